/**
 * What else the machine does while engines are timed. Linux only: reads /proc.
 */
import { readFileSync } from 'node:fs'
import { cpus, release } from 'node:os'

/** Seconds in a tick of /proc. */
const TICK = 0.01

export const loadAverage = () => Number(readFileSync('/proc/loadavg', 'utf8').split(' ')[0])

/** Seconds that a process has used. */
export function cpuSecondsOf(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(')').at(-1).trim().split(' ')
  return (Number(fields[11]) + Number(fields[12])) * TICK
}

/** Seconds that all cores, and each, were not idle. */
function busySeconds() {
  const busy = {}
  for (const line of readFileSync('/proc/stat', 'utf8').split('\n')) {
    const [name, user, nice, system, , , irq, softirq, steal] = line.split(/\s+/)
    if (!/^cpu\d*$/.test(name)) continue
    busy[name] = [user, nice, system, irq, softirq, steal].reduce(
      (sum, ticks) => sum + Number(ticks) * TICK,
      0,
    )
  }
  return busy
}

/**
 * Watches what others use from now on.
 *
 * @param pids the engines, pinned to `core`
 * @returns ends the watch and says how many cores others used: in all, and of the pinned one
 */
export function watchOthers(pids, core) {
  const take = () => ({
    at: performance.now(),
    busy: busySeconds(),
    engines: pids.reduce((sum, pid) => sum + cpuSecondsOf(pid), 0),
    own: cpuSecondsOf(process.pid),
  })
  const before = take()
  return () => {
    const after = take()
    const seconds = (after.at - before.at) / 1e3
    const engines = after.engines - before.engines
    const all = after.busy.cpu - before.busy.cpu - engines - (after.own - before.own)
    const pinned = after.busy[`cpu${core}`] - before.busy[`cpu${core}`] - engines
    return { seconds, all: all / seconds, pinned: pinned / seconds }
  }
}

export const describeMachine = () =>
  `${cpus().length} × ${cpus()[0].model.trim()}, Linux ${release()}, Node ${process.version}`
