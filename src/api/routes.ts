/**
 * The routes of the API: each path, and the call of the engine that answers it.
 */

import { pieceIn } from '../addresses.js'
import { arrived } from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import {
  addRoute,
  answerJson,
  answerText,
  budgetOf,
  citation,
  ENDINGS,
  fileNameOf,
  found,
  idOf,
  inOrder,
  type Jobs,
  limitAtOnce,
  limitRequests,
  MEDIA,
  needToken,
  noParams,
  type PartContext,
  pageParams,
  pathOf,
  type Request,
  type RequestHandler,
  type Response,
  type Router,
  readBody,
  readBytes,
  readObject,
  readPairs,
  readParams,
  refuseOtherSites,
  rootOf,
  searchParams,
  sendBody,
  sendJson,
  type TimeLeft,
  today,
  VERSION,
} from '../http/http.js'
import type { ArticleAnswer, IssueAnswer, Job } from '../model.js'
import { citedAs, citedOf } from './cited.js'
import { sendFile } from './export.js'
import { endingOf, exportPieces, typeOf } from './export-formats.js'
import { atom, FEED_ENTRIES, openSearch } from './feed.js'
import { openApi } from './openapi.js'
import {
  articleParams,
  citationParams,
  doubtsParams,
  exportParams,
  feedParams,
  incomingParams,
  releaseBody,
  searchRequest,
  seenBody,
  similarParams,
  suggestParams,
  timelineParams,
  updateBody,
  whyNotParams,
} from './schemas.js'
import { unapiFormats, unapiParams } from './unapi.js'

/** Milliseconds between comment lines on a stream of events: proxies close a silent stream. */
const HEARTBEAT_MS = 15_000
/** Most exports that run at once, for one address and for all: each holds a generation open for as long as its client reads. */
const MOST_EXPORTS = [4, 16] as const
/** Most streams of events that are open at once, for one address and for all. */
const MOST_STREAMS = [16, 64] as const

/** Most doubts of an issue that an answer holds: a page read badly has a hundred thousand. */
const MOST_DOUBTS = 1000

const withFirstDoubts = (answer: IssueAnswer): IssueAnswer => {
  const more = answer.doubts.length - MOST_DOUBTS
  return more > 0 ? { ...answer, doubts: answer.doubts.slice(0, MOST_DOUBTS), moreDoubts: more } : answer
}

/** Adds the routes that read: search, articles, issues. */
export function addReading(router: Router, options: PartContext): void {
  const { engine } = options
  const reading = (path: string, work: (request: Request, left: TimeLeft) => Promise<unknown>) =>
    addRoute(router, path, { get: [answerJson(options, work)] })

  reading('/api/search', async (request, left) => {
    const read = readParams(request.originalUrl, searchParams)
    const asked = searchRequest(read, readPairs(request.originalUrl).has('page'))
    return engine.searchJson?.(asked, left()) ?? engine.search(asked, left())
  })
  // Without an ETag: suggestions may grow while the view stays the same.
  const offer: RequestHandler = async (request, response) => {
    const { q, limit, continued } = readParams(request.originalUrl, suggestParams)
    sendJson(response.set('Cache-Control', 'no-store'), await engine.suggest(q, limit, continued))
  }
  addRoute(router, '/api/suggest', { get: [offer] })
  reading('/api/timeline', async (request, left) =>
    engine.timeline(inOrder(readParams(request.originalUrl, timelineParams)), left()),
  )
  reading('/api/articles/:id/similar', async (request, left) => {
    const { limit } = readParams(request.originalUrl, similarParams)
    const id = idOf(request)
    return found(await engine.similar(id, limit, left()), 'article', id)
  })
  reading('/api/articles/:id/why-not', async (request, left) => {
    const read = inOrder(readParams(request.originalUrl, whyNotParams))
    const id = idOf(request)
    return found(await engine.whyNot(read, id, left()), 'article', id)
  })
  reading('/api/articles/:id', async (request, left) => {
    const { q } = readParams(request.originalUrl, articleParams)
    const id = idOf(request)
    return found(await engine.article(id, q, left()), 'article', id)
  })
  reading('/api/names', async (request) => {
    readParams(request.originalUrl, noParams)
    return engine.names()
  })
  reading('/api/issues', async (request) => {
    const { page, hitsPerPage } = readParams(request.originalUrl, pageParams)
    return engine.issues(page, hitsPerPage)
  })
  reading('/api/issues/:id', async (request) => {
    const { page, hitsPerPage } = readParams(request.originalUrl, pageParams)
    const id = idOf(request)
    return withFirstDoubts(found(await engine.issue(id, page, hitsPerPage), 'issue', id))
  })
}

