/**
 * The deeds of a schedule: what the keeper does to the folder, and what befalls the machine.
 *
 * Every state of a file is told to the oracle before its bytes are written.
 */

import { renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { SECRET } from './papers.mjs'
import { TOKEN } from './server.mjs'

/** A file that holds still for two seconds may be read: a half that stood longer counts as a state of its own. */
const STILL_MS = 1_500
/** Milliseconds that an editor leaves a file empty. */
const EMPTY_MS = 400
const DISK_FULL_MS = 4_000
const FAR_SECONDS = 3600
/** Each ends a server in order. */
const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP']
/** Most articles that are withheld later: a search must still find something. */
const MOST_WITHHELD = 12

export class Deeds {
  #hidden = [SECRET]
  #files = 0
  #moved = 0
  /** Deeds that this machine does not allow, told once. */
  #untried = new Set()

  constructor(papers, server, report) {
    this.papers = papers
    this.server = server
    this.report = report
    this.keeper = join(server.seeds, '_keeper')
  }

  /** The folder before the first start. */
  begin(files) {
    writeFileSync(join(this.keeper, 'hidden.txt'), this.#hiddenText())
    for (let i = 0; i < files; i++) this['add an issue']()
  }

  /** @param {{ deed: string, dice: number }} planned */
  async do({ deed, dice }) {
    this.report.note(deed)
    if ((await this[deed](dice)) !== false) return this.report.count('deeds')
    if (!this.#untried.has(deed)) console.log(`not tried here: ${deed}`)
    this.#untried.add(deed)
  }

  #pick(dice) {
    const { files } = this.papers
    return files[Math.floor(dice * files.length)]
  }

  #put(file, state) {
    this.papers.note(file, state)
    this.#move(file, this.papers.bytes(file, state))
  }

  /** Writes aside and moves into place, as a careful program does. */
  #move(name, text) {
    const aside = join(this.server.seeds, `.aside-${++this.#moved}`)
    this.#write(aside, text)
    renameSync(aside, join(this.server.seeds, name))
  }

  /** Writes as on a machine whose clock was stepped: the server and what is written have one clock. */
  #write(path, text, flag = 'w') {
    writeFileSync(path, text, { flag })
    const seconds = Date.now() / 1000 + this.server.offset
    if (this.server.offset !== 0) utimesSync(path, seconds, seconds)
  }

  'change an issue'(dice) {
    const file = this.#pick(dice)
    this.#put(file, this.papers.made(file))
  }

  'add an issue'() {
    const file = `f${this.#files++}.jsonl`
    this.#put(file, this.papers.made(file))
  }

  'remove an issue'(dice) {
    const file = this.#pick(dice)
    this.papers.note(file, this.papers.gone())
    rmSync(join(this.server.seeds, file))
  }

  async 'write an issue in two halves'(dice) {
    const file = this.#pick(dice)
    const state = this.papers.made(file)
    const lines = this.papers.bytes(file, state).split(/(?<=\n)/)
    const half = { version: state.version, articles: state.articles.slice(0, 2) }
    const startMs = performance.now()
    this.papers.note(file, state)
    this.#move(file, lines.slice(0, 2).join(''))
    await sleep(EMPTY_MS)
    // The whole is noted again behind the half, so that both orders are known.
    if (performance.now() - startMs > STILL_MS) for (const one of [half, state]) this.papers.note(file, one)
    this.#write(join(this.server.seeds, file), lines.slice(2).join(''), 'a')
  }

  'put rubbish into the folder'(dice) {
    const bytes = Buffer.from(
      Array.from({ length: 3000 }, (_, i) => (i * 7919 * (1 + Math.floor(dice * 100))) % 256),
    )
    writeFileSync(join(this.server.seeds, `rubbish${Math.floor(dice * 5)}.txt`), bytes)
    writeFileSync(join(this.server.seeds, 'alias.txt'), '---\npublication: &a [*a]\n---\n报\n')
  }

  #hiddenText() {
    return `# 不公开\n${this.#hidden.join('\n')}\n`
  }

  /** As an editor does: the file is empty for a moment, then has a part, then the whole. */
  async #truncate(name, text) {
    const path = join(this.keeper, name)
    this.#write(path, '')
    await sleep(EMPTY_MS)
    this.#write(path, text.slice(0, text.length / 3))
    await sleep(EMPTY_MS / 4)
    this.#write(path, text)
  }

  'save hidden.txt by truncating'() {
    return this.#truncate('hidden.txt', this.#hiddenText())
  }

  async 'save hidden.txt by moving'() {
    const path = join(this.keeper, 'hidden.txt')
    renameSync(path, `${path}~`)
    await sleep(EMPTY_MS)
    this.#write(path, this.#hiddenText())
  }

  'save words.txt by truncating'(dice) {
    return this.#truncate('words.txt', `青川县报馆\n春风${dice < 0.5 ? '细雨' : '花草'}\n`)
  }

  async 'withhold one more'(dice) {
    const open = this.papers.articles().filter(({ id, withheld }) => !withheld && !this.#hidden.includes(id))
    if (this.#hidden.length > MOST_WITHHELD) return
    const { id } = open[Math.floor(dice * open.length)]
    this.#hidden.push(id)
    await this.#truncate('hidden.txt', this.#hiddenText())
    this.papers.withheldLater.set(id, performance.now())
  }

  async 'ask for an update'() {
    const headers = { Authorization: `Bearer ${TOKEN}` }
    const answer = await this.server.ask('/api/index', { method: 'POST', headers })
    if (answer && ![202, 429].includes(answer.status))
      this.report.violation('update refused', `${answer.status} ${answer.text.slice(0, 200)}`)
  }

  'kill the child'() {
    if (process.platform !== 'linux') return false
    this.server.killUpdater()
  }

  async 'kill the server'() {
    await this.server.end('SIGKILL')
  }

  async 'end the server'(dice) {
    await this.server.end(SIGNALS[Math.floor(dice * SIGNALS.length)])
  }

  'close the log'() {
    this.server.closeLog()
  }

  'fill the disk'() {
    return this.server.fillDisk(DISK_FULL_MS)
  }

  'step the clock'(dice) {
    return this.server.stepClock(Math.floor((dice - 0.5) * 2 * FAR_SECONDS))
  }

  /** As a copy from a machine whose clock is wrong. */
  'step the times of files'(dice) {
    const path = join(this.server.seeds, this.#pick(dice))
    const seconds = statSync(path).mtimeMs / 1000 + (dice < 0.5 ? -FAR_SECONDS : FAR_SECONDS)
    utimesSync(path, seconds, seconds)
  }
}
