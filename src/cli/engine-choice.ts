/**
 * Which engine the environment asks for: this machine, or a cluster.
 */
import type { ClusterOptions, EngineChoice, LocalOptions } from '../engine/engine.js'
import { JiebaoError } from '../errors.js'

const URLS = 'JIEBAO_OPENSEARCH_URL'
const PREFIX = 'JIEBAO_OPENSEARCH_PREFIX'
const ROLE = 'JIEBAO_OPENSEARCH_ROLE'

/** @throws {JiebaoError} USAGE */
export function engineChoice(options: LocalOptions): EngineChoice {
  const kind = process.env.JIEBAO_ENGINE || 'local'
  if (kind === 'local') return { kind, ...options }
  if (kind === 'opensearch') return { kind, ...options, cluster: clusterOptions() }
  throw new JiebaoError('engine-unknown', kind, {})
}

function clusterOptions(): ClusterOptions {
  const urls = (process.env[URLS] ?? '').split(/[\s,]+/).filter(Boolean)
  const isAddress = (url: string) => URL.canParse(url) && /^https?:$/.test(new URL(url).protocol)
  if (urls.length === 0 || !urls.every(isAddress))
    throw new JiebaoError('cluster-setting', URLS, {
      rule: 'write the address of a node, or of several with commas between',
    })
  const prefix = process.env[PREFIX] || 'jiebao'
  if (!/^[a-z][a-z0-9-]{0,99}$/.test(prefix))
    throw new JiebaoError('cluster-setting', PREFIX, { rule: 'write small letters, digits and hyphens' })
  const role = process.env[ROLE] || 'writer'
  if (role !== 'writer' && role !== 'reader')
    throw new JiebaoError('cluster-setting', ROLE, { rule: 'write writer or reader' })
  const { JIEBAO_OPENSEARCH_USER: user, JIEBAO_OPENSEARCH_PASSWORD: password } = process.env
  return {
    isReader: role === 'reader',
    urls,
    prefix,
    user,
    password,
    ca: process.env.JIEBAO_OPENSEARCH_CA,
    shards: wholeNumber('JIEBAO_OPENSEARCH_SHARDS', 1, 1000),
    replicas: wholeNumber('JIEBAO_OPENSEARCH_REPLICAS', 0, 9),
  }
}

function wholeNumber(name: string, least: number, most: number): number | undefined {
  const text = process.env[name]
  if (text === undefined || text === '') return undefined
  const number = Number(text)
  if (/^\d{1,4}$/.test(text) && number >= least && number <= most) return number
  throw new JiebaoError('cluster-setting', name, { rule: `write a whole number from ${least} to ${most}` })
}
