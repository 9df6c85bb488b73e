/** A value that an address gives to a page alone, refused by name where the page cannot take it. */
import { JiebaoError } from '../errors.js'

/** @returns undefined where nothing is chosen. @throws {JiebaoError} BAD_PARAMETER */
export function choiceOf<T extends string>(url: URL, name: string, known: readonly T[]): T | undefined {
  const value = url.searchParams.get(name)
  if (!value) return undefined
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  throw new JiebaoError('choice-unknown', `${name}=${value}`, { known: known.join(', ') })
}

/** @param rule how it is written, for the refusal's English words. @returns undefined where nothing is given. @throws {JiebaoError} BAD_PARAMETER */
export function matchOf(url: URL, name: string, pattern: RegExp, rule: string): string | undefined {
  const value = url.searchParams.get(name)
  if (!value) return undefined
  if (pattern.test(value)) return value
  throw new JiebaoError('parameter-unreadable', `${name}=${value}`, { name, rule })
}
