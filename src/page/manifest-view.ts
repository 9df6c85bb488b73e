/** What IIIF viewers ask of an issue: asks the engine for all of it. */
import { found } from '../http/http.js'
import type { Article, ArticleAnswer, Engine, IssueHead } from '../model.js'
import { articleAnnotations, foundIn, searchList, searchPage } from './annotations.js'
import { canCut } from './image.js'
import { type Canvas, manifestOf } from './manifest.js'

/** As IIIF asks for it. */
export const MANIFEST_TYPE = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'

/** Articles that are asked for at once. */
const ROWS = 100

type Shown = { issue: IssueHead; articles: Article[]; canvases: [Canvas, ...Canvas[]] }

/** @throws {JiebaoError} NOT_FOUND for an issue that is not held, or has no page that can be shown */
async function shown(engine: Engine, id: string): Promise<Shown> {
  const first = found(await engine.issue(id, 1, ROWS), 'issue', id)
  const articles: Article[] = [...first.articles]
  for (let page = 2; articles.length < first.totalArticles; page++) {
    const more = (await engine.issue(id, page, ROWS))?.articles ?? []
    if (more.length === 0) break
    articles.push(...more)
  }
  const canvases: Canvas[] = []
  for (const [sheet, { page }] of (first.issue.sheets ?? []).entries()) {
    const picture = await engine.picture(id, sheet)
    if (picture) canvases.push({ sheet, page, picture })
  }
  return { issue: first.issue, articles, canvases: [found(canvases[0], 'sheet', id), ...canvases.slice(1)] }
}

/** @throws {JiebaoError} as `shown()` */
export async function issueManifest(engine: Engine, id: string, root: string) {
  const { issue, articles, canvases } = await shown(engine, id)
  return manifestOf(issue, articles, canvases, root, await canCut())
}

/** The articles of one page. @throws {JiebaoError} NOT_FOUND also for a page that cannot be shown */
export async function issueAnnotations(engine: Engine, id: string, sheet: string, root: string) {
  const { articles, canvases } = await shown(engine, id)
  const canvas = canvases.find((own) => String(own.sheet) === sheet)
  return articleAnnotations(articles, found(canvas, 'sheet', `${id}/${sheet}`), id, root)
}

/**
 * What a query finds on the pages of an issue.
 *
 * @param address that was asked
 * @param version of IIIF Content Search
 * @throws {JiebaoError} as `shown()`
 */
export async function issueSearch(
  engine: Engine,
  id: string,
  q: string,
  address: string,
  root: string,
  version: 1 | 2,
) {
  const { articles, canvases } = await shown(engine, id)
  const answers: ArticleAnswer[] = []
  for (const { id, places } of q.trim() === '' ? [] : articles) {
    const answer = places && (await engine.article(id, q))
    if (answer) answers.push(answer)
  }
  const marks = foundIn(answers, canvases, id, root)
  return version === 1 ? searchList(marks, address) : searchPage(marks, address)
}
