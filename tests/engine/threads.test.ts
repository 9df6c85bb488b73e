/** Which thread does what, over hands without a thread, by a clock of the test's own. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { WorkOrder } from '../../src/engine/thread-orders.js'
import { type Hand, Threads, type Wanted } from '../../src/engine/threads.js'
import { JiebaoError } from '../../src/errors.js'
import type { Lane } from '../../src/model.js'

/** Hears what it is told; answers and ends when the test says so. */
type FakeHand = Hand & { orders: WorkOrder[]; calledOff: number[]; answer(): void; die(why?: Error): void }

/** @param cpuMs by default as much CPU is used as time passes */
function fakeThreads(count: number, cpuMs = () => performance.now()) {
  const hands: FakeHand[] = []
  const begin: ConstructorParameters<typeof Threads<FakeHand>>[1] = ({ answered, ended, free }) => {
    setTimeout(free)
    const hand: FakeHand = {
      isReady: true,
      orders: [],
      calledOff: [],
      tell: (order) => 'work' in order && hand.orders.push(order),
      callOff: ({ id }) => hand.calledOff.push(id),
      end: async () => {},
      answer: () => answered({ id: hand.orders.at(-1)!.id, answer: viewOf(hand.orders.at(-1)!) }),
      die: (why) => ended(why),
    }
    hands.push(hand)
    return hand
  }
  const threads = new Threads(count, begin, cpuMs)
  const began = (hand: FakeHand) => hand.orders.map(viewOf)
  return { threads, hands, began }
}

/** The view's name tells pieces of work apart. */
const viewOf = ({ work }: WorkOrder) => ('view' in work ? work.view : '')
const work = (view: string, lane: Lane, more: Partial<Wanted> = {}): Wanted => ({
  work: { kind: 'similar', asked: { id: '', limit: 1 }, view, readings: new Map(), budgetMs: 1000 },
  ...{ view, lane, caller: undefined, signal: undefined, ...more },
})
const reasonOf = (promise: Promise<unknown>) =>
  promise.then(
    () => 'answered',
    (error) => (error as JiebaoError).reason,
  )

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
})

test('short work never waits for long work: one thread takes no other', async () => {
  const { threads, hands, began } = fakeThreads(2)
  const [first, second] = hands as [FakeHand, FakeHand]
  for (const name of ['l1', 'l2', 'l3']) void threads.do(work(name, 'long'))
  expect([began(first), began(second)]).toEqual([[], ['l1']])
  const short = threads.do(work('s1', 'short'))
  expect(began(first)).toEqual(['s1'])
  first.answer()
  expect((await short).answer).toBe('s1')
  expect(began(first)).toEqual(['s1'])
  // The other thread takes short work too, in turn with long.
  void threads.do(work('s2', 'short'))
  void threads.do(work('s3', 'short'))
  second.answer()
  second.answer()
  expect(began(second)).toEqual(['l1', 's3', 'l2'])
  expect(threads.load()).toEqual([
    { lane: 'short', waiting: 0, running: 1, refused: 0 },
    { lane: 'long', waiting: 1, running: 1, refused: 0 },
  ])
})

test('short work that runs on is begun anew as long, as soon as other short work waits for it', async () => {
  const { threads, hands, began } = fakeThreads(2)
  const [first, second] = hands as [FakeHand, FakeHand]
  let found = 0
  const mistaken = threads.do(work('mistaken', 'short', { onLong: () => found++ }))
  void threads.do(work('l1', 'long'))
  vi.advanceTimersByTime(500)
  expect(first.calledOff).toEqual([])
  void threads.do(work('s1', 'short'))
  expect(first.calledOff).toEqual([1])
  expect(found).toBe(1)
  // Its answer means nothing now.
  first.answer()
  second.answer()
  expect([began(first), began(second)]).toEqual([
    ['mistaken', 's1'],
    ['l1', 'mistaken'],
  ])
  second.answer()
  expect((await mistaken).answer).toBe('mistaken')
})