/** Adds the routes whose answers leave the archive: citations, feeds, exports, the OpenSearch description. */
export function addSharing(router: Router, options: PartContext): void {
  const { engine, publicUrl } = options
  const root = (request: Request) => rootOf(request, publicUrl)
  const sharing = { ...options, variant: root }
  const citing = { ...options, variant: (request: Request) => `${root(request)} ${today()}` }

  const cite = answerText(citing, async (request, response) => {
    const { format } = readParams(request.originalUrl, citationParams)
    const id = idOf(request)
    const cited = await citedOf(engine, id, root(request))
    const name = `${fileNameOf(cited)}.${ENDINGS[format]}`
    const how = format === 'gbt7714' ? 'inline' : 'attachment'
    response.set('Content-Disposition', `${how}; filename*=UTF-8''${headerText(name)}`)
    return { type: MEDIA[format], body: citation(cited, format) }
  })
  const follow = answerText(sharing, async (request, response, left) => {
    const { by, ...read } = inOrder(readParams(request.originalUrl, feedParams))
    const newest = { ...read, sort: 'date:desc', hitsPerPage: FEED_ENTRIES, facets: false } as const
    // What came is told beside the view, so a view names no answer.
    if (by === 'arrival') response.set('Cache-Control', 'no-store').removeHeader('ETag')
    const answer =
      by === 'arrival'
        ? await arrived(engine, read, FEED_ENTRIES, left())
        : await engine.search(newest, left())
    // A feed's reader shows no warning, and asks again after a refusal: what a short feed leaves out would never be seen.
    if (!answer.totalIsExact) throw new JiebaoError('answer-late', '', { ms: options.budgetMs })
    const query = request.originalUrl.slice(pathOf(request.originalUrl).length + 1)
    return { type: 'application/atom+xml', body: atom(answer, root(request), query) }
  })
  const describe: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    sendBody(response, 'application/opensearchdescription+xml', openSearch(root(request)))
  }
  const take: RequestHandler = async (request, response) => {
    const { format, text, ...read } = readParams(request.originalUrl, exportParams)
    const asked = inOrder(read)
    const left = budgetOf(request, response, options.budgetMs)
    const cited = (article: ArticleAnswer) => citedAs(article, root(request))
    const pieces = await exportPieces(engine, asked, { format, text }, cited, left)
    await sendFile(
      response,
      { type: typeOf(format), name: `jiebao.${endingOf(format)}`, pieces },
      options.stallMs,
    )
  }
  const record = answerText(citing, async (request, response) => {
    const { id, format } = readParams(request.originalUrl, unapiParams)
    if (id === undefined) return { type: 'application/xml', body: unapiFormats() }
    // Pages write it encoded, since Zotero puts it into an address as it stands; clients that encode it again send it so.
    const cited = await citedOf(engine, pieceIn(id), root(request))
    if (format) return { type: MEDIA[format], body: citation(cited, format) }
    response.status(300)
    return { type: 'application/xml', body: unapiFormats(id) }
  })
  addRoute(router, '/api/articles/:id/citation', { get: [cite] })
  addRoute(router, '/unapi', { get: [record] })
  addRoute(router, '/api/export', { get: [limitAtOnce(...MOST_EXPORTS, 'exports'), take] })
  addRoute(router, '/feed.atom', { get: [follow] })
  addRoute(router, '/opensearch.xml', { get: [describe] })
}

