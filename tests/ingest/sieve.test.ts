/** Phrases that are looked for in one go hold where each holds by itself. */

import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { FURNITURE } from '../../src/ingest/rules/furniture.js'
import { ITEM, NUMBERED } from '../../src/ingest/rules/lists.js'
import { OPENER } from '../../src/ingest/rules/openers.js'
import { decide, type Phrase } from '../../src/ingest/rules/rule.js'
import { Sieve } from '../../src/ingest/rules/sieve.js'
import { SITE_LINE } from '../../src/ingest/rules/web.js'
import { plainOf } from '../../src/lexicon.js'
import { PHRASES } from './rules/phrases.js'

const PAPERS = fileURLToPath(new URL('papers/', import.meta.url))
const PAGES = readdirSync(PAPERS).filter((name) => name.endsWith('.txt'))
const LINES = [
  ...PAGES.flatMap((name) => readFileSync(PAPERS + name, 'utf8').split('\n')),
  ...PHRASES.flatMap(({ text }) => text),
].map((line) => plainOf(line.trim()))

const SIEVED = [FURNITURE, NUMBERED, ITEM, OPENER, SITE_LINE]
  .flatMap(({ rules }) => rules)
  .filter((rule): rule is Phrase => 'sieve' in rule && rule.sieve !== undefined)

test('a phrase behind a sieve holds of every line that its pattern matches, and of no other', () => {
  expect(SIEVED.length).toBeGreaterThan(40)
  for (const line of LINES)
    for (const own of SIEVED) {
      const isHeld = decide({ id: own.id, rules: [own], threshold: 0 }, line)
      expect([own.id, line, isHeld]).toEqual([own.id, line, own.pattern.test(line)])
    }
})

test.each([
  [/^甲|^乙/, true],
  [/^(?:甲|乙)$/, true],
  [/^[|甲]/, true],
  [/^甲\|乙/, true],
  [/^甲|乙/, false],
  [/甲$/, false],
  [/^(甲)\1/, false],
])('Sieve.takes(%s) is %s', (pattern, takes) => {
  expect(Sieve.takes(pattern)).toBe(takes)
})

test('Sieve.lets() tells whether any of its patterns matches, also of the line asked last', () => {
  const sieve = new Sieve([/^甲$|^乙/, /^丙/])
  expect(['甲', '甲', '甲丁', '乙丁', '丁丙', '丙', '丙'].map((line) => sieve.lets(line))).toEqual([
    true,
    true,
    false,
    true,
    false,
    true,
    true,
  ])
})
