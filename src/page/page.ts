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
  answerText,
  type Body,
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
  statusOfRefusal,
  type TimeLeft,
  today,
  withDeadline,
} from '../http/http.js'
import { absenceView } from './absence.js'
import { advancedSearch } from './advanced.js'
import { AskedUrl, passedOver } from './asked.js'
import { attestedView } from './attested.js'
import { basketView } from './basket.js'
import { besideView } from './beside.js'
import { checkedView, checkView } from './check.js'
import { concordanceView } from './concordance.js'
import { failureView } from './failure.js'
import { frontView } from './front-view.js'
import { escaped, type Html, hidden, markupOf } from './html.js'
import { legibilityView } from './legibility.js'
import { namesView } from './names.js'
import { addPictures, readUrl } from './pictures.js'
import { reuseView } from './reuse.js'
import { type Site, siteAt } from './site.js'
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
  const shell = assets.get('index.html')
  const folder = folderOf(assets)
  for (const [name, asset] of assets)
    if (asset !== shell) addRoute(router, `/${folder}/${name}`, { get: [sendAsset(asset)] })
  const worker = assets.get('sw.js')
  // At the root, since a worker serves what lies below it; asked for anew, since its name stays the same.
  if (worker) addRoute(router, '/sw.js', { get: [sendAsset(worker, 'no-cache')] })
  if (!shell) return
  shell.body = shell.body.replaceAll('{{files}}', `{{root}}${folder}/`)
  const { engine, jobs, logger, publicUrl } = shared
  const answering = {
    ...shared,
    variant: (request: Request) => [shell.etag, folder, today(), rootOf(request, publicUrl)].join(' '),
  }
  const drawn = (site: Site, work: (url: URL, request: Request, left: TimeLeft) => Promise<PageView>) =>
    answerText(answering, (request, response, left) => {
      const draws = (url: URL) => work(url, request, left)
      return draw(shell, site, draws, request, response, logger)
    })
  const failed = (thrown: unknown) => logFailure(logger, refusalOf(thrown).error, '')
  const [top, below] = [siteAt('./'), siteAt('../')]

  const start = drawn(top, async (url, request, left) => {
    const params = searchOf(url)
    return params.size === 0
      ? frontView(engine, today().slice(5), top, left)
      : searchView(engine, params, siteAt('./', rootOf(request, publicUrl)), left, failed)
  })
  const help = drawn(top, () => helpView(engine, top))
  const why = drawn(top, (url, _request, left) => whyView(engine, url, top, left))
  const names = drawn(top, () => namesView(engine, top))
  const basket = drawn(top, async () => basketView())
  const tally = drawn(top, (url, _request, left) => tallyView(engine, url, top, left))
  const trend = drawn(top, (url, _request, left) => trendView(engine, url, top, left))
  const concordance = drawn(top, (url, _request, left) => concordanceView(engine, url, top, left))
  const beside = drawn(top, (url, _request, left) => besideView(engine, url, top, left))
  const attested = drawn(top, (url, _request, left) => attestedView(engine, url, top, left))
  const absence = drawn(top, (url, request, left) => {
    const asked = { address: `${rootOf(request, publicUrl)}absence`, today: today() }
    return absenceView(engine, url, asked, top, left)
  })
  const checkForm = drawn(top, async () => checkView(top))
  const limits = [limitAtOnce(...MOST_CHECKS, 'checks'), readForm(LARGEST_MANUSCRIPT + FORM_BYTES)]
  /** Changes nothing, so it needs no token; kept nowhere, since only whoever sent the manuscript may have it. */
  const checked: RequestHandler = async (request, response) => {
    const work = async () => {
      for (const limit of limits) await passed(limit, request, response)
      const bytes = Buffer.isBuffer(request.body) ? new Uint8Array(request.body) : new Uint8Array()
      const sent = { type: request.get('Content-Type') ?? '', bytes }
      const left = budgetOf(request, response, CHECK_MS)
      return withDeadline(checkedView(engine, sent, top, left), shared.deadlineMs)
    }
    const { type, body } = await draw(shell, top, work, request, response, logger)
    sendBody(response.set('Cache-Control', 'no-store'), type, body)
  }
  const reuse = drawn(top, (url) => reuseView(engine, url, top))
  const legibility = drawn(top, (url, _request, left) => legibilityView(engine, url, top, left))
  const form = drawn(top, async () => advancedView(top))
  /** A filled form leads to its search. */
  const advanced: RequestHandler = (request, response, next) => {
    const search = advancedSearch(readUrl(request.originalUrl).searchParams)
    if (search) response.redirect(303, `./?${search}`)
    else return form(request, response, next)
  }
  const article = drawn(below, async (url, request, left) => {
    const id = idOf(request)
    const permanent = articleAddress(rootOf(request, publicUrl), id)
    const asked = { q: url.searchParams.get('q') || null, url: permanent, accessed: today() }
    return articleView(engine, id, asked, below, left, failed)
  })
  const issue = drawn(below, (url, request) => {
    const id = idOf(request)
    const permanent = issueAddress(rootOf(request, publicUrl), id)
    return issueView(engine, id, url, permanent, below)
  })
  const issues = drawn(top, (url, _request, left) => calendarView(engine, url, top, left))
  // Without an ETag: the keeper's pages change while the view stays the same.
  const unkept =
    (work: (url: URL) => Promise<PageView>): RequestHandler =>
    async (request, response) => {
      const { type, body } = await draw(shell, top, work, request, response, logger)
      sendBody(response.set('Cache-Control', 'no-store'), type, body)
    }
  const keeper = unkept((url) => keeperView(engine, jobs, url.searchParams.get('page'), top))
  const doubts = unkept((url) => doubtsView(engine, url, top))
  addRoute(router, '/', { get: [addSlash, start] })
  addRoute(router, '/article/:id', { get: [article] })
  addRoute(router, '/issue/:id', { get: [issue] })
  addPictures(router, shared)
  addRoute(router, '/issues', { get: [issues] })
  addRoute(router, '/keeper', { get: [keeper] })
  addRoute(router, '/doubts', { get: [doubts] })
  addRoute(router, '/why', { get: [why] })
  addRoute(router, '/names', { get: [names] })
  addRoute(router, '/basket', { get: [basket] })
  addRoute(router, '/tally', { get: [tally] })
  addRoute(router, '/trend', { get: [trend] })
  addRoute(router, '/concordance', { get: [concordance] })
  addRoute(router, '/beside', { get: [beside] })
  addRoute(router, '/attested', { get: [attested] })
  addRoute(router, '/absence', { get: [absence] })
  addRoute(router, '/check', { get: [checkForm], post: [checked] })
  addRoute(router, '/reuse', { get: [reuse] })
  addRoute(router, '/legibility', { get: [legibility] })
  addRoute(router, '/help', { get: [help] })
  addRoute(router, '/advanced', { get: [advanced] })
  addRoute(router, '/index.html', { get: [goTo('./')] })
  for (const path of [
    '/article/:id/',
    '/issue/:id/',
    '/issues/',
    '/keeper/',
    '/doubts/',
    '/why/',
    '/names/',
    '/basket/',
    '/tally/',
    '/trend/',
    '/concordance/',
    '/beside/',
    '/attested/',
    '/absence/',
    '/check/',
    '/reuse/',
    '/legibility/',
    '/help/',
    '/advanced/',
  ])
    addRoute(router, path, { get: [dropSlash] })
  if (shared.ownsAll) router.use(unknownAddress(shell, logger))
}

