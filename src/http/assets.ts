/**
 * The page's files, held in memory.
 *
 * Read once when the router is made, by name from two folders of the package:
 * `web/` as written and `dist/web/` as compiled. A request looks up a name in this
 * memory, so no path that a request names is ever opened.
 */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export type Asset = { type: string; body: string; etag: string }

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html',
  '.css': 'text/css',
  '.js': 'text/javascript',
  '.svg': 'image/svg+xml',
}

/** OpenCC for browsers, as its package holds it: loaded by readers who choose traditional characters. */
const OPENCC = createRequire(import.meta.url).resolve('opencc-js/cn2t')

/** OpenSeadragon for browsers: loaded by readers who enlarge a page. */
const VIEWER = createRequire(import.meta.url).resolve(
  'openseadragon/build/openseadragon/openseadragon.min.js',
)

const ROOT = packageRoot(dirname(fileURLToPath(import.meta.url)))

/** Version of this program, from its package.json. */
export const VERSION = (JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string })
  .version

/** @returns file name to file; empty where the package has no page */
export function loadAssets(): Map<string, Asset> {
  return new Map([
    ...readFolder(join(ROOT, 'web'), ['.html', '.css', '.svg']),
    ...readFolder(join(ROOT, 'dist', 'web'), ['.js']),
    ['opencc.js', asset(TYPES['.js']!, readFileSync(OPENCC, 'utf8'))],
    // Without the place of its map, which is not served.
    ['openseadragon.js', asset(TYPES['.js']!, readFileSync(VIEWER, 'utf8').replace(/^\/\/# .*$/m, ''))],
  ])
}

/** The folder of an address under which a browser may keep these files for ever: another content, another name. */
export const folderOf = (assets: ReadonlyMap<string, Asset>): string =>
  `v-${createHash('sha256')
    .update([...assets.values()].map(({ etag }) => etag).join())
    .digest('hex')
    .slice(0, 12)}`

function readFolder(folder: string, extensions: readonly string[]): [string, Asset][] {
  if (!existsSync(folder)) return []
  return readdirSync(folder)
    .filter((name) => extensions.includes(extname(name)))
    .map((name) => [
      name,
      asset(TYPES[extname(name)]!, squeeze(name, readFileSync(join(folder, name), 'utf8'))),
    ])
}

/** Removes indentation, and the comments of a style sheet, which only people read. */
function squeeze(name: string, text: string): string {
  // Safe for what tsc prints without comments: no template literal of ours spans lines.
  const flat = text.replace(/^[ \t]+/gm, '')
  if (name.endsWith('.js')) return flat.replace(/(?<=[;{,([])\n/g, '')
  if (!name.endsWith('.css')) return flat
  return flat
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/([{};:,])\s+/g, '$1')
    .replace(/\s+\{/g, '{')
    .replace(/;?\s*\}/g, '}')
    .replace(/(?<=[ :,(-])0\./g, '.')
}

function asset(type: string, body: string): Asset {
  return { type, body, etag: `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"` }
}

// The nearest folder that holds a package.json: the same folder from dist/src/http and from src/http.
function packageRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from
  const above = dirname(from)
  return above === from ? from : packageRoot(above)
}
