import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Cache } from '../../src/store/cache.js'

const KEYS = 6
const step = fc.oneof(
  fc.record({ what: fc.constant('get' as const), key: fc.nat(KEYS) }),
  fc.record({ what: fc.constant('delete' as const), key: fc.nat(KEYS) }),
  fc.record({ what: fc.constant('set' as const), key: fc.nat(KEYS), size: fc.nat(60) }),
)

test('a cache holds what was asked for last, as much of it as its budget allows and no more', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60 }), fc.nat(150), (steps, limit) => {
      const cache = new Cache(limit)
      /** What should be held, the oldest first. */
      let model: { key: number; size: number }[] = []
      const bytes = () => model.reduce((sum, { size }) => sum + size, 0)
      for (const step of steps) {
        const { key } = step
        const known = model.find((each) => each.key === key)
        if (step.what === 'get') {
          expect(cache.get(key)?.bytes.length).toBe(known?.size)
          if (known) model = [...model.filter((each) => each !== known), known]
          continue
        }
        model = model.filter((each) => each !== known)
        if (step.what === 'delete') cache.delete(key)
        else {
          cache.set(key, { at: key, bytes: new Uint8Array(step.size) })
          model.push({ key, size: step.size })
          while (bytes() > limit) model.shift()
        }
      }
      const held = Array.from({ length: KEYS + 1 }, (_, key) => cache.get(key))
      expect(held.map((each) => each?.bytes.length)).toStrictEqual(
        held.map((_, key) => model.find((each) => each.key === key)?.size),
      )
      expect(held.reduce((sum, each) => sum + (each?.bytes.length ?? 0), 0)).toBeLessThanOrEqual(limit)
    }),
  )
})
