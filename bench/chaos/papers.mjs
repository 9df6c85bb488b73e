/**
 * The oracle: which files there were, when, and what a generation may therefore hold.
 *
 * Knows the archive because it made it. A file is a list of articles with a version; an article bears file,
 * version and number in its headline, so a hit tells which state of its file was indexed. Asks no server.
 */
import { random } from '../sums.mjs'

/** Stands in every article: whoever asks for it sees the whole generation. */
export const EVERYWHERE = '青川县报馆'
/** Stands in what is withheld: the keeper's list names the first, and no answer may hold the second. */
export const SECRET = '鹞隼枭'
export const UNSEEN = '鸮鹭鸬'

/** Characters that no fold changes, none a numeral, a surname or a mark. */
const CHARACTERS =
  '春风细雨花草树木山河湖海天空云霞星月光影声色香味书画琴棋诗词歌赋桥路街巷门窗墙瓦衣食住行工农商学城乡村镇'
const ARTICLES = 5
const PUBLICATIONS = ['青川县报', '白水晚报', '云台周刊']

/**
 * @typedef {{ id: string, headline: string, text: string, withheld: boolean }} Made
 * @typedef {{ version: number, articles: Made[] }} State without articles where the file is not there
 */

export class Papers {
  /** @type {Map<string, State[]>} by file, every state that it ever had, from "not there" on */
  #histories = new Map()
  /** @type {Map<string, { index: number, generation: number }>} by file, the latest state that was seen in an answer */
  #seen = new Map()
  /** @type {Map<string, number>} ids that the keeper withheld later, and when, in ms of performance.now() */
  withheldLater = new Map()

  constructor(seed) {
    this.next = random(seed)
  }

  get files() {
    return [...this.#histories.keys()].filter((file) => this.now(file).articles.length > 0)
  }

  /** @returns {State} */
  now(file) {
    return this.#histories.get(file).at(-1)
  }

  /** Every article that is there now, what is withheld included. @returns {Made[]} */
  articles() {
    return this.files.flatMap((file) => this.now(file).articles)
  }

  #words(count) {
    const one = () => CHARACTERS[Math.floor(this.next() * CHARACTERS.length)]
    return Array.from({ length: count }, one).join('')
  }

  /** @returns {State} another version of a file, or its first */
  made(file) {
    const version =
      (this.#histories.get(file) ?? []).reduce((most, state) => Math.max(most, state.version), 0) + 1
    const number = Number(file.slice(1, -6))
    const articles = Array.from({ length: ARTICLES }, (_, n) => {
      const withheld = n === 0 && number % 4 === 0
      const paragraphs = [
        EVERYWHERE,
        this.#words(40),
        this.#words(60),
        withheld ? SECRET + UNSEEN : this.#words(9),
      ]
      return {
        id: `f${number}-n${n}`,
        headline: `f${number}v${version}n${n}`,
        text: paragraphs.join('\n'),
        withheld,
      }
    })
    return { version, articles }
  }

  gone() {
    return { version: 0, articles: [] }
  }

  /** Bytes of a file. Whatever is withheld has a column and a reporter of its own, which facets must not show. */
  bytes(file, { articles }) {
    const publication = PUBLICATIONS[Number(file.slice(1, -6)) % PUBLICATIONS.length]
    const rows = articles.map(({ id, headline, text, withheld }) => ({
      ...{ id, title: withheld ? `${headline}${UNSEEN}` : headline, text, publication, date: '2008-06-05' },
      ...(withheld ? { section: UNSEEN, reporters: [UNSEEN] } : { section: '要闻' }),
    }))
    return rows.map((row) => `${JSON.stringify(row)}\n`).join('')
  }

  /** Notes a state before its bytes are on the disk, so that no answer can be ahead of it. */
  note(file, state) {
    const history = this.#histories.get(file) ?? [this.gone()]
    history.push(state)
    this.#histories.set(file, history)
  }

  /**
   * Judges a whole generation by the headlines and ids of all its articles.
   *
   * @param {number} generation
   * @param {{ id: string, headline: string }[]} hits
   * @returns {{ faults: string[], content: Map<string, Made[]> }} what cannot be; what it holds by file
   */
  judge(generation, hits) {
    const faults = []
    const content = new Map()
    const byFile = byFileOf(hits)
    for (const file of byFile.keys()) if (!this.#histories.has(file)) faults.push(`${file} was never written`)
    for (const [file, history] of this.#histories) {
      const own = byFile.get(file) ?? []
      const before = this.#seen.get(file)
      const from = before && before.generation <= generation ? before.index : 0
      const index = history.findIndex((state, i) => i >= from && this.#isWhole(state, own))
      if (index < 0) {
        const told = own.map(({ headline }) => headline).join(' ') || 'nothing'
        faults.push(
          `${file}: generation ${generation} holds ${told}, after state ${from} of ${history.length}`,
        )
        continue
      }
      if (!before || before.generation <= generation) this.#seen.set(file, { index, generation })
      content.set(file, history[index].articles)
    }
    return { faults, content }
  }

  /** Files of a list whose articles are of no one state. Of a list without a generation no more can be said. */
  torn(hits) {
    const byFile = byFileOf(hits)
    return [...byFile].filter(
      ([file, own]) => !this.#histories.get(file)?.some((state) => this.#isWhole(state, own)),
    )
  }

  /** Whether these hits are all articles of a state, but what is withheld, and no other. */
  #isWhole({ articles }, hits) {
    const told = new Set(hits.map(({ id, headline }) => `${id} ${headline}`))
    const may = articles.filter(({ withheld }) => !withheld)
    const missing = may.filter(({ id, headline }) => !told.has(`${id} ${headline}`))
    return (
      hits.length + missing.length === may.length && missing.every(({ id }) => this.withheldLater.has(id))
    )
  }

  /** Files whose state in the last generation that was seen is not the one on the disk. */
  behind() {
    return [...this.#histories].filter(([file, history]) => {
      const index = this.#seen.get(file)?.index ?? 0
      const [seen, now] = [history[index], history.at(-1)]
      return seen.version !== now.version
    })
  }
}

function byFileOf(hits) {
  const byFile = new Map()
  for (const hit of hits) byFile.set(fileOf(hit.id), [...(byFile.get(fileOf(hit.id)) ?? []), hit])
  return byFile
}

/** `f12.jsonl` of `f12-n3`. */
const fileOf = (id) => `${id.split('-')[0]}.jsonl`

/**
 * A plain scan.
 *
 * @param {Map<string, Made[]>} content
 * @returns {string[]} ids of articles that hold a text, sorted
 */
export function scan(content, text) {
  const all = [...content.values()].flat()
  return all
    .filter((article) => !article.withheld && article.text.includes(text))
    .map(({ id }) => id)
    .sort()
}
