/** Whether a string stands in a folded text without cutting a longer number, told by patterns. */
import { isNumber } from '../../src/analysis/analysis.js'

const SPOKEN = '零〇一二三四五六七八九十百千万亿两廿卅'

export function standsWithNumbers(text: string, wanted: string): boolean {
  const spoken = (pattern: string) => {
    const run = new RegExp(pattern).exec(wanted)?.[0]
    return run !== undefined && isNumber(run)
  }
  const before = /^\d/.test(wanted)
    ? `(?<!\\d\\.?)${/^\d{3}(?!\d)/.test(wanted) ? '(?<!\\d,)' : ''}`
    : spoken(`^[${SPOKEN}]+`)
      ? `(?<![${SPOKEN}]点?)${/^[十百千万亿]/.test(wanted) ? '(?<!\\d)' : ''}`
      : ''
  const behind = /\d$/.test(wanted)
    ? `(?!\\.?\\d|[百千万亿])${/\d,\d{3}$/.test(wanted) ? '(?!,\\d)' : ''}`
    : /\d[百千万亿]$/.test(wanted)
      ? '(?![\\d百千万亿])'
      : spoken(`[${SPOKEN}]+$`)
        ? `(?![${SPOKEN}])`
        : ''
  return new RegExp(before + wanted.replace(/[.*+?^${}()|[\]\\]/g, '\\$&') + behind).test(text)
}
