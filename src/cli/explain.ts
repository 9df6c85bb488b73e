/**
 * Printing explanations: how a score, or an answer, came about.
 */
import type { Explanation } from '../model.js'

/** A tree of numbers, each line indented below the number that it is a part of. */
export function explanationLines(
  { value, what, formula, inputs, of = [] }: Explanation,
  indent: string,
): string[] {
  // What sums and products are made of stands below them.
  const how = formula === undefined || formula === 'sum' || formula === 'product' ? '' : ` = ${formula}`
  const given = Object.entries(inputs ?? {}).map(([name, number]) => `${name} ${shortNumber(number)}`)
  const line = `${indent}${value.toFixed(3)}  ${what}${how}${given.length > 0 ? `（${given.join('，')}）` : ''}`
  return [line, ...of.flatMap((part) => explanationLines(part, `${indent}  `))]
}

/** At most three decimals, none where there are none. */
const shortNumber = (value: number): string => String(Math.round(value * 1000) / 1000)
