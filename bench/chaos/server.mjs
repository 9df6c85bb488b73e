/**
 * The server under trial: started, killed, started again, its log closed, its disk filled, its clock moved.
 */

import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { constants } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const CLI = fileURLToPath(new URL('../../dist/src/cli/cli.js', import.meta.url))
export const TOKEN = 'the-token-of-the-chaos'
/**
 * A signal ends the server within ten seconds, with 0 or, where closing takes too long, as the signal would.
 * A busy machine gets some more.
 */
const END_MS = 12_000
const START_MS = 60_000
/** Room on the disk of the index, in MB. */
const DISK_MB = 48
const LIBRARIES = [
  '/usr/lib/x86_64-linux-gnu/faketime',
  '/usr/lib/aarch64-linux-gnu/faketime',
  '/usr/lib/faketime',
]

export class Server {
  #child
  #isEnding = false
  port = 0
  upSinceMs = 0
  lastDownMs = 0
  isUp = false
  /** Seconds that its clock is ahead of the true time. */
  offset = 0

  /** @param work the folder of the run, of absolute path; the index gets a disk of its own where that can be had */
  constructor(work, report) {
    this.report = report
    this.seeds = join(work, 'seeds')
    this.disk = join(work, 'disk')
    this.index = join(this.disk, 'index')
    this.clock = join(work, 'clock')
    mkdirSync(join(this.seeds, '_keeper'), { recursive: true })
    mkdirSync(this.disk)
    this.hasDisk = tries(() =>
      execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${DISK_MB}m`, 'tmpfs', this.disk], {
        stdio: 'ignore',
      }),
    )
    this.library = LIBRARIES.map((folder) => join(folder, 'libfaketimeMT.so.1')).find((path) =>
      existsSync(path),
    )
    writeFileSync(this.clock, '+0\n')
  }

  async start() {
    const clock = this.library
      ? {
          LD_PRELOAD: this.library,
          FAKETIME_TIMESTAMP_FILE: this.clock,
          ...{ FAKETIME_NO_CACHE: '1', FAKETIME_DONT_FAKE_MONOTONIC: '1', NO_FAKE_STAT: '1' },
        }
      : {}
    const args = [CLI, 'serve', '--port', String(this.port), '--seeds', this.seeds, '--index', this.index]
    const child = spawn(process.execPath, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...clock, JIEBAO_TOKEN: TOKEN, HOST: '127.0.0.1' },
    })
    this.#child = child
    let out = ''
    this.log = ''
    child.stderr.on('data', (text) => {
      this.log = (this.log + text).slice(-20_000)
    })
    child.once('exit', (code, signal) => this.#onExit(child, code, signal))
    const untilMs = performance.now() + START_MS
    child.stdout.on('data', (text) => {
      out += text
    })
    while (!/http:\/\/\S+:(\d+)/.test(out)) {
      if (performance.now() > untilMs || child.exitCode !== null || child.signalCode !== null) {
        this.report.violation(
          'does not start',
          `status ${child.exitCode ?? child.signalCode}: ${this.log.slice(-500)}`,
        )
        return false
      }
      await sleep(20)
    }
    this.port = Number(/:(\d+)/.exec(out.slice(out.indexOf('http://') + 5))[1])
    this.upSinceMs = performance.now()
    this.isUp = true
    return true
  }

  #onExit(child, code, signal) {
    if (this.#isEnding || child !== this.#child) return
    this.isUp = false
    this.lastDownMs = performance.now()
    this.report.violation('the server ended by itself', `status ${code ?? signal}: ${this.log.slice(-1500)}`)
  }

  /** Ends it and, unless this is the end, starts it again. @param {NodeJS.Signals} signal */
  async end(signal, isLast = false) {
    const child = this.#child
    this.#isEnding = true
    this.isUp = false
    this.lastDownMs = performance.now()
    if (child.exitCode === null && child.signalCode === null) {
      const ended = new Promise((done) => child.once('exit', done))
      child.kill(signal)
      if (!(await Promise.race([ended.then(() => true), sleep(END_MS)]))) {
        this.report.violation('does not end', `${signal} was sent ${END_MS / 1000} s ago`)
        child.kill('SIGKILL')
        await ended
      } else if (signal !== 'SIGKILL' && ![0, 128 + constants.signals[signal]].includes(child.exitCode))
        this.report.violation(
          'ends badly',
          `status ${child.exitCode ?? child.signalCode} after ${signal}: ${this.log.slice(-800)}`,
        )
    }
    const left = existsSync(this.index)
      ? readdirSync(this.index).filter((name) => /lock\.\d|tmp|batch/.test(name))
      : []
    if (signal !== 'SIGKILL' && left.length > 0)
      this.report.violation('leaves something behind', left.join(' '))
    this.#isEnding = false
    return isLast || this.start()
  }

  /** The child that updates. @returns whether there was one */
  killUpdater() {
    const pid = childrenOf(this.#child.pid)[0]
    return pid !== undefined && tries(() => process.kill(pid, 'SIGKILL'))
  }

  closeLog() {
    this.#child.stderr.destroy()
  }

  /** @param {number} seconds from the true time @returns whether the clock can be stepped here */
  stepClock(seconds) {
    if (!this.library) return false
    this.offset = seconds
    writeFileSync(this.clock, `${seconds < 0 ? '' : '+'}${seconds}\n`)
    return true
  }

  /** Fills the disk of the index for a while. @returns whether it has one of its own */
  async fillDisk(ms) {
    if (!this.hasDisk) return false
    const filler = join(this.disk, 'filler')
    tries(() => execFileSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=64k'], { stdio: 'ignore' }))
    await sleep(ms)
    rmSync(filler, { force: true })
    return true
  }

  /** Where the run itself is ended. */
  kill() {
    // Its child would go on for a moment, and write where nothing is any more.
    if (this.#child) this.killUpdater()
    this.#child?.kill('SIGKILL')
  }

  unmount() {
    if (!this.hasDisk) return
    const unmounted = () => tries(() => execFileSync('umount', ['-l', this.disk], { stdio: 'ignore' }))
    // A signal to the whole group ends the first attempt as well.
    if (!unmounted()) unmounted()
  }

  /**
   * One request on a connection of its own.
   *
   * @returns {Promise<{ status: number, text: string, headers: object, ms: number, sentMs: number } | undefined>}
   *   undefined where the server was not up all the time, which excuses it
   */
  ask(path, { method = 'GET', headers = {}, body = '' } = {}) {
    const sentMs = performance.now()
    const { upSinceMs, isUp } = this
    return new Promise((resolve) => {
      const fail = (why) => {
        // The exit of a killed process may be told after its sockets are reset.
        setTimeout(() => {
          const excused = !isUp || !this.isUp || this.upSinceMs !== upSinceMs || this.lastDownMs >= sentMs
          // A change of the hide list breaks off the exports that know nothing of it.
          if (path.startsWith('/api/export')) this.report.count('exports broken off')
          else if (!excused) this.report.violation('no answer', `${method} ${path.slice(0, 120)}: ${why}`)
          resolve(undefined)
        }, 300)
      }
      const options = {
        host: '127.0.0.1',
        port: this.port,
        path,
        method,
        headers,
        agent: false,
        timeout: 40_000,
      }
      const asking = request(options, (response) => {
        const parts = []
        response.on('data', (part) => parts.push(part))
        response.on('error', (error) => fail(error.message))
        response.on('end', () => {
          const text = Buffer.concat(parts).toString()
          resolve({
            status: response.statusCode,
            text,
            headers: response.headers,
            ms: performance.now() - sentMs,
            sentMs,
          })
        })
      })
      asking.on('timeout', () => asking.destroy(new Error('nothing for 40 s')))
      asking.on('error', (error) => fail(error.message))
      asking.end(body)
    })
  }
}

function tries(work) {
  try {
    work()
    return true
  } catch {
    return false
  }
}

/** Processes whose parent this is; none where there is no /proc. */
function childrenOf(parent) {
  const pids = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : []
  return pids.map(Number).filter((pid) => {
    try {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      return Number(stat.slice(stat.lastIndexOf(')')).split(' ')[2]) === parent
    } catch {
      return false
    }
  })
}
