/**
 * How an engine on OpenSearch is opened.
 */
export type ClusterOptions = {
  /** Addresses of its nodes, as many as are known. */
  urls: readonly string[]
  /** What the names of all its indices begin with: lower case. */
  prefix: string
  user?: string | undefined
  password?: string | undefined
  /** File with the certificates that nodes are signed by, where the system does not know them. */
  ca?: string | undefined
  /** Shards of an index of articles that is made new. Default 1. */
  shards?: number | undefined
  /** Copies of each shard beside the first. Default 1. */
  replicas?: number | undefined
  /** Whether another process publishes, and this one only reads. */
  isReader?: boolean | undefined
}
