import { existsSync, readdirSync } from 'node:fs'
import { connect } from 'node:net'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { Archive, jsonl } from '../search/archive.js'
import { finish, folders, ONE_THREAD, QUICK, serving, start, until } from './run.js'

const small = () => new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '防汛', text: '防汛演练' }]) })

const LOCK = 'write.lock'
const files = ({ index }: Archive) => readdirSync(index).sort()

test('a first build that is interrupted leaves nothing behind, whichever command waits for it', async () => {
  for (const [args, signal, status] of [
    [['index'], 'SIGINT', 130],
    [['serve', '--port', '0', ...ONE_THREAD], 'SIGHUP', 129],
  ] as const) {
    const archive = small()
    const child = start([...args, ...folders(archive)], QUICK)
    const ended = finish(child)
    // The lock is taken before the dictionary is loaded, so this catches the child at work.
    await until(() => existsSync(join(archive.index, LOCK)))
    child.kill(signal)
    expect((await ended).status).toBe(status)
    expect(files(archive)).toEqual([])
  }
})

test('what a killed writer had begun is removed at once, with its second writer gone too', async () => {
  const text = '防汛演练在城东举行，'.repeat(300)
  const rows = Array.from({ length: 1000 }, (_, k) => ({ id: `a${k}`, title: '防汛', text: `${k}${text}` }))
  const archive = new Archive({ 'a.jsonl': jsonl(rows) })
  const child = start(['index', ...folders(archive)])
  const ended = finish(child)
  await until(
    () => existsSync(archive.index) && files(archive).some((file) => /^segment-\d+\.batch-/.test(file)),
  )
  child.kill('SIGTERM')
  expect((await ended).status).toBe(143)
  expect(files(archive)).toEqual([])
})

test('a signal waits for a slow client, a second one does not', async () => {
  const archive = small()
  const token = 'given-by-the-keeper-himself'
  const { child, ended, url } = await serving(archive, ['--port', '0', ...ONE_THREAD], {
    ...QUICK,
    JIEBAO_TOKEN: token,
  })
  // The update that every start makes may still hold its lock, or be taking it away (write.lock.PID).
  const before = files(archive).filter((name) => !name.startsWith('write.lock'))
  const { port } = new URL(url)
  const slow = connect(Number(port), '127.0.0.1').on('error', () => {})
  const head = ['POST /api/index HTTP/1.1', 'Host: localhost', `Authorization: Bearer ${token}`]
  slow.write([...head, 'Content-Type: application/json', 'Content-Length: 9', '', '{'].join('\r\n'))
  let told = ''
  child.stderr.on('data', (part: string) => {
    told += part
  })
  // An answer to another client shows that the first bytes were read.
  await fetch(`${url}/healthz`)
  child.kill('SIGTERM')
  await until(() => told.includes('正在结束'))
  await new Promise((done) => setTimeout(done, 300))
  expect(child.exitCode).toBe(null)
  child.kill('SIGTERM')
  // Waited for, the client would have let it end with 0.
  expect((await ended).status).toBe(143)
  expect(files(archive)).toEqual(before)
})

test('a server that is still loading ends at once', async () => {
  const archive = small()
  const child = start(['serve', '--port', '0', ...folders(archive)])
  const ended = finish(child)
  // Its modules, its dictionary and its index keep the thread busy: no handler could run.
  await new Promise((done) => setTimeout(done, 400))
  child.kill('SIGTERM')
  await ended
  expect(child.signalCode).toBe('SIGTERM')
})