/** A name as a header says it (RFC 8187). */
const headerText = (name: string) =>
  encodeURIComponent(name).replace(/['()*]/g, (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`)

/** Adds the OpenAPI document. */
export function addDescription(router: Router): void {
  const document = JSON.stringify(openApi(VERSION))
  const describe: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    sendBody(response, 'application/json', document)
  }
  addRoute(router, '/openapi.json', { get: [describe] })
}

/** Adds what the keeper asks: updates on demand and their jobs, what updates did, and the doubts. */
export function addKeeping(router: Router, context: PartContext): void {
  const { engine, jobs, publicUrl, token, writesPerMinute } = context
  const start: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    const job = jobs.start(readObject(request.body ?? {}, updateBody))
    response
      .status(202)
      .set({ Location: `${request.baseUrl}/api/index/jobs/${job.id}`, 'Cache-Control': 'no-store' })
    sendJson(response, job)
  }
  const follow: RequestHandler = (request, response) => {
    readParams(request.originalUrl, noParams)
    const job = found(jobs.get(idOf(request)), 'job', idOf(request))
    response.set('Cache-Control', 'no-store')
    response.vary('Accept')
    if (request.accepts(['json', 'text/event-stream']) === 'text/event-stream') streamJob(jobs, job, response)
    else sendJson(response, job)
  }
  // Without an ETag: these change while the view stays the same.
  const list = (work: (request: Request) => Promise<unknown>): RequestHandler[] => [
    async (request, response) => sendJson(response.set('Cache-Control', 'no-store'), await work(request)),
  ]
  const doubts = list((request) => {
    const { page, hitsPerPage, ...asked } = readParams(request.originalUrl, doubtsParams)
    return engine.doubts(page, hitsPerPage, asked)
  })
  const updates = list(async (request) => {
    readParams(request.originalUrl, noParams)
    return { updates: await engine.updates() }
  })
  const mark: RequestHandler = async (request, response) => {
    readParams(request.originalUrl, noParams)
    const { seen, ...key } = readObject(request.body, seenBody)
    await engine.markSeen(key, seen)
    response.status(204).end()
  }
  const isOwner = needToken(token, writesPerMinute)
  const owner = [isOwner, refuseOtherSites(publicUrl)]
  const guards = [...owner, readBody()]
  const receive: RequestHandler = async (request, response) => {
    const { file } = readParams(request.originalUrl, incomingParams)
    const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0)
    const preview = await engine.receive(file, bytes)
    sendJson(response.status(201).set('Cache-Control', 'no-store'), { file, ...preview })
  }
  const release: RequestHandler = async (request, response) => {
    readParams(request.originalUrl, noParams)
    await engine.release(idOf(request), readObject(request.body, releaseBody).how)
    response.status(204).end()
  }
  // What is not published is for the keeper alone.
  const waiting = list(async () => ({ incoming: await engine.incoming() }))
  const preview = list(async (request) => ({
    file: idOf(request),
    ...(await engine.preview(idOf(request))),
  }))
  addRoute(router, '/api/index', { post: [limitRequests(writesPerMinute, 'writes'), ...guards, start] })
  addRoute(router, '/api/doubts', { get: doubts, post: [...guards, mark] })
  addRoute(router, '/api/updates', { get: updates })
  addRoute(router, '/api/incoming', {
    get: [isOwner, ...waiting],
    post: [limitRequests(writesPerMinute, 'writes'), ...owner, readBytes(), receive],
  })
  addRoute(router, '/api/incoming/:id', { get: [isOwner, ...preview], post: [...guards, release] })
  addRoute(router, '/api/index/jobs/:id', { get: [limitAtOnce(...MOST_STREAMS, 'followers'), follow] })
}

/** Sends `progress` events and ends with `done` or `failed`, each with the whole job. */
function streamJob(jobs: Jobs, job: Job, response: Response): void {
  response.set({
    'Content-Type': 'text/event-stream',
    'Cache-Control': 'no-store, no-transform',
    'X-Accel-Buffering': 'no',
  })
  const send = (now: Job) => {
    // A client that does not read gets the next state it has room for, and the last in any case.
    if (now.state === 'running' && response.writableNeedDrain) return
    const event = now.state === 'running' ? 'progress' : now.state
    response.write(`event: ${event}\ndata: ${JSON.stringify(now)}\n\n`)
    if (now.state !== 'running') response.end()
  }
  send(job)
  if (job.state !== 'running') return
  const stop = jobs.watch(job.id, send)
  const heartbeat = setInterval(() => response.writableNeedDrain || response.write(': \n\n'), HEARTBEAT_MS)
  response.once('close', () => {
    clearInterval(heartbeat)
    stop()
  })
}
