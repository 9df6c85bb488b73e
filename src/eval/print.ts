/**
 * Prints reports of evaluations as Chinese text.
 */
import type { Difference, ExactReport } from './exact.js'
import type { SetScores } from './metrics.js'
import type { Judgement, Means, SetReport } from './relevance.js'
import { SAME_KINDS, type SameKind, type SameReport } from './same.js'

const SET_TEXTS = { cmrc: 'CMRC 问句', cctv: 'CCTV 标题', judged: '人工判定' } as const

const share = (value: number) => value.toFixed(4)
const percent = (value: number) => `${(value * 100).toFixed(1)}%`

const rankingText = ({ queries, mrr10, r1, r10, ndcg10, noHit, hits }: Means) =>
  `${queries} 问  MRR@10 ${share(mrr10)}  R@1 ${share(r1)}  R@10 ${share(r10)}  nDCG@10 ${share(ndcg10)}  无结果 ${percent(noHit)}  平均 ${hits.toFixed(1)} 条`

const setText = ({ precision, recall, f1 }: SetScores) =>
  `准确率 ${share(precision)}  召回率 ${share(recall)}  F1 ${share(f1)}`

function judgementText({ id, class: kind, query, answers, hits, missed, ndcg10, f1 }: Judgement): string {
  const lacking = missed.length > 0 ? `  未查出 ${missed.join(' ')}` : ''
  return `  ${id} ${kind}  ${query}  应有 ${answers} 条，查出 ${hits} 条  F1 ${f1.toFixed(2)}  nDCG ${ndcg10.toFixed(2)}${lacking}`
}

function setReportText(report: SetReport): string {
  const { set, articles, ranking, answered, answerless, f1, byClass, judgements } = report
  const lines = [`${SET_TEXTS[set]}（${articles} 篇）：${rankingText(ranking)}`]
  if (answered) lines.push(`  有答案的 ${answered.queries} 问，结果集  ${setText(answered)}`)
  if (answerless) lines.push(`  无答案的 ${answerless.queries} 问，结果为空的 ${percent(answerless.empty)}`)
  if (f1 !== undefined) lines.push(`  全部  F1 ${share(f1)}`)
  for (const [name, own] of Object.entries(byClass ?? {}))
    lines.push(
      `  ${name}：${own.queries} 问  ${setText(own)}${own.ndcg10 === null ? '' : `  nDCG@10 ${share(own.ndcg10)}`}`,
    )
  const flawed = (judgements ?? []).filter((each) => each.f1 < 1 || (each.answers > 0 && each.ndcg10 < 1))
  if (flawed.length > 0) lines.push('不完全相符的：', ...flawed.map(judgementText))
  return lines.join('\n')
}

export const printRelevance = (reports: readonly SetReport[]): string => reports.map(setReportText).join('\n')

function differenceText({ query, sort, missed, wrong, unfolded, total, expected }: Difference): string {
  const parts = [`  ${sort}  ${query}`]
  if (missed.length > 0) parts.push(`漏 ${missed.join(' ')}`)
  if (wrong.length > 0) parts.push(`误 ${wrong.join(' ')}`)
  if (unfolded.length > 0) parts.push(`归一有误 ${unfolded.join(' ')}`)
  if (total !== expected) parts.push(`报 ${total} 条，应为 ${expected} 条`)
  return parts.join('  ')
}

export function printExact(report: ExactReport): string {
  const { articles, paragraphs, strings, seed, bySort, inField, repeated, nowhere, hits, long, seconds } =
    report
  const { cut, changed, swapped, joined } = bySort
  return [
    `${articles} 篇 ${paragraphs} 段，比较 ${strings} 个字串（种子 ${seed}），用时 ${seconds.toFixed(1)} 秒`,
    `  照原文截取 ${cut}，改一字 ${changed}，换两字 ${swapped}，跨段相接 ${joined}；另抽到重复的 ${repeated}`,
    `  其中限定字段 ${inField}；查无 ${nowhere}；共查出 ${hits} 条，其中 ${long} 问只比总数和前几页`,
    `  不符 ${report.differences}`,
    ...report.examples.map(differenceText),
  ].join('\n')
}

const SAME_TEXTS: Record<SameKind, string> = {
  archive: '藏量',
  refused: '拒绝',
  total: '总数',
  ids: '篇目',
  labels: '标注',
  marks: '标记',
  facets: '分类统计',
  order: '次序',
}
/** UTF-16 units of each side that are printed; with JSON all are. */
const LONGEST_SIDE = 300
const side = (text: string) => (text.length > LONGEST_SIDE ? `${text.slice(0, LONGEST_SIDE)}…` : text)

export function printSame(report: SameReport): string {
  const { queries, hits, incomplete, tolerance, widest, differing, differences, examples, seconds } = report
  const kinds = SAME_KINDS.filter((kind) => differing[kind] > 0).map(
    (kind) => `${SAME_TEXTS[kind]} ${differing[kind]}`,
  )
  return [
    `两边各问 ${queries} 次，逐条比较 ${hits} 条，用时 ${seconds.toFixed(1)} 秒；未能查全、没有比较的 ${incomplete} 次`,
    `  次序：分数相差不过 ${percent(tolerance)} 的算并列；先后颠倒的两条，分数最多差 ${percent(widest)}`,
    `  不同 ${differences}${kinds.length > 0 ? `：${kinds.join('，')}` : ''}`,
    ...examples.flatMap(({ query, kind, first, second }) => [
      `  ${SAME_TEXTS[kind]}  ${query}`,
      `    甲 ${side(first)}`,
      `    乙 ${side(second)}`,
    ]),
  ].join('\n')
}
