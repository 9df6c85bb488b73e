/**
 * What the commands of the desk do: results taken along, words beside a term, strings new in an issue.
 *
 * As acts.ts: each takes its arguments and answers with an exit status.
 */
import { once } from 'node:events'
import {
  type AbsenceAnswer,
  type AbsentPaper,
  type AttestedAnswer,
  absence,
  attested,
  type BesideAnswer,
  beside,
  type NewInAnswer,
  newIn,
  STRICT,
} from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import { NEW_NAMES, UNTITLED } from '../labels.js'
import {
  BUCKET_UNITS,
  type BucketUnit,
  type Engine,
  type Hit,
  type LegibilityAsked,
  NEW_KINDS,
} from '../model.js'
import { everyIssue } from '../paging.js'
import { answer, EXPORT_MS, rootOfReaders, withEngine } from './acting.js'
import { type Arguments, queryOf, wholeNumber, wordsOf } from './arguments.js'
import { legibilityText } from './legibility-text.js'
import { dateText } from './print.js'
import { printableJson } from './printable.js'
import { oneOf, searchRequest } from './request.js'

/** Writes one piece, and waits for a slow reader: else the whole list would gather in memory. */
async function put(piece: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

/** Writes every hit: as lines of JSON for programs, or as a file of another format. */
export async function exportHits(args: Arguments): Promise<number> {
  const q = queryOf('export', args)
  const { citedAs, EXPORTS, exportPieces } = await import('../api/api.js')
  const format = (oneOf(args, 'format', [...EXPORTS]) ?? 'jsonl') as (typeof EXPORTS)[number]
  const text = args.own.text === true
  const request = searchRequest(args, q)
  const left = { budgetMs: EXPORT_MS }
  await withEngine(args, async (engine) => {
    if (format === 'jsonl') {
      for await (const hit of engine.export(request, { ...left, whole: text }))
        await put(`${printableJson(hit)}\n`)
      return
    }
    const root = rootOfReaders()
    const pieces = await exportPieces(
      engine,
      request,
      { format, text },
      (each) => citedAs(each, root),
      () => left,
    )
    for await (const piece of pieces) await put(piece)
  })
  return 0
}

/** What stands beside a query more often than chance. */
export async function besideWords(args: Arguments): Promise<number> {
  const q = queryOf('beside', args)
  const by = (oneOf(args, 'by', [...BUCKET_UNITS]) ?? null) as BucketUnit | null
  const width = wholeNumber(args, 'width', 1, 50) ?? 8
  const most = wholeNumber(args, 'words', 1, 200) ?? 30
  const { matching = STRICT, ...request } = searchRequest(args, q)
  const left = () => ({ budgetMs: EXPORT_MS })
  const found = await withEngine(args, (engine) =>
    beside(engine, { ...request, matching }, { width, most, by }, left),
  )
  answer(args, found, besideText)
  return 0
}

function besideText({ periods, width, warnings }: BesideAnswer): string {
  const lines = periods.flatMap(({ key, articles, totalHits, occurrences, words }) => [
    `${key ?? '全部'}：${totalHits} 篇，读了 ${articles} 篇，${occurrences} 处；前后 ${width} 字以内多见的词：`,
    ...words.map(
      ({ text, near, far, expected, likelihood }) =>
        `  ${text}  近处 ${near}（预期 ${expected}）  远处 ${far}  对数似然比 ${likelihood}`,
    ),
    ...(words.length === 0 ? ['  没有哪个词多得不像偶然'] : []),
  ])
  return [
    ...warnings.map(({ detail }) => `注意：${detail}`),
    ...(lines.length > 0 ? lines : ['一处也没有']),
  ].join('\n')
}

/** Articles with paragraphs that are hardly legible. */
export async function illegible(args: Arguments): Promise<number> {
  wordsOf('legibility', args)
  const percent = wholeNumber(args, 'below', 1, 100)
  const asked: LegibilityAsked = {
    page: wholeNumber(args, 'page', 1, 1_000_000) ?? 1,
    hitsPerPage: wholeNumber(args, 'hits', 1, 100) ?? 20,
    below: percent === undefined ? undefined : percent / 100,
    sort: oneOf(args, 'sort', ['share', 'date']) as LegibilityAsked['sort'],
  }
  answer(args, await withEngine(args, (engine) => engine.legibility(asked)), legibilityText)
  return 0
}

/** How a query was looked for, in which issues, and which of them are missing. */
export async function absent(args: Arguments): Promise<number> {
  const request = searchRequest(args, queryOf('absence', args))
  const told = await withEngine(args, (engine) => absence(engine, request, { budgetMs: EXPORT_MS }))
  answer(args, told, absenceText)
  return 0
}

function absenceText(told: AbsenceAnswer): string {
  const { query, totalHits, totalIsExact, from, to, narrowed, tried, papers, view, generation } = told
  const found = totalHits === 0 && totalIsExact ? '没有查到' : `${totalIsExact ? '' : '至少 '}${totalHits} 篇`
  return [
    ...told.warnings.map(({ detail }) => `注意：${detail}`),
    `${query}：${found}`,
    `时段：${from === null && to === null ? '不限' : `${from ?? '不限'} 至 ${to ?? '不限'}`}`,
    ...Object.entries(narrowed).map(([name, value]) => `只查：${name} ${[value].flat().join('、')}`),
    ...tried.map(({ typed, matched, why }) => `也查了：${typed} → ${matched}（${why}）`),
    `查阅范围：${told.issues} 期，${told.articles} 篇，其中识读存疑 ${told.doubts} 处`,
    ...papers.flatMap(absentPaperText),
    `馆藏状态：第 ${generation} 代，${view}`,
  ].join('\n')
}

function absentPaperText({ publication, missing, ...paper }: AbsentPaper): string[] {
  const { first, last, undated } = paper
  const days = missing.flatMap(({ expected, from, to }) =>
    expected.length > 0 ? expected : [`${from} 与 ${to} 之间`],
  )
  return [
    `  ${publication ?? '报名不详'}：${first ?? '日期不详'} 至 ${last ?? '日期不详'}，${paper.issues} 期，${paper.articles} 篇`,
    ...(undated > 0 ? [`    日期不详 ${undated} 期`] : []),
    ...(days.length > 0 ? [`    缺 ${days.length} 处：${days.join('、')}`] : []),
  ]
}

/** First and last printing of a string; or what an issue is the first to print. */
export async function attestedIn(args: Arguments): Promise<number> {
  const { issue } = args.own
  const q = args.words.join(' ')
  if (q === '' && issue === undefined) throw new JiebaoError('query-missing', 'attested', {})
  if (q !== '' && issue !== undefined) throw new JiebaoError('attested-two', q, { issue: String(issue) })
  const left = () => ({ budgetMs: EXPORT_MS })
  if (issue === undefined) {
    const { matching: _as, ...request } = searchRequest(args, q)
    answer(args, await withEngine(args, (engine) => attested(engine, request, left())), attestedText)
  } else {
    const told = await withEngine(args, async (engine) =>
      newIn(engine, await issueNamed(engine, String(issue)), left),
    )
    if (!told) throw new JiebaoError('thing-unknown', String(issue), { what: 'issue' })
    answer(args, told, newText)
  }
  return 0
}

/** The id of an issue that is named by its id or by its file. */
async function issueNamed(engine: Engine, name: string): Promise<string> {
  const rows = await everyIssue(engine)
  return rows.find(({ file }) => file === name)?.id ?? name
}

function attestedText({
  query,
  totalHits,
  totalIsExact,
  first,
  last,
  publications,
  warnings,
}: AttestedAnswer): string {
  const line = (name: string, hit: Hit | null) =>
    hit
      ? [
          `${name}：${dateText(hit.date)}  ${hit.publication.name ?? '报名不详'}  ${hit.headline ?? UNTITLED[hit.kind]}  ${hit.id}`,
        ]
      : []
  return [
    ...warnings.map(({ detail }) => `注意：${detail}`),
    `“${query}”：${totalIsExact ? '' : '至少 '}${totalHits} 篇`,
    ...line('最早', first),
    ...line('最晚', last),
    ...publications.map(
      ({ key, hits, first, last }) =>
        `  ${key ?? '报名不详'}  ${hits} 篇  ${first ?? '不详'} 至 ${last ?? '不详'}`,
    ),
  ].join('\n')
}

function newText({ issue, before, earlier, asked, isWhole, strings }: NewInAnswer): string {
  const head = `${dateText(issue.date)}  ${issue.publication.name ?? '报名不详'}  ${issue.id}`
  if (before === null) return `${head}\n这一期不知日期，说不出什么是头一次印`
  if (earlier === 0) return `${head}\n馆藏没有比它早的文章，说不出什么是头一次印`
  return [
    head,
    `查了 ${asked} 个字串，与 ${before} 及以前的 ${earlier} 篇比${isWhole ? '' : '；没有查完，还说不出'}`,
    ...NEW_KINDS.flatMap((kind) => {
      const own = strings.filter((each) => each.kind === kind)
      return own.length === 0
        ? []
        : [
            `${NEW_NAMES[kind]} ${own.length} 个：`,
            ...own.map(
              ({ text, totalHits, article }) =>
                `  ${text}  ${totalHits} 篇  ${article.headline ?? UNTITLED[article.kind]}  ${article.id}`,
            ),
          ]
    }),
  ].join('\n')
}
