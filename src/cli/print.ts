/**
 * Prints answers as Chinese text, from values that printable.ts has made safe for a terminal.
 */
import { isTaken } from '../engine/engine.js'
import { CUT, heldWords, pageText, RUNG_NAMES, SUGGESTION_NAMES, UNTITLED } from '../labels.js'
import { lineText } from '../messages.js'
import type {
  DateRange,
  Hit,
  ListSizes,
  NamesAnswer,
  Publication,
  Refusal,
  SearchAnswer,
  Snippet,
  StatsAnswer,
  SuggestAnswer,
  UpdateSummary,
  VerifyAnswer,
  WhyNotAnswer,
} from '../model.js'
import { explanationLines } from './explain.js'
import { LINE_END } from './printable.js'

const BASIS = { given: '', printed: '', inferred: '（推定）', unknown: '' } as const

export function dateText(date: Omit<DateRange, 'why'>): string {
  if (date.from === null && date.to === null) return '日期不详'
  const range = date.from === date.to ? date.from : `${date.from ?? '？'} 至 ${date.to ?? '？'}`
  return `${range}${BASIS[date.basis]}`
}

export const publicationText = (publication: Publication): string =>
  publication.name === null ? '报名不详' : `${publication.name}${BASIS[publication.basis]}`

/** The snippet with its matches marked: in colour on a terminal, else in brackets. */
function markedText({ text, ranges, cutBefore, cutAfter }: Snippet, colour: boolean): string {
  const [open, close] = colour ? ['\u001b[1;33m', '\u001b[0m'] : ['【', '】']
  let out = cutBefore ? CUT : ''
  let at = 0
  for (const [from, to] of ranges) {
    out += text.slice(at, from) + open + text.slice(from, to) + close
    at = to
  }
  return (out + text.slice(at) + (cutAfter ? CUT : '')).replaceAll(LINE_END, ' / ')
}

function hitText(hit: Hit, number: number, colour: boolean): string {
  const headline = hit.snippets.find(({ field }) => field === 'headline')
  const title = headline ? markedText(headline, colour) : (hit.headline ?? UNTITLED[hit.kind])
  const page = hit.page && pageText(hit.page)
  const facts = [
    publicationText(hit.publication),
    dateText(hit.date),
    hit.eventDate !== null && `记 ${hit.eventDate} 事`,
    page,
    hit.pageName,
    hit.section,
    hit.reporters.join('、'),
  ]
  const lines = [
    `${number}. ${title}  ［${RUNG_NAMES[hit.rung]}］`,
    `   ${facts.filter(Boolean).join('  ')}  ${hit.id}`,
  ]
  if (hit.missing.length > 0) lines.push(`   缺：${hit.missing.join('、')}`)
  for (const { typed, matched, why } of hit.alternatives) lines.push(`   “${typed}” → “${matched}”（${why}）`)
  for (const snippet of hit.snippets)
    if (snippet.field !== 'headline') lines.push(`   ${markedText(snippet, colour)}`)
  if (hit.explain) lines.push(...explanationLines(hit.explain, '   '))
  return lines.join('\n')
}

export function searchText(answer: SearchAnswer, colour: boolean): string {
  const lines = [
    `共 ${answer.totalIsExact ? '' : '约 '}${answer.totalHits} 条（${answer.processingTimeMs} 毫秒）`,
  ]
  for (const { detail } of answer.warnings) lines.push(`注意：${detail}`)
  if (answer.suggestion !== undefined) lines.push(`是不是要找：${answer.suggestion}`)
  const first = (answer.page - 1) * answer.hitsPerPage + 1
  for (const [i, hit] of answer.hits.entries()) lines.push('', hitText(hit, first + i, colour))
  if (answer.held) lines.push(...heldWords(answer.held))
  if (answer.page === 1 && answer.nearest.length > 0) {
    lines.push('', answer.totalHits === 0 ? '没有相符的文章。最接近的是：' : '不全相符、最接近的：')
    for (const { id, headline, missing } of answer.nearest) {
      lines.push(`   ${headline ?? UNTITLED.article}  缺：${missing.join('、')}  ${id}`)
    }
  }
  return lines.join('\n')
}

/** Why an article is, or is not, a hit: the reasons, then how it stands to each clause. */
export function whyNotText({ query, id, headline, clauses, reasons, warnings }: WhyNotAnswer): string {
  const told = warnings.map(({ detail }) => detail)
  const lines = [`“${query}” 与 ${headline ?? UNTITLED.article}  ${id}`, ...told, ...reasons]
  for (const { typed, rung, has, lacks } of clauses) {
    const words = [
      has.length > 0 ? `有：${has.join('、')}` : '',
      lacks.length > 0 ? `缺：${lacks.join('、')}` : '',
    ]
    lines.push(
      [`   “${typed}”  ［${rung === null ? '不符' : RUNG_NAMES[rung]}］`, ...words]
        .filter(Boolean)
        .join('  '),
    )
  }
  return lines.join('\n')
}

export function suggestText({ suggestions }: SuggestAnswer): string {
  if (suggestions.length === 0) return '没有可以接着查的'
  return suggestions
    .map(({ text, kind, hits }) => `${text}  ［${SUGGESTION_NAMES[kind]}］ ${hits} 篇`)
    .join('\n')
}

