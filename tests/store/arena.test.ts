import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { machine } from '../../src/kernel/kernel.js'
import { Arena, type Laid, limitArena } from '../../src/store/arena.js'

const MB = 2 ** 20
// The memory is that of the arena which searches use: it forgets what stood there.
afterAll(() => limitArena(64 * MB))

const LIMIT = 2 ** 16
/** A thing whose every byte tells its number and its basis. */
type Marked = Laid & { basis: object; mark: number; bytes: number }

/** Things of an arena by number, each one object. `thing` says what one is made of from now on. */
function thingsOf(written: () => void = () => {}) {
  const known = new Map<number, Marked>()
  return function thing(number: number, basis: object, mark: number, bytes: number): Laid {
    const own = known.get(number) ?? {
      place: undefined,
      basis,
      mark,
      bytes,
      write({ bytes: memory }, at) {
        written()
        memory.fill((number * 5 + this.mark) & 255, at, at + this.bytes)
      },
    }
    known.set(number, own)
    return Object.assign(own, { basis, mark, bytes })
  }
}

const sizeOf = (number: number) => 1 + ((number * 977) % 9000)

test('what is laid stands where layAll() says, whatever was laid before', () => {
  const bases = [{}, {}]
  let kept = 0
  let refused = 0
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.uniqueArray(fc.nat(39), { minLength: 1, maxLength: 9 }), fc.nat(30)), {
        maxLength: 60,
      }),
      (queries) => {
        const arena = new Arena(machine!, LIMIT)
        let written = 0
        const thing = thingsOf(() => written++)
        for (const [query, other] of queries) {
          const mark = other === 0 ? 1 : 0
          written = 0
          const things = query.map((number) => thing(number, bases[mark]!, mark, sizeOf(number)))
          const addresses = arena.layAll(things)
          kept += query.length - written
          if (!addresses) {
            refused++
            continue
          }
          for (const [i, number] of query.entries()) {
            const bytes = machine!.bytes.slice(addresses[i]!, addresses[i]! + sizeOf(number))
            expect(addresses[i]! % 16).toBe(0)
            expect(new Set(bytes)).toEqual(new Set([(number * 5 + mark) & 255]))
          }
        }
      },
    ),
    { numRuns: 60, seed: 3 },
  )
  expect(kept).toBeGreaterThan(100)
  expect(refused).toBeGreaterThan(0)
})

test('what is larger than a half is refused, and so is everything under a limit of 0', () => {
  const arena = new Arena(machine!, LIMIT)
  const thing = thingsOf()
  const large = thing(0, {}, 0, LIMIT / 2 + 1)
  const small = thing(1, {}, 0, 16)
  expect(arena.layAll([large])).toBeUndefined()
  expect(arena.layAll([small])).toHaveLength(1)
  arena.limit(0)
  expect(arena.layAll([small])).toBeUndefined()
})

test('a thing that is made anew, as bounds are with every update, takes no more room', () => {
  const arena = new Arena(machine!, LIMIT)
  const thing = thingsOf()
  const lay = (mark: number) => arena.layAll([0, 1].map((number) => thing(number, {}, mark, 5000)))
  const first = lay(0)
  for (let update = 1; update < 20; update++) expect(lay(update & 1)).toEqual(first)
  expect(machine!.bytes[first![1]!]).toBe(6)
})

test('halves grow with the index, up to the limit', () => {
  const arena = new Arena(machine!, 64 * MB)
  const fits = (bytes: number) => arena.layAll([thingsOf()(0, {}, 0, bytes)]) !== undefined
  arena.suit(MB)
  expect([fits(8 * MB), fits(9 * MB)]).toEqual([true, false])
  arena.suit(20 * MB)
  expect(fits(30 * MB)).toBe(true)
  arena.suit(500 * MB)
  expect([fits(32 * MB), fits(33 * MB)]).toEqual([true, false])
})
