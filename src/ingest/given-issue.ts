/**
 * An issue whose articles the file itself tells, part by part (METS, e-papers): nothing of them is
 * guessed. Printed lines are put together to paragraphs, and bylines, days and damage are read as of
 * any article.
 */

import { appendAll } from '../arrays.js'
import { emptyArticle } from '../issue.js'
import type { Article, Doubt, Issue } from '../model.js'
import { damagedText } from './doubts/damage.js'
import type { ArticlePart, LaidPage } from './formats/layout.js'
import { ArticleIds } from './ids.js'
import { headOf, type IssueReading, type IssueSource } from './issue.js'
import { type Line, printedLines, printsNothing } from './page/lines.js'
import { parseByline } from './people/bylines.js'
import { merge, peopleOf } from './people/people.js'
import { setPlaces } from './places.js'
import { readMasthead } from './roles/masthead.js'
import { layGiven } from './runs/laid.js'
import { joinsWithin } from './stories/heal.js'

type Parts = Partial<Record<ArticlePart, Line[]>>

export const isGiven = (pages: readonly LaidPage[]): boolean =>
  pages.some(({ blocks }) => blocks.some(({ of }) => of !== undefined))

export function readGivenIssue(pages: readonly LaidPage[], source: IssueSource): IssueReading {
  const { parts, places } = layGiven(pages)
  const byArticle = new Map<number, Parts>()
  const rest: Line[] = []
  for (const { of, lines: all } of parts) {
    const lines = all.filter((line) => !printsNothing(line))
    const own = of && (byArticle.get(of.article) ?? {})
    if (!of || !own) appendAll(rest, lines)
    else byArticle.set(of.article, Object.assign(own, { [of.part]: lines }))
  }
  const articles: Article[] = []
  for (const own of byArticle.values()) {
    // A heading alone is no article; its lines are still found.
    if (own.body || own.caption) articles.push(articleOf(own))
    else appendAll(rest, Object.values(own).flat())
  }
  if (rest.length > 0) articles.push(otherOf(rest))
  const ids = new ArticleIds(source.id)
  for (const article of articles) article.id = ids.of(`${article.headline ?? ''}${article.body}`)
  const lines = parts.flatMap((part) => part.lines)
  const issue: Issue = {
    issue: headOf(
      source,
      readMasthead(rest),
      lines.map(({ plain }) => plain),
      articles,
    ),
    articles,
    furniture: [],
    doubts: damagedText(lines) as Doubt[],
  }
  for (const article of articles) article.page = issue.issue.page
  setPlaces(issue, pages, places)
  return { issue, why: () => [] }
}

function articleOf(parts: Parts): Article {
  const { body = [], caption = [], byline = [] } = parts
  const article = emptyArticle(body.length > 0 ? 'article' : 'photo')
  article.kicker = textOf(parts.kicker)
  article.headline = textOf(parts.headline)
  article.subheadline = textOf(parts.subheadline)
  setBody(article, body.length > 0 ? body : caption)
  if (body.length > 0) article.captions = caption.map(({ text, line }) => ({ text, line }))
  article.credit = textOf(parts.byline)
  const [first, last] = [
    article.body.split('\n', 1)[0]!,
    article.body.slice(article.body.lastIndexOf('\n') + 1),
  ]
  const credits = byline.flatMap(({ text }) => parseByline(text) ?? [])
  Object.assign(article, peopleOf({ first, last }, credits))
  for (const { text } of caption) {
    const own = parseByline(text)
    if (own) merge(article, { ...own, reporters: [], correspondents: [] }, 'photographers')
  }
  setLines(article, Object.values(parts).flat())
  return article
}

function otherOf(lines: readonly Line[]): Article {
  const article = emptyArticle('other')
  setBody(article, lines)
  setLines(article, lines)
  return article
}

function setBody(article: Article, lines: readonly Line[]): void {
  for (const line of lines) {
    if (article.body !== '') article.body += '\n'
    article.paragraphs.push({ at: article.body.length, line: line.line })
    appendAll(article.joins, joinsWithin(line, article.body.length))
    article.body += line.text
  }
}

function setLines(article: Article, lines: readonly Line[]): void {
  for (const line of [...new Set(printedLines(lines))].sort((a, b) => a - b)) {
    const last = article.lines.at(-1)
    if (last && line === last[1] + 1) last[1] = line
    else article.lines.push([line, line])
  }
}

const textOf = (lines: readonly Line[] | undefined): string | null =>
  lines?.length ? lines.map(({ text }) => text).join(' ') : null
