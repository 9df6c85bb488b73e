/** Faults planted in composed pages, each of a kind that `doubts` tell. */

import { isSimplified, isTraditional } from '../../src/lexicon.js'
import type { DoubtClass } from '../../src/model.js'
import { type Random, toTraditional } from './alter.js'
import type { ComposedPage } from './stories.js'

/** A page with one fault, and the lines of which one tells it. */
export type Planted = { text: string; kind: DoubtClass; lines: number[] }

/** Fewest signs of a paragraph that a fault is planted in. */
const LONG = 40
const STOP = /[。！？.!?]/

type Paragraph = { lines: number[]; text: string; isLast: boolean }
/** `heads`: the first line over each story that has one. */
type Sheet = { raws: string[]; paragraphs: Paragraph[]; heads: number[]; random: Random }
type Plant = (sheet: Sheet) => Planted | undefined

const one = <T>(random: Random, all: readonly T[]): T | undefined => all[Math.floor(random() * all.length)]
const inserted = (raws: readonly string[], line: number, ...own: string[]) =>
  [...raws.slice(0, line - 1), ...own, ...raws.slice(line - 1)].join('\n')
const changed = (raws: readonly string[], line: number, raw: string) => raws.with(line - 1, raw).join('\n')

/** A sentence in the middle of which the rest of the story is lost. */
function cutOff({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const last = one(
    random,
    paragraphs.filter(({ isLast, text }) => isLast && text.length > 2 * LONG),
  )
  if (!last) return undefined
  // Printed lines are lost whole; of a paragraph on one line its end is.
  for (let at = last.lines.length - 2; at > 1; at--) {
    const line = last.lines[at]!
    if (!/\p{Script=Han}{4}\s*$/u.test(raws[line - 1]!)) continue
    const rest = new Set(last.lines.slice(at + 1))
    return {
      text: raws.filter((_, i) => !rest.has(i + 1)).join('\n'),
      kind: 'truncated',
      lines: last.lines.slice(0, at + 1),
    }
  }
  if (last.lines.length > 1) return undefined
  const [line] = last.lines
  const raw = raws[line! - 1]!
  const cut = /^(.*\p{Script=Han}{4})\p{Script=Han}{3,}[，。].{0,20}$/u.exec(raw)?.[1]
  return cut && cut.length > LONG
    ? { text: changed(raws, line!, cut), kind: 'truncated', lines: [line!] }
    : undefined
}

const LOST = [
  '环城路北段昨日恢复通车',
  '万亩油茶林遭遇霜冻',
  '老电工二十年义务修灯',
  '少年宫合唱团赴省城演出',
]

function orphan({ raws, heads, random }: Sheet): Planted | undefined {
  const line = one(random, heads.slice(1))
  if (line === undefined) return undefined
  const isTraditionalPage = [...raws.join('')].filter(isTraditional).length > 20
  const lost = one(random, LOST)!
  const mark = /^(?:#+ *|　*)/.exec(raws[line - 1]!)![0]
  const own = mark + (isTraditionalPage ? toTraditional(lost) : lost)
  const blank = raws[line - 2] === '' ? [''] : []
  return { text: inserted(raws, line, own, ...blank), kind: 'orphan-headline', lines: [line] }
}

/** A headline stands a second time, over another story. */
function headTwice({ raws, heads, random }: Sheet): Planted | undefined {
  const from = one(random, heads)
  const to = one(
    random,
    heads.filter((line) => line !== from),
  )
  if (!from || !to || raws[from - 1]!.trim().length < 8) return undefined
  const lines = [to, from < to ? from : from + 1]
  return { text: inserted(raws, to, raws[from - 1]!), kind: 'duplicate-headline', lines }
}

/** A paragraph stands a second time, behind another of its story or of the next. */
function twice({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const whole = paragraphs.filter(({ text }) => text.length > LONG && STOP.test(text.at(-1)!))
  const own = one(random, whole)
  const host = one(
    random,
    paragraphs.filter((other) => other !== own && own && other.lines[0]! > own.lines.at(-1)!),
  )
  if (!own || !host) return undefined
  const at = host.lines.at(-1)! + 1
  const copied = own.lines.map((line) => raws[line - 1]!)
  const lines = [...own.lines, ...copied.map((_, i) => at + i)]
  return { text: inserted(raws, at, ...copied), kind: 'repeated-text', lines }
}

const SUMS = [
  '全校共有教师86人，其中男教师41人、女教师47人，分别住在三处。',
  '这批树苗有300株：香樟120株、桂花90株、银杏80株。',
  '120个村中有110个村通了路，通路率为81.7%。',
]

function sum({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const own = one(
    random,
    paragraphs.filter(({ text }) => text.length > LONG && STOP.test(text.at(-1)!)),
  )
  if (!own) return undefined
  const isTraditionalPage = [...raws.join('')].filter(isTraditional).length > 20
  const sentence = isTraditionalPage ? toTraditional(one(random, SUMS)!) : one(random, SUMS)!
  const line = own.lines.at(-1)!
  const width = Math.max(...own.lines.map((line) => raws[line - 1]!.trim().length))
  const rest = raws[line - 1]! + sentence
  if (own.lines.length === 1) return { text: changed(raws, line, rest), kind: 'arithmetic', lines: [line] }
  const set = rest.match(new RegExp(`.{1,${width}}`, 'gu'))!
  const text = [...raws.slice(0, line - 1), ...set, ...raws.slice(line)].join('\n')
  return { text, kind: 'arithmetic', lines: [...own.lines, ...set.map((_, i) => line + i)] }
}

/** A sign of the other script in a paragraph. */
function otherScript({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const all = [...raws.join('')]
  const [simplified, traditional] = [all.filter(isSimplified).length, all.filter(isTraditional).length]
  if (simplified < 40 || traditional > 2) return undefined
  const line = one(random, one(random, paragraphs)?.lines ?? [])
  const raw = line === undefined ? '' : raws[line - 1]!
  const sign = [...raw].find(isSimplified)
  if (!sign || line === undefined || toTraditional(sign) === sign) return undefined
  return {
    text: changed(raws, line, raw.replace(sign, toTraditional(sign))),
    kind: 'odd-script',
    lines: [line],
  }
}

/** 和 read as an English word. */
function foreign({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const lines = paragraphs.flatMap((own) => own.lines)
  const line = one(
    random,
    lines.filter((line) => /\p{Script=Han}{2}[和与]\p{Script=Han}{2}/u.test(raws[line - 1]!)),
  )
  if (line === undefined) return undefined
  const raw = raws[line - 1]!.replace(/(?<=\p{Script=Han}{2})[和与](?=\p{Script=Han}{2})/u, ' and ')
  return { text: changed(raws, line, raw), kind: 'foreign-text', lines: [line] }
}

/** Two paragraphs of printed lines side by side. */
function across({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const long = paragraphs.filter(({ text }) => text.length > 110)
  const left = one(random, long)
  const right = one(
    random,
    long.filter((other) => other !== left),
  )
  if (!left || !right) return undefined
  const [lefts, rights] = [left, right].map(({ text }) => text.replace(/\s/g, '').match(/.{1,14}/gu)!)
  const rows = lefts!.slice(0, rights!.length).map((own, i) => `${own}　　${rights![i]}`)
  const gone = new Set([...left.lines, ...right.lines])
  const at = left.lines[0]!
  const text = raws.flatMap((raw, i) => (i + 1 === at ? rows : gone.has(i + 1) ? [] : [raw])).join('\n')
  const before = raws.slice(0, at - 1).filter((_, i) => gone.has(i + 1)).length
  return { text, kind: 'columns-across', lines: rows.map((_, i) => at - before + i) }
}

/** What Windows-1252 has for the bytes 80 to 9F. */
const CP1252 = [...'€�‚ƒ„…†‡ˆ‰Š‹Œ�Ž��‘’“”•–—˜™š›œ�žŸ']
/** A printed line in the bytes of another encoding. */
function damaged({ raws, paragraphs, random }: Sheet): Planted | undefined {
  const line = one(random, one(random, paragraphs)?.lines ?? [])
  if (line === undefined || raws[line - 1]!.length < 8) return undefined
  const encoding = one(random, ['gb18030', 'windows-1252', 'ascii'])!
  const bytes = new TextEncoder().encode(raws[line - 1]!.trim())
  const raw =
    encoding === 'ascii'
      ? raws[line - 1]!.replace(/\p{Script=Han}{2}/u, '\ufffd\ufffd')
      : encoding === 'gb18030'
        ? new TextDecoder(encoding).decode(bytes)
        : [...bytes].map((byte) => CP1252[byte - 0x80] ?? String.fromCharCode(byte)).join('')
  return { text: changed(raws, line, raw), kind: 'damaged-text', lines: [line] }
}

const PLANTS: Plant[] = [cutOff, orphan, headTwice, twice, sum, otherScript, foreign, across, damaged]

/** The page with each fault that it has room for, one at a time. */
export function plantedIn({ annotation, text, lines }: ComposedPage, random: Random): Planted[] {
  if (annotation.reads && Object.keys(annotation.reads).length > 0) return []
  const raws = text.split('\n')
  const lineOf = (id: number) => lines.get(id)!.line
  const articles = annotation.articles.filter(({ kind }) => kind === 'article')
  const paragraphs = articles.flatMap(({ body }) =>
    body.map((ids, i) => {
      const own = ids.map(lineOf)
      const text = own.map((line) => raws[line - 1]!.trim()).join('')
      return { lines: own, text, isLast: i === body.length - 1 }
    }),
  )
  const heads = articles.flatMap(({ headline, kicker }) => {
    const own = [kicker ?? [], headline ?? []].flat().map(lineOf)
    return own.length > 0 ? [Math.min(...own)] : []
  })
  const sheet = { raws, paragraphs, heads, random }
  return PLANTS.flatMap((plant) => plant(sheet) ?? [])
}
