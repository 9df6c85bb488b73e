/**
 * The archives that are measured: one that made.mjs makes, or stories as they are and articles
 * made out of them in any number.
 *
 * What takes long to make or to read is kept in the work folder and used again.
 */
import {
  closeSync,
  copyFileSync,
  createReadStream,
  createWriteStream,
  existsSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { pipeline } from 'node:stream/promises'
import { madeArticles } from './made.mjs'
import { runNode } from './processes.mjs'
import { makeQueries } from './queries.mjs'
import { random } from './sums.mjs'

/** Stories that queries are cut from. */
const SAMPLE = 20_000

/** The first articles of a larger archive, as a file of its own. */
export async function firstLines(from, path, wanted, signal) {
  let left = wanted
  await whole(path, (part) =>
    pipeline(
      createReadStream(from, { highWaterMark: 1 << 20 }),
      async function* (chunks) {
        for await (const chunk of chunks) {
          const end = endOfLine(chunk, left)
          left -= end.lines
          yield chunk.subarray(0, end.at)
          if (left === 0) return
        }
      },
      createWriteStream(part),
      { signal },
    ),
  )
}

/** @returns where in some bytes the last wanted line ends, and how many end before */
function endOfLine(bytes, wanted) {
  let lines = 0
  for (let at = bytes.indexOf(10); at >= 0; at = bytes.indexOf(10, at + 1))
    if (++lines === wanted) return { at: at + 1, lines }
  return { at: bytes.length, lines }
}

/** Makes articles out of the stories; `scaler` is the program that does. */
export function makeScaled(scaler, stories, path, articles, signal) {
  return whole(path, async (part) => {
    const out = openSync(part, 'w')
    try {
      await runNode([scaler, stories, String(articles)], { signal, out })
    } finally {
      closeSync(out)
    }
  })
}

/** Writes an archive that the repository makes itself. */
export function makeArchive(path, articles, signal) {
  const lines = function* () {
    for (const article of madeArticles(articles)) yield `${JSON.stringify(article)}\n`
  }
  return whole(path, (part) => pipeline(lines, createWriteStream(part), { signal }))
}

/** A file is there whole, or not at all. */
async function whole(path, write) {
  if (existsSync(path)) return
  try {
    await write(`${path}.part`)
    renameSync(`${path}.part`, path)
  } finally {
    rmSync(`${path}.part`, { force: true })
  }
}

/** A folder of sources with one file; by a link, so that an index made of the same file knows it again. */
export function placeSeeds(folder, file) {
  const path = join(folder, basename(file))
  if (existsSync(path) && statSync(path).ino === statSync(file).ino) return
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(folder, { recursive: true })
  try {
    linkSync(file, path)
  } catch {
    // Another disk, or another's file.
    copyFileSync(file, path)
    const { atime, mtime } = statSync(file)
    utimesSync(path, atime, mtime)
  }
}

/**
 * @returns `articles`, the UTF-8 bytes of their titles and texts, and `queries` by class
 */
export async function describeCorpus(file, cache, perClass, signal) {
  const { size, mtimeMs } = statSync(file)
  const key = `${size}:${mtimeMs}:${perClass}:${readFileSync(new URL('queries.mjs', import.meta.url))}`
  if (existsSync(cache)) {
    const kept = JSON.parse(readFileSync(cache, 'utf8'))
    if (kept.key === key) return kept
  }
  const { stories, ...counts } = await sample(file, signal)
  const described = { key, ...counts, queries: makeQueries(stories, perClass) }
  writeFileSync(cache, JSON.stringify(described))
  return described
}

/** Every line as likely as any other to be among the stories kept. Source: Vitter's algorithm R. */
async function sample(file, signal) {
  const next = random(3)
  const stories = []
  let articles = 0
  let textBytes = 0
  for await (const line of createInterface({ input: createReadStream(file, { signal }) })) {
    if (line === '') continue
    const story = JSON.parse(line)
    textBytes += Buffer.byteLength(story.title ?? '') + Buffer.byteLength(story.text ?? '')
    const place = articles < SAMPLE ? articles : Math.floor(next() * (articles + 1))
    if (place < SAMPLE) stories[place] = story
    articles++
  }
  return { articles, textBytes, stories }
}
