/** The manifest of an issue: asks the engine for all of it. */
import { found } from '../http/http.js'
import type { Article, Engine } from '../model.js'
import { manifestOf } from './manifest.js'

/** As IIIF asks for it. */
export const MANIFEST_TYPE = 'application/ld+json;profile="http://iiif.io/api/presentation/3/context.json"'

/** Articles that are asked for at once. */
const ROWS = 100

/** @throws {JiebaoError} NOT_FOUND for an issue that is not held, or has no page that can be shown */
export async function issueManifest(engine: Engine, id: string, root: string) {
  const first = found(await engine.issue(id, 1, ROWS), 'issue', id)
  const articles: Article[] = [...first.articles]
  for (let page = 2; articles.length < first.totalArticles; page++) {
    const more = (await engine.issue(id, page, ROWS))?.articles ?? []
    if (more.length === 0) break
    articles.push(...more)
  }
  const canvases = []
  for (const [sheet, { page }] of (first.issue.sheets ?? []).entries()) {
    const picture = await engine.picture(id, sheet)
    if (picture) canvases.push({ sheet, page, picture })
  }
  found(canvases[0], 'sheet', id)
  return manifestOf(first.issue, articles, canvases, root)
}
