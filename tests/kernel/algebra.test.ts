/** Sets that kernels put together, count and tell apart are those that plain loops give. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { algebra, HEAP, machine } from '../../src/kernel/kernel.js'

const kernels = algebra!

/** Words of sets: whole vectors and not. */
const words = fc.constantFrom(1, 3, 4, 63, 64, 701)
const setsOf = (count: number, size: number) =>
  fc.array(
    fc.array(fc.oneof(fc.constant(0), fc.constant(2 ** 32 - 1), fc.nat(2 ** 32 - 1)), {
      minLength: size,
      maxLength: size,
    }),
    { minLength: count, maxLength: count },
  )
const sets = fc
  .tuple(words, fc.integer({ min: 2, max: 4 }))
  .chain(([size, count]) => setsOf(count, size))
  .map((all) => all.map((each) => Uint32Array.from(each)))

const PLAIN = {
  and: (a: number, b: number) => a & b,
  or: (a: number, b: number) => a | b,
  andNot: (a: number, b: number) => a & ~b,
}

const articlesOf = (bits: Uint32Array): number[] =>
  [...bits].flatMap((word, w) =>
    Array.from({ length: 32 }, (_, i) => i).flatMap((i) => ((word >>> i) & 1 ? [w * 32 + i] : [])),
  )

test('kernels combine and count sets as plain loops do', () => {
  fc.assert(
    fc.property(sets, fc.constantFrom('and', 'or', 'andNot'), (all, how) => {
      const before = all.map((each) => each.slice())
      const plain = all.reduce((a, b) => a.map((word, w) => PLAIN[how](word, b[w]!)))
      const { bits, size } = kernels.combine(how, all)
      expect(bits).toEqual(plain)
      expect(size).toBe(articlesOf(plain).length)
      expect(kernels.count(plain)).toBe(size)
      expect(all).toEqual(before)
    }),
    { numRuns: 60 },
  )
})

test('kernels count the classes of a set, and keep those that pass, as plain loops do', () => {
  const CLASSES = 5
  fc.assert(
    fc.property(
      sets,
      fc.array(fc.nat(CLASSES - 1), { minLength: 1, maxLength: 9 }),
      fc.nat(31),
      ([bits], pattern, mask) => {
        const articles = bits!.length * 32
        const classOf = Uint16Array.from({ length: articles }, (_, a) => pattern[a % pattern.length]!)
        machine!.grow(HEAP + classOf.byteLength)
        new Uint16Array(machine!.bytes.buffer, HEAP, articles).set(classOf)
        const own = articlesOf(bits!)
        const counts = Int32Array.from(
          { length: CLASSES },
          (_, c) => own.filter((a) => classOf[a] === c).length,
        )
        expect(kernels.countClasses(bits!, HEAP, CLASSES)).toEqual(counts)
        const passes = Uint8Array.from({ length: CLASSES }, (_, c) => (mask >> c) & 1)
        const kept = kernels.keepClasses(bits!, HEAP, passes)
        expect(articlesOf(kept)).toEqual(own.filter((a) => passes[classOf[a]!] === 1))
      },
    ),
    { numRuns: 60 },
  )
})
