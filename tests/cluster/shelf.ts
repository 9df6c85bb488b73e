/**
 * An archive of many small issues whose every answer is known, on a cluster; and readers that ask it without a pause.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { ClusterEngine } from '../../src/engine/opensearch/cluster.js'
import type { ClusterOptions } from '../../src/engine/opensearch/options.js'
import { JiebaoError } from '../../src/errors.js'
import { Archive, jsonl } from '../search/archive.js'

const CHARACTERS = [...'春夏秋冬山川河海田园林木金石风云雨雪日月星辰东南西北工农兵学商']
/** Articles of an issue. */
const ARTICLES = 5

/** Text of an article that no other has: four characters that say its number, between words that all have. */
function markOf(article: number): string {
  let rest = article
  let mark = ''
  for (let i = 0; i < 4; i++) {
    mark += CHARACTERS[rest % CHARACTERS.length]
    rest = Math.floor(rest / CHARACTERS.length)
  }
  return mark
}

export class Shelf {
  readonly archive = new Archive()

  /** @param issues each a file of its own */
  constructor(readonly issues: number) {
    this.print('初印')
  }

  get articles(): number {
    return this.issues * ARTICLES
  }

  /** Prints every issue, or the first ones, with a word in every article that says which printing it is. */
  print(edition: string, issues = this.issues): void {
    for (let issue = 0; issue < issues; issue++) {
      const rows = Array.from({ length: ARTICLES }, (_, n) => ({
        id: `i${issue}n${n}`,
        title: `第${issue}号之${n}`,
        text: `本号${edition}：${markOf(issue * ARTICLES + n)}。各界同庆。`,
        date: `2020-01-${String((issue % 28) + 1).padStart(2, '0')}`,
        publication: `报${issue}`,
      }))
      this.archive.write(`${issue}.jsonl`, jsonl(rows))
    }
  }

  /** Opens it on a cluster, published. */
  async open(options: Omit<ClusterOptions, 'prefix'> & { prefix?: string }): Promise<ClusterEngine> {
    await this.archive.build()
    return this.openAsItIs(options)
  }

  /** Opens it as it stands, indexed or not. */
  async openAsItIs(options: Omit<ClusterOptions, 'prefix'> & { prefix?: string }): Promise<ClusterEngine> {
    const prefix = options.prefix ?? prefixOfItsOwn()
    const engine = new ClusterEngine(this.archive.open(), this.archive.index, { ...options, prefix })
    await engine.start()
    return engine
  }

  /** Marks of random articles, each asked once: nothing is answered from memory. */
  marks(): string[] {
    return Array.from({ length: this.articles }, (_, n) => markOf(n)).sort(() => Math.random() - 0.5)
  }
}

let prefixes = 0
export const prefixOfItsOwn = () => `jiebao-${process.pid}-${++prefixes}`

/** What readers saw. */
export type Seen = { asked: number; failed: string[]; wrong: string[] }

/**
 * Readers that ask for one article after another until they are stopped, each of which must be found once.
 *
 * @param also what else they ask, which tells what is wrong with its answer
 */
export function readers(
  engine: ClusterEngine,
  shelf: Shelf,
  count: number,
  also?: () => Promise<string | undefined>,
) {
  const seen: Seen = { asked: 0, failed: [], wrong: [] }
  let isOver = false
  let page = 0
  const read = async () => {
    let marks: string[] = []
    while (!isOver) {
      marks = marks.length > 0 ? marks : shelf.marks()
      const mark = marks.pop()!
      seen.asked++
      try {
        // Another length of page is another question: the engine remembers none of these answers.
        const { totalHits } = await engine.search({ q: `"${mark}"`, hitsPerPage: (page++ % 100) + 1 })
        if (totalHits !== 1) seen.wrong.push(`${mark}: ${totalHits}`)
        const complaint = await also?.()
        if (complaint) seen.wrong.push(complaint)
      } catch (error) {
        seen.failed.push(error instanceof JiebaoError ? error.message : String(error))
        await pause(50)
      }
      // An answer may yet be remembered: it comes without an event, and whoever stops this must have a turn.
      await pause(0)
    }
  }
  const reading = Array.from({ length: count }, read)
  return {
    seen,
    async stop() {
      isOver = true
      await Promise.all(reading)
      return seen
    },
  }
}

/** As long as a machine may take that has much else to do. */
const PATIENCE_MS = 600_000

/** Waits until something holds. */
export async function until(holds: () => Promise<boolean> | boolean): Promise<void> {
  for (const endMs = performance.now() + PATIENCE_MS; performance.now() < endMs; await pause(100))
    if (await holds()) return
  throw new Error(`Waited for ${PATIENCE_MS} ms in vain: ${holds}`)
}

/** One request to a node. */
export async function ask(url: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${url}${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  })
  // biome-ignore lint/suspicious/noExplicitAny: answers of every shape
  return (await response.json()) as any
}
