/** Learned weights overrule the rules where lines look otherwise, and say why. */

import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { explainIssueText } from '../../src/ingest/ingest.js'
import { type Chain, probabilities, scoresOf, sumPaths } from '../../src/ingest/learned/chain.js'
import { chainOf } from '../../src/ingest/learned/learned.js'
import { familyOf, nameOf, signOf } from '../../src/ingest/learned/names.js'
import { PARTS } from '../../src/ingest/learned/parts.js'
import { FAMILIES } from '../../src/ingest/learned/signs.js'
import { SIGN_WEIGHTS, STEP_WEIGHTS } from '../../src/ingest/learned/weights.js'
import { learn } from './learn.js'
import { learnStacks } from './learn-stacks.js'
import { HARVEST, MARKET, SCHOOL } from './rules/case.js'

const WEIGHTS = fileURLToPath(new URL('../../src/ingest/learned/weights.ts', import.meta.url))
const STACK_WEIGHTS_FILE = fileURLToPath(
  new URL('../../src/ingest/learned/stack-weights.ts', import.meta.url),
)
/** Of a line of weights.ts, in characters. */
const WIDTH = 160

const inLines = (text: string) =>
  text
    .match(new RegExp(`.{1,${WIDTH}}`, 'gu'))!
    .map((line) => `  '${line.replaceAll("'", "\\'")}'`)
    .join(' +\n')

async function writeStackWeights(): Promise<void> {
  const rows = await learnStacks()
  expect(rows.length).toBeGreaterThan(0)
  writeFileSync(
    STACK_WEIGHTS_FILE,
    `/** Weights of the signs of readings of stacks of headings, in hundredths: made by \`npm run learn\`. */

/** Rows of a sign and its weight. */
export const STACK_WEIGHTS =
${inLines(rows)}
`,
  )
}

async function writeWeights(): Promise<void> {
  const { signs, steps } = await learn()
  expect(signs.length).toBeGreaterThan(0)
  writeFileSync(
    WEIGHTS,
    `/** Weights of the signs of lines, and of parts under parts, in hundredths: made by \`npm run learn\`. */

/** Rows of a sign and its weights for the parts A, H, F, T, C and P. */
export const SIGN_WEIGHTS =
${inLines(signs)}

/** For the part above, then for the part, as PARTS has them; the last six are of the first line. */
export const STEP_WEIGHTS =
${inLines(steps)}
`,
  )
}

/** Learning takes two or three, longer where others keep the machine busy; in milliseconds. */
const MINUTES = 20 * 60_000

// No test that is skipped: it is `npm run learn`, and needs vitest to read the sources as tests do.
if (process.env.JIEBAO_LEARN === '1') {
  test('the weights are learned anew', writeWeights, MINUTES)
  test('the weights of stacks are learned anew', writeStackWeights, MINUTES)
}

describe('weights.ts', () => {
  test('has a weight for each part in each row, of a sign of a known family', () => {
    const { rows, steps } = chainOf(SIGN_WEIGHTS, STEP_WEIGHTS)
    expect(steps).toHaveLength((PARTS.length + 1) * PARTS.length)
    expect(steps.every(Number.isFinite)).toBe(true)
    let known = 0
    for (const [sign, weights] of rows.entries()) {
      if (!weights) continue
      known++
      expect(Object.keys(FAMILIES), nameOf(sign)).toContain(familyOf(sign))
      expect(weights, nameOf(sign)).toHaveLength(PARTS.length)
      expect(weights.every(Number.isFinite), nameOf(sign)).toBe(true)
    }
    expect(known).toBeGreaterThan(500)
  })

  test('says of a line that the rules alone are to be believed, if nothing else is known of it', () => {
    const { rows } = chainOf(SIGN_WEIGHTS, STEP_WEIGHTS)
    for (const [part, name] of PARTS.entries()) {
      const weights = rows[signOf(`rules:${name}`)]!
      expect(weights.indexOf(Math.max(...weights)), name).toBe(part)
    }
  })
})

