/**
 * Explanations held to what they state: every formula worked out again from its inputs.
 */
import { expect } from 'vitest'
import type { Explanation, Hit } from '../../src/model.js'

/** The summands of a hit's score. */
export const partsOf = ({ explain }: Hit): Explanation[] => explain!.of!

/** What the summands are, in Chinese. */
export const whatsOf = (hit: Hit): string[] => partsOf(hit).map(({ what }) => what)

/** Arithmetic with + - × / ln( ) over names. */
function evaluate(formula: string, names: Record<string, number>): number {
  const unknown = [...formula.matchAll(/[A-Za-z]\w*/g)].filter(([name]) => name !== 'ln' && !(name in names))
  expect(
    unknown.map(([name]) => name),
    formula,
  ).toEqual([])
  const source = formula.replaceAll('×', '*').replaceAll('ln(', 'Math.log(')
  return new Function(...Object.keys(names), `return ${source}`)(...Object.values(names)) as number
}

/** Every number of the tree is, to 1e-9, what its formula gives. @returns how many formulas there are */
export function expectToHold({ value, what, formula, inputs = {}, of = [] }: Explanation): number {
  const below = of.reduce((sum, part) => sum + expectToHold(part), 0)
  // A constant has neither.
  if (formula === undefined) {
    expect([inputs, of], what).toEqual([{}, []])
    return below
  }
  const values = of.map((part) => part.value)
  const totals = {
    sum: values.reduce((a, b) => a + b, 0),
    product: values.reduce((a, b) => a * b, 1),
  }
  expect(Math.abs(evaluate(formula, { ...inputs, ...totals }) - value), `${what} = ${formula}`).toBeLessThan(
    1e-9,
  )
  return below + 1
}
