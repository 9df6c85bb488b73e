/**
 * Removals: which issues leave the archive, which removals are held back as likely
 * accidents, and which ids the ledger records as gone.
 */
import { fieldTexts, foldText } from '../analysis/analysis.js'
import { systemWords } from '../messages.js'
import type { Article, Refusal } from '../model.js'
import type { CatalogSource } from '../store/store.js'
import type { Identities } from './identity.js'
import { LEDGER, type Ledger } from './ledger.js'
import type { UpdatePlan } from './plan.js'
import type { ReadResult, TellChange } from './read.js'
import type { IssueMark, OldIssue } from './sources.js'

/** Removals are held if they are at least HELD_ISSUES issues and more than HELD_SHARE of the archive's issues. */
const HELD_ISSUES = 2
const HELD_SHARE = 1 / 5

/**
 * Puts removals that look like an accident back into the plan.
 *
 * @returns the files whose removal is held, and how many issues are removed
 */
export function holdRemovals(
  plan: UpdatePlan,
  reading: ReadResult,
  identities: Identities,
  allow: boolean,
  name: TellChange,
): { held: string[]; removed: number } {
  const { olds } = identities
  const isLost = lostOf(plan, reading, identities)
  const ofGone = (source: CatalogSource) => olds.marksOf(source).filter(isLost)
  const lost = plan.gone.filter((source) => ofGone(source).length > 0)
  const vanished = (source: CatalogSource) => reading.vanished.get(source.file)?.filter(isLost) ?? []
  const shrunk = reading.sources.filter((source) => vanished(source).length > 0)
  const removed = [...lost.map(ofGone), ...shrunk.map(vanished)].reduce((sum, { length }) => sum + length, 0)
  const isMishap = removed >= HELD_ISSUES && removed > (olds.old?.issues ?? 0) * HELD_SHARE
  if (!isMishap || allow) {
    for (const { file } of [...lost, ...shrunk])
      name({ what: 'removed', file, id: null, articles: 0, doubts: 0 })
    return { held: [], removed }
  }
  for (const source of lost) {
    const marks = ofGone(source)
    plan.keep.push({ ...source, issues: marks.length, marks })
  }
  for (const source of shrunk) {
    // Without stamp and checksum, every update reads the file again until the removal is allowed or undone.
    const marks = [...source.marks, ...vanished(source)]
    Object.assign(source, { stamp: '', sha256: '', issues: marks.length, marks })
  }
  return { held: [...lost, ...shrunk].map((source) => source.file).sort(), removed: 0 }
}

/** A test whether an issue that left its file is lost: no other source has its id, its bytes or one of its articles. */
function lostOf(
  plan: UpdatePlan,
  reading: ReadResult,
  identities: Identities,
): (issue: IssueMark) => boolean {
  if (plan.gone.length === 0 && reading.vanished.size === 0) return () => false
  const ids = new Set<string>()
  const sums = new Set<string>()
  const add = ({ id, sha256 }: IssueMark) => {
    ids.add(id)
    sums.add(sha256)
  }
  for (const { marks } of reading.sources) marks.forEach(add)
  const touched = new Set([...plan.gone, ...reading.sources].map(({ file }) => file))
  for (const issue of identities.olds.beside(touched)) add(issue)
  return ({ id, sha256 }) =>
    !identities.claimed.has(id) &&
    !ids.has(id) &&
    !sums.has(sha256) &&
    !identities.idsOf(id).some((own) => reading.articleIds.has(own))
}

/**
 * Ids of the articles that are gone. Those that were withheld are left out: whoever asks what went must not learn of them.
 *
 * @param deleted issues that are removed or rewritten
 * @param hidden  lines that withhold
 */
export function goneArticles(
  deleted: readonly OldIssue[],
  { articleIds }: ReadResult,
  hidden: readonly string[],
): string[] {
  const strings = hidden.map(foldText).filter((string) => string !== '')
  return deleted.flatMap(({ segment, issue }) => {
    const { ids, firstArticles } = segment.docValues
    const gone: string[] = []
    for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) {
      const id = ids.at(a)
      if (articleIds.has(id) || hidden.includes(id)) continue
      const text = strings.length > 0 ? textOf(segment.articleRecord(a) as Article) : ''
      if (!strings.some((string) => text.includes(string))) gone.push(id)
    }
    return gone
  })
}

const textOf = (article: Article): string =>
  foldText(
    fieldTexts(article)
      .map(({ text }) => text)
      .join('\n'),
  )

/**
 * Writes the ledger, with the articles that are gone now. Must run before the update is published.
 *
 * @param deleted issues that are removed or rewritten
 * @returns a refusal if the ledger may not be written: the update goes on, but a rebuild would give other ids
 */
export function recordRemovals(
  ledger: Ledger,
  deleted: readonly OldIssue[],
  { articleIds }: ReadResult,
): Refusal | undefined {
  for (const { segment, issue } of deleted) {
    const { ids, firstArticles } = segment.docValues
    for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++) {
      if (!articleIds.has(ids.at(a))) ledger.remove(ids.at(a))
    }
  }
  try {
    ledger.save()
    return undefined
  } catch (error) {
    // A full or failing disk ends the update before it publishes; the next one tries again.
    if (!/^(EACCES|EPERM|EROFS)$/.test(causeOf(error))) throw error
    const reason = `文章编号簿写不进去：${systemWords((error as Error).message)}；重建索引后，改动过的文章会换编号`
    return { file: LEDGER, line: null, code: 'UNWRITABLE', reason }
  }
}

/** Code of the file system's error, whether it is the cause of a JiebaoError or plain. */
function causeOf(error: unknown): string {
  const { cause = error } = error as Error
  return (cause as NodeJS.ErrnoException).code ?? ''
}
