/** Limits: how often one address may ask, how much runs at once. */
import type { Request, Response } from 'express'
import { expect, test } from 'vitest'
import { isLoopback, limitRequests } from '../../src/http/guard.js'
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

test('limitRequests() spares what it is told to', () => {
  const limit = limitRequests(1, 'requests', isLoopback)
  expect(treated(limit, ['127.0.0.1', '127.0.0.1', '::1', '::1', '::ffff:127.0.0.1'])).toEqual(
    Array(5).fill(undefined),
  )
  expect(treated(limit, ['192.0.2.127', '192.0.2.127'])).toEqual([undefined, 'RATE_LIMITED'])
})

test('four exports run at once, and a fifth when one of them has ended', async () => {
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
