/** Takes signs off a text: at its ends in time by their number, where `[…]+$` as a pattern takes its square; or all. */

type Test = (sign: string) => boolean

export function trimEndWhere(text: string, takes: Test): string {
  let end = text.length
  while (end > 0 && takes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}

export function trimWhere(text: string, takes: Test): string {
  const rest = trimEndWhere(text, takes)
  let at = 0
  while (at < rest.length && takes(rest.charAt(at))) at++
  return rest.slice(at)
}

/** Letters and digits alone: what two prints of one line have in common. */
export const lettersOf = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '')
