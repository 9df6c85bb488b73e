/** Who is next: short before long, callers in turn, a share for each. No thread takes part. */
import { expect, test } from 'vitest'
import { Lanes, type Waiting } from '../../src/engine/lanes.js'
import type { Lane } from '../../src/model.js'

type One = Waiting & { name: string }
const one = (name: string, caller?: string, lane: Lane = 'short', sinceMs = 0): One => ({
  ...{ name, caller, lane, sinceMs },
})
function lanesOf(...all: One[]): Lanes<One> {
  const lanes = new Lanes<One>()
  for (const each of all) lanes.add(each)
  return lanes
}
function taken(lanes: Lanes<One>, lane: Lane = 'short'): string[] {
  const names: string[] = []
  for (let next = lanes.take(lane); next; next = lanes.take(lane)) names.push(next.name)
  return names
}

test('callers take turns, each in its own order', () => {
  const lanes = lanesOf(
    one('a1', 'a'),
    one('a2', 'a'),
    one('a3', 'a'),
    one('b1', 'b'),
    one('c1'),
    one('b2', 'b'),
  )
  expect(taken(lanes)).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3'])
})

test('the lanes know nothing of one another', () => {
  const lanes = lanesOf(one('long', 'a', 'long'), one('short', 'a'))
  expect(taken(lanes)).toEqual(['short'])
  expect([lanes.waiting('short'), lanes.waiting('long')]).toEqual([0, 1])
  expect(taken(lanes, 'long')).toEqual(['long'])
})

test('what may not be taken now is left, and the next caller asked', () => {
  const lanes = lanesOf(one('a1', 'a'), one('a2', 'a'), one('b1', 'b'))
  expect(lanes.take('short', ({ caller }) => caller !== 'a')?.name).toBe('b1')
  expect(taken(lanes)).toEqual(['a1', 'a2'])
})

test('a caller has a share of the places; nobody in particular has none; all together have as many as there are', () => {
  const lanes = new Lanes<One>()
  const fill = (caller?: string) => {
    let added = 0
    try {
      for (; added < 1000; added++) lanes.add(one('x', caller))
    } catch (error) {
      return [added, (error as { reason: string }).reason]
    }
    return [added, '']
  }
  expect(fill('a')).toEqual([32, 'share-used'])
  expect(fill('b')).toEqual([32, 'share-used'])
  expect(fill()).toEqual([64, 'too-many-waiting'])
  expect(lanes.refused('short')).toBe(3)
  expect(lanes.refused('long')).toBe(0)
})

test('what waits too long is refused, a long search later than a short one', () => {
  const lanes = lanesOf(
    one('s', 'a', 'short', 100),
    one('l', 'a', 'long', 100),
    one('later', 'a', 'short', 5000),
  )
  const late = (nowMs: number) =>
    lanes.late(nowMs).map(({ one: { name }, refusal }) => [name, refusal.reason])
  expect(late(2000)).toEqual([])
  expect(late(2200)).toEqual([['s', 'waited-too-long']])
  expect(late(5200)).toEqual([['l', 'waited-too-long']])
  expect(taken(lanes)).toEqual(['later'])
})

test('what is put back comes first; what is removed never comes', () => {
  const lanes = lanesOf(one('a1', 'a'), one('a2', 'a'))
  const first = lanes.take('short')!
  lanes.putBack(first)
  const last = one('a3', 'a')
  lanes.add(last)
  expect([lanes.remove(last), lanes.remove(last)]).toEqual([true, false])
  expect(taken(lanes)).toEqual(['a1', 'a2'])
})
