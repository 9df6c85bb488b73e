import { expect, test } from 'vitest'
import { expectMemory, memoryParts, mostThreads, planMemory, readMemory } from '../../src/engine/memory.js'
import { ThreadLink } from '../../src/engine/thread-link.js'

const MB = 2 ** 20

// As node sets its heap by itself: half of a small machine's memory, 4 GB of a large one's.
test.each([
  [512, 256, { pages: 64, answers: 16, threads: 192, child: 256 }],
  [2048, 1024, { pages: 256, answers: 16, threads: 512, child: 1024 }],
  [6144, 2048, { pages: 768, answers: 16, threads: 1536, child: 2048 }],
  [24_576, 4096, { pages: 2048, answers: 16, threads: 2048, child: 4096 }],
  // NODE_OPTIONS=--max-old-space-size=256 on a large machine
  [24_576, 256, { pages: 128, answers: 16, threads: 256, child: 256 }],
])('of %i MB with %i MB of heap, the parts of two threads are bounded together', (all, heap, most) => {
  const plan = planMemory({ processBytes: all * MB, heapBytes: heap * MB }, 2)
  const { pages, answers, threads, child } = Object.fromEntries(
    memoryParts(plan, 0).map(({ part, limitBytes }) => [part, Math.round(limitBytes / MB)]),
  )
  expect({ pages, answers, threads, child }).toEqual(most)
})

test('typeahead has as many entries as an eighth of the heap holds, and 50,000 at most', () => {
  const suggestions = (heap: number) =>
    planMemory({ processBytes: 2 ** 36, heapBytes: heap * MB }, 2).suggestions
  expect([suggestions(128), suggestions(256), suggestions(4096)]).toEqual([16_384, 32_768, 50_000])
})

test('a small process has fewer threads, and one at least', () => {
  const threads = (all: number) => mostThreads({ processBytes: all * MB, heapBytes: 256 * MB })
  expect([threads(128), threads(350), threads(512), threads(24_576)]).toEqual([1, 1, 2, 4])
})

test('a memory in which the server would be ended again and again is refused with what it needs', () => {
  const served = (all: number, articles: number) => () => expectMemory({ processBytes: all * MB }, articles)
  expect(served(201, 46)).not.toThrow()
  expect(served(324, 36_262)).not.toThrow()
  expect(served(464, 300_000)).not.toThrow()
  expect(served(806, 1_000_000)).not.toThrow()
  expect(served(260, 36_262)).toThrow(/36262 articles in 260 MB of memory: give the process 324 MB/)
  expect(served(600, 1_000_000)).toThrow(/806 MB/)
})

test('what a process may use is some memory, and no more than the machine has', () => {
  const { processBytes, heapBytes } = readMemory()
  expect(processBytes).toBeGreaterThan(64 * MB)
  expect(processBytes).toBeLessThan(2 ** 50)
  expect(heapBytes).toBeGreaterThan(16 * MB)
})

test('a thread that needs more heap than it may take ends, says why, and ends nothing else', async () => {
  const greedy = new URL('data:text/javascript,const a=[];for(;;)a.push(new Array(1e4).fill(0))')
  const why = await new Promise<Error | undefined>((ended) => {
    new ThreadLink(
      greedy,
      { index: '', pageBytes: 0, listBytes: 0, heapBytes: 8 * MB, niceness: 0, tables: undefined },
      { ended, ready: () => {}, answered: () => {} },
    )
  })
  expect(why).toMatchObject({ code: 'ERR_WORKER_OUT_OF_MEMORY' })
})
