/**
 * Documents: a view within the frame of `index.html`, and a refusal as a page of its own.
 *
 * Knows no address: page.ts says which view stands at which.
 */
import {
  type Asset,
  answerText,
  type Body,
  logFailure,
  type PartContext,
  pathOf,
  type Request,
  type RequestHandler,
  type Response,
  refusalOf,
  rootOf,
  sendBody,
  statusOfRefusal,
  type TimeLeft,
  today,
} from '../http/http.js'
import { AskedUrl, passedOver } from './asked.js'
import { failureView } from './failure.js'
import { escaped, type Html, hidden, markupOf } from './html.js'
import { readUrl } from './pictures.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'

/** What a view is asked with. */
export type AskedDocument = { url: URL; request: Request; response: Response }
type Work<A> = (asked: A) => PageView | Promise<PageView>

export class Documents {
  /**
   * @param frame  `index.html`
   * @param folder of the files that it loads, whose name changes with them
   */
  constructor(
    readonly frame: Asset,
    readonly folder: string,
    readonly shared: PartContext,
  ) {}

  /** A document that changes with the view served, with the day and with the frame alone: browsers keep it by its ETag. */
  kept(site: Site, work: Work<AskedDocument & { left: TimeLeft }>): RequestHandler {
    const { frame, folder, shared } = this
    const variant = (request: Request) =>
      [frame.etag, folder, today(), rootOf(request, shared.publicUrl)].join(' ')
    return answerText({ ...shared, variant }, (request, response, left) =>
      this.#draw(site, (url) => work({ url, request, response, left }), request, response),
    )
  }

  /** A document that nobody keeps: what it tells changes while the view stays the same, or is for its asker alone. */
  fresh(site: Site, work: Work<AskedDocument>): RequestHandler {
    return async (request, response) => {
      const draws = (url: URL) => work({ url, request, response })
      const { type, body } = await this.#draw(site, draws, request, response)
      sendBody(response.set('Cache-Control', 'no-store'), type, body)
    }
  }

  /** A refusal becomes a page of its own, with the status that the API would answer. */
  async #draw(site: Site, work: Work<URL>, request: Request, response: Response): Promise<Body> {
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
      if (error.code === 'INTERNAL')
        logFailure(this.shared.logger, error, String(response.locals.requestId ?? ''))
      response.status(statusOfRefusal(thrown)).removeHeader('ETag')
      response.set('Cache-Control', 'no-store')
      // Without ./ a last piece such as `a:b` would be read as a scheme.
      const again = `./${request.originalUrl.slice(pathOf(request.originalUrl).lastIndexOf('/') + 1)}`
      view = failureView(error, q, again, site)
    }
    const body = fill(this.frame.body, view, q, site, note)
    return { type: 'text/html', body, isFleeting: view.isFleeting }
  }
}

/** Fills the marks of `index.html`, such as `{{title}}`, with a view; `note` comes before its content. */
function fill(frame: string, view: PageView, q: string, site: Site, note?: Html): string {
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
  return frame.replace(/\{\{(\w+)\}\}/g, (mark, name: string) => marks[name] ?? mark)
}
