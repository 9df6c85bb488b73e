/** Which articles came and went between two states of an archive, by their prints. */
import type { PrintsReader, ReuseState, Segment } from '../store/store.js'

export type OldSegment = { state: ReuseState[number]; prints: PrintsReader }
export type NewSegment = { segment: Segment; prints: PrintsReader }

/** By segment, the articles that came or went. An article that only moved to another segment did neither. */
export function changesOf(
  olds: readonly OldSegment[],
  news: readonly NewSegment[],
): { added: number[][]; gone: number[][] } {
  const deleted = olds.map(({ state }) => new Set(state.deletedIssues))
  const oldOf = (name: string) => olds.findIndex(({ state }) => state.name === name)
  const wasLive = (o: number, article: number) => o >= 0 && !deleted[o]!.has(olds[o]!.prints.issues[article]!)
  const came = news.map(({ segment, prints }) => {
    const o = oldOf(segment.mark.name)
    return articlesOf(prints, (a) => segment.isLive(a) && !wasLive(o, a))
  })
  const went = olds.map(({ state, prints }, o) => {
    const now = news.find(({ segment }) => segment.mark.name === state.name)
    return articlesOf(prints, (a) => wasLive(o, a) && !now?.segment.isLive(a))
  })
  const keysOf = (lists: number[][], of: readonly { prints: PrintsReader }[]) =>
    new Set(lists.flatMap((own, i) => own.map((a) => of[i]!.prints.keys[a]!)))
  const cameKeys = keysOf(came, news)
  const wentKeys = keysOf(went, olds)
  return {
    added: came.map((own, s) => own.filter((a) => !wentKeys.has(news[s]!.prints.keys[a]!))),
    gone: went.map((own, o) => own.filter((a) => !cameKeys.has(olds[o]!.prints.keys[a]!))),
  }
}

function articlesOf({ keys }: PrintsReader, isMeant: (article: number) => boolean): number[] {
  const articles: number[] = []
  for (let a = 0; a < keys.length; a++) if (isMeant(a)) articles.push(a)
  return articles
}
