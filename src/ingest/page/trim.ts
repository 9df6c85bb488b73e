/** Takes signs off the ends of a text, in time by their number: `[…]+$` as a pattern takes its square. */

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
