/**
 * A search that reads every article: no index, no segments, no bit sets.
 *
 * It shares with the engine what is asked (the parsed tree, its clauses) and how
 * a text is marked, and decides by tests/search/oracle.ts who is a hit. Its scores
 * are a plain tf-idf: the order of clear cases is that of any engine.
 */
import { type Cutter, foldText, valuesIn } from '../../src/analysis/analysis.js'
import type { Keeper } from '../../src/engine/keeper.js'
import { isFunctionWord } from '../../src/lexicon.js'
import {
  type ArticleHead,
  type Explanation,
  type Hit,
  type Issue,
  RUNGS,
  type Rung,
  type SearchRequest,
} from '../../src/model.js'
import { type Node, parseQuery } from '../../src/query/query.js'
import type { Clause, Knowledge, Variant } from '../../src/search/asked/clause.js'
import { makePlan, type Plan } from '../../src/search/asked/plan.js'
import type { Unit } from '../../src/search/asked/units.js'
import { type Filters, isFiltered, readFilters } from '../../src/search/columns/filters.js'
import type { SearchResult, Window } from '../../src/search/search.js'
import { withForms } from '../../src/search/shown/hit.js'
import type { Read } from '../search/archive.js'
import { admits, datesMet, daysOf, has, inPeriod, isOnDay, within, wordsIn } from '../search/oracle.js'
import { standsWithNumbers } from '../search/whole-number.js'
import { marksIn } from './plain-marks.js'

/** The articles of one state of an archive, those that may be shown. */
export type PlainView = {
  id: string
  index: { generation: number; articles: number; issues: number }
  issues: Issue[]
  held: Read[]
  keeper: Keeper
  knowledge: Knowledge
}

/** Fewer hits than this are few, and open the rung `partial`. */
const FEW = 20
/** Weight of the words that a partial hit must have, of all words of the query. */
const ENOUGH = 0.6

export type PlainHit = { read: Read; rung: Rung; parts: Explanation[]; score: number }
export type PlainFound = { plan: Plan; ranked: PlainHit[]; climbed: Map<Read, Rung> }

// ---------------------------------------------------------------- the set

export function unitStands(unit: Unit, read: Read, fields: Clause['fields']): boolean {
  if (unit.hasNumber) return within(read, fields).some((text) => standsWithNumbers(text, unit.text))
  if (unit.kind === 'string') return has(read, unit.text, fields)
  return within(read, fields).some((text) =>
    unit.kind === 'run'
      ? wordsIn(text).includes(unit.text)
      : valuesIn(text).some(({ keys }) => keys.includes(unit.text)),
  )
}

const variantStands = ({ folded, units }: Variant, read: Read, { fields }: Clause) =>
  (folded !== null && has(read, folded, fields)) ||
  (units.length > 0 && units.every((unit) => unitStands(unit, read, fields)))

/** Whether the tree admits an article with any other form in place of what was typed. */
function admitsVariant(node: Node, read: Read, plan: Plan): boolean {
  if (node.type === 'and') return node.of.every((child) => admitsVariant(child, read, plan))
  if (node.type === 'or') return node.of.some((child) => admitsVariant(child, read, plan))
  if (admits(node, read, 'words')) return true
  const clause = plan.clauses.get(node)
  if (!clause || node.type === 'not' || clause.quoted) return false
  return (
    (node.type === 'date' && datesMet(read, node).length > 0) ||
    isPaperOf(clause, read) ||
    clause.variants.some((variant) => variantStands(variant, read, clause))
  )
}

const isPaperOf = ({ folded, fields, quoted, node }: Clause, { issue }: Read) =>
  node.type === 'text' && !quoted && fields === null && foldText(issue.publication.name ?? '') === folded

function strictestRung(plan: Plan, read: Read, variants: boolean): Rung | undefined {
  if (plan.root === null) return plan.nothing ? undefined : 'exact'
  if (admits(plan.root, read, 'exact')) return 'exact'
  if (admits(plan.root, read, 'words')) return 'words'
  return variants && admitsVariant(plan.root, read, plan) ? 'variant' : undefined
}

export const idfOf = (df: number, all: number) => Math.log(1 + (all - df + 0.5) / (df + 0.5))

type Content = { unit: Unit; clause: Clause; idf: number }

function contentOf(clauses: readonly Clause[], held: readonly Read[]): Content[] {
  const content = new Map<string, Content>()
  for (const clause of clauses) {
    for (const unit of clause.units) {
      if (isFunctionWord(unit.text) || content.has(unit.text)) continue
      const df = held.filter((read) => unitStands(unit, read, clause.fields)).length
      content.set(unit.text, { unit, clause, idf: idfOf(df, held.length) })
    }
  }
  return [...content.values()]
}

