/** Words and names of an archive, for the examples of the help. */
import type { Engine, IssueRow } from '../model.js'
import { SAMPLES, type Samples } from './help.js'

/** A run of Han characters long enough for an example, and short enough to be read at a glance. */
const PHRASE = /\p{Script=Han}{4,6}/u

/** @param newest the newest issue of a known date; undefined if there is none */
export async function samplesOf(engine: Engine, newest: IssueRow | undefined): Promise<Samples> {
  const [{ facetDistribution }, issue] = await Promise.all([
    engine.search({ q: '', hitsPerPage: 1 }),
    newest && engine.issue(newest.id, 1, 20),
  ])
  const most = (facet: string) =>
    Object.keys(facetDistribution[facet] ?? {}).find((name) => /^[\p{L}\p{N}]+$/u.test(name))
  const first = issue?.articles.find(
    ({ kind, headline }) => kind === 'article' && PHRASE.test(headline ?? ''),
  )
  const phrase = PHRASE.exec(first?.headline ?? '')?.[0]
  const shared = first
    ? ((await engine.similar(first.id, 5))?.similar ?? []).flatMap((one) => one.shared)
    : []
  const words = [...new Set(shared)].filter((word) => /^\p{Script=Han}{2,4}$/u.test(word))
  const page = issue?.articles.find((one) => one.page !== null)?.page ?? undefined
  return {
    ...SAMPLES,
    ...given({
      word: words[0],
      other: words.find((word) => !word.includes(words[0]!) && !words[0]!.includes(word)),
      phrase,
      section: most('section'),
      reporter: most('reporter'),
      publication: most('publication'),
      month: newest?.date.from?.slice(0, 7),
      page,
    }),
  }
}

/** What is known of it. */
const given = (of: { [name in keyof Samples]: string | undefined }): Partial<Samples> =>
  Object.fromEntries(Object.entries(of).filter(([, value]) => value !== undefined))
