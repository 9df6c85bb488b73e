/**
 * Removals: what goes out of the archive, what is held back as a likely mishap,
 * and which ids are gone for good.
 */
import type { Refusal } from '../model.js'
import type { CatalogSource, Generation } from '../store/store.js'
import type { Identities } from './identity.js'
import { LEDGER, type Ledger } from './ledger.js'
import type { Plan } from './plan.js'
import type { Reading } from './read.js'

/** Removals of at least this many issues are held when they are over this share of the archive. */
const HELD_ISSUES = 2
const HELD_SHARE = 1 / 5

/**
 * Puts removals that look like a mishap back into the plan.
 *
 * @returns the files whose removal is held, and how many issues are removed
 */
export function holdRemovals(
  plan: Plan,
  reading: Reading,
  identities: Identities,
  allow: boolean,
): { held: string[]; removed: number } {
  const isLost = lostOf(plan, reading, identities)
  const lost = plan.gone.filter((source) => source.issues.some(isLost))
  const vanished = (source: CatalogSource) => reading.vanished.get(source.file)?.filter(isLost) ?? []
  const shrunk = reading.sources.filter((source) => vanished(source).length > 0)
  const lostIssues = [...lost.flatMap((source) => source.issues.filter(isLost)), ...shrunk.flatMap(vanished)]
  const removed = lostIssues.length
  const isMishap = removed >= HELD_ISSUES && removed > (identities.old?.issues ?? 0) * HELD_SHARE
  if (!isMishap || allow) return { held: [], removed }
  for (const source of lost) plan.keep.push({ ...source, issues: source.issues.filter(isLost) })
  for (const source of shrunk) {
    source.issues.push(...vanished(source))
    // Read again by every update until the removal is allowed or taken back.
    Object.assign(source, { stamp: '', sha256: '' })
  }
  return { held: [...lost, ...shrunk].map((source) => source.file).sort(), removed: 0 }
}

type IssueMark = CatalogSource['issues'][number]

/** Tells whether an issue that left its file is in no other: not by its id, its bytes or its articles. */
function lostOf(plan: Plan, reading: Reading, identities: Identities): (issue: IssueMark) => boolean {
  const issues = [...plan.keep, ...reading.sources].flatMap((source) => source.issues)
  const ids = new Set(issues.map(({ id }) => id))
  const sums = new Set(issues.map(({ sha256 }) => sha256))
  return ({ id, sha256 }) =>
    !identities.claimed.has(id) &&
    !ids.has(id) &&
    !sums.has(sha256) &&
    !identities.idsOf(id).some((own) => reading.articleIds.has(own))
}

/**
 * Writes into the ledger which articles are gone, with all else that it
 * learned, before anything is published.
 *
 * @returns why it may not be written, if so: the update goes on, but a rebuild would give other ids
 */
export function recordRemovals(
  ledger: Ledger,
  sources: readonly CatalogSource[],
  { written, articleIds }: Reading,
  old: Generation | undefined,
): Refusal | undefined {
  const kept = new Set(sources.flatMap((source) => source.issues.map(({ id }) => id)))
  for (const { mark, values } of old?.segments ?? []) {
    const deleted = new Set(mark.deletedIssues)
    for (const [issue, id] of values.issueIds.entries()) {
      if (deleted.has(issue) || (kept.has(id) && !written.has(id))) continue
      for (let a = values.firstArticles[issue]!; a < values.firstArticles[issue + 1]!; a++) {
        if (!articleIds.has(values.ids[a]!)) ledger.remove(values.ids[a]!)
      }
    }
  }
  try {
    ledger.save()
    return undefined
  } catch (error) {
    // A disk that is full or failing is no lasting state: nothing is published, and the next update tries again.
    if (!/^(EACCES|EPERM|EROFS)$/.test(causeOf(error))) throw error
    const reason = `文章编号簿写不进去：${(error as Error).message}；重建索引后，改动过的文章会换编号`
    return { file: LEDGER, line: null, code: 'UNWRITABLE', reason }
  }
}

/** What the disk said, under our own words or plain. */
function causeOf(error: unknown): string {
  const { cause = error } = error as Error
  return (cause as NodeJS.ErrnoException).code ?? ''
}
