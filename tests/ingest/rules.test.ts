/**
 * Every rule that reads a page is held by a case: with the rule the case passes,
 * without it the decision is another. `npm run rules` lists the rules without one.
 */
import { readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { explainIssueText } from '../../src/ingest/ingest.js'
import { bareName } from '../../src/ingest/rules/columns.js'
import { type Decision, decide, type ReadingDecision, type Rule } from '../../src/ingest/rules/rule.js'
import { plainOf } from '../../src/lexicon.js'
import { BROKEN_HEADS } from './rules/broken-heads.js'
import { BYLINES } from './rules/bylines.js'
import type { RuleCase } from './rules/case.js'
import { HEADS } from './rules/heads.js'
import { LAID } from './rules/laid.js'
import { LINES } from './rules/lines.js'
import { MANNERS } from './rules/manners.js'
import { PHRASES } from './rules/phrases.js'
import { PRINTED } from './rules/printed.js'
import { ROW_CASES } from './rules/rows.js'
import { SITES } from './rules/sites.js'
import { STORIES } from './rules/stories.js'

type AnyDecision = Decision<never> | ReadingDecision<never, unknown>

/** Whatever the files of the wing export that has a list of rules. */
async function allDecisions(): Promise<AnyDecision[]> {
  const folder = fileURLToPath(new URL('../../src/ingest/rules', import.meta.url))
  const files = readdirSync(folder).map((name) => name.replace(/\.ts$/, ''))
  const modules = await Promise.all(
    files.map((name) => import(/* @vite-ignore */ `../../src/ingest/rules/${name}.js`)),
  )
  return modules.flatMap((module) => Object.values(module as object)).filter(isDecision)
}

const isDecision = (value: unknown): value is AnyDecision =>
  typeof value === 'object' && value !== null && 'rules' in value && Array.isArray(value.rules)

const DECISIONS = await allDecisions()
const RULES = new Map(DECISIONS.flatMap(({ rules }) => rules.map((rule) => [rule.id, rule as Rule<never>])))
const CASES = [
  ...PHRASES,
  ...LINES,
  ...BYLINES,
  ...ROW_CASES,
  ...STORIES,
  ...BROKEN_HEADS,
  ...HEADS,
  ...SITES,
  ...PRINTED,
  ...LAID,
  ...MANNERS,
]

/** What `run` gives while one decision does not ask the rule. */
function without<T>(rule: Rule<never>, { rules }: AnyDecision, run: () => T): T {
  const asked = rules as Rule<never>[]
  const at = asked.indexOf(rule)
  asked.splice(at, 1)
  try {
    return run()
  } finally {
    asked.splice(at, 0, rule)
  }
}

/** What is decided in the case, as its `decides` says it. */
function decided({ text, line, decides }: RuleCase): string {
  const id = decides.replace(/^not /, '')
  const answer = typeof text === 'string' ? ofPhrase(id, plainOf(text)) : ofPage(id, text, line)
  return answer ? id : `not ${id}`
}

/** Without a rule that always speaks the page may not be readable at all. */
function decidedOrThrown(one: RuleCase): string {
  try {
    return decided(one)
  } catch {
    return 'nothing'
  }
}

function ofPhrase(id: string, plain: string): boolean {
  const decision = DECISIONS.find((own) => own.id === id)!
  const place = (id === 'section' ? bareName(plain) : plain) as never
  return decide({ threshold: 0, ...decision } as Decision<never>, place)
}

function ofPage(id: string, text: readonly string[], line = 1): boolean {
  const { why } = explainIssueText(new TextEncoder().encode(text.join('\n')), 'a.txt')
  const decisions = why().find((own) => own.line === line)?.decisions ?? []
  return decisions.find(({ decision }) => decision === id)?.answer ?? false
}

test('every rule has a name of its own and a sentence', () => {
  const all = new Set(DECISIONS.flatMap(({ rules }) => rules as Rule<never>[]))
  const twins = [...all].filter((rule) => RULES.get(rule.id) !== rule).map(({ id }) => id)
  expect(twins, 'names of two rules').toEqual([])
  for (const { id, says } of all) {
    expect(id).toMatch(/^[a-z]+(?:-[a-z]+)*$/)
    expect(says, id).toMatch(/^[A-Z].*\.$/)
  }
})

test.each(CASES.map((one) => [one.rule, one] as const))('%s', (_, one) => {
  expect(RULES.has(one.rule)).toBe(true)
  expect(decided(one)).toBe(one.decides)
})

test('every rule is held by a case, in every decision that asks it: without the rule the case is decided otherwise', () => {
  const isHeld = (rule: Rule<never>, decision: AnyDecision) =>
    CASES.some(
      (one) => one.rule === rule.id && without(rule, decision, () => decidedOrThrown(one)) !== one.decides,
    )
  const free = DECISIONS.flatMap((decision) =>
    (decision.rules as Rule<never>[])
      .filter((rule) => !isHeld(rule, decision))
      .map(({ id }) => `${decision.id}: ${id}`),
  )
  expect(free, 'rules that no case holds').toEqual([])
})
