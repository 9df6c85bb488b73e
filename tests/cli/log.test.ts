import { execFileSync, spawn } from 'node:child_process'
import { closeSync, constants, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Archive, jsonl } from '../search/archive.js'
import { CLI, folders, ONE_THREAD, QUICK, until } from './run.js'

const READER = constants.O_RDONLY | constants.O_NONBLOCK

const seen = Buffer.alloc(65_536)

/** What stands in the pipe now. */
function readFrom(reader: number): string {
  try {
    return seen.toString('utf8', 0, readSync(reader, seen))
  } catch {
    return ''
  }
}

test('serve goes on without a reader of its log, counts what is lost, and tells a new reader', async () => {
  const archive = new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '防汛', text: '防汛演练' }]) })
  const pipe = join(archive.folder, 'log')
  execFileSync('mkfifo', [pipe])
  const first = openSync(pipe, READER)
  const writer = openSync(pipe, 'w')
  // Only the line that tells the address goes to standard output; its reader goes away as well.
  const child = spawn(process.execPath, [CLI, 'serve', '--port', '0', ...ONE_THREAD, ...folders(archive)], {
    env: { ...process.env, ...QUICK },
    stdio: ['ignore', 'pipe', writer],
  })
  closeSync(writer)
  const ended = new Promise((done) => child.once('exit', done))
  const out = await new Promise<string>((done) => child.stdout!.once('data', (part) => done(String(part))))
  const url = /http:\/\/\S+/.exec(out)![0].replace(/\/$/, '')
  child.stdout!.destroy()
  const ask = async (path: string) => {
    const response = await fetch(`${url}${path}`)
    expect(response.status).toBe(200)
    return response.text()
  }
  const lost = async () => Number(/^jiebao_log_lines_lost_total (\d+)$/m.exec(await ask('/metrics'))![1])
  expect(await lost()).toBe(0)

  closeSync(first)
  for (let k = 0; k < 5; k++) await ask(`/api/search?q=${k}`)
  const before = await lost()
  expect(before).toBeGreaterThanOrEqual(5)

  const second = openSync(pipe, READER)
  await ask('/healthz')
  const after = await lost()
  let log = ''
  await until(() => {
    log += readFrom(second)
    return log.includes('"lost"')
  })
  closeSync(second)
  // The line of a request is written when it is over: the count itself may come a line late.
  expect(/"level":40,.*"lost":(\d+)\}\n/.exec(log)![1]).toBe(String(after))
  expect(after - before).toBeLessThanOrEqual(1)

  child.kill('SIGTERM')
  expect(await ended).toBe(0)
})
