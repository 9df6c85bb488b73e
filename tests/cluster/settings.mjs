/**
 * Settings of every node, and the version: the tests start nodes with them, and docs/opensearch.compose.yaml names the same.
 */
import { readFileSync } from 'node:fs'

/** @type {Record<string, string | number | boolean>} */
export const NODE_SETTINGS = {
  'action.auto_create_index': false,
  // A hung node is dropped after nine seconds, not after half a minute.
  'cluster.fault_detection.follower_check.timeout': '2s',
  'cluster.fault_detection.leader_check.timeout': '2s',
}

const POM = readFileSync(new URL('node/pom.xml', import.meta.url), 'utf8')

/** Of the jars. */
export const OPENSEARCH = /** @type {string} */ (/<opensearch>([\d.]+)</.exec(POM)?.[1])
