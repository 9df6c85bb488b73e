/**
 * Names: the groups of a view, with how often and where each form stands.
 */
import { foldText } from '../analysis/analysis.js'
import type { Article, NamesAnswer } from '../model.js'
import { placesOf } from '../search/search.js'
import type { Generation } from '../store/store.js'
import { issueRef } from './issues.js'
import type { View } from './views.js'

type Form = NamesAnswer['groups'][number]['forms'][number]
type Place = Form['places'][number]

export function listNames({ generation, keeper, groups }: View): NamesAnswer {
  return {
    groups: groups.map(({ authority, offices, forms }) => ({
      authority,
      offices,
      forms: forms.map((name) => formOf(generation, name)).sort((a, b) => b.count - a.count),
    })),
    problems: keeper.aliases.problems,
  }
}

function formOf(generation: Generation, name: string): Form {
  const found = placesOf(generation, name)
  return {
    name,
    count: found.reduce((sum, { times }) => sum + times, 0),
    places: found.map(placeOf).sort(byPlace),
  }

  function placeOf({ segment, article: number }: (typeof found)[number]): Place {
    const article = segment.articleRecord(number) as Article
    const { file } = issueRef(segment, segment.values.issueOf[number]!)
    return { article: article.id, headline: article.headline, file, lines: linesOf(article, name) }
  }
}

/** By file and line: where a segment stands is no business of the reader's. */
const byPlace = (a: Place, b: Place) =>
  a.file === b.file ? a.lines[0]![0] - b.lines[0]![0] : a.file < b.file ? -1 : 1

/** The lines of the paragraphs that hold the name, else those of the article. */
function linesOf(article: Article, name: string): [number, number][] {
  const lines: [number, number][] = []
  for (const [p, { at, line }] of article.paragraphs.entries()) {
    const text = article.body.slice(at, article.paragraphs[p + 1]?.at ?? article.body.length)
    if (foldText(text).includes(name)) lines.push([line, line])
  }
  return lines.length > 0 ? lines : article.lines
}
