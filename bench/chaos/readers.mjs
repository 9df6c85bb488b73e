/**
 * Readers who mean no good: heavy and hostile queries, connections that are slow, broken or never read.
 *
 * Each goes on until it is told to stop. Whatever comes back is looked through for what is withheld.
 */

import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { random } from '../sums.mjs'
import { EVERYWHERE, SECRET, UNSEEN } from './papers.mjs'

const encode = encodeURIComponent
/** Longest query, in characters. */
const LONGEST = 4096

const HEAVY = [
  '通配:"春*风" '.repeat(200),
  `${'春 风 '.repeat(600)}`,
  Array.from({ length: 300 }, (_, i) => `-通配:"${'山河湖海'[i % 4]}*天"`).join(' '),
  Array.from({ length: 500 }, (_, i) => `"${'云霞星月光影'[i % 6]}${'声色香味书'[i % 5]}"`).join(' | '),
  '('.repeat(2000) + EVERYWHERE,
  `${EVERYWHERE} 相近/50 ${'春 '.repeat(900)}`,
  '"'.repeat(4000),
  `${'春风 细雨 -'.repeat(400)}${EVERYWHERE}`,
].map((q) => q.slice(0, LONGEST))

/** What of the archive may tell of a withheld article. */
const PLACES = [
  `/api/search?q=${encode(SECRET)}`,
  `/api/search?q=${encode(EVERYWHERE)}&hitsPerPage=100`,
  `/?q=${encode(SECRET)}`,
  `/api/suggest?q=${encode(SECRET.slice(0, 2))}`,
  `/api/suggest?q=${encode(SECRET[0])}`,
  `/feed.atom?q=${encode(SECRET)}`,
  '/feed.atom',
  `/api/export?q=${encode(SECRET)}&format=jsonl`,
  '/api/timeline',
  '/api/issues',
  '/issues',
  '/keeper',
  '/',
]
const OF_AN_ARTICLE = [
  '/api/articles/ID',
  '/article/ID',
  '/api/articles/ID/similar',
  '/api/articles/ID/citation',
]

export class Readers {
  #isOver = false

  constructor(papers, server, report, seed) {
    this.papers = papers
    this.server = server
    this.report = report
    this.seed = seed
  }

  stop() {
    this.#isOver = true
  }

  /** All at once. Resolves when all have stopped. */
  run() {
    const kinds = [this.heavy, this.heavy, this.curious, this.slowExport, this.slowExport, this.slowloris]
    return Promise.all(
      [...kinds, this.pipelined, this.broken].map(async (reader, i) => {
        const next = random(this.seed * 101 + i)
        await sleep(1000 + next() * 1000)
        while (!this.#isOver) {
          if (this.server.isUp) await reader.call(this, next)
          await sleep(50 + next() * 400)
        }
      }),
    )
  }