const weightIn = (read: Read, content: readonly Content[]) =>
  content.reduce((sum, { unit, clause, idf }) => sum + (unitStands(unit, read, clause.fields) ? idf : 0), 0)

function addPartial(plan: Plan, held: readonly Read[], climbed: Map<Read, Rung>): void {
  const root = plan.root
  const nodes: readonly Node[] = root?.type === 'and' ? root.of : root ? [root] : []
  const isLoose = (node: Node) => {
    const clause = node.type === 'text' ? plan.clauses.get(node) : undefined
    return clause !== undefined && !clause.quoted && clause.fields === null
  }
  const loose = nodes.filter(isLoose).map((node) => plan.clauses.get(node)!)
  const rest = nodes.filter((node) => !isLoose(node))
  const content = contentOf(loose, held)
  if (content.length < 2 || (content.length === 2 && climbed.size > 0)) return
  const all = content.reduce((sum, { idf }) => sum + idf, 0)
  const needed = content.length === 2 ? Math.max(...content.map(({ idf }) => idf)) : ENOUGH * all
  for (const read of held) {
    const isEnough = weightIn(read, content) >= needed - 1e-9
    if (isEnough && !climbed.has(read) && rest.every((node) => admitsVariant(node, read, plan)))
      climbed.set(read, 'partial')
  }
}

function climb(plan: Plan, { held }: PlainView, { matching = 'auto', variants = true }: SearchRequest) {
  const isLoose = matching === 'auto' || matching === 'any'
  const climbed = new Map<Read, Rung>()
  // Copies of an article have the same texts, and stand on the same rung.
  const known = new Map<string[], Rung | undefined>()
  for (const read of held) {
    if (!known.has(read.texts)) known.set(read.texts, strictestRung(plan, read, isLoose && variants))
    const rung = known.get(read.texts)
    if (rung) climbed.set(read, rung)
  }
  const isMet = [...climbed.values()].some((rung) => rung !== 'words')
  if (plan.root && isLoose && !isMet && climbed.size < FEW) addPartial(plan, held, climbed)
  return climbed
}

/** `other` items are hits of a literal query, of kind=other, or where nothing else is a hit. */
function withoutOthers(climbed: Map<Read, Rung>, plan: Plan, filters: Filters): [Read, Rung][] {
  const all = [...climbed]
  if (filters.kind.includes('other') || plan.literal) return all
  const narrowed = all.filter(([{ article }]) => article.kind !== 'other')
  if (plan.root === null || narrowed.some(([, rung]) => rung === 'exact')) return narrowed
  return narrowed.length === 0
    ? all
    : all.filter(([{ article }, rung]) => article.kind !== 'other' || rung === 'exact')
}

export function passes(
  read: Read,
  { from, to, eventFrom, eventTo, monthDay, publication, section, reporter, kind, id }: Filters,
): boolean {
  const { article, issue } = read
  return (
    ((from === null && to === null) || inPeriod(read, 'issue', from, to)) &&
    ((eventFrom === null && eventTo === null) || inPeriod(read, 'event', eventFrom, eventTo)) &&
    (monthDay === null || isOnDay(read, 'issue', monthDay) || isOnDay(read, 'event', monthDay)) &&
    (publication.length === 0 || publication.includes(issue.publication.name!)) &&
    (section.length === 0 || section.includes(article.section!)) &&
    (id.length === 0 || id.includes(article.id)) &&
    (reporter.length === 0 || article.reporters.some((name) => reporter.includes(name))) &&
    (kind.length === 0 || kind.includes(article.kind))
  )
}

// ---------------------------------------------------------------- order

function occurrences(text: string, needle: string): number {
  let times = 0
  for (let at = text.indexOf(needle); at >= 0; at = text.indexOf(needle, at + needle.length)) times++
  return times
}

/** A word in the headline counts as five in the body. */
const HEADLINE = 5

