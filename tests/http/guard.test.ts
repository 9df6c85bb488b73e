/** Limits: how often one address may ask, how much runs at once. */

import { EventEmitter } from 'node:events'
import type { Socket } from 'node:net'
import type { Request, Response } from 'express'
import { expect, test, vi } from 'vitest'
import { addApi } from '../../src/api/api.js'
import { isLoopback, limitAtOnce, limitRequests, refuseOtherSites } from '../../src/http/guard.js'
import { startServer } from '../../src/http/http.js'
import { limitConnections } from '../../src/http/server.js'
import { fakeEngine } from '../api/fake-engine.js'
import { fetch, problemOf, serve } from '../api/harness.js'

/** How a limiter treats requests from these addresses, one after another. */
function treated(limit: ReturnType<typeof limitRequests>, addresses: string[]): (string | undefined)[] {
  return addresses.map((remoteAddress) => {
    let code: string | undefined
    limit({ socket: { remoteAddress } } as Request, {} as Response, (error?: unknown) => {
      code = (error as { code?: string } | undefined)?.code
    })
    return code
  })
}

test('limitRequests() counts by address and refuses the next', () => {
  const limit = limitRequests(2, 'requests')
  expect(treated(limit, ['192.0.2.1', '192.0.2.1', '192.0.2.2', '192.0.2.1'])).toEqual([
    ...[undefined, undefined, undefined],
    'RATE_LIMITED',
  ])
})

test('limitRequests() forgets an address after a minute, whatever the clock on the wall is set to', () => {
  vi.useFakeTimers({ toFake: ['Date', 'performance'] })
  try {
    const limit = limitRequests(1, 'requests')
    const told = () => treated(limit, ['192.0.2.1'])[0]
    expect([told(), told()]).toEqual([undefined, 'RATE_LIMITED'])
    vi.setSystemTime(Date.now() - 3_600_000)
    expect(told()).toBe('RATE_LIMITED')
    vi.advanceTimersByTime(60_001)
    expect([told(), told()]).toEqual([undefined, 'RATE_LIMITED'])
  } finally {
    vi.useRealTimers()
  }
})

test('limitRequests() spares what it is told to', () => {
  const limit = limitRequests(1, 'requests', isLoopback)
  expect(treated(limit, ['127.0.0.1', '127.0.0.1', '::1', '::1', '::ffff:127.0.0.1'])).toEqual(
    Array(5).fill(undefined),
  )
  expect(treated(limit, ['192.0.2.127', '192.0.2.127'])).toEqual([undefined, 'RATE_LIMITED'])
})

/** What a limiter of requests at once says to one more request of this address, and how that request ends. */
function beginning(limit: ReturnType<typeof limitAtOnce>, remoteAddress: string) {
  const response = new EventEmitter()
  let code: string | undefined = 'nothing'
  limit({ socket: { remoteAddress } } as Request, response as Response, (error?: unknown) => {
    code = (error as { code?: string } | undefined)?.code
  })
  return { code, end: () => response.emit('close') }
}

test('limitAtOnce() counts by address and over all, and takes another when one has ended', () => {
  const limit = limitAtOnce(2, 3, 'exports')
  const [first] = [beginning(limit, 'a'), beginning(limit, 'a')]
  expect(beginning(limit, 'a').code).toBe('RATE_LIMITED')
  const other = beginning(limit, 'b')
  expect(other.code).toBeUndefined()
  expect(beginning(limit, 'c').code).toBe('RATE_LIMITED')
  first!.end()
  expect(beginning(limit, 'a').code).toBeUndefined()
  other.end()
  expect(beginning(limit, 'c').code).toBeUndefined()
})

test('limitConnections() closes what is over its share, but of this machine only what is over all', () => {
  const limit = limitConnections(1, 4)
  const open = (remoteAddress: string) => {
    const socket = Object.assign(new EventEmitter(), { remoteAddress, closed: false })
    const destroy = () => {
      socket.closed = true
      socket.emit('close')
    }
    limit(Object.assign(socket, { destroy }) as unknown as Socket)
    return { socket, destroy }
  }
  const sockets = ['192.0.2.1', '192.0.2.1', '127.0.0.1', '127.0.0.1', '192.0.2.2', '127.0.0.1'].map(open)
  expect(sockets.map(({ socket }) => socket.closed)).toEqual([false, true, false, false, false, true])
  sockets[0]!.destroy()
  expect(open('192.0.2.1').socket.closed).toBe(false)
})

