/**
 * Altered copies of an annotated file: the same paper read by another machine,
 * printed by another house, or damaged on the way.
 *
 * A copy carries the number that each line has in the annotation, so that one
 * annotation judges every copy. All chance comes from a seeded generator.
 */

import { readdirSync, readFileSync } from 'node:fs'
import { Converter } from 'opencc-js/cn2t'
import type { AnnotatedArticle, Annotation, PrintedLine } from '../../src/eval/annotation.js'
import { Dice } from '../../src/eval/random.js'
import { oneOf } from '../sizes.js'

/** `id` is the line's number in the annotation; null for a line that the copy adds. */
export type CopyLine = { id: number | null; raw: string }
export type Copy = { annotation: Annotation; lines: CopyLine[]; lineEnd?: string; mark?: string }
export type Random = () => number
export type Alteration = { name: string; copies: (copy: Copy, random: Random) => Copy[]; dates: boolean }

export function seeded(seed: number): Random {
  const dice = new Dice(seed)
  return () => dice.fraction()
}

/** The annotated files, unaltered. */
export function originals(annotationsDir: string, seedsDir: string, names = /\.json$/): Copy[] {
  return readdirSync(annotationsDir)
    .filter((name) => names.test(name))
    .sort()
    .map((name) => {
      const annotation = JSON.parse(readFileSync(`${annotationsDir}/${name}`, 'utf8')) as Annotation
      const text = readFileSync(`${seedsDir}/${annotation.file}`, 'utf8')
      return { annotation, lines: text.split(/\r\n|\n|\r/).map((raw, i) => ({ id: i + 1, raw })) }
    })
}

