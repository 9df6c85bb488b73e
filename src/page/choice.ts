/** A choice that an address makes among a page's own, refused by name where there is no such one. */
import { JiebaoError } from '../errors.js'

/** @returns undefined where nothing is chosen. @throws {JiebaoError} BAD_PARAMETER */
export function choiceOf<T extends string>(url: URL, name: string, known: readonly T[]): T | undefined {
  const value = url.searchParams.get(name)
  if (!value) return undefined
  const found = known.find((one) => one === value)
  if (found !== undefined) return found
  throw new JiebaoError('parameter-unreadable', `${name}=${value}`, {
    name,
    rule: `write ${known.join(', ')}`,
  })
}
