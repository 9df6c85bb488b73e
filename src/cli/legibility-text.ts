/** Prints legibility as Chinese text. */
import { CUT, shareText } from '../labels.js'
import type { LegibilityAnswer, LegibilityRow } from '../model.js'
import { placeText } from './reuse-text.js'

export function legibilityText({ articles, total, level, below }: LegibilityAnswer): string {
  const whole = level === null ? '' : `；全部馆藏见过 ${shareText(level)}`
  return [
    `有段落读清不到 ${shareText(below)} 的文章 ${total} 篇${whole}`,
    ...articles.flatMap((row) => ['', placeText(row), ...illegibleLines(row)]),
  ].join('\n')
}

/** The paragraphs of an article below the bound, the worst first. */
export const illegibleLines = ({ by, paragraphs }: LegibilityRow): string[] =>
  paragraphs.map(
    ({ line, text, cutAfter, share }) =>
      `   第 ${line} 行 ${shareText(share)}${by === 'tool' ? '（照识别工具）' : ''}  ${text}${cutAfter ? CUT : ''}`,
  )