test('short work has some time before it is taken for long', () => {
  const { threads, hands } = fakeThreads(1)
  void threads.do(work('s1', 'short'))
  void threads.do(work('s2', 'short'))
  vi.advanceTimersByTime(30)
  expect(hands[0]!.calledOff).toEqual([])
  vi.advanceTimersByTime(20)
  expect(hands[0]!.calledOff).toEqual([1])
})

test('short work that the system does not let run grows no longer', () => {
  let cpuMs = 0
  const { threads, hands } = fakeThreads(1, () => cpuMs)
  void threads.do(work('s1', 'short'))
  void threads.do(work('s2', 'short'))
  vi.advanceTimersByTime(1000)
  expect(hands[0]!.calledOff).toEqual([])
  cpuMs = 100
  vi.advanceTimersByTime(100)
  expect(hands[0]!.calledOff).toEqual([1])
})

test('whoever goes away is not worked for, waiting or running', async () => {
  const { threads, hands, began } = fakeThreads(1)
  const [running, waiting] = [new AbortController(), new AbortController()]
  const both = [
    threads.do(work('r', 'short', { signal: running.signal })),
    threads.do(work('w', 'short', { signal: waiting.signal })),
  ]
  waiting.abort()
  running.abort()
  expect(await Promise.all(both.map(reasonOf))).toEqual(['asker-gone', 'asker-gone'])
  expect(hands[0]!.calledOff).toEqual([1])
  hands[0]!.answer()
  expect(began(hands[0]!)).toEqual(['r'])
  expect(await reasonOf(threads.do(work('late', 'short', { signal: waiting.signal })))).toBe('asker-gone')
})

test("one caller's long work leaves a thread to others", () => {
  const { threads, hands, began } = fakeThreads(3)
  for (const name of ['a1', 'a2', 'a3']) void threads.do(work(name, 'long', { caller: 'a' }))
  expect(hands.flatMap(began)).toEqual(['a1'])
  void threads.do(work('b1', 'long', { caller: 'b' }))
  expect(hands.map(began)).toEqual([[], ['a1'], ['b1']])
})

test('what a thread was doing when it ended is begun once more, and then refused; the thread is replaced', async () => {
  const { threads, hands, began } = fakeThreads(1)
  const asked = reasonOf(threads.do(work('x', 'short')))
  hands[0]!.die()
  vi.advanceTimersByTime(1000)
  expect(hands.length).toBe(2)
  expect(began(hands[1]!)).toEqual(['x'])
  hands[1]!.die()
  expect(await asked).toBe('search-ended')
  // Work for the thread that ended cannot be done by another.
  expect(await reasonOf(threads.do(work('y', 'long', { only: hands[1]! })))).toBe('search-ended')
})

test('what waits too long is refused; once ended, everything is', async () => {
  const { threads } = fakeThreads(1)
  const running = reasonOf(threads.do(work('r', 'long')))
  const waiting = reasonOf(threads.do(work('w', 'long')))
  vi.advanceTimersByTime(6000)
  expect(await waiting).toBe('waited-too-long')
  await threads.end(new JiebaoError('closed', '', {}))
  expect([await running, await reasonOf(threads.do(work('z', 'short')))]).toEqual(['closed', 'closed'])
})

test('work whose thread ran out of memory is refused by name and not begun again; the thread is replaced', async () => {
  const { threads, hands } = fakeThreads(1)
  const asked = reasonOf(threads.do(work('x', 'short')))
  hands[0]!.die(Object.assign(new Error('heap'), { code: 'ERR_WORKER_OUT_OF_MEMORY' }))
  expect(await asked).toBe('search-out-of-memory')
  vi.advanceTimersByTime(300)
  expect(hands).toHaveLength(2)
  expect(hands[1]!.orders).toEqual([])
  const next = threads.do(work('y', 'short'))
  hands[1]!.answer()
  expect((await next).answer).toBe('y')
})