/** The copy as a file, and where each annotated line stands in it. */
export function render(copy: Copy): { bytes: Uint8Array; lines: Map<number, PrintedLine> } {
  const lines = new Map<number, PrintedLine>()
  for (const [i, { id, raw }] of copy.lines.entries()) {
    const text = raw.trim().replace(/^#+\s*/, '')
    if (id !== null && text !== '') lines.set(id, { line: i + 1, text })
  }
  const text = (copy.mark ?? '') + copy.lines.map(({ raw }) => raw).join(copy.lineEnd ?? '\n')
  return { bytes: new TextEncoder().encode(text), lines }
}

// ---------------------------------------------------------------- signs

const mapLines = (copy: Copy, change: (raw: string) => string): Copy => ({
  ...copy,
  lines: copy.lines.map(({ id, raw }) => ({ id, raw: change(raw) })),
})

const FULL: Record<string, string> = {
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
  '(': '（',
  ')': '）',
}

function fullWidth(raw: string): string {
  return raw.replace(/(?<!\d)[,:;!?()]|[,:;!?()](?!\d)/g, (sign) => FULL[sign] ?? sign)
}

const HALF: Record<string, string> = {
  '，': ',',
  '：': ':',
  '；': ';',
  '！': '!',
  '？': '?',
  '（': '(',
  '）': ')',
  '。': '.',
  '“': '"',
  '”': '"',
  '‘': "'",
  '’': "'",
  '、': ',',
  '《': '<',
  '》': '>',
}

const halfWidth = (raw: string) => raw.replace(/[，：；！？（）。“”‘’、《》]/g, (sign) => HALF[sign] ?? sign)
const corner = (raw: string) =>
  raw.replace(/“/g, '「').replace(/”/g, '」').replace(/‘/g, '『').replace(/’/g, '』')
const unmark = (raw: string) => raw.replace(/^#+\s*/, '')
const isBlank = ({ raw }: CopyLine) => raw.trim() === ''

const withoutBlanks = (copy: Copy): Copy => ({ ...copy, lines: copy.lines.filter((line) => !isBlank(line)) })
const withBlanksDoubled = (copy: Copy): Copy => ({
  ...copy,
  lines: copy.lines.flatMap((line) => (isBlank(line) ? [line, { id: null, raw: '' }] : [line])),
})

export const toTraditional: (text: string) => string = Converter({ from: 'cn', to: 't' })

function traditional(copy: Copy): Copy {
  const convert = (article: AnnotatedArticle): AnnotatedArticle => {
    const names = (list: string[] | undefined) => (list ?? []).map(toTraditional)
    return {
      ...article,
      ...(article.series ? { series: { ...article.series, name: toTraditional(article.series.name) } } : {}),
      reporters: names(article.reporters),
      correspondents: names(article.correspondents),
      photographers: names(article.photographers),
    }
  }
  const { annotation } = copy
  const doubts = annotation.doubts.filter((doubt) => doubt.class !== 'odd-script')
  const publication = annotation.publication && toTraditional(annotation.publication)
  const converted = { ...annotation, publication, doubts, articles: annotation.articles.map(convert) }
  return mapLines({ ...copy, annotation: converted }, toTraditional)
}

// ---------------------------------------------------------------- names

const FIRST = '王李张刘陈杨黄赵吴周徐孙胡朱高林何郭罗郑詹琚亓禤仝逯璩麴𠅤'
const GIVEN = '伟芳娜敏静丽强磊军洋勇艳杰娟涛明超兰霞平刚弋翀喆堃赟彧昶翙𬀩𬭎𠮷淼骉'
const DOUBLE = ['欧阳', '司马', '上官', '诸葛', '皇甫', '尉迟']

function randomName(random: Random): string {
  const pick = (signs: readonly string[]) => signs[Math.floor(random() * signs.length)]!
  const family = random() < 0.15 ? pick(DOUBLE) : pick([...FIRST])
  const given = pick([...GIVEN]) + (random() < 0.6 ? pick([...GIVEN]) : '')
  return family + given
}

function renamed(copy: Copy, random: Random): Copy {
  const { annotation } = copy
  const names = new Set(
    annotation.articles.flatMap((article) => [
      ...(article.reporters ?? []),
      ...(article.correspondents ?? []),
      ...(article.photographers ?? []),
    ]),
  )
  const to = new Map([...names].map((name) => [name, randomName(random)]))
  const rename = (list: string[] | undefined) => (list ?? []).map((name) => to.get(name)!)
  const articles = annotation.articles.map((article) => ({
    ...article,
    reporters: rename(article.reporters),
    correspondents: rename(article.correspondents),
    photographers: rename(article.photographers),
  }))
  const pattern = new RegExp([...names].sort((a, b) => b.length - a.length).join('|'), 'g')
  const changed = mapLines(copy, (raw) => raw.replace(pattern, (name) => to.get(name)!))
  return { ...changed, annotation: { ...annotation, articles } }
}

// ---------------------------------------------------------------- order

function joined(copy: Copy, others: readonly Copy[]): Copy[] {
  return others
    .filter((other) => other.annotation.file !== copy.annotation.file)
    .map((other) => ({
      annotation: both(copy.annotation, shift(other.annotation)),
      lines: [
        ...copy.lines,
        ...other.lines.map(({ id, raw }) => ({ id: id === null ? null : id + SHIFT, raw })),
      ],
    }))
}

const SHIFT = 10_000
const COPIES = 100_000

function shift(annotation: Annotation): Annotation {
  const up = (id: number) => id + SHIFT
  return {
    ...annotation,
    articles: annotation.articles.map((article) => {
      const moved: AnnotatedArticle = { ...article, body: article.body.map((ids) => ids.map(up)) }
      if (article.headline !== null) moved.headline = [article.headline].flat().map(up)
      if (article.section !== undefined) moved.section = up(article.section)
      if (article.credit !== undefined) moved.credit = up(article.credit)
      if (article.kicker) moved.kicker = article.kicker.map(up)
      if (article.subheadline) moved.subheadline = article.subheadline.map(up)
      if (article.captions) moved.captions = article.captions.map(up)
      if (article.asides)
        moved.asides = article.asides.map(({ label, text }) => ({ label: up(label), text: up(text) }))
      return moved
    }),
    other: annotation.other.map(up),
    furniture: annotation.furniture.map(up),
    doubts: annotation.doubts.map((doubt) => ({ ...doubt, line: up(doubt.line) })),
  }
}

const both = (first: Annotation, second: Annotation): Annotation => ({
  ...first,
  articles: [...first.articles, ...second.articles],
  other: [...first.other, ...second.other],
  furniture: [...first.furniture, ...second.furniture],
  doubts: [...first.doubts, ...second.doubts],
})

function cuts(copy: Copy): Copy[] {
  const filled = copy.lines.flatMap((line, i) => (isBlank(line) ? [] : [i]))
  return oneOf(3, filled.slice(1)).flatMap((at) => [
    { ...copy, lines: copy.lines.slice(0, at) },
    { ...copy, lines: copy.lines.slice(at) },
  ])
}

/** Takes lines out and puts them back above the line `before`. */
function moved(copy: Copy, ids: readonly number[], before: number | null): Copy {
  const taken = copy.lines.filter(({ id }) => id !== null && ids.includes(id))
  const rest = copy.lines.filter((line) => !taken.includes(line))
  const at = before === null ? rest.length : rest.findIndex(({ id }) => id === before)
  const spaced = taken.flatMap((line) => [{ id: null, raw: '' }, line, { id: null, raw: '' }])
  return { ...copy, lines: [...rest.slice(0, at), ...spaced, ...rest.slice(at)] }
}

/** Each photo's caption in turn stands in the middle of another story's sentence. */
function captionsMoved(copy: Copy, random: Random): Copy[] {
  const breaks = copy.annotation.articles.flatMap(({ kind, body }) =>
    kind === 'article' ? body.flatMap((ids) => ids.slice(1)) : [],
  )
  const photos = copy.annotation.articles.filter(({ kind }) => kind === 'photo')
  if (breaks.length === 0) return []
  return photos.flatMap((photo) =>
    [0, 1, 2].map(() => moved(copy, photo.body.flat(), breaks[Math.floor(random() * breaks.length)]!)),
  )
}

/** Each story in turn has its headlines below its body. */
function headlinesBelow(copy: Copy): Copy[] {
  return copy.annotation.articles.flatMap((article) => {
    const lastLine = Math.max(
      ...article.body.flat(),
      article.credit ?? 0,
      ...(article.asides ?? []).map(({ text }) => text),
    )
    const heads = [
      ...(article.kicker ?? []),
      ...[article.headline ?? []].flat(),
      ...(article.subheadline ?? []),
    ]
    if (heads.length === 0 || heads.some((id) => id > lastLine)) return []
    const next = copy.lines.find(({ id, raw }) => id !== null && id > lastLine && raw.trim() !== '')
    return [moved(copy, heads, next?.id ?? null)]
  })
}

/** Some columns' last words are printed a second time. */
function tailsRepeated(copy: Copy, random: Random): Copy {
  const firsts = new Set(
    copy.annotation.articles
      .flatMap(({ body }) => body.flatMap((ids) => ids.slice(0, -1)))
      .filter(() => random() < 0.5),
  )
  const copies: number[] = []
  const lines = copy.lines.flatMap((line) => {
    if (line.id === null || !firsts.has(line.id)) return [line]
    const length = 8 + Math.floor(random() * 16)
    const id = line.id + COPIES
    copies.push(id)
    return [line, { id: null, raw: '' }, { id, raw: line.raw.slice(-length) }]
  })
  const { annotation } = copy
  const doubts = [...annotation.doubts, ...copies.map((line) => ({ class: 'repeated-text' as const, line }))]
  return { ...copy, lines, annotation: { ...annotation, other: [...annotation.other, ...copies], doubts } }
}

// ---------------------------------------------------------------- the list

const one = (change: (copy: Copy, random: Random) => Copy) => (copy: Copy, random: Random) => [
  change(copy, random),
]
const noMarks = (copy: Copy) => mapLines(copy, unmark)

/** @param all the originals, for what joins two of them */
export function alterations(all: readonly Copy[]): Alteration[] {
  const list: [string, Alteration['copies'], dates?: boolean][] = [
    ['as it is', one((copy) => copy)],
    ['punctuation full-width', one((copy) => mapLines(copy, fullWidth))],
    ['punctuation half-width', one((copy) => mapLines(copy, halfWidth))],
    ['corner quotation marks', one((copy) => mapLines(copy, corner))],
    ['no heading marks', one(noMarks)],
    ['marks of one level', one((copy) => mapLines(copy, (raw) => raw.replace(/^#+/, '#')))],
    [
      'marks on every line',
      one((copy) => mapLines(copy, (raw) => (raw.trim() === '' ? raw : `# ${unmark(raw)}`))),
    ],
    [
      'CRLF, BOM, trailing blanks',
      one((copy) => ({ ...mapLines(copy, (raw) => `${raw} \u3000 `), lineEnd: '\r\n', mark: '\ufeff' })),
    ],
    ['blank lines doubled', one(withBlanksDoubled)],
    ['blank lines removed', one(withoutBlanks)],
    ['no marks, no blank lines', one((copy) => withoutBlanks(noMarks(copy)))],
    ['no marks, half-width', one((copy) => mapLines(noMarks(copy), halfWidth))],
    ['names replaced', (copy, random) => [0, 1, 2, 3].map(() => renamed(copy, random))],
    ['two files joined', (copy) => joined(copy, all), false],
    ['two files joined, no marks', (copy) => joined(copy, all).map(noMarks), false],
    ['cut at a line', cuts, false],
    ['cut at a line, no marks', (copy) => cuts(noMarks(copy)), false],
    ['traditional', one(traditional)],
    ['traditional, no marks', one((copy) => traditional(noMarks(copy)))],
    ['captions moved', captionsMoved],
    ['captions moved, no marks', (copy, random) => captionsMoved(noMarks(copy), random)],
    ['headline below its body', headlinesBelow],
    ['headline below, no marks', (copy) => headlinesBelow(noMarks(copy))],
    ['column tails repeated', (copy, random) => [0, 1, 2].map(() => tailsRepeated(copy, random))],
    ['tails repeated, no marks', (copy, random) => [0, 1, 2].map(() => tailsRepeated(noMarks(copy), random))],
  ]
  return list.map(([name, copies, dates = true]) => ({ name, copies, dates }))
}