/** Bytes of a form beside its file: the text area's last text, the marks between its parts. */
const FORM_BYTES = 512 * 1024

/** Waits until a handler lets a request pass, so that its refusal is drawn as a page. @throws as it refuses */
const passed = (handler: RequestHandler, request: Request, response: Response): Promise<void> =>
  new Promise((resolve, reject) => {
    const next = (refusal?: unknown) => (refusal === undefined ? resolve() : reject(refusal))
    void handler(request, response, next)
  })

/** Slashes in an address that is answered with a page: each link of the page leads back up over all of them. */
const DEEPEST = 20

/** To whoever reads pages, an address that leads nowhere is answered with one; to all others as the API does. */
function unknownAddress(shell: Asset, logger: PartContext['logger']): RequestHandler {
  return async (request, response, next) => {
    const depth = pathOf(request.originalUrl).split('/').length - 2
    const isRead = (request.method === 'GET' || request.method === 'HEAD') && depth <= DEEPEST
    if (!isRead || /^\/api(?:\/|$)/.test(request.path) || request.accepts(['json', 'html']) !== 'html')
      return next()
    const nowhere = () => Promise.reject(new JiebaoError('route-unknown', request.path, {}))
    const site = siteAt(depth === 0 ? './' : '../'.repeat(depth))
    const { type, body } = await draw(shell, site, nowhere, request, response, logger)
    sendBody(response, type, body)
  }
}

/** Draws a view. A refusal becomes a page of its own, with the status that the API would answer. */
async function draw(
  shell: Asset,
  site: Site,
  work: (url: URL) => Promise<PageView>,
  request: Request,
  response: Response,
  logger: PartContext['logger'],
): Promise<Body> {
  let view: PageView
  let note: Html | undefined
  let q = ''
  try {
    const url = new AskedUrl(readUrl(request.originalUrl))
    q = url.searchParams.get('q') ?? ''
    view = await work(url)
    note = passedOver(url)
  } catch (thrown) {
    const { error } = refusalOf(thrown)
    if (error.code === 'INTERNAL') logFailure(logger, error, String(response.locals.requestId ?? ''))
    response.status(statusOfRefusal(thrown)).removeHeader('ETag')
    response.set('Cache-Control', 'no-store')
    // Without ./ a last piece such as `a:b` would be read as a scheme.
    const again = `./${request.originalUrl.slice(pathOf(request.originalUrl).lastIndexOf('/') + 1)}`
    view = failureView(error, q, again, site)
  }
  return { type: 'text/html', body: fill(shell.body, view, q, site, note), isFleeting: view.isFleeting }
}

/** Fills the marks of `index.html`, such as `{{title}}`, with a view; `note` comes before its content. */
function fill(shell: string, view: PageView, q: string, site: Site, note?: Html): string {
  const marks: Record<string, string> = {
    root: site.root,
    title: markupOf(view.title),
    head: view.head?.markup ?? '',
    class: view.dress ?? '',
    q: escaped(q),
    feed: escaped(view.feed ?? `${site.root}feed.atom`),
    spoken: markupOf(view.spoken),
    kept: markupOf(hidden(view.kept ?? [])),
    main: markupOf([note, view.content]),
  }
  // One pass: text that fills a mark may itself look like a mark.
  return shell.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => marks[name] ?? mark)
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
