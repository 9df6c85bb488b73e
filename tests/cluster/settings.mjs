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

/**
 * Of the tests' nodes alone: many small indices come back at once, and a copy whose making was cut off by a node that
 * ended is begun anew after half a minute, not after a quarter of an hour.
 *
 * @type {Record<string, string | number | boolean>}
 */
export const TEST_SETTINGS = {
  'cluster.routing.allocation.node_concurrent_recoveries': 20,
  'cluster.routing.allocation.node_initial_primaries_recoveries': 20,
  'indices.recovery.internal_action_timeout': '30s',
  'indices.recovery.internal_action_long_timeout': '30s',
  'indices.recovery.recovery_activity_timeout': '30s',
  // A developer's disk is often fuller than a server's may be.
  'cluster.routing.allocation.disk.threshold_enabled': false,
}

const POM = readFileSync(new URL('node/pom.xml', import.meta.url), 'utf8')

/** Of the jars. */
export const OPENSEARCH = /** @type {string} */ (/<opensearch>([\d.]+)</.exec(POM)?.[1])
