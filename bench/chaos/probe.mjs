/**
 * The probe: asks as an honest reader, and holds every answer to the oracle.
 *
 * A census takes all articles of one generation; other answers of that generation are then
 * held to a plain scan over it.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { random } from '../sums.mjs'
import { EVERYWHERE, scan, UNSEEN } from './papers.mjs'

const encode = encodeURIComponent
/** A light query that takes longer, on whatever machine, has waited for somebody else. */
const TOO_LONG_MS = 10_000
/** After this, what was withheld must be gone: the list must hold still, and an update may be under way. */
const GRACE_MS = 45_000
/** How long the last update may take once all is quiet. */
const SETTLE_MS = 90_000
/** Censuses that are remembered, by generation. */
const MOST_KNOWN = 50

export class Probe {
  #isOver = false
  /** The generation of the last census. */
  #last = 0
  /** @type {Map<number, Map<string, import('./papers.mjs').Made[]>>} */
  #known = new Map()

  constructor(papers, server, report, seed) {
    this.papers = papers
    this.server = server
    this.report = report
    this.next = random(seed * 211)
  }

  stop() {
    this.#isOver = true
  }

  async run() {
    await Promise.all([
      this.#each(400, () => this.census()),
      this.#each(150, () => this.light()),
      this.#each(2_000, () => this.exported()),
    ])
  }

  async #each(ms, work) {
    while (!this.#isOver) {
      if (this.server.isUp) await work()
      await sleep(ms)
    }
  }

  /** A whole generation, page by page. @returns whether one was taken */
  async census() {
    const hits = []
    let generation
    let cursor
    const { upSinceMs } = this.server
    const startMs = performance.now()
    do {
      const rest = cursor === undefined ? '' : `&cursor=${encode(cursor)}`
      const answer = await this.#answer(
        `/api/search?q=${encode(`"${EVERYWHERE}"`)}&hitsPerPage=100&matching=exact${rest}`,
      )
      // A cursor ends with its view.
      if (!answer?.body.totalIsExact) return false
      const { index, nextCursor } = answer.body
      if (generation !== undefined && index.generation !== generation)
        this.report.violation('half a generation', `one cursor led from ${generation} to ${index.generation}`)
      generation = index.generation
      hits.push(...answer.body.hits)
      cursor = nextCursor ?? undefined
    } while (cursor !== undefined)
    if (this.server.upSinceMs !== upSinceMs) return false
    this.report.count('censuses')
    this.#judge(generation, hits, startMs)
    return true
  }

  #judge(generation, hits, startMs) {
    if (generation < this.#last)
      this.report.violation('went back', `from generation ${this.#last} to ${generation}`)
    this.#last = generation
    const { faults, content } = this.papers.judge(generation, hits)
    for (const fault of faults) this.report.violation('half or lost', fault)
    for (const { id } of hits) {
      const sinceMs = this.papers.withheldLater.get(id)
      if (sinceMs !== undefined && startMs > Math.max(sinceMs, this.server.upSinceMs) + GRACE_MS)
        this.report.violation(
          'withheld and seen',
          `${id}, withheld ${((startMs - sinceMs) / 1000) | 0} s ago`,
        )
    }
    const before = this.#known.get(generation)
    if (before && [...content].some(([file, articles]) => before.get(file) !== articles && before.has(file)))
      this.report.violation('two contents', `generation ${generation} was another one before`)
    if (faults.length > 0) return
    this.#known.set(generation, content)
    if (this.#known.size > MOST_KNOWN) this.#known.delete(this.#known.keys().next().value)
  }

  /** An export that is read to its end holds whole states, each file once. */
  async exported() {
    const answer = await this.#ask(`/api/export?q=${encode(`"${EVERYWHERE}"`)}&matching=exact&format=jsonl`)
    if (!answer) return
    this.report.count('exports')
    const hits = answer.text
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line))
    for (const [file, own] of this.papers.torn(hits))
      this.report.violation('half an export', `${file}: ${own.map(({ headline }) => headline).join(' ')}`)
    if (hits.length === 0) this.report.violation('half an export', 'it is empty')
  }

  /** A short string that some article held when it was asked: quickly answered, and answered right. */
  async light() {
    const articles = this.papers.articles()
    const article = articles[Math.floor(this.next() * articles.length)]
    if (!article) return
    const paragraphs = article.text.split('\n').slice(1, 3)
    const paragraph = paragraphs[Math.floor(this.next() * paragraphs.length)]
    const from = Math.floor(this.next() * (paragraph.length - 6))
    const text = paragraph.slice(from, from + 2 + Math.floor(this.next() * 4))
    const answer = await this.#answer(
      `/api/search?q=${encode(`"${text}"`)}&hitsPerPage=100&matching=exact&variants=0`,
    )
    if (!answer) return
    this.report.lightMs.push(answer.ms)
    if (answer.ms > TOO_LONG_MS) this.report.violation('too long', `${answer.ms | 0} ms for "${text}"`)
    const { hits, totalHits, totalIsExact, index } = answer.body
    const content = this.#known.get(index.generation)
    if (!content || totalHits > 100) return
    this.report.count('scanned')
    this.#compare(
      text,
      hits.map(({ id }) => id),
      content,
      totalIsExact,
      index.generation,
    )
  }

  /** Of what was withheld later nobody knows when it goes; an answer that was cut short may lack hits, and says so. */
  #compare(text, ids, content, isWhole, generation) {
    const right = scan(content, text)
    const { withheldLater } = this.papers
    const wrong = ids.filter((id) => !right.includes(id))
    const missing = right.filter((id) => !ids.includes(id) && !withheldLater.has(id))
    if (wrong.length > 0)
      this.report.violation('wrong hit', `generation ${generation}, "${text}": ${wrong.join(' ')}`)
    if (isWhole && missing.length > 0)
      this.report.violation('missing hit', `generation ${generation}, "${text}": ${missing.join(' ')}`)
  }

  /** @returns a search's answer; undefined where it was refused in order or the server was away */
  async #answer(path) {
    const answer = await this.#ask(path)
    return answer && { body: JSON.parse(answer.text), ms: answer.ms }
  }

  async #ask(path) {
    const answer = await this.server.ask(path)
    if (!answer) return undefined
    this.report.count('probes')
    if (answer.text.includes(UNSEEN)) this.report.violation('withheld and seen', path.slice(0, 120))
    if (answer.status === 200) return answer
    if (answer.status === 503) this.report.count('refused with 503')
    else if (answer.status !== 410)
      this.report.violation('a fault', `${answer.status} ${path.slice(0, 80)}: ${answer.text.slice(0, 300)}`)
    return undefined
  }

  /** When all is quiet, the archive must become what the folder holds by itself. */
  async settle() {
    const untilMs = performance.now() + SETTLE_MS
    for (;;) {
      await this.census()
      const behind = this.papers.behind()
      if (behind.length === 0) return
      if (performance.now() > untilMs) {
        const files = behind.map(([file]) => file).join(' ')
        return this.report.violation(
          'never taken up',
          `${SETTLE_MS / 1000} s after the last change: ${files}`,
        )
      }
      await sleep(500)
    }
  }
}
