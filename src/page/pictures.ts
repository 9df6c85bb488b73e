/**
 * Addresses of the pictures of pages, and of what viewers of IIIF ask for. Whether a picture may be shown is
 * asked of the engine for each request.
 */
import { checkTyped } from '../errors.js'
import {
  addRoute,
  found,
  idOf,
  isUnchanged,
  limitAtOnce,
  type Request,
  type RequestHandler,
  type RouterPart,
  readPairs,
  rootOf,
  sendBody,
} from '../http/http.js'
import type { Picture } from '../model.js'
import { canCut, cutPart, imageInfo, PROFILE, partOf, tagOf } from './image.js'
import { iiifRoot, imageId } from './manifest.js'
import { issueAnnotations, issueManifest, issueSearch, MANIFEST_TYPE } from './manifest-view.js'

/** Parts of pictures that are cut at once, for one address and for all; a browser asks for six. */
const MOST_PARTS = [12, 48] as const
const IMAGE_TYPE = 'application/ld+json;profile="http://iiif.io/api/image/3/context.json"'

export const addPictures: RouterPart = (router, { engine, publicUrl }) => {
  const pictureOf = async (request: Request): Promise<Picture> => {
    const number = Number(request.params.sheet)
    // One address a picture: `00` and `0x0` are none.
    const isPlain = Number.isSafeInteger(number) && String(number) === request.params.sheet
    const picture = isPlain ? await engine.picture(idOf(request), number) : undefined
    return found(picture, 'sheet', `${idOf(request)}/${request.params.sheet}`)
  }
  const sheet: RequestHandler = async (request, response) => {
    const picture = await pictureOf(request)
    // Asked again each time: it may have been withheld meanwhile.
    if (isUnchanged(request, response, tagOf(picture))) return
    response.set('Content-Type', picture.type).end(picture.bytes)
  }
  /** A part of a picture, or what is told of them. */
  const image: RequestHandler = async (request, response) => {
    const picture = await pictureOf(request)
    const { region, size, rotation, file } = request.params
    const part = region && partOf(picture, [region, size, rotation, file].map(String))
    const tag = tagOf(picture)
    if (!(await canCut())) found(undefined, 'sheet', request.path)
    response.set('Link', PROFILE)
    if (isUnchanged(request, response, tag)) return
    if (part) {
      const bytes = found(await cutPart(picture, tag, part), 'sheet', request.path)
      response.set('Content-Type', 'image/jpeg').end(bytes)
    } else {
      const own = imageId(idOf(request), Number(request.params.sheet), rootOf(request, publicUrl))
      sendBody(response, IMAGE_TYPE, JSON.stringify(imageInfo(picture, own)))
    }
  }
  /** For viewers of IIIF. */
  const linked =
    (work: (id: string, root: string, request: Request) => Promise<object>): RequestHandler =>
    async (request, response) => {
      const body = await work(idOf(request), rootOf(request, publicUrl), request)
      response.set('Cache-Control', 'no-cache')
      sendBody(response, MANIFEST_TYPE, JSON.stringify(body))
    }
  const manifest = linked((id, root) => issueManifest(engine, id, root))
  const annotations = linked((id, root, { params }) =>
    issueAnnotations(engine, id, String(params.sheet), root),
  )
  const searchIn = (version: 1 | 2) =>
    linked((id, root, { originalUrl }) => {
      const url = readUrl(originalUrl)
      const name = version === 1 ? 'search1' : 'search'
      const address = `${iiifRoot(id, root)}${name}${url.search}`
      return issueSearch(engine, id, url.searchParams.get('q') ?? '', address, root, version)
    })
  const toInfo: RequestHandler = (request, response) =>
    response.redirect(303, `./${encodeURIComponent(String(request.params.sheet))}/info.json`)
  const few = limitAtOnce(...MOST_PARTS, 'parts of pictures')
  addRoute(router, '/sheet/:id/:sheet', { get: [sheet] })
  addRoute(router, '/iiif/:id/image/:sheet', { get: [toInfo] })
  addRoute(router, '/iiif/:id/image/:sheet/info.json', { get: [image] })
  addRoute(router, '/iiif/:id/image/:sheet/:region/:size/:rotation/:file', { get: [few, image] })
  addRoute(router, '/iiif/:id/manifest.json', { get: [manifest] })
  addRoute(router, '/iiif/:id/annotations/:sheet', { get: [annotations] })
  addRoute(router, '/iiif/:id/search', { get: [searchIn(2)] })
  addRoute(router, '/iiif/:id/search1', { get: [searchIn(1)] })
}

/** The requested address, its query strictly decoded. @throws {JiebaoError} BAD_ENCODING */
export function readUrl(originalUrl: string): URL {
  const url = new URL('http://page/')
  for (const [name, values] of readPairs(originalUrl)) {
    for (const value of values) url.searchParams.append(name, value)
  }
  const q = url.searchParams.get('q')
  if (q !== null) checkTyped(q)
  return url
}
