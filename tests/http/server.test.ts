import { once } from 'node:events'
import { Agent, createServer, get as httpGet } from 'node:http'
import type { AddressInfo } from 'node:net'
import express from 'express'
import { expect, test } from 'vitest'
import { createSearchRouter } from '../../src/jiebao.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, problemOf, serve, startWhole } from '../api/harness.js'

test('startServer() names the port that is in use and the cure', async () => {
  const first = await serve()
  const second = startWhole({
    engine: fakeEngine(),
    host: '127.0.0.1',
    port: first.port,
    token: 't',
    log: () => {},
  })
  await expect(second).rejects.toMatchObject({
    code: 'PORT_IN_USE',
    value: String(first.port),
    message: expect.stringMatching(new RegExp(`port ${first.port}.*--port`)),
  })
  await first.close()
})

test('startServer() says what is wrong with a host', async () => {
  const started = startWhole({
    engine: fakeEngine(),
    host: '203.0.113.1',
    port: 0,
    token: 't',
    log: () => {},
  })
  await expect(started).rejects.toMatchObject({ code: 'USAGE', value: '203.0.113.1:0' })
})

test('startServer() tells its address', async () => {
  const server = await startWhole({
    engine: fakeEngine(),
    host: '127.0.0.1',
    port: 0,
    token: 't',
    log: () => {},
  })
  expect(server.url).toBe(`http://localhost:${server.port}`)
  await server.close()
})

test('close() lets a running request end, shuts idle connections and takes no new ones', async () => {
  const server = await serve()
  const agent = new Agent({ keepAlive: true })
  await new Promise((resolve) =>
    httpGet(`${server.url}/healthz`, { agent }, (answer) => answer.resume().on('end', resolve)),
  )
  const [idle] = Object.values(agent.freeSockets).flat()
  server.engine.delayMs = 600
  const running = fetch(`${server.url}/api/search?q=a`)
  await expect.poll(() => server.engine.begun).toBe(1)
  const closed = server.close()
  const ends = [once(idle!, 'close').then(() => 'idle'), running.then(() => 'running')]
  expect(await Promise.race(ends)).toBe('idle')
  expect((await running).status).toBe(200)
  await closed
  await expect(fetch(`${server.url}/healthz`)).rejects.toThrow()
  await server.close()
  agent.destroy()
})

test('an answer over its deadline is a TIMEOUT', async () => {
  const engine = fakeEngine()
  engine.delayMs = 500
  const app = express().use(createSearchRouter(engine, { deadlineMs: 30, log: () => {} }))
  const { url, close } = await mount(app)
  expect(await problemOf(await fetch(`${url}/api/search?q=a`))).toMatchObject({
    status: 503,
    code: 'TIMEOUT',
  })
  close()
})

test('createSearchRouter() works below a prefix and leaves other paths to the app', async () => {
  const app = express()
  app.use('/archive', createSearchRouter(fakeEngine(), { log: () => {} }))
  app.use((_request, response) => {
    response.status(418).send('the app')
  })
  const { url, close } = await mount(app)
  expect((await fetch(`${url}/archive/api/search?q=a`)).status).toBe(200)
  expect((await fetch(`${url}/archive/api/nope`)).status).toBe(404)
  expect((await fetch(`${url}/archive/nope`)).status).toBe(418)
  const page = await fetch(`${url}/archive?q=a`)
  expect(page.url).toBe(`${url}/archive/?q=a`)
  expect(await page.text()).toMatch(/href="\.\/v-[0-9a-f]{12}\/page\.css"/)
  expect(await (await fetch(`${url}/archive/article/x`)).text()).toMatch(
    /href="\.\.\/v-[0-9a-f]{12}\/page\.css"/,
  )
  close()
})

async function mount(app: express.Express): Promise<{ url: string; close: () => void }> {
  const server = createServer(app)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const close = () => {
    server.closeAllConnections()
    server.close()
  }
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close }
}