const refusalText = ({ file, line, code, reason }: Refusal) =>
  `   ${[file, lineText({ line, reason })].join(' ').trimEnd()}  [${code}] ${reason}`

export function summaryText(summary: UpdateSummary): string {
  const { added, changed, removed, kept, refused, stale, held } = summary
  const left = refused.filter((each) => !isTaken(each))
  const taken = refused.filter(isTaken)
  const counts = `新增 ${added}  改动 ${changed}  移除 ${removed}  不变 ${kept}  拒收 ${left.length}`
  const total = `共 ${summary.issues} 期 ${summary.articles} 篇，第 ${summary.generation} 代，用时 ${summary.seconds.toFixed(1)} 秒`
  const lines = [`${summary.published ? '索引已更新' : '索引已是最新'}：${counts}`, total]
  if (left.length > 0) lines.push('拒收：', ...left.map(refusalText))
  if (taken.length > 0) lines.push('已收录，但请看一看：', ...taken.map(refusalText))
  if (stale.length > 0) lines.push('读不到的暂用上次的内容，读不准的照读：', ...stale.map(refusalText))
  if (held.length > 0) {
    lines.push(
      `一次少了 ${held.length} 个文件，超过全部的五分之一，暂不移除；若确要移除，请运行 jiebao index --allow-removal：`,
    )
    lines.push(...held.map((file) => `   ${file}`))
  }
  return lines.join('\n')
}

export function namesText({ groups, problems }: NamesAnswer): string {
  const lines = groups.flatMap(({ authority, offices, forms }) => [
    `${forms.map(({ name, count }) => `${name} ${count} 次`).join('，')}  ［${authority === null ? '未核定' : `核定作 ${authority}`}］ ${offices.join('、')}`,
    ...forms.flatMap(({ name, places }) =>
      places.map(
        ({ headline, file, lines }) =>
          `   ${name}  ${file} 第 ${lines.map(([from]) => from).join('、')} 行  ${headline ?? ''}`,
      ),
    ),
  ])
  lines.push(...keeperLines(problems.map((problem) => ({ file: '_keeper/aliases.txt', ...problem }))))
  return lines.length > 0 ? lines.join('\n') : '没有发现同一人名的不同写法'
}

export function verifyText(answer: VerifyAnswer): string {
  const { files, bytes, terms, articles, sources } = answer.checked
  const checked = `查过 ${files} 个文件 ${bytes} 字节、${terms} 个词项、${articles} 篇文章、${sources} 个来源`
  if (answer.ok) return `索引完好（第 ${answer.generation} 代）：${checked}`
  return [`发现 ${answer.problems.length} 处问题：${checked}`]
    .concat(answer.problems.map(({ code, file, detail }) => `   ${file} [${code}] ${detail}`))
    .join('\n')
}

export const backedUpText = ({ folder, files }: { folder: string; files: number }): string =>
  `${files} 个文件已存入 ${folder}`

/** One line for each skipped line of the keeper's files, with its file and number. */
export const keeperLines = (problems: StatsAnswer['keeper']): string[] =>
  problems.map(({ file, line, text, reason }) => `${file} 第 ${line} 行未用：${text}（${reason}）`)

export function statsText(stats: StatsAnswer): string {
  const lines = [
    `第 ${stats.generation} 代：${stats.issues} 期 ${stats.articles} 篇，${stats.terms} 个词项，${stats.totalBytes} 字节`,
    stats.cutter.why,
  ]
  if (stats.cutter.fingerprint !== stats.cutter.indexFingerprint)
    lines.push(`索引由另一分词器写成：${stats.cutter.indexFingerprint}`)
  for (const { name, articles, deleted, bytes } of stats.segments) {
    lines.push(`   ${name}  ${articles} 篇  已删 ${deleted} 篇  ${bytes} 字节`)
  }
  if (stats.lists) lines.push(...sizeLines(stats, stats.lists))
  lines.push(...keeperLines(stats.keeper))
  return lines.join('\n')
}

const LIST_NAMES: Record<string, string> = {
  bigram: '二字串',
  character: '单字',
  word: '词',
  value: '数与日期',
  mention: '人名',
  definition: '简称',
}

function sizeLines({ bytes, totalBytes }: StatsAnswer, lists: readonly ListSizes[]): string[] {
  const parts = Object.entries(bytes).map(([part, size]) => {
    const share = ((100 * size) / totalBytes).toFixed(1)
    return `   ${part.padEnd(10)} ${String(size).padStart(12)} 字节  ${share.padStart(5)} %`
  })
  const rows = lists.map((row) => {
    const range = row.from === row.to ? `${row.from}` : `${row.from}–${row.to > 1e9 ? '' : row.to}`
    const each = (bits: number, of: number, what: string) => `每${what} ${(bits / of).toFixed(1)} 位`
    const positions =
      row.positions > 0 ? `，${row.positions} 处${each(row.positionBits, row.positions, '处')}` : ''
    return `   ${LIST_NAMES[row.kind] ?? row.kind}，在 ${range} 篇中：${row.lists} 表，${row.postings} 条${each(row.postingBits, row.postings, '条')}${positions}`
  })
  return [...parts, ...rows]
}