/** Scores of texts that were scored for this query; copies of an article have the same texts. */
function scorer(plan: Plan, held: readonly Read[]): (read: Read) => Explanation[] {
  const terms = [...new Set(plan.positive.flatMap((clause) => clause.terms.map(({ text }) => text)))]
  const idfs = terms.map((term) => idfOf(held.filter((read) => has(read, term, null)).length, held.length))
  const known = new Map<string[], Explanation[]>()
  return ({ texts }) => {
    let parts = known.get(texts)
    if (!parts) {
      parts = terms.flatMap((term, t) => {
        const tf = texts.reduce((sum, text, f) => sum + (f === 0 ? HEADLINE : 1) * occurrences(text, term), 0)
        const idf = idfs[t]!
        const formula = 'idf × tf / (1 + tf)'
        const part = { value: (idf * tf) / (1 + tf), what: `“${term}”`, formula, inputs: { idf, tf } }
        return tf > 0 ? [part] : []
      })
      known.set(texts, parts)
    }
    return parts
  }
}

const NO_DAY = ''
const dayOf = (read: Read) => daysOf(read)?.to ?? NO_DAY

function byOrder({ sort = 'relevance' }: SearchRequest): (a: PlainHit, b: PlainHit) => number {
  const newer = (a: PlainHit, b: PlainHit) =>
    dayOf(a.read) < dayOf(b.read) ? 1 : dayOf(a.read) > dayOf(b.read) ? -1 : 0
  const byId = (a: PlainHit, b: PlainHit) => (a.read.article.id < b.read.article.id ? -1 : 1)
  const byScore = (a: PlainHit, b: PlainHit) => b.score - a.score
  if (sort === 'relevance')
    return (a, b) =>
      Number(a.rung !== 'exact') - Number(b.rung !== 'exact') || byScore(a, b) || newer(a, b) || byId(a, b)
  const isLast = (ranked: PlainHit) => Number(dayOf(ranked.read) === NO_DAY)
  const sign = sort === 'date:desc' ? 1 : -1
  return (a, b) => isLast(a) - isLast(b) || sign * newer(a, b) || byScore(a, b) || byId(a, b)
}

/** Refuses as the engine's search does. */
export function plainFind(view: PlainView, request: SearchRequest, cutter: Cutter): PlainFound {
  const filters = readFilters(request)
  const plan = makePlan(request.q, parseQuery(request.q), request.matching ?? 'auto', {
    cutter,
    knowledge: view.knowledge,
  })
  const climbed = climb(plan, view, request)
  const shown = withoutOthers(climbed, plan, filters).filter(
    ([read]) => !isFiltered(filters) || passes(read, filters),
  )
  const partsOf = scorer(plan, view.held)
  const ranked = shown.map(([read, rung]): PlainHit => {
    const parts = partsOf(read)
    return { read, rung, parts, score: parts.reduce((sum, { value }) => sum + value, 0) }
  })
  return { plan, climbed, ranked: ranked.sort(byOrder(request)) }
}

// ---------------------------------------------------------------- what is shown

export function headOf({ article, issue }: Read): ArticleHead {
  const { id, kind, headline, kicker, eventDate, section, page, pageName, reporters } = article
  const { publication, date, number } = issue
  const head = {
    id,
    kind,
    headline,
    kicker,
    publication,
    date,
    eventDate,
    section,
    page,
    pageName,
    reporters,
  }
  return structuredClone({ ...head, number, scan: article.scan ?? issue.scan })
}

export function plainHit({ read, rung, parts, score }: PlainHit, plan: Plan, explain: boolean): Hit {
  const { snippets, forms } = marksIn(read, plan)
  return {
    ...headOf(read),
    score,
    rung,
    alternatives: [
      ...withForms(rung === 'variant' ? alternativesOf(read, plan) : [], forms),
      ...datesNamed(read, plan),
      ...papersNamed(read, plan),
    ],
    missing: rung === 'partial' ? missingIn(read, plan) : [],
    snippets,
    ...(explain
      ? { explain: { value: score, what: '得分', formula: 'sum', of: structuredClone(parts) } }
      : {}),
  }
}

const missingIn = (read: Read, { positive }: Plan) => [
  ...new Set(
    positive.flatMap((clause) => unitsIn(clause, read).lacks).filter((word) => !isFunctionWord(word)),
  ),
]

function alternativesOf(read: Read, plan: Plan): Hit['alternatives'] {
  return plan.positive
    .filter((clause) => !admits(clause.node, read, 'words'))
    .flatMap((clause) => {
      const forms = clause.variants.filter((variant) => variantStands(variant, read, clause))
      return forms.map(({ typed, matched, why }) => ({ typed, matched: matched ?? typed, why }))
    })
}

const papersNamed = (read: Read, { positive }: Plan): Hit['alternatives'] =>
  positive.flatMap((clause) => {
    if (!isPaperOf(clause, read) || admits(clause.node, read, 'words')) return []
    return [{ typed: clause.typed, matched: read.issue.publication.name!, why: '报名' }]
  })

