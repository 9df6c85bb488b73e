/**
 * The page: documents for its addresses, whole without any script.
 *
 * The script of `web/` requests the same documents and exchanges the content of
 * `<main>`, so everything is rendered in one place.
 */
import { articleAddress, issueAddress } from '../addresses.js'
import { CHECK_MS, LARGEST_MANUSCRIPT, MOST_CHECKS } from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import {
  type Asset,
  addRoute,
  budgetOf,
  folderOf,
  idOf,
  limitAtOnce,
  loadAssets,
  logFailure,
  type PartContext,
  pathOf,
  type Request,
  type RequestHandler,
  type Response,
  type RouterPart,
  readForm,
  refusalOf,
  rootOf,
  sendBody,
  type TimeLeft,
  today,
  withDeadline,
} from '../http/http.js'
import type { Engine } from '../model.js'
import { absenceView } from './absence.js'
import { advancedSearch } from './advanced.js'
import { attestedView } from './attested.js'
import { basketView } from './basket.js'
import { besideView } from './beside.js'
import { checkedView, checkView } from './check.js'
import { concordanceView } from './concordance.js'
import { type AskedDocument, Documents } from './document.js'
import { frontView } from './front-view.js'
import { legibilityView } from './legibility.js'
import { namesView } from './names.js'
import { addPictures, readUrl } from './pictures.js'
import { reuseView } from './reuse.js'
import { siteAt } from './site.js'
import { tallyView } from './tally.js'
import { trendView } from './trend.js'
import {
  advancedView,
  articleView,
  calendarView,
  doubtsView,
  helpView,
  issueView,
  keeperView,
  type PageView,
  searchOf,
  searchView,
} from './views.js'
import { whyView } from './why.js'

/** Adds the documents and the files that they load. Without `index.html` it adds no document. */
export const addPage: RouterPart = (router, shared) => {
  const assets = loadAssets()
  const folder = folderOf(assets)
  const frame = assets.get('index.html')
  for (const [name, asset] of assets)
    if (asset !== frame) addRoute(router, `/${folder}/${name}`, { get: [sendAsset(asset)] })
  const worker = assets.get('sw.js')
  // At the root, since a worker serves what lies below it; asked for anew, since its name stays the same.
  if (worker) addRoute(router, '/sw.js', { get: [sendAsset(worker, 'no-cache')] })
  if (!frame) return
  frame.body = frame.body.replaceAll('{{files}}', `{{root}}${folder}/`)
  const documents = new Documents(frame, folder, shared)
  addSearch(router, documents, shared)
  addForms(router, documents, shared)
  addPictures(router, shared)
  const { engine, jobs } = shared
  for (const [path, view] of Object.entries(VIEWS))
    addDocument(router, path, { get: [documents.kept(top, (asked) => view(engine, asked))] })
  const keeper = documents.fresh(top, ({ url }) =>
    keeperView(engine, jobs, url.searchParams.get('page'), top),
  )
  addDocument(router, '/keeper', { get: [keeper] })
  addDocument(router, '/doubts', { get: [documents.fresh(top, ({ url }) => doubtsView(engine, url, top))] })
  addRoute(router, '/index.html', { get: [goTo('./')] })
  if (shared.ownsAll) router.use(unknownAddress(documents))
}

const [top, below] = [siteAt('./'), siteAt('../')]

type View = (engine: Engine, asked: AskedDocument & { left: TimeLeft }) => PageView | Promise<PageView>

/** Views that ask nothing but the engine, by address. */
const VIEWS: Readonly<Record<string, View>> = {
  '/issues': (engine, { url }) => calendarView(engine, url, top),
  '/why': (engine, { url, left }) => whyView(engine, url, top, left),
  '/names': (engine) => namesView(engine, top),
  '/basket': () => basketView(),
  '/tally': (engine, { url, left }) => tallyView(engine, url, top, left),
  '/trend': (engine, { url, left }) => trendView(engine, url, top, left),
  '/concordance': (engine, { url, left }) => concordanceView(engine, url, top, left),
  '/beside': (engine, { url, left }) => besideView(engine, url, top, left),
  '/attested': (engine, { url, left }) => attestedView(engine, url, top, left),
  '/reuse': (engine, { url }) => reuseView(engine, url, top),
  '/legibility': (engine, { url, left }) => legibilityView(engine, url, top, left),
  '/help': (engine) => helpView(engine, top),
}

type Router = Parameters<RouterPart>[0]

/** A document at its address; with a slash too many it leads there. */
function addDocument(router: Router, path: string, handlers: Parameters<typeof addRoute>[2]): void {
  addRoute(router, path, handlers)
  addRoute(router, `${path}/`, { get: [dropSlash] })
}

