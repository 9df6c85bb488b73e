/**
 * Names: the groups of a view with the places where each form stands.
 */
import { foldText } from '../analysis/analysis.js'
import type { Article, NamesAnswer } from '../model.js'
import { findArticle } from '../search/search.js'
import { issueRef } from './issues.js'
import type { View } from './views.js'

type Place = NamesAnswer['groups'][number]['forms'][number]['places'][number]

export function listNames({ generation, keeper, groups }: View): NamesAnswer {
  const placeOf = (id: string, name: string): Place => {
    const { segment, article: number } = findArticle(generation, id)!
    const article = segment.articleRecord(number) as Article
    const { file } = issueRef(segment, segment.values.issueOf[number]!)
    return { article: id, headline: article.headline, file, lines: linesOf(article, name) }
  }
  return {
    groups: groups.map(({ authority, offices, forms }) => ({
      authority,
      offices,
      forms: forms.map(({ name, count, articles }) => ({
        name,
        count,
        places: articles.map((id) => placeOf(id, name)),
      })),
    })),
    problems: keeper.aliases.problems,
  }
}

/** The lines of the paragraphs that hold the name, else those of the article. */
function linesOf(article: Article, name: string): [number, number][] {
  const lines: [number, number][] = []
  for (const [p, { at, line }] of article.paragraphs.entries()) {
    const text = article.body.slice(at, article.paragraphs[p + 1]?.at ?? article.body.length)
    if (foldText(text).includes(name)) lines.push([line, line])
  }
  return lines.length > 0 ? lines : article.lines
}