  /** Nothing withheld may be seen, and a fault of ours is a fault. */
  #look(path, status, text) {
    this.report.count('answers')
    if (text.includes(UNSEEN))
      this.report.violation('withheld and seen', `${path.slice(0, 120)}: ${around(text)}`)
    if (status >= 500 && ![503, 507].includes(status))
      this.report.violation('a fault', `${status} ${path.slice(0, 120)}: ${text.slice(0, 300)}`)
  }

  async heavy(next) {
    const q = HEAVY[Math.floor(next() * HEAVY.length)]
    const path = `/api/search?q=${encode(q)}&explain=${next() < 0.3 ? 1 : 0}`
    const answer = await this.server.ask(path)
    if (answer) this.#look(path, answer.status, answer.text)
    if (answer && answer.ms > 20_000)
      this.report.violation('a query without end', `${answer.ms | 0} ms ${q.slice(0, 80)}`)
  }

  async curious(next) {
    const withheld = this.papers.articles().filter((article) => article.withheld)
    const { id } = withheld[Math.floor(next() * withheld.length)] ?? { id: 'f0-n0' }
    const other = this.papers.articles()[Math.floor(next() * this.papers.articles().length)]
    const paths = [
      ...PLACES,
      ...OF_AN_ARTICLE.map((path) => path.replace('ID', id)),
      `/api/articles/${other?.id ?? id}/similar?limit=20`,
    ]
    const path = paths[Math.floor(next() * paths.length)]
    const answer = await this.server.ask(path)
    if (!answer) return
    this.#look(path, answer.status, answer.text)
    if (
      path.includes(`${id}`) &&
      path.includes('article') &&
      answer.status === 200 &&
      !path.includes(`${other?.id}/`)
    )
      this.report.violation('withheld and seen', `${path} is a 200`)
  }

  /** Takes an export or a feed a little at a time. */
  async slowExport(next) {
    const path = next() < 0.5 ? `/api/export?q=${encode(EVERYWHERE)}` : `/feed.atom?q=${encode(EVERYWHERE)}`
    const text = await this.#raw(
      [`GET ${path} HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`],
      15_000,
      true,
    )
    this.#look(path, statusOf(text), text)
  }

  async slowloris(next) {
    const drip = Array.from({ length: 20 }, (_, i) => `X-${i}: ${'a'.repeat(1 + next() * 9)}\r\n`)
    const many = Array.from({ length: 20 }, () =>
      this.#raw(['GET / HTTP/1.1\r\nHost: a\r\n', ...drip], 8_000),
    )
    await Promise.all(many)
  }

  async pipelined(next) {
    const count = 5 + Math.floor(next() * 20)
    const one = `GET /api/search?q=${encode('春风')}&hitsPerPage=1 HTTP/1.1\r\nHost: a\r\n`
    const all = `${`${one}\r\n`.repeat(count - 1)}${one}Connection: close\r\n\r\n`
    const { upSinceMs } = this.server
    const text = await this.#raw([all], 30_000)
    const answers = text.split(/^HTTP\/1\.1 \d{3} |(?<=\})HTTP\/1\.1 \d{3} /).length - 1
    this.#look('pipelined', statusOf(text), text)
    const wasUp = this.server.isUp && this.server.upSinceMs === upSinceMs
    if (wasUp && answers !== count)
      this.report.violation('pipelined', `${answers} answers to ${count} requests`)
  }

  async broken(next) {
    const noise = Buffer.from(Array.from({ length: 300 }, () => Math.floor(next() * 256))).toString('latin1')
    const rubbish = [
      'GET\r\n\r\n',
      `GET /${noise} HTTP/1.1\r\n\r\n`,
      noise,
      'POST /api/index HTTP/1.1\r\nHost: a\r\nContent-Length: 9\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n',
      `GET /?q=${'%'.repeat(100_000)} HTTP/1.1\r\nHost: a\r\n\r\n`,
      'GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 99999999\r\n\r\nx',
    ]
    const text = await this.#raw([rubbish[Math.floor(next() * rubbish.length)]], 3_000)
    this.#look('broken', statusOf(text), text)
  }

  /**
   * Sends parts a third of a second apart, and reads until the other side closes or the time is over.
   *
   * @param {string[]} parts
   * @param {number} ms
   * @param {boolean} [isSlow] whether it stops for a while after every piece that it is given
   * @returns {Promise<string>}
   */
  #raw(parts, ms, isSlow = false) {
    return new Promise((resolve) => {
      const socket = connect(this.server.port, '127.0.0.1')
      const seen = []
      const sending = setInterval(
        () => (parts.length > 0 ? socket.write(parts.shift(), 'latin1') : undefined),
        300,
      )
      const ending = setTimeout(() => socket.destroy(), ms)
      socket.write(parts.shift(), 'latin1')
      socket.on('data', (part) => {
        seen.push(part)
        if (!isSlow) return
        socket.pause()
        setTimeout(() => socket.resume(), 100)
      })
      socket.on('error', () => {})
      socket.on('close', () => {
        clearInterval(sending)
        clearTimeout(ending)
        resolve(Buffer.concat(seen).toString())
      })
    })
  }
}

const statusOf = (text) => Number(/^HTTP\/1\.1 (\d{3})/.exec(text)?.[1] ?? 0)

function around(text) {
  const at = text.indexOf(UNSEEN)
  return text.slice(Math.max(0, at - 80), at + 80).replaceAll('\n', ' ')
}
