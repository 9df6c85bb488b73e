/**
 * Names: the groups of a view, with how often and where each form stands.
 */
import { foldText, type Steps } from '../analysis/analysis.js'
import type { Article, NamesAnswer } from '../model.js'
import { placesOf } from '../search/search.js'
import type { Generation } from '../store/store.js'
import { issueRef } from './issues.js'
import type { View } from './views.js'

type Form = NamesAnswer['groups'][number]['forms'][number]
type Place = Form['places'][number]

/** Places that are read between two steps. */
const STEP = 16

/** In steps: a name of a large archive stands in thousands of articles. */
export function* listNames({ generation, keeper, groups }: View): Steps<NamesAnswer> {
  const listed: NamesAnswer['groups'] = []
  for (const { authority, offices, forms } of groups) {
    const counted: Form[] = []
    for (const name of forms) counted.push(yield* formOf(generation, name))
    listed.push({ authority, offices, forms: counted.sort((a, b) => b.count - a.count) })
  }
  return { groups: listed, problems: keeper.aliases.problems }
}

function* formOf(generation: Generation, name: string): Steps<Form> {
  const found = placesOf(generation, name)
  const places: Place[] = []
  for (const each of found) if (places.push(placeOf(each, name)) % STEP === 0) yield
  yield
  return { name, count: found.reduce((sum, { times }) => sum + times, 0), places: places.sort(byPlace) }
}

function placeOf({ segment, article: number }: ReturnType<typeof placesOf>[number], name: string): Place {
  const article = segment.articleRecord(number) as Article
  const { file } = issueRef(segment, segment.values.issueOf[number]!)
  return { article: article.id, headline: article.headline, file, lines: linesOf(article, name) }
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
