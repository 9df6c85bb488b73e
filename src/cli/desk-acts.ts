/**
 * What the commands of the desk do: results taken along, words beside a term, strings new in an issue.
 *
 * As acts.ts: each takes its arguments and answers with an exit status.
 */
import { once } from 'node:events'
import { type BesideAnswer, beside, STRICT } from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import { BUCKET_UNITS, type BucketUnit, type LegibilityAsked } from '../model.js'
import { answer, EXPORT_MS, rootOfReaders, withEngine } from './acting.js'
import { type Arguments, wholeNumber } from './arguments.js'
import { legibilityText } from './legibility-text.js'
import { printableJson } from './printable.js'
import { oneOf, searchRequest } from './request.js'

/** Writes one piece, and waits for a slow reader: else the whole list would gather in memory. */
async function put(piece: string | Uint8Array): Promise<void> {
  if (!process.stdout.write(piece)) await once(process.stdout, 'drain')
}

/** Writes every hit: as lines of JSON for programs, or as a file of another format. */
export async function exportHits(args: Arguments): Promise<number> {
  if (args.words.length === 0) throw new JiebaoError('query-missing', 'export', {})
  const { citedAs, EXPORTS, exportPieces } = await import('../api/api.js')
  const format = (oneOf(args, 'format', [...EXPORTS]) ?? 'jsonl') as (typeof EXPORTS)[number]
  const text = args.own.text === true
  const request = searchRequest(args, args.words.join(' '))
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
  if (args.words.length === 0) throw new JiebaoError('query-missing', 'beside', {})
  const by = (oneOf(args, 'by', [...BUCKET_UNITS]) ?? null) as BucketUnit | null
  const width = wholeNumber(args, 'width', 1, 50) ?? 8
  const most = wholeNumber(args, 'words', 1, 200) ?? 30
  const { matching = STRICT, ...request } = searchRequest(args, args.words.join(' '))
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
  if (args.words.length > 0)
    throw new JiebaoError('words-unwanted', args.words.join(' '), { command: 'legibility' })
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
