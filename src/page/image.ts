/**
 * Parts of a page's picture in any size, as viewers ask for them. Only pictures.ts knows their addresses.
 *
 * Owns sharp, which is optional and loaded when the first part is asked for; without it pictures are sent
 * whole, as they are. Parts are kept in memory by the bytes of their picture. Whether a picture may be shown
 * is asked of the engine each time, before this file.
 *
 * Source: IIIF Image API 3.0, level 1 (https://iiif.io/api/image/3.0/compliance/): regions in pixels, square
 * or full; sizes by width, height or both, none larger than the region.
 */
import { createHash } from 'node:crypto'
import { LRUCache } from 'lru-cache'
import { JiebaoError } from '../errors.js'
import type { Picture } from '../model.js'

/** Edge of a tile in pixels: a page of 6,000 by 8,000 has 48. */
const TILE = 1024
/** Bytes of parts that are kept. */
const MOST_KEPT = 48 * 1024 * 1024
/** Pixels of the largest picture that is decoded: a sheet of 80 by 60 cm at 600 dots an inch has 268 million. */
const MOST_PIXELS = 268_402_689
const QUALITY = 85

type Size = Pick<Picture, 'width' | 'height'>
type Part = { left: number; top: number; width: number; height: number; to: Size }

const loadOnce = () =>
  import('sharp').then(
    ({ default: sharp }) => {
      // Parts are kept here, and one picture at a time shares the machine with searches.
      sharp.cache(false)
      sharp.concurrency(1)
      return sharp
    },
    () => undefined,
  )
let loaded: ReturnType<typeof loadOnce> | undefined
const load = () => {
  loaded ??= loadOnce()
  return loaded
}

export const canCut = async (): Promise<boolean> => (await load()) !== undefined

/** What the service tells of itself. @param own its address, without a slash at its end */
export function imageInfo({ width, height }: Size, own: string) {
  const levels = Math.max(1, Math.ceil(Math.log2(Math.max(width, height) / TILE)) + 1)
  const scaleFactors = Array.from({ length: levels }, (_, level) => 2 ** level)
  return {
    '@context': 'http://iiif.io/api/image/3/context.json',
    ...serviceOf(own),
    protocol: 'http://iiif.io/api/image',
    width,
    height,
    tiles: [{ width: TILE, scaleFactors }],
  }
}

/** The service as a manifest names it. */
export const serviceOf = (own: string) => ({ id: own, type: 'ImageService3', profile: 'level1' })

export const PROFILE = '<http://iiif.io/api/image/3/level1.json>;rel="profile"'

/**
 * The part of a picture that an address asks for.
 *
 * @throws {JiebaoError} BAD_PARAMETER for what is not of level 1, lies outside, or is larger than the region
 */
export function partOf(picture: Size, [region, size, rotation, file]: readonly string[]): Part {
  const refuse = (name: string, value: string | undefined, rule: string) =>
    new JiebaoError('parameter-unreadable', value ?? '', { name, rule })
  const from = regionOf(picture, region ?? '')
  if (!from) throw refuse('region', region, 'write full, square, or x,y,w,h in pixels of the picture')
  const to = sizeOf(from, size ?? '')
  if (!to) throw refuse('size', size, 'write max, w, or ,h or w,h, at most the size of the region')
  if (rotation !== '0') throw refuse('rotation', rotation, 'write 0')
  if (file !== 'default.jpg') throw refuse('quality', file, 'write default.jpg')
  return { ...from, to }
}

function regionOf({ width, height }: Size, region: string): Omit<Part, 'to'> | undefined {
  if (region === 'full') return { left: 0, top: 0, width, height }
  if (region === 'square') {
    const edge = Math.min(width, height)
    return { left: (width - edge) >> 1, top: (height - edge) >> 1, width: edge, height: edge }
  }
  if (!/^\d{1,6},\d{1,6},\d{1,6},\d{1,6}$/.test(region)) return undefined
  const [left = 0, top = 0, wide = 0, high = 0] = region.split(',').map(Number)
  const own = { left, top, width: Math.min(wide, width - left), height: Math.min(high, height - top) }
  return own.width > 0 && own.height > 0 ? own : undefined
}

function sizeOf({ width, height }: Size, size: string): Size | undefined {
  if (size === 'max') return { width, height }
  const [, wide, high] = /^(\d{0,6}),(\d{0,6})$/.exec(size) ?? []
  if (!wide && !high) return undefined
  const to = {
    width: Number(wide) || Math.max(1, Math.round((width * Number(high)) / height)),
    height: Number(high) || Math.max(1, Math.round((height * Number(wide)) / width)),
  }
  return wide !== '0' && high !== '0' && to.width <= width && to.height <= height ? to : undefined
}

/** Parts that were cut. */
const kept = new LRUCache<string, Buffer>({ maxSize: MOST_KEPT, sizeCalculation: ({ length }) => length + 1 })

/** Name of the bytes of a picture, as an ETag. */
export const tagOf = ({ bytes }: Picture): string =>
  `"${createHash('sha1').update(bytes).digest('base64url')}"`

/**
 * @param tag of the picture
 * @returns a JPEG; undefined without sharp, or where the picture cannot be decoded
 */
export async function cutPart(picture: Picture, tag: string, part: Part): Promise<Buffer | undefined> {
  const { to, ...region } = part
  const key = [tag, ...Object.values(region), to.width, to.height].join()
  const known = kept.get(key)
  if (known) return known
  const sharp = await load()
  const bytes = await sharp?.(picture.bytes, { limitInputPixels: MOST_PIXELS, failOn: 'none' })
    .extract(region)
    .resize({ ...to, fit: 'fill' })
    .flatten({ background: '#fff' })
    .jpeg({ quality: QUALITY })
    .toBuffer()
    .catch(() => undefined)
  // Two who ask at once cut the same part twice.
  if (bytes) kept.set(key, bytes)
  return bytes
}