/** The search and the documents that name themselves by the address of the archive. */
function addSearch(router: Router, documents: Documents, { engine, publicUrl, logger }: PartContext): void {
  const failed = (thrown: unknown) => logFailure(logger, refusalOf(thrown).error, '')
  const start = documents.kept(top, ({ url, request, left }) => {
    const params = searchOf(url)
    return params.size === 0
      ? frontView(engine, today().slice(5), top, left)
      : searchView(engine, params, siteAt('./', rootOf(request, publicUrl)), left, failed)
  })
  addRoute(router, '/', { get: [addSlash, start] })
  const article = documents.kept(below, ({ url, request, left }) => {
    const id = idOf(request)
    const permanent = articleAddress(rootOf(request, publicUrl), id)
    const asked = { q: url.searchParams.get('q') || null, url: permanent, accessed: today() }
    return articleView(engine, id, asked, below, left, failed)
  })
  addDocument(router, '/article/:id', { get: [article] })
  const issue = documents.kept(below, ({ url, request }) => {
    const id = idOf(request)
    return issueView(engine, id, url, issueAddress(rootOf(request, publicUrl), id), below)
  })
  addDocument(router, '/issue/:id', { get: [issue] })
  const absence = documents.kept(top, ({ url, request, left }) => {
    const asked = { address: `${rootOf(request, publicUrl)}absence`, today: today() }
    return absenceView(engine, url, asked, top, left)
  })
  addDocument(router, '/absence', { get: [absence] })
}

/** Bytes of a form beside its file: the text area's last text, the marks between its parts. */
const FORM_BYTES = 512 * 1024

/** Forms, and what they lead to. */
function addForms(router: Router, documents: Documents, { engine, deadlineMs }: PartContext): void {
  const limits = [limitAtOnce(...MOST_CHECKS, 'checks'), readForm(LARGEST_MANUSCRIPT + FORM_BYTES)]
  /** Changes nothing, so it needs no token; kept nowhere, since only whoever sent the manuscript may have it. */
  const checked = documents.fresh(top, async ({ request, response }) => {
    for (const limit of limits) await passed(limit, request, response)
    const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array()
    const sent = { type: request.get('Content-Type') ?? '', bytes }
    const left = budgetOf(request, response, CHECK_MS)
    return withDeadline(checkedView(engine, sent, top, left), deadlineMs)
  })
  addDocument(router, '/check', { get: [documents.kept(top, () => checkView(top))], post: [checked] })
  const form = documents.kept(top, () => advancedView(top))
  /** A filled form leads to its search. */
  const advanced: RequestHandler = (request, response, next) => {
    const search = advancedSearch(readUrl(request.originalUrl).searchParams)
    if (search) response.redirect(303, `./?${search}`)
    else return form(request, response, next)
  }
  addDocument(router, '/advanced', { get: [advanced] })
}

/** Waits until a handler lets a request pass, so that its refusal is drawn as a page. @throws as it refuses */
const passed = (handler: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    const next = (refusal?: unknown) => (refusal === undefined ? resolve() : reject(refusal))
    void handler(request, response, next)
  })

/** Slashes in an address that is answered with a page: each link of the page leads back up over all of them. */
const DEEPEST = 20

/** To whoever reads pages, an address that leads nowhere is answered with one; to all others as the API does. */
function unknownAddress(documents: Documents): RequestHandler {
  return (request, response, next) => {
    const depth = pathOf(request.originalUrl).split('/').length - 2
    const isRead = (request.method === 'GET' || request.method === 'HEAD') && depth <= DEEPEST
    if (!isRead || /^\/api(?:\/|$)/.test(request.path) || request.accepts(['json', 'html']) !== 'html')
      return next()
    const site = siteAt(depth === 0 ? './' : '../'.repeat(depth))
    const nowhere = () => Promise.reject(new JiebaoError('route-unknown', request.path, {}))
    return documents.fresh(site, nowhere)(request, response, next)
  }
}

// Mounted at /archive, the page's relative links need /archive/.
const addSlash: RequestHandler = (request, response, next) => {
  const path = pathOf(request.originalUrl)
  if (path.endsWith('/')) return next()
  const last = path.slice(path.lastIndexOf('/') + 1)
  response.redirect(308, `./${last}/${request.originalUrl.slice(path.length)}`)
}

/** An address that ends in a slash too many. */
const dropSlash: RequestHandler = (request, response) => {
  const path = pathOf(request.originalUrl)
  const last = path.slice(path.lastIndexOf('/', path.length - 2) + 1, -1)
  response.redirect(308, `../${last}${request.originalUrl.slice(path.length)}`)
}

const goTo =
  (place: string): RequestHandler =>
  (request, response) =>
    response.redirect(308, `${place}${request.originalUrl.slice(pathOf(request.originalUrl).length)}`)

function sendAsset(asset: Asset, caching = 'public, max-age=31536000, immutable'): RequestHandler {
  return (_request, response) => {
    response.set('Cache-Control', caching)
    sendBody(response, asset.type, asset.body)
  }
}
