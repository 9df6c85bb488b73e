/**
 * Why, and why not: how one article stands to a query, clause by clause.
 */
import { FIELD_NAMES, RUNG_NAMES } from '../../labels.js'
import type { Article, Rung, WhyNotAnswer } from '../../model.js'
import { RUNGS } from '../../model.js'
import { type Node, topOf } from '../../query/query.js'
import type { Segment } from '../../store/store.js'
import type { Clause } from '../asked/clause.js'
import type { Plan } from '../asked/plan.js'
import { type FilterName, type Filters, failedFilters } from '../columns/filters.js'
import type { Found } from '../matched/found.js'
import type { Level, SegmentMatcher } from '../matched/segment-matcher.js'
import { hasBit } from '../sets/bits.js'

const FILTER_NAMES: Record<FilterName, string> = {
  date: '报纸日期',
  event: '所记之事的日期',
  monthDay: '月日',
  publication: '报纸',
  section: '栏目',
  reporter: '记者',
  kind: '类型',
  id: '所选文章',
}

const LEVELS: readonly Level[] = ['exact', 'words', 'variant', 'guess']
const RUNG_OF: Record<Level, Rung> = { exact: 'exact', words: 'words', variant: 'variant', guess: 'variant' }

/**
 * @param filters those that the request names
 * @param sets    `climbed` as the query alone gives them, `found` as the filters leave them
 */
export function reasonsOf(
  query: string,
  plan: Plan,
  filters: Filters,
  sets: { climbed: Found[]; found: Found[] },
  { segment, article }: { segment: Segment; article: number },
): Omit<WhyNotAnswer, 'warnings'> {
  const { matcher, rungs } = sets.climbed.find((each) => each.segment === segment)!
  const shown = sets.found.find((each) => each.segment === segment)!
  const rungIn = (of: Found['rungs']) => RUNGS.find((rung) => hasBit(of[rung], article)) ?? null
  const admitted = rungIn(rungs)
  const rung = rungIn(shown.rungs)
  const { id, headline } = segment.articleRecord(article) as Article
  const clauses = plan.positive.map((clause) => clauseOf(clause, matcher, article))
  const failed = rung ? [] : failedFilters(segment, filters, article)
  const meets = (node: Node) => hasBit(matcher.bits(node, 'guess'), article)
  const reasons = reasonsFrom(plan, clauses, { rung, admitted, failed }, meets)
  return { query, id, headline, rung, clauses, reasons }
}

/**
 * The Chinese sentences.
 *
 * @param clauses of the plan's positive clauses, in their order
 * @param stands the article's rung among the hits, that by the query alone, and the filters that it does not pass
 * @param meets whether the article meets a node of the query
 */
export function reasonsFrom(
  plan: Plan,
  clauses: WhyNotAnswer['clauses'],
  { rung, admitted, failed }: { rung: Rung | null; admitted: Rung | null; failed: readonly FilterName[] },
  meets: (node: Node) => boolean,
): string[] {
  const reasons: string[] = []
  if (rung) reasons.push(`是这次检索的结果：${RUNG_NAMES[rung]}。`)
  else if (!admitted) reasons.push(...missing(plan, clauses, meets))
  // Only an `other` item is admitted, passes every filter, and is still no hit.
  else if (failed.length === 0)
    reasons.push('属于零散文字，只在加引号的检索、kind=other 或没有别的结果时列出。')
  const names = failed.map((name) => FILTER_NAMES[name])
  if (names.length > 0) reasons.push(`${admitted ? '符合检索词，但' : '也'}不合所选的${names.join('、')}。`)
  return reasons
}

function clauseOf(clause: Clause, matcher: SegmentMatcher, article: number): WhyNotAnswer['clauses'][number] {
  const level = LEVELS.find((each) => hasBit(matcher.clauseBits(clause, each), article))
  const has: string[] = []
  const lacks: string[] = []
  for (const unit of clause.units)
    (hasBit(matcher.unitBits(unit, clause), article) ? has : lacks).push(unit.text)
  return { typed: clause.typed, rung: level ? RUNG_OF[level] : null, has, lacks }
}

function missing(plan: Plan, clauses: WhyNotAnswer['clauses'], meets: (node: Node) => boolean): string[] {
  if (plan.root === null) return ['检索词里没有可检索的字。']
  const reasons = plan.positive.flatMap(({ fields }, i) => {
    const { typed, rung, has, lacks } = clauses[i]!
    if (rung !== null) return []
    const where = fields === null ? '' : `${fields.map((field) => FIELD_NAMES[field]).join('、')}里`
    if (lacks.length === 0) return [`${where}没有“${typed}”这一串字。`]
    return [`${where}没有“${lacks.join('”“')}”${has.length > 0 ? `，只有“${has.join('”“')}”` : ''}。`]
  })
  for (const node of topOf(plan.root)) {
    const isClause = node.type === 'text' || node.type === 'date'
    if (isClause || meets(node)) continue
    if (node.type === 'not') reasons.push(`含有要排除的“${typedOf(node.of)}”。`)
    else if (node.type !== 'and' && node.type !== 'or') reasons.push(`不符合“${node.typed}”。`)
  }
  if (reasons.length === 0) reasons.push('只够得上更宽的一档，而更严的一档已有足够的结果。')
  return reasons
}

function typedOf(node: Node): string {
  if (node.type === 'and' || node.type === 'or') return node.of.map(typedOf).join(' ')
  return node.type === 'not' ? typedOf(node.of) : node.typed
}
