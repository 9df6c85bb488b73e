/** Tables of Markdown: `| a | b |` over `|---|---|`. */

/** Whether a line is a row; a single line of this form may be printed so. */
export function isTableRow(raw: string): boolean {
  const line = raw.trim()
  return line.length > 2 && line.startsWith('|') && line.endsWith('|')
}

/** Whether a line parts the head of a table from its rows. */
export function isTableRule(raw: string): boolean {
  const line = raw.trim()
  return line.includes('|') && line.includes('--') && /^[|\s:-]+$/.test(line)
}

/** The cells of a row that hold something. */
export function cellsOf(raw: string): string[] {
  return raw
    .trim()
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll('\\|', '|'))
    .filter((cell) => cell !== '')
}