const datesNamed = (read: Read, { positive }: Plan): Hit['alternatives'] =>
  positive.flatMap(({ node, typed }) => {
    if (node.type !== 'date' || admits(node, read, 'words')) return []
    return datesMet(read, node).map((of) => {
      const { from, to } = daysOf(read, of)!
      const matched = from === to ? from : `${from} 至 ${to}`
      return { typed, matched, why: of === 'event' ? '事件日期' : '出版日期' }
    })
  })

function facetsOf(hits: readonly PlainHit[]): Pick<SearchResult, 'facetDistribution' | 'timeline'> {
  const facets: Record<string, Record<string, number>> = {}
  for (const name of ['publication', 'section', 'reporter', 'year', 'kind']) facets[name] = {}
  const months = new Map<string | null, number>()
  for (const { read } of hits) {
    const { article, issue } = read
    const days = daysOf(read)
    const add = (facet: string, value: string | null | undefined) => {
      if (value) facets[facet]![value] = (facets[facet]![value] ?? 0) + 1
    }
    add('publication', issue.publication.name)
    add('section', article.section)
    for (const name of new Set(article.reporters)) add('reporter', name)
    add('kind', article.kind)
    const touched = days ? monthsBetween(days.from.slice(0, 7), days.to.slice(0, 7)) : [null]
    for (const year of new Set(touched.map((month) => month?.slice(0, 4)))) add('year', year)
    for (const month of touched) months.set(month, (months.get(month) ?? 0) + 1)
  }
  const sorted = [...months].sort(([a], [b]) => ((a ?? '9999') < (b ?? '9999') ? -1 : 1))
  return { facetDistribution: facets, timeline: sorted.map(([month, hits]) => ({ month, hits })) }
}

function monthsBetween(from: string, to: string): string[] {
  const months: string[] = []
  for (let [year, month] = from.split('-').map(Number) as [number, number]; ; month++) {
    if (month > 12) [year, month] = [year + 1, 1]
    const text = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`
    if (text > to) return months
    months.push(text)
  }
}

function nearestTo({ plan, climbed }: PlainFound, { held }: PlainView): SearchResult['nearest'] {
  if (climbed.size > 0 || plan.root === null) return []
  const content = contentOf(plan.positive, held)
  return held
    .map((read) => ({ read, weight: weightIn(read, content) }))
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight || (a.read.article.id < b.read.article.id ? -1 : 1))
    .slice(0, 10)
    .map(({ read }) => {
      const lacking = content.filter(({ unit, clause }) => !unitStands(unit, read, clause.fields))
      const { id, headline, publication, date } = headOf(read)
      return { id, headline, publication, date, missing: lacking.map(({ unit }) => unit.text), snippets: [] }
    })
}

export function plainSearch(
  view: PlainView,
  request: SearchRequest,
  cutter: Cutter,
  window: Window,
): SearchResult {
  const found = plainFind(view, request, cutter)
  const { plan, ranked } = found
  const { offset, limit } = window
  const rungs = Object.fromEntries(
    RUNGS.map((rung) => [rung, ranked.filter((each) => each.rung === rung).length]),
  ) as Record<Rung, number>
  return {
    hits: ranked.slice(offset, offset + limit).map((each) => plainHit(each, plan, request.explain ?? false)),
    totalHits: ranked.length,
    totalIsExact: true,
    rungs,
    nearest: nearestTo(found, view),
    ...(request.facets === false ? { facetDistribution: {}, timeline: [] } : facetsOf(ranked)),
    warnings: plan.warnings,
  }
}

/** The units of a clause that an article has, and those that it lacks. */
export function unitsIn(clause: Clause, read: Read): { has: string[]; lacks: string[] } {
  const told = { has: [] as string[], lacks: [] as string[] }
  for (const unit of clause.units)
    (unitStands(unit, read, clause.fields) ? told.has : told.lacks).push(unit.text)
  return told
}

/** The strictest rung on which an article meets one clause. */
export function clauseRung(clause: Clause, read: Read, plan: Plan): Rung | null {
  if (admits(clause.node, read, 'exact')) return 'exact'
  if (admits(clause.node, read, 'words')) return 'words'
  return admitsVariant(clause.node, read, plan) ? 'variant' : null
}

/** Live articles that hold a folded text. */
export const articlesWith = ({ held }: PlainView, text: string): number =>
  held.filter((read) => has(read, foldText(text), null)).length
