/**
 * Reasons that a cluster gives, with the code and the English words of each: a part of the closed list of reasons.ts.
 */

import type { ErrorCode } from './codes.js'

/** The cluster's own words. */
type Told = { why: string }

export const CLUSTER_REASONS = {
  'cluster-silent': [
    'CLUSTER_UNAVAILABLE',
    (urls, { why }: Told) =>
      `Cannot reach the OpenSearch cluster at ${urls}: ${why}. See whether its nodes run and are connected`,
  ],
  'cluster-untrusted': [
    'CLUSTER_REFUSED',
    (urls, { why }: Told) =>
      `Cannot trust the OpenSearch cluster at ${urls}: ${why}. Renew its certificate, or name the file of its authority in JIEBAO_OPENSEARCH_CA`,
  ],
  'cluster-full': [
    'DISK_FULL',
    (urls, { why }: Told) =>
      `Cannot write to the OpenSearch cluster at ${urls}: a disk is full (${why}). Free space or add a node; searches are answered meanwhile`,
  ],
  'cluster-partial': [
    'CLUSTER_UNAVAILABLE',
    (of, { why }: Told) =>
      `Cannot answer from ${of}: a part of the cluster did not answer (${why}). Ask again once the cluster is green`,
  ],
  'cluster-busy': [
    'BUSY',
    (urls, { why }: Told) => `Cannot ask the OpenSearch cluster at ${urls} now: it is busy (${why})`,
  ],
  'cluster-forbidden': [
    'CLUSTER_REFUSED',
    (urls, { why }: Told) =>
      `Cannot use the OpenSearch cluster at ${urls}: ${why}. Give a user and a password with rights to the prefix`,
  ],
  'cluster-refused': [
    'CLUSTER_REFUSED',
    (urls, { why }: Told) => `Cannot use the OpenSearch cluster at ${urls}: it answers ${why}`,
  ],
  'cluster-version': [
    'CLUSTER_REFUSED',
    (version, { known }: { known: number }) =>
      `Cannot use OpenSearch ${version}: this program needs OpenSearch ${known}`,
  ],
  'cluster-library': [
    'CLUSTER_REFUSED',
    (name) => `Cannot use OpenSearch: the optional package ${name} is not installed. Run "npm install"`,
  ],
  'cluster-mapping': [
    'INDEX_VERSION',
    (index, { known }: { known: number }) =>
      `Cannot use ${index}: it is of another version than ${known}, which this program reads. Rebuild with "jiebao index --fresh"`,
  ],
  'cluster-incomplete': [
    'CLUSTER_REFUSED',
    (index, { why }: Told) =>
      `Cannot publish ${index}: ${why}. What was served before is served on; update again`,
  ],
  'cluster-locked': [
    'INDEX_LOCKED',
    (owner, { seconds }: { seconds: number }) =>
      `Cannot write to the cluster: ${owner} is writing. Try again; a writer that is gone holds it for ${seconds} s at most`,
  ],
  'reads-only': [
    'READ_ONLY',
    (what) =>
      `Cannot do "${what}" here: this server only reads from the cluster. Ask the one that publishes to it`,
  ],
  'engine-unknown': [
    'USAGE',
    (name) => `Cannot open the engine ${name}: set JIEBAO_ENGINE to local or opensearch`,
  ],
  'cluster-setting': ['USAGE', (name, { rule }: { rule: string }) => `Cannot read ${name}: ${rule}`],
} as const satisfies Record<string, readonly [ErrorCode, (value: string, facts: never) => string]>
