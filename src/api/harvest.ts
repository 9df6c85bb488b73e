/**
 * The routes for programs that keep a copy or a list of the archive: OAI-PMH, sitemap, robots.txt.
 */
import {
  addRoute,
  answerText,
  found,
  noParams,
  type PartContext,
  pathOf,
  type Request,
  type RequestHandler,
  type Router,
  readParams,
  readText,
  rootOf,
  sendBody,
} from '../http/http.js'
import { citedAs } from './cited.js'
import { oaiPmh } from './oai.js'
import { MOST_ADDRESSES, robots, sitemap, sitemapIndex } from './sitemap.js'

export function addHarvest(router: Router, options: PartContext): void {
  const { engine, publicUrl } = options
  const root = (request: Request) => rootOf(request, publicUrl)
  const sharing = { ...options, variant: root }

  // Without an ETag: what went is told beside the view.
  const harvest =
    (queryOf: (request: Request) => string): RequestHandler =>
    async (request, response) => {
      const at = root(request)
      const site = {
        engine,
        root: at,
        citedOf: (article: Parameters<typeof citedAs>[0]) => citedAs(article, at),
      }
      sendBody(response.set('Cache-Control', 'no-store'), 'text/xml', await oaiPmh(queryOf(request), site))
    }
  addRoute(router, '/oai', {
    get: [harvest(({ originalUrl }) => originalUrl.slice(pathOf(originalUrl).length + 1))],
    post: [readText(), harvest(({ body }) => (typeof body === 'string' ? body : ''))],
  })

  const list = answerText(sharing, async (request, _response, left) => {
    readParams(request.originalUrl, noParams)
    const { totalHits } = await engine.aggregate({ q: '', kind: ['article', 'photo'] }, 'year', left())
    return { type: 'application/xml', body: sitemapIndex(totalHits, root(request)) }
  })
  const part = answerText(sharing, async (request) => {
    readParams(request.originalUrl, noParams)
    const { number = '' } = request.params as { number?: string }
    const skip = /^[1-9]\d{0,5}$/.test(number) ? (Number(number) - 1) * MOST_ADDRESSES : undefined
    const records = skip === undefined ? [] : (await engine.records({ skip, limit: MOST_ADDRESSES })).records
    const articles = records.filter(({ isRemoved }) => !isRemoved)
    found(articles.length > 0 || skip === 0 || undefined, 'file', `sitemap-${number}.xml`)
    return { type: 'application/xml', body: await sitemap(articles, root(request)) }
  })
  addRoute(router, '/sitemap.xml', { get: [list] })
  addRoute(router, '/sitemap-:number.xml', { get: [part] })

  const rules: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    sendBody(response, 'text/plain', robots(root(request)))
  }
  addRoute(router, '/robots.txt', { get: [rules] })
}
