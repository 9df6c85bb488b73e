/** Legibility by counting every pair of every article. */
import { articleStream, foldText, isDictionaryPair, pairsIn } from '../../src/analysis/analysis.js'
import type { LegibilityAnswer, LegibilityAsked, LegibilityRow } from '../../src/model.js'
import type { Read } from '../search/archive.js'

const thousandth = (share: number) => Math.round(share * 1000) / 1000

export function plainLegibility(held: readonly Read[], asked: LegibilityAsked): LegibilityAnswer {
  const { page, hitsPerPage, sort = 'share', id: ids } = asked
  const articlesOf = new Map<number, number>()
  let characters = 0
  for (const { article } of held) {
    const { codes, texts } = articleStream(article)
    characters += codes.length
    const own = new Set(texts.flatMap((text) => [...pairsIn(text)]))
    for (const pair of own) articlesOf.set(pair, (articlesOf.get(pair) ?? 0) + 1)
  }
  const isUnknown = (pair: number) => articlesOf.get(pair) === 1 && !isDictionaryPair(pair)
  const unknown = [...articlesOf.keys()].filter(isUnknown).length
  const rare = unknown / Math.max(1, characters)
  const below = thousandth(asked.below ?? Math.max(0, 1 - 2 * rare - 0.15))
  const rows = held.map(({ article, issue }): LegibilityRow & { day: string } => {
    const { unsure = [] } = article
    const paragraphs = article.paragraphs.flatMap(({ at, line }, i) => {
      const text = article.body.slice(at, article.paragraphs[i + 1]?.at).trimEnd()
      const pairs = [...pairsIn(foldText(text))]
      const isUnsure = (unit: number) => unsure.some(([from, to]) => from <= unit && unit < to)
      const doubted = text.split('').filter((_, unit) => isUnsure(at + unit)).length
      const odd = unsure.length > 0 ? doubted / text.length : pairs.filter(isUnknown).length / pairs.length
      const share = thousandth(1 - odd)
      const cutAfter = [...text].length > 60
      return pairs.length < 15 ? [] : [{ line, text: [...text].slice(0, 60).join(''), cutAfter, share }]
    })
    paragraphs.sort((a, b) => a.share - b.share)
    const { id, headline } = article
    const { from, to, basis: dateBasis } = issue.date
    return {
      ...{
        id,
        headline,
        publication: issue.publication.name,
        from,
        to,
        dateBasis,
        by: unsure.length > 0 ? 'tool' : 'pairs',
      },
      share: paragraphs[0]?.share ?? null,
      paragraphs: paragraphs.filter(({ share }) => share < below),
      day: from ?? '~',
    }
  })
  const listed = ids
    ? ids.flatMap((id) => rows.filter((row) => row.id === id))
    : rows
        .filter(({ paragraphs }) => paragraphs.length > 0)
        .sort((a, b) => a.share! - b.share! || (a.id < b.id ? -1 : 1))
  if (sort === 'date' && !ids) listed.sort((a, b) => (a.day === b.day ? 0 : a.day < b.day ? 1 : -1))
  const articles = listed.slice((page - 1) * hitsPerPage, page * hitsPerPage).map(({ day: _, ...row }) => row)
  return { articles, page, hitsPerPage, total: listed.length, level: thousandth(1 - rare), below }
}