describe('probabilities()', () => {
  const weight = fc.integer({ min: -300, max: 300 }).map((hundredths) => hundredths / 100)
  const parts = 3
  const row = fc.array(weight, { minLength: parts, maxLength: parts })
  const signs = [0, 1, 2, 3]
  const chains = fc.tuple(row, row, row, fc.array(weight, { minLength: 12, maxLength: 12 })).map(
    ([a, b, c, steps]): Chain => ({
      rows: [a, b, c].map((own) => Float64Array.from(own)),
      steps: Float64Array.from(steps),
      parts,
    }),
  )
  const pages = fc.array(fc.subarray(signs), { minLength: 1, maxLength: 5 })

  test('are those of all paths added up', () => {
    fc.assert(
      fc.property(chains, pages, (chain, lines) => {
        const sums = lines.map(() => new Float64Array(parts))
        let whole = 0
        for (let path = 0; path < parts ** lines.length; path++) {
          const taken = lines.map((_, i) => Math.floor(path / parts ** i) % parts)
          const score = taken.reduce(
            (sum, part, i) =>
              sum +
              scoresOf(chain, lines[i]!)[part]! +
              chain.steps[(i === 0 ? parts : taken[i - 1]!) * parts + part]!,
            0,
          )
          whole += Math.exp(score)
          for (const [i, part] of taken.entries()) sums[i]![part]! += Math.exp(score)
        }
        for (const [i, own] of probabilities(sumPaths(chain, lines)).entries())
          for (const [part, share] of own.entries()) expect(share).toBeCloseTo(sums[i]![part]! / whole, 9)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a line that the rules take for a heading, and that belongs to no story', () => {
  const page = [
    '农民抢收油菜三千亩',
    HARVEST,
    'P. 3',
    '小学添了教室和图书角',
    SCHOOL,
    'P. 4',
    '早市搬进大棚',
    MARKET,
    '雨天里来的人也没有少，管理所打算到秋天再添两排摊位，让附近村里的菜农都能有地方摆放，不必天不亮就去占位子。',
    'P. 5',
  ]
  const lines = explainIssueText(new TextEncoder().encode(page.join('\n')), 'a.txt').why()
  const apart = lines.flatMap(({ line, decisions, part }) =>
    decisions.filter(({ decision }) => decision === 'apart').map((own) => ({ line, part, ...own })),
  )

  test('is furniture', () => {
    expect(apart.map(({ line }) => page[line - 1])).toContain('P. 5')
    expect(new Set(apart.map(({ part }) => part))).toEqual(new Set(['furniture']))
  })

  test('says which signs speak for that, and their sum is the logarithm of the odds', () => {
    for (const { sum, rules, answer } of apart) {
      expect(answer).toBe(true)
      // A line is apart if that is as probable as all else.
      expect(sum).toBeGreaterThan(-0.1)
      expect(rules.map(({ id }) => id)).toContain('learned-lines-around')
      expect(rules.every(({ says }) => says.endsWith('.'))).toBe(true)
    }
  })
})

describe('lines in whose part the rules err otherwise', () => {
  const pages = [
    'opened/经济信息报_19921112_4_pdf.txt',
    'open/文史館_錄_1929_穗江.txt',
    'press/pages/sheet-27.txt',
    'press/pages/sheet-29.txt',
    'open/qzwb-990423-04plain.txt',
  ]
  const decided = pages
    .flatMap((name) => explainIssueText(readFileSync(new URL(name, import.meta.url)), name).why())
    .flatMap(({ part, decisions }) => decisions.map((own) => ({ part, ...own })))
  const partsOf = (decision: string) =>
    decided.filter((own) => own.decision === decision).map(({ part }) => part)

  test('become headings inside a text', () => {
    expect(partsOf('learned-heading').length).toBeGreaterThan(0)
    for (const part of partsOf('learned-heading')) expect(part).toMatch(/head/)
  })

  test('become a text under the heading above', () => {
    expect(partsOf('learned-text').length).toBeGreaterThan(0)
    expect(new Set(partsOf('learned-text'))).toEqual(new Set(['text']))
  })
})
