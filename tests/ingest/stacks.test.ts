/** Readings of stacks of headings, weighed against each other by learned weights. */

import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainIssueText } from '../../src/ingest/ingest.js'
import { stacksByRules } from '../../src/ingest/issue.js'
import { readingsOf, STACK_FAMILIES, StackSigns } from '../../src/ingest/learned/stack-signs.js'
import { STACK_WEIGHTS } from '../../src/ingest/learned/stack-weights.js'
import { shares, weightsOf } from '../../src/ingest/learned/stacks.js'

const PAGES = ['press/pages/sheet-1.txt', 'press/pages/sheet-16.txt', 'open/dump_19741130.txt']
const textOf = (name: string) => readFileSync(new URL(name, import.meta.url))
const familyOf = (sign: string) => sign.slice(0, sign.indexOf(':'))

test('stack-weights.ts has a finite weight for each sign, of a known family', () => {
  const weights = weightsOf(STACK_WEIGHTS)
  for (const [sign, weight] of weights) {
    expect(Object.keys(STACK_FAMILIES), sign).toContain(familyOf(sign))
    expect(Number.isFinite(weight), sign).toBe(true)
  }
  expect(weights.size).toBeGreaterThan(500)
  // Of a stack of which nothing else is known the rules are believed.
  expect(weights.get('rules:same1')).toBeGreaterThan(0)
})

test('shares() are those of exponentials, and of sums that are large', () => {
  const sums = fc.array(fc.integer({ min: -2000, max: 2000 }), { minLength: 1, maxLength: 6 })
  fc.assert(
    fc.property(sums, (all) => {
      const found = shares(all)
      expect(found.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9)
      for (const [i, a] of all.entries())
        for (const [j, b] of all.entries()) if (a > b) expect(found[i]!).toBeGreaterThanOrEqual(found[j]!)
    }),
  )
  const [first, second] = shares([Math.log(3), 0])
  expect(first).toBeCloseTo(0.75, 9)
  expect(second).toBeCloseTo(0.25, 9)
})

describe('the stacks of a page', () => {
  const stacks = PAGES.flatMap((name) => stacksByRules(textOf(name).toString()).stacks)

  test('have the reading of the rules among theirs, and each reading once', () => {
    expect(stacks.some(({ lines }) => lines.length > 1)).toBe(true)
    for (const stack of stacks) {
      const { readings, ofRules } = readingsOf(stack)
      expect(readings[ofRules]).toEqual({ from: stack.uses.indexOf('h'), to: stack.uses.lastIndexOf('h') })
      expect(new Set(readings.map((reading) => JSON.stringify(reading))).size).toBe(readings.length)
      expect(readings.includes('inner')).toBe(stack.draft > 0)
    }
  })

  test('stand over their texts, and their signs are of known families', () => {
    for (const stack of stacks) {
      expect(stack.lines.at(-1)!.line).toBeLessThanOrEqual(stack.body[0]!.line)
      const signs = new StackSigns(stack)
      for (const sign of readingsOf(stack).readings.flatMap((reading) => signs.of(reading)))
        expect(Object.keys(STACK_FAMILIES), sign).toContain(familyOf(sign))
    }
  })
})

describe('a page whose stacks the rules have wrong', () => {
  const lines = PAGES.flatMap((name) => explainIssueText(textOf(name), name).why())
  const told = lines.flatMap(({ part, decisions }) =>
    decisions.filter(({ decision }) => decision === 'learned-stack').map((own) => ({ part, ...own })),
  )

  test('has headings that stand inside the story above', () => {
    expect(told.filter(({ part }) => /head/.test(part)).length).toBeGreaterThan(0)
  })

  test('says which signs speak for the reading taken', () => {
    expect(told.length).toBeGreaterThan(0)
    for (const { sum, rules } of told) {
      // It is likelier than that of the rules.
      expect(sum).toBeGreaterThan(0)
      expect(rules.length).toBeGreaterThan(1)
    }
  })
})