const OWN = 'https://archive.example/paper/'

test.each([
  ['localhost:3000', undefined, undefined],
  ['127.0.0.1:3000', 'http://127.0.0.1:3000', undefined],
  ['[::1]:3000', 'http://[::1]:3000', undefined],
  ['192.168.1.9', 'https://192.168.1.9', undefined],
  ['archive.example', 'https://archive.example', OWN],
  ['ARCHIVE.example:8443', 'https://archive.example:8443', OWN],
  // A proxy that does not pass the host on.
  ['127.0.0.1:3000', 'https://archive.example', OWN],
])('refuseOtherSites() lets a write to %s from %s pass', (host, origin, publicUrl) => {
  expect(siteRefusal(publicUrl, { host, origin })).toBeUndefined()
})

test.each([
  ['a name made to lead here', 'evil.example:3000', 'http://evil.example:3000', undefined],
  ['the same, told by no browser', 'evil.example', undefined, OWN],
  ['a name that begins as ours', 'localhost.evil.example', undefined, undefined],
  ['a name that ends as ours', 'evil-archive.example', undefined, OWN],
  ['another site', 'localhost:3000', 'https://evil.example', undefined],
  ['another port of this machine', 'localhost:3000', 'http://localhost:8080', undefined],
  ['a page without a site', 'localhost:3000', 'null', undefined],
  ['no host', undefined, undefined, undefined],
  ['no host that can be read', 'a b', undefined, undefined],
])('refuseOtherSites() refuses %s', (_what, host, origin, publicUrl) => {
  expect(siteRefusal(publicUrl, { host, origin, 'x-forwarded-host': 'localhost' })).toBe('FORBIDDEN')
})

function siteRefusal(publicUrl: string | undefined, headers: object): string | undefined {
  let code: string | undefined
  refuseOtherSites(publicUrl)({ headers } as Request, {} as Response, (error?: unknown) => {
    code = (error as { code?: string } | undefined)?.code
  })
  return code
}

test('four exports of one address run at once, and a fifth when one of them has ended', async () => {
  const server = await serve(fakeEngine(8_000))
  // Packed, a long export is so short that it is in nobody's way.
  const headers = { 'accept-encoding': 'identity' }
  const start = () => fetch(`${server.url}/api/export?format=jsonl&q=%E5%BF%97%E6%84%BF`, { headers })
  const running = await Promise.all([start(), start(), start(), start()])
  expect(await problemOf(await start())).toMatchObject({ status: 429, code: 'RATE_LIMITED' })
  await Promise.all(running.map((answer) => answer.body!.cancel()))
  await expect
    .poll(async () => {
      const next = await start()
      await next.body!.cancel()
      return next.status
    })
    .toBe(200)
  await server.close()
})

test('a page of another site may read only where its origin is named, and never write', async () => {
  const asked = async (origins: string[], origin: string, method = 'GET') => {
    const engine = fakeEngine()
    const options = { engine, host: '127.0.0.1', port: 0, token: 't', origins, log: () => {} }
    const server = await startServer(options, [addApi])
    const { headers } = await fetch(`http://127.0.0.1:${server.port}/api/index`, {
      method,
      headers: { origin },
    })
    await server.close()
    const names = ['access-control-allow-origin', 'vary', 'cross-origin-resource-policy']
    return names.map((name) => headers.get(name))
  }
  const [own, other] = ['https://example.org', 'https://example.com']
  expect(await asked([], own)).toEqual([null, 'Accept-Encoding', 'same-origin'])
  expect(await asked([own], own)).toEqual([own, 'Origin, Accept-Encoding', 'cross-origin'])
  expect(await asked([own], other)).toEqual([null, 'Origin, Accept-Encoding', 'cross-origin'])
  expect((await asked(['*'], other))[0]).toBe(other)
  expect((await asked(['*'], other))[2]).toBe('cross-origin')
  for (const method of ['POST', 'OPTIONS']) expect((await asked(['*'], other, method))[0]).toBeNull()
})
