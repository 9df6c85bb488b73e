/**
 * Runs one measurement in a process group of its own, and watches the memory of all its processes.
 *
 * A group, so that what a measurement starts itself can be counted, and ended when the run is.
 * Memory is read from /proc: elsewhere than on Linux it is undefined.
 */
import { spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'

const SAMPLE_MS = 250

/**
 * @param {string[]} args of node
 * @param {{ signal?: AbortSignal, seconds?: number, out?: number }} [options] `signal` ends it; `seconds` is the
 *   longest it may take; `out` is a file descriptor that takes its output
 * @returns {Promise<{ output: string, largestRssMB: number | undefined }>} its output, and the largest sum of
 *   resident memory that was seen, in MB
 */
export function runNode(args, { signal, seconds, out } = {}) {
  signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      detached: true,
      stdio: ['ignore', out ?? 'pipe', 'inherit'],
    })
    const texts = []
    let largest
    let isLate = false
    child.stdout?.on('data', (bytes) => texts.push(bytes))
    const sampling = setInterval(() => {
      const now = residentMB(child.pid)
      if (now !== undefined) largest = Math.max(largest ?? 0, now)
    }, SAMPLE_MS)
    const end = () => endGroup(child.pid)
    const limit = setTimeout(
      () => {
        isLate = true
        end()
      },
      (seconds ?? 24 * 3600) * 1000,
    )
    signal?.addEventListener('abort', end, { once: true })
    const settle = (finish) => {
      clearInterval(sampling)
      clearTimeout(limit)
      signal?.removeEventListener('abort', end)
      finish()
    }
    child.on('error', (error) => settle(() => reject(error)))
    child.on('close', (status, killedBy) =>
      settle(() => {
        if (signal?.aborted) reject(signal.reason)
        else if (isLate) reject(new Error(`${args[0]} took longer than ${seconds} s`))
        else if (status !== 0) reject(new Error(`${args[0]} ended with ${status ?? killedBy}`))
        else resolve({ output: Buffer.concat(texts).toString(), largestRssMB: largest })
      }),
    )
  })
}

function endGroup(pid) {
  try {
    process.kill(-pid, 'SIGTERM')
  } catch (error) {
    if (error.code !== 'ESRCH') throw error
  }
}

/** @returns resident memory of a process or its group, and its descendants, in MB; pages that two share count twice */
export const residentMB = (group) => sumMB(group, 'status', /^VmRSS:\s+(\d+)/m)

/** The same, of shared pages each process its share: the memory that would be free without them. */
export const proportionalMB = (group) => sumMB(group, 'smaps_rollup', /^Pss:\s+(\d+)/m)

/** @param file of a process in /proc, and its line of kilobytes */
function sumMB(group, file, line) {
  let sum
  try {
    for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name)))
      if (isOf(group, pid))
        sum = (sum ?? 0) + Number(line.exec(readIfThere(`/proc/${pid}/${file}`) ?? '')?.[1] ?? 0) / 1024
  } catch {
    // No /proc here.
  }
  return sum
}

/** Whether a process, or one that it descends from, is in the group or leads none and is named itself: the child that updates has a group of its own. */
function isOf(group, pid) {
  const stat = readIfThere(`/proc/${pid}/stat`)
  if (!stat) return false
  // Behind the name, which may hold anything: state, parent, group.
  const [, , parent, own] = stat.slice(stat.lastIndexOf(')')).split(' ').map(Number)
  return Number(pid) === group || own === group || (parent > 1 && isOf(group, parent))
}

function readIfThere(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return undefined
  }
}
