/**
 * Everything at once: updates, hostile readers, kills, a full disk, a closed log, saved lists, and a
 * probe that holds every answer to what the archive can say.
 *
 *   node bench/chaos/chaos.mjs [--seed N] [--minutes M] [--issues N]
 *
 * What is done when follows from the seed; how the machine takes it does not. Needs the compiled
 * program. Prints each violation with its timeline; status 1 if there was one.
 */

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { Deeds } from './deeds.mjs'
import { Papers } from './papers.mjs'
import { Probe } from './probe.mjs'
import { Readers } from './readers.mjs'
import { Report } from './report.mjs'
import { schedule } from './schedule.mjs'
import { Server } from './server.mjs'

const { values } = parseArgs({
  options: {
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    minutes: { type: 'string', default: '2' },
    issues: { type: 'string', default: '40' },
  },
})
const [seed, minutes, issues] = [values.seed, values.minutes, values.issues].map(Number)
if (!Number.isInteger(seed) || !(minutes > 0) || !(issues >= 8))
  throw new Error('Write --seed as a whole number, --minutes above 0, --issues as a number from 8')

const work = mkdtempSync(join(tmpdir(), 'jiebao-chaos-'))
const report = new Report(seed)
const papers = new Papers(seed)
const server = new Server(work, report)
const deeds = new Deeds(papers, server, report)
const probe = new Probe(papers, server, report, seed)
const readers = new Readers(papers, server, report, seed)

/** Does every deed at its time, or as soon after as the one before is done. */
async function act() {
  const startMs = performance.now()
  for (const planned of schedule(seed, minutes * 60_000)) {
    if (performance.now() - startMs > minutes * 60_000) return
    await sleep(Math.max(0, startMs + planned.atMs - performance.now()))
    await deeds.do(planned)
  }
}

function leave() {
  server.unmount()
  rmSync(work, { recursive: true, force: true })
}

process.on('SIGINT', () => process.exit(130))
process.on('SIGTERM', () => process.exit(143))
process.once('exit', () => {
  server.kill()
  leave()
})

console.log(`chaos --seed ${seed} --minutes ${minutes} --issues ${issues}`)
if (!server.hasDisk) console.log('no disk of its own for the index: no right to mount')
if (!server.library) console.log('no clock to step: libfaketime is not here')
deeds.begin(issues)
if (await server.start()) {
  const asking = Promise.all([probe.run(), readers.run()])
  await act()
  readers.stop()
  probe.stop()
  await asking
  server.stepClock(0)
  report.note('all is quiet')
  await probe.settle()
  await server.end('SIGTERM', true)
}
report.print()
process.exitCode = report.violations.size > 0 ? 1 : 0
