import { createServer } from 'node:net'
import { expect, test } from 'vitest'
import type { SearchAnswer } from '../../src/model.js'
import { Archive, jsonl } from '../search/archive.js'
import { folders, ONE_THREAD, QUICK, run, serving } from './run.js'

const small = () => new Archive({ 'a.jsonl': jsonl([{ id: 'a', title: '防汛', text: '防汛演练' }]) })

async function search(url: string, q: string): Promise<SearchAnswer> {
  const response = await fetch(`${url}/api/search?q=${encodeURIComponent(q)}`)
  expect(response.status).toBe(200)
  return (await response.json()) as SearchAnswer
}

test('serve builds what is not there, prints its address, answers, follows the folder and ends with 0', async () => {
  const archive = small()
  const { child, ended, url } = await serving(archive, ['--port', '0'])
  expect((await search(url, '防汛')).totalHits).toBe(1)
  archive.write('b.jsonl', jsonl([{ id: 'b', text: '防汛' }]))
  for (let tries = 0; tries < 200 && (await search(url, '防汛')).totalHits < 2; tries++)
    await new Promise((done) => setTimeout(done, 50))
  expect((await search(url, '防汛')).totalHits).toBe(2)
  child.kill('SIGTERM')
  const { status, err } = await ended
  expect(status).toBe(0)
  expect(err).toContain('更新口令')
  expect(err).not.toContain('出错')
})

test('serve takes PORT, HOST and JIEBAO_TOKEN, and tells no token that was given', async () => {
  const archive = small()
  const env = { ...QUICK, PORT: '0', HOST: '127.0.0.1', JIEBAO_TOKEN: 'given-by-the-keeper-himself' }
  const { child, ended, url } = await serving(archive, ONE_THREAD, env)
  expect(url).toMatch(/^http:\/\/(localhost|127\.0\.0\.1):\d+$/)
  const post = (token: string) =>
    fetch(`${url}/api/index`, { method: 'POST', headers: { authorization: `Bearer ${token}` } })
  expect((await post('wrong')).status).toBe(401)
  expect((await post(env.JIEBAO_TOKEN)).status).toBe(202)
  child.kill('SIGINT')
  const { status, out, err } = await ended
  expect(status).toBe(0)
  expect(out + err).not.toContain(env.JIEBAO_TOKEN)
})

test('serve on a port in use exits 1 and names the cure', async () => {
  const archive = small()
  const other = createServer()
  const port = await new Promise<number>((done) =>
    other.listen(0, '127.0.0.1', () => done((other.address() as { port: number }).port)),
  )
  const { status, out, err } = await run('serve', '--port', String(port), ...ONE_THREAD, ...folders(archive))
  other.close()
  expect({ status, out }).toEqual({ status: 1, out: '' })
  expect(err).toContain('[PORT_IN_USE]')
  expect(err).toContain('--port')
})

test('serve without a folder of sources exits 1', async () => {
  const archive = small()
  const missing = ['--seeds', `${archive.folder}/none`, '--index', archive.index]
  const { status, err } = await run('serve', '--port', '0', ...missing)
  expect(status).toBe(1)
  expect(err).toContain('[SEEDS_UNREADABLE]')
})
