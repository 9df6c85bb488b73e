/**
 * Names: the groups of a view, with the number of occurrences and the articles
 * of each form.
 */
import { foldText, type Steps } from '../analysis/analysis.js'
import type { Article, NamesAnswer } from '../model.js'
import { occurrencesOf } from '../search/search.js'
import type { Generation } from '../store/store.js'
import { issueRef } from './issues.js'
import type { View } from './views.js'
import { mayShow, shownArticle } from './withheld.js'

export type NameForm = NamesAnswer['groups'][number]['forms'][number]
export type NamePlace = NameForm['places'][number]

/** Articles that are read between two steps. */
const STEP = 16

/** In steps: a name of a large archive stands in thousands of articles. */
export function* listNames({ generation, keeper, groups }: View): Steps<NamesAnswer> {
  const { hidden } = keeper
  const listed: NamesAnswer['groups'] = []
  for (const { authority, offices, forms } of groups) {
    const counted: NameForm[] = []
    // A form that the keeper named stands in no article: the live ones do not tell whether it is withheld.
    for (const name of forms) if (mayShow(name, hidden)) counted.push(yield* formOf(generation, name))
    if (counted.length === 0) continue
    const shown = authority !== null && mayShow(authority, hidden) ? authority : null
    listed.push({ authority: shown, offices, forms: counted.sort((a, b) => b.count - a.count) })
  }
  const problems = keeper.aliases.problems.filter(({ text }) => mayShow(foldText(text), hidden))
  return { groups: listed, problems }
}

function* formOf(generation: Generation, name: string): Steps<NameForm> {
  const found = occurrencesOf(generation, name)
  const places: NamePlace[] = []
  for (const each of found) if (places.push(placeOf(each, name)) % STEP === 0) yield
  yield
  return { name, count: found.reduce((sum, { times }) => sum + times, 0), places: places.sort(byPlace) }
}

function placeOf(
  { segment, article: number }: ReturnType<typeof occurrencesOf>[number],
  name: string,
): NamePlace {
  const article = shownArticle(segment, number)!
  const { file } = issueRef(segment, segment.docValues.issueOf[number]!)
  return { article: article.id, headline: article.headline, file, lines: linesWithName(article, name) }
}

/** By file and line: the order of segments changes with merges. */
export const byPlace = (a: NamePlace, b: NamePlace) =>
  a.file === b.file ? a.lines[0]![0] - b.lines[0]![0] : a.file < b.file ? -1 : 1

/** The lines of the paragraphs that hold the name, else the lines of the article. */
export function linesWithName(article: Article, name: string): [number, number][] {
  const lines: [number, number][] = []
  for (const [p, { at, line }] of article.paragraphs.entries()) {
    const text = article.body.slice(at, article.paragraphs[p + 1]?.at ?? article.body.length)
    if (foldText(text).includes(name)) lines.push([line, line])
  }
  return lines.length > 0 ? lines : article.lines
}
