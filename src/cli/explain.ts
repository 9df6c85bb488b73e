/**
 * Prints explanations of a score and of an answer.
 */
import type { QueryTree, Stage } from '../explanation.js'
import { FIELD_NAMES, RUNG_NAMES } from '../labels.js'
import type { Explanation, QueryExplanation } from '../model.js'

/** The lines of a tree of numbers: each part is indented below its sum. */
export function explanationLines(
  { value, what, formula, inputs, of = [] }: Explanation,
  indent: string,
): string[] {
  // A sum or product names no inputs: its parts stand below it.
  const how = formula === undefined || formula === 'sum' || formula === 'product' ? '' : ` = ${formula}`
  const given = Object.entries(inputs ?? {}).map(([name, number]) => `${name} ${shortNumber(number)}`)
  const line = `${indent}${value.toFixed(3)}  ${what}${how}${given.length > 0 ? `（${given.join('，')}）` : ''}`
  return [line, ...of.flatMap((part) => explanationLines(part, `${indent}  `))]
}

/** A number with at most three decimals, without trailing zeros. */
const shortNumber = (value: number): string => String(Math.round(value * 1000) / 1000)

const NODE_NAMES: Record<QueryTree['type'], string> = {
  and: '且',
  or: '或',
  not: '非',
  text: '文字',
  wildcard: '通配',
  near: '相近',
  value: '值',
  period: '时段',
  date: '日期',
}

const STAGE_NAMES: Record<Stage, string> = {
  parse: '读检索式',
  plan: '切词',
  ...RUNG_NAMES,
  weigh: '查稀有程度',
  filter: '筛选',
  rank: '排序',
  rerank: '重排',
  show: '摘要',
  count: '分面',
  suggest: '建议',
}

/** The explanation of a query as text. */
export function queryExplanationText(explanation: QueryExplanation): string {
  const { query, tree, clauses, terms, rungs, warnings, archive, ranking, stages, totalHits } = explanation
  const totalMs = stages.reduce((sum, { ms }) => sum + ms, 0)
  return [
    `“${query}”：${totalHits} 条，${totalMs.toFixed(2)} 毫秒；索引共 ${archive.articles} 篇，分 ${archive.segments} 段`,
    ...warnings.map(({ detail }) => `注意：${detail}`),
    '检索式',
    ...(tree ? treeLines(tree, '   ') : ['   没有可检索的字']),
    ...titled('条件', clauses.flatMap(clauseLines)),
    ...titled(
      '计分的词',
      terms.map(({ text, kind, n, idf }) => {
        return `   ${kind === 'word' ? '词' : '原文'}“${text}”  ${n} 篇  稀有程度 ${idf.toFixed(3)}`
      }),
    ),
    '各档',
    ...rungs.map(({ rung, admitted, hits }) => `   ${RUNG_NAMES[rung]}  ${admitted} 篇，筛选后 ${hits} 篇`),
    `计分 ${ranking.scored} 篇，重排 ${ranking.reranked} 篇`,
    '用时',
    ...stages.map(({ stage, ms, blocks }) => {
      return `   ${ms.toFixed(3).padStart(9)} 毫秒  ${STAGE_NAMES[stage]}${blocks > 0 ? `，读倒排表 ${blocks} 块` : ''}`
    }),
  ].join('\n')
}

/** Lines below a heading; without lines, no heading. */
const titled = (title: string, lines: string[]) => (lines.length > 0 ? [title, ...lines] : [])

function treeLines({ type, typed, of = [] }: QueryTree, indent: string): string[] {
  const line = `${indent}${NODE_NAMES[type]}${typed === undefined ? '' : `  ${typed}`}`
  return [line, ...of.flatMap((part) => treeLines(part, `${indent}   `))]
}

function clauseLines({ typed, quoted, fields, units, forms }: QueryExplanation['clauses'][number]): string[] {
  const where = fields === null ? '' : `  限${fields.map((field) => FIELD_NAMES[field]).join('、')}`
  const words = units.map(({ text, articles }) => `${text} ${articles} 篇`)
  const asked = quoted ? '  照原文' : words.length > 0 ? `  词语：${words.join('，')}` : ''
  return [
    `   “${typed}”${where}${asked}`,
    ...forms.map(({ typed: from, matched, why, isGuess }) => {
      return `      “${from}” ${isGuess ? '或为' : '也作'} “${matched ?? '同值'}”（${why}）`
    }),
  ]
}
