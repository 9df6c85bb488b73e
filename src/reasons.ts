/**
 * Reasons: why something is refused, with the code and the English words of each.
 *
 * A closed list. errors.ts throws them; messages.ts has the Chinese words, and does
 * not compile while one is missing. English is for programs, the API and logs.
 */

import { CLUSTER_REASONS } from './cluster-reasons.js'
import { type ErrorCode, METADATA_RULES, type MetadataRule } from './codes.js'
import { COMMAND_REASONS } from './command-reasons.js'
import { OTHER_KINDS, type OtherKind } from './other-kinds.js'

export type { ErrorCode, MetadataRule } from './codes.js'

/** Longest query, in code points. */
export const LONGEST_QUERY = 4096

const FRESH = 'Rebuild with "jiebao index --fresh"'
/** Whether a file of the index tells of text reuse alone. */
export const isOfReuse = (file: string) => /\.(?:pairs|prints)$/.test(file)
const UTF8 = 'send UTF-8'

/** What may not be there. */
export type Thing = 'article' | 'issue' | 'job' | 'file' | 'sheet'

/** A file that the system would not open, and its words for it: `EACCES: permission denied`. */
type System = { why: string }
type Most = { most: number }

/** Each reason: its code, and how value and facts are told in English. */
export const REASONS = {
  // ---- what a reader or a programmer asked for
  'query-too-long': [
    'QUERY_TOO_LONG',
    (_value, { points }: { points: number }) =>
      `Cannot search for ${points} characters: a query has at most ${LONGEST_QUERY}`,
  ],
  'query-not-text': [
    'BAD_ENCODING',
    (name) => `Cannot read ${name}: it holds U+FFFD, which stands for bytes that were no text; ${UTF8}`,
  ],
  'encoding-broken': [
    'BAD_ENCODING',
    (_value, { place }: { place: string }) => `Cannot read ${place}: its percent-encoding must be UTF-8`,
  ],
  'not-http': ['BAD_ENCODING', () => 'Cannot read the request: it is not HTTP/1.1'],
  'choice-unknown': [
    'BAD_PARAMETER',
    (value, { known }: { known: string }) => `Cannot take ${value}: write ${known}`,
  ],
  'parameter-unreadable': [
    'BAD_PARAMETER',
    (value, { rule }: { name: string; rule: string }) => `Cannot read ${value || 'the request'}: ${rule}`,
  ],
  'parameter-unknown': [
    'BAD_PARAMETER',
    (name, { known }: { known: string }) =>
      `Cannot read the unknown parameter ${name}: this path takes ${known}`,
  ],
  'parameter-repeated': [
    'BAD_PARAMETER',
    (name, { times }: { times: number }) => `Cannot read ${name} given ${times} times: send it once`,
  ],
  'parameters-too-many': [
    'BAD_PARAMETER',
    (_value, { most }: Most) => `Cannot read more than ${most} parameters in one request`,
  ],
  'span-reversed': [
    'BAD_PARAMETER',
    (_value, { from, to }: { from: string; to: string }) =>
      `Cannot search from ${from} to ${to}: from is after to; swap them`,
  ],
  'page-with-cursor': ['BAD_PARAMETER', () => 'Cannot read page together with cursor: send one of them'],
  'page-too-deep': [
    'BAD_PARAMETER',
    (page, { deepest }: { deepest: number }) =>
      `Cannot show page ${page}: pages go to hit ${deepest}. Go on with "cursor", or narrow the query`,
  ],
  'cursor-unreadable': [
    'BAD_PARAMETER',
    () => 'This is no cursor. Use "nextCursor" as it was given, with the same parameters',
  ],
  'cursor-foreign': [
    'BAD_PARAMETER',
    () => 'This cursor belongs to another query. Use "nextCursor" as it was given, with the same parameters',
  ],
  'cursor-outlived': [
    'GONE',
    () => 'Cannot continue from this cursor: the index has changed since. Search again',
  ],
  'host-missing': ['BAD_PARAMETER', () => 'Cannot read a request without Host'],
  'body-unreadable': [
    'BAD_PARAMETER',
    () => 'Cannot read the body: send JSON in UTF-8 as application/json, or no body',
  ],
  'body-form': [
    'BAD_PARAMETER',
    () =>
      'Cannot read a multipart form: send the file itself as the body, as "curl --data-binary @FILE" does',
  ],
  'form-unreadable': ['BAD_PARAMETER', () => 'Cannot read the form: send multipart/form-data'],
  'manuscript-long': ['TOO_LARGE', (_, { most }: { most: number }) => `Cannot check over ${most} characters`],
  'body-too-large': ['TOO_LARGE', (_, { most }: { most: string }) => `The body is too large: over ${most}`],
  'head-too-large': [
    'TOO_LARGE',
    (_value, { most }: Most) => `Cannot read a request line and headers over ${most} KiB: send less`,
  ],
  'thing-unknown': ['NOT_FOUND', (id, { what }: { what: Thing }) => `There is no ${what} ${id}`],
  'route-unknown': [
    'NOT_FOUND',
    () => 'There is nothing under this path: the routes are listed in docs/api.md',
  ],
  'article-removed': ['GONE', (id) => `Cannot show article ${id}: it was removed from the archive`],
  'token-missing': [
    'UNAUTHORIZED',
    () => 'Cannot write without the token: send "Authorization: Bearer TOKEN", the token that serve printed',
  ],
  'site-foreign': [
    'FORBIDDEN',
    (site) =>
      `Cannot write for the site ${site}: only the archive's own page and address may. If this is its address, name it in JIEBAO_URL`,
  ],
  'method-wrong': [
    'METHOD_NOT_ALLOWED',
    (method, { path, allow }: { path: string; allow: string }) =>
      `Cannot ${method} ${path}: it takes ${allow}`,
  ],
  'method-connect': ['METHOD_NOT_ALLOWED', () => 'Cannot CONNECT: this is no proxy'],
  'too-many-a-minute': [
    'RATE_LIMITED',
    (_value, { most, what }: { most: number; what: string }) =>
      `Cannot take more than ${most} ${what} a minute: wait a minute and send it again`,
  ],
  'too-many-at-once': [
    'RATE_LIMITED',
    (_value, { most, what }: { most: number; what: string }) =>
      `Cannot run more than ${most} ${what} at once: send it again when one is done`,
  ],
  'zip-too-long': ['BAD_PARAMETER', (_, { most }: Most) => `Cannot zip over ${most} articles: ask for less`],
  'export-without-text': [
    'BAD_PARAMETER',
    (format, { known }: { known: string }) => `Cannot write whole texts as ${format}: ask for ${known}`,
  ],
  'answer-late': [
    'TIMEOUT',
    (_value, { ms }: { ms: number }) => `Cannot answer within ${ms / 1000} s: ask for less, or again later`,
  ],
  'request-late': ['TIMEOUT', () => 'Cannot wait longer for the request: send it at once'],
  'waited-too-long': [
    'BUSY',
    (_value, { seconds }: { seconds: number }) =>
      `Cannot search now: the archive was busy for ${seconds} s; ask again in a few seconds`,
  ],
  'too-many-waiting': [
    'BUSY',
    (_value, { most }: Most) =>
      `Cannot search now: ${most} searches wait already; ask again in a few seconds`,
  ],
  'share-used': [
    'BUSY',
    (_value, { most }: Most) =>
      `Cannot search now: ${most} of your searches wait already; ask again when some are answered`,
  ],
  'search-ended': [
    'BUSY',
    () => 'Cannot finish this search: the thread that searched has ended twice; ask for less, or again later',
  ],
  'search-out-of-memory': [
    'BUSY',
    () =>
      'Cannot finish this search: it needs more memory than a thread may take; ask for less, or give the process more',
  ],
  'asker-gone': ['CANCELLED', () => 'Cannot answer: nobody waits for the answer'],
  // ---- what the keeper put in the folder
  'folder-unreadable': [
    'SEEDS_UNREADABLE',
    (folder, { why }: System) =>
      `Cannot read the folder of sources ${folder}: ${why}. Name another with --seeds DIR`,
  ],
  'keeper-file-unreadable': [
    'SEEDS_UNREADABLE',
    (path, { why }: System) => `Cannot read ${path}: ${why}. Make it readable`,
  ],
  'ledger-unreadable': [
    'SEEDS_UNREADABLE',
    (path, { why }: System) =>
      `Cannot read the ledger of ids ${path}: ${why}. Give this program the right to read it`,
  ],
  'incoming-name': [
    'BAD_PARAMETER',
    (file) =>
      `Cannot take a file named "${file}": write letters, digits and -_. with no folder, at most 100 characters`,
  ],
  'incoming-there': [
    'DUPLICATE_ISSUE',
    (file, { isWaiting }: { isWaiting: boolean }) =>
      `Cannot take ${file}: a ${isWaiting ? 'waiting file' : 'source'} has that name. Send it under another`,
  ],
  'keeper-file-unwritable': [
    'SEEDS_UNWRITABLE',
    (path, { why }: System) => `Cannot write ${path}: ${why}. Give this program the right to write it`,
  ],
  'source-unreadable': ['BAD_ISSUE', (file, { why }: System) => `Cannot read ${file}: ${why}`],
  'source-empty': ['BAD_ISSUE', (file) => `Cannot read ${file}: it is empty. Put text in, or remove it`],
  'source-blank': ['BAD_ISSUE', (file) => `Cannot read ${file}: it is blank. Put text in, or remove it`],
  'source-without-text': ['BAD_ISSUE', (file) => `Cannot read ${file}: no text follows its metadata`],
  'source-binary': ['BAD_ISSUE', (file) => `Cannot read ${file}: it is no text. Save it as UTF-8 text`],
  'mets-of-others': [
    'BAD_ISSUE',
    (file, { beside, count }: { beside: string; count: number }) =>
      `Cannot read ${file}: it names none of the ${count} XML files beside it, such as ${beside}, and they are left out with it. Correct the names in it, or move it away so that each is read by itself`,
  ],
  'source-mismarked': [
    'BAD_ISSUE',
    (file, { mark }: { mark: string }) =>
      `Cannot read ${file}: its bytes are not what its ${mark} mark says. Save it as UTF-8`,
  ],
  'source-broke': [
    'BAD_ISSUE',
    (file, { why }: { why: string }) =>
      `Cannot read ${file}: the program failed on it (${why}). Move it away, and report it`,
  ],
  'source-encoding': [
    'BAD_ISSUE',
    (file) => `Cannot read ${file}: it is not UTF-8, UTF-16, GB18030, Big5 or Shift-JIS. Save it as UTF-8`,
  ],
  'source-of-other-kind': [
    'BAD_ISSUE',
    (file, { kind }: { kind: OtherKind }) => `Cannot read ${file}: ${OTHER_KINDS[kind].english}`,
  ],
  'source-without-lines': [
    'BAD_ISSUE',
    (file) =>
      `Cannot read ${file}: no line is an article. Give each a text; in .jsonl, write one JSON object a line`,
  ],
  'source-too-large': [
    'TOO_LARGE',
    (file, { megabytes, most }: { megabytes: number; most: number }) =>
      `Cannot read ${file}: it has ${megabytes.toFixed(1)} MB, over ${most} MB. Split it by issue, or use .jsonl`,
  ],
  'sidecar-too-large': ['BAD_METADATA', (file) => `Cannot read the .meta.json of ${file}: it is over 1 MB`],
  'source-too-slow': [
    'TOO_LARGE',
    (file, { seconds }: { seconds: number }) =>
      `Cannot read ${file}: it takes over ${seconds} s. Look for long runs of one sign, and split it by issue`,
  ],
  'source-out-of-memory': [
    'TOO_LARGE',
    (file) => `Cannot read ${file}: it needs more memory than one file may take. Split it by issue`,
  ],
  'front-matter-broken': [
    'BAD_METADATA',
    (file) =>
      `Cannot read the YAML at the head of ${file}: correct it, or remove what stands between the ---`,
  ],
  'sidecar-unreadable': ['BAD_METADATA', (file) => `Cannot open the .meta.json of ${file}: make it readable`],
  'sidecar-broken': [
    'BAD_METADATA',
    (file) => `Cannot read the .meta.json of ${file}: it is no UTF-8 JSON. Correct or remove it`,
  ],
  'metadata-no-object': [
    'BAD_METADATA',
    (file) => `Cannot read the metadata of ${file}: write an object, as {"publication": "某县报"}`,
  ],
  'metadata-wrong': [
    'BAD_METADATA',
    (value, { file, key, rule }: { file: string; key: string; rule: MetadataRule }) =>
      `Cannot read ${key} in the metadata of ${file}: ${METADATA_RULES[rule]}, not ${value}`,
  ],
  'rows-broken': [
    'BAD_METADATA',
    (path, { line, needs }: { line: number; needs: string }) =>
      `Cannot read line ${line} of ${path}: ${needs}`,
  ],
  // ---- the index
  'no-index': [
    'NO_INDEX',
    (index) => `Cannot search${index && ` ${index}`}: nothing was indexed yet. Run "jiebao index" first`,
  ],
  'format-other': [
    'INDEX_VERSION',
    (format, { known }: { known: number }) =>
      `Cannot open the index: it is format ${format}, this program reads ${known}. ${FRESH}`,
  ],
  'analysis-other': [
    'INDEX_VERSION',
    (version, { known }: { known: number }) =>
      `Cannot use the index: its terms are of version ${version}, this program makes ${known}. ${FRESH}`,
  ],
  'index-damaged': [
    'INDEX_CORRUPT',
    (file, { what }: { what: string; page: number | null }) =>
      `Cannot read ${file}: ${what}. ${isOfReuse(file) ? 'Compare anew with "jiebao reuse"; all else is untouched' : `${FRESH}; the sources are untouched`}`,
  ],
  'index-behind': [
    'INDEX_CORRUPT',
    (file) =>
      `The index does not hold what ${file} says now: run "jiebao index", and if it still does not, "jiebao index --fresh"`,
  ],
  'index-locked': [
    'INDEX_LOCKED',
    (path, { pid, host, isFar }: { pid: number | null; host: string; isFar: boolean }) => {
      const who = pid === null ? 'one process after another' : `process ${pid} on ${host}`
      const far = isFar ? `. If it is gone for good, remove ${path}` : ''
      return `Cannot write the index: ${who} is writing it. Wait until that update ends, then try again${far}`
    },
  ],
  ...CLUSTER_REASONS,
  'disk-full': [
    'DISK_FULL',
    (file) => `Cannot write ${file}: the disk is full. Free some space and run the update again`,
  ],
  'disk-failed': [
    'DISK_UNUSABLE',
    (file) =>
      `Cannot write ${file}: the disk failed. What was indexed before is untouched; check the disk, then run the update again`,
  ],
  'file-unusable': ['DISK_UNUSABLE', (file, { why }: System) => `Cannot use ${file}: ${why}`],
  ...COMMAND_REASONS,
  closed: ['CLOSED', () => 'Cannot answer: the archive was closed'],
  // ---- ours
  'update-ended': [
    'INTERNAL',
    (how, { isSecond }: { isSecond: boolean }) =>
      `Cannot finish the update: its ${isSecond ? 'second ' : ''}process ended (${/^\d+$/.test(how) ? `status ${how}` : how}). The last generation is untouched; try again`,
  ],
  'update-not-started': ['INTERNAL', (_value, { why }: System) => `Cannot start the update: ${why}`],
  'update-without-summary': ['INTERNAL', () => 'Cannot finish the update: its process gave no summary'],
  'memory-too-small': [
    'INTERNAL',
    (articles, { haveMb, needMb }: { haveMb: number; needMb: number }) =>
      `Cannot serve ${articles} articles in ${haveMb} MB of memory: give the process ${needMb} MB at least`,
  ],
  'update-out-of-memory': [
    'INTERNAL',
    (signal, { heapMb, isSecond }: { heapMb: number; isSecond: boolean }) =>
      `Cannot finish the update: its ${isSecond ? 'second ' : ''}process ran out of memory (${signal}, ${heapMb} MB of heap at most). The last generation is untouched; give the process more memory, or fewer sources at once`,
  ],
  'threads-not-started': ['INTERNAL', (_value, { why }: System) => `Cannot start the search threads: ${why}`],
  'request-broke': [
    'INTERNAL',
    () => 'The archive failed on this request: its log holds the place under the request id',
  ],
  broken: ['INTERNAL', (_value, { why }: { why: string }) => why],
} as const satisfies Record<string, readonly [code: ErrorCode, says: (value: string, facts: never) => string]>
