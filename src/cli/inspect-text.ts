/**
 * Prints how a file was read: its articles and doubts, and with `--why` the reasons of
 * each line.
 */

import type { DecisionWhy, LinePart, LineWhy } from '../engine/engine.js'
import { placeText, toldJoins, unsureText } from '../labels.js'
import type { Article, Issue } from '../model.js'
import { unsureShare } from '../print.js'
import { dateText, publicationText } from './print.js'
import { LINE_END } from './printable.js'

export function inspectText({ issue, articles, furniture, doubts }: Issue): string {
  const lines = [
    `${placeText(issue)}  ${issue.id}`,
    `   报名：${publicationText(issue.publication)}  ${issue.publication.why}`,
    `   日期：${dateText(issue.date)}  ${issue.date.why}`,
    ...(issue.number === null ? [] : [`   期号：${issue.number}`]),
    ...(issue.scan === null ? [] : [`   扫描件：${issue.scan}`]),
  ]
  for (const article of articles) lines.push(...articleLines(article))
  if (furniture.length > 0)
    lines.push(`版面固定文字：${furniture.map(({ line, text }) => `${line} ${text}`).join('；')}`)
  for (const doubt of doubts)
    lines.push(`存疑 第 ${doubt.line} 行 [${doubt.class}] ${doubt.note}：${doubt.text}`)
  return lines.join('\n')
}

function articleLines(article: Article): string[] {
  const kind = { article: '文', photo: '图', other: '余' }[article.kind]
  const where = article.lines.map(([from, to]) => (from === to ? `${from}` : `${from}–${to}`)).join('、')
  const title = article.headline ?? article.body.slice(0, 24).replaceAll(LINE_END, ' ')
  const unsure = unsureShare(article)
  const parts = [
    ['肩题', article.kicker],
    ['副题', article.subheadline],
    ['版次', article.page],
    ['版名', article.pageName],
    ['栏目', article.section],
    ['署名', article.credit],
    ['识别没有把握的字', unsure === undefined ? '' : unsureText(unsure)],
    ['记者', article.reporters.join('、')],
    ['通讯员', article.correspondents.join('、')],
    ['摄影', article.photographers.join('、')],
    ['事件日期', article.eventDate],
    [
      '接排',
      toldJoins(article.joins)
        .map((join) => `${join.fromLine}→${join.toLine}`)
        .join('、'),
    ],
  ].filter(([, value]) => value)
  const lines = [`[${kind}] ${title}  （第 ${where} 行）`]
  if (parts.length > 0) lines.push(`     ${parts.map(([name, value]) => `${name}：${value}`).join('  ')}`)
  for (const { line, text } of article.captions) lines.push(`     图说：${text}  （第 ${line} 行）`)
  for (const { label, line, text } of article.asides)
    lines.push(`     旁文“${label}”：${text.replaceAll(LINE_END, ' ')}  （第 ${line} 行）`)
  return lines
}

const PART_NAMES: Record<LinePart, string> = {
  masthead: '报头',
  furniture: '版面固定文字',
  section: '栏目',
  series: '系列',
  kicker: '肩题',
  headline: '标题',
  subheadline: '副题',
  credit: '署名',
  text: '正文',
  head: '文内小题',
  row: '独立成行',
  label: '旁文标记',
  aside: '旁文',
  caption: '图说',
  'orphan-credit': '署名无主',
  repeated: '重复文字',
  'orphan-headline': '有题无文',
  'duplicate-headline': '标题重复',
  slogan: '版面标语',
}

/** Each line with its decisions, and each decision with the rules that spoke. */
export function whyText(lines: readonly LineWhy[]): string {
  return lines
    .flatMap(({ line, text, part, decisions }) => [
      `第 ${line} 行 [${PART_NAMES[part]}] ${text}`,
      ...decisions.flatMap(decisionLines),
    ])
    .join('\n')
}

/** The message if no line has a decision. A `.jsonl` gives its articles, so none of its lines has. */
export function noWhyText(file: string, line: number | undefined): string {
  if (/\.jsonl$/i.test(file)) return `${file}：文章是给定的，不由规则判读`
  return line === undefined ? `${file}：没有文字` : `${file}：第 ${line} 行没有文字，或没有这一行`
}

function decisionLines({ decision, answer, sum, rules }: DecisionWhy): string[] {
  const total = sum === null ? '' : `，合计 ${signed(sum)}`
  return [
    `   ${decision}：${answer ? '是' : '否'}${total}`,
    ...rules.map(({ id, weight, says }) => {
      const own = weight === null ? '定' : signed(weight)
      return `      ${own.padStart(weight === null ? 3 : 4)}  ${id}: ${says}`
    }),
  ]
}

const signed = (weight: number) => `${weight > 0 ? '+' : ''}${weight}`
