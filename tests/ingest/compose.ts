/**
 * Pages composed of the annotated stories, in the manners of print and of the programs that save it.
 *
 * A manner (`compose-manners.ts`) sets stories on a sheet and draws every custom from a list by
 * name, so that lost stories can be counted by custom. All chance is seeded.
 */

import type { AnnotatedArticle } from '../../src/eval/annotation.js'
import { printedLines } from '../../src/eval/annotation.js'
import { type Random, toTraditional } from './alter.js'
import type { ComposedPage, Story } from './stories.js'

export type Composed = ComposedPage & {
  /** Customs drawn for the page, then for each article. */
  customs: string[]
  ofArticles: string[][]
}

/** Longest story and paragraph that are set, in characters. */
const STORY_LONGEST = 900
const PARAGRAPHS_MOST = 5

const OPENING =
  /^[【〔[（(]?(?:本[报報刊市縣县省]|新[华華]社|中央社|路透[社电電])[^，。、：:；]{0,14}?[讯訊电電](?:[】〕\]）)：:]|[　 ]+|(?=[（(]))[　 ]*(?:[（(][^）)。]{2,26}[）)][　 ]*)?/

/** The stories that are news or prose, without the openings of news, and no longer than a sheet has room for. */
export function settable(stories: readonly Story[]): Story[] {
  return stories.flatMap((story) => {
    const { headline, paragraphs, isPlain } = story
    const [first, ...rest] = paragraphs
    const opened = first?.replace(OPENING, '') ?? ''
    const isSound =
      isPlain &&
      paragraphs.every((paragraph) => paragraph.length >= 18 && !/[<>|*#$_\\�□]/.test(paragraph)) &&
      /^[\p{Script=Han}“「『"\d]/u.test(opened) &&
      !/^.{0,7}[讯訊电電][：:\s]/.test(opened) &&
      !/启事|公告|声明|通知|讣|来信|信箱|聲明|啟事|[<>|*#$]/.test(headline)
    const set = [opened, ...rest].slice(0, PARAGRAPHS_MOST)
    const length = set.join('').length
    if (!isSound || length > STORY_LONGEST || length < 40) return []
    return [{ ...story, headline: headline.replace(/^[●▲◎○△◆■·]+\s*/, ''), paragraphs: set }]
  })
}

const FAMILY = [...'王李张刘陈杨黄赵周吴徐孙朱马胡林郭何高罗', '欧阳', '司马']
const GIVEN = [...'伟芳娜敏静强磊军洋勇艳杰涛明超兰霞平刚红文志建国春玉']
const PLACES = [
  '云江',
  '清河',
  '长陵',
  '东湖',
  '石门',
  '安平',
  '临溪',
  '白沙',
  '青川',
  '永宁',
  '金塘',
  '武源',
]

type ArticleSet = Omit<AnnotatedArticle, 'kind' | 'credit'> & {
  kind?: 'article' | 'photo'
  credit?: number | undefined
}

/** A page as it is being set: lines, what they are, and the customs drawn. */
export class Sheet {
  readonly lines: string[] = []
  readonly articles: AnnotatedArticle[] = []
  readonly ofArticles: string[][] = []
  readonly customs: string[] = []
  readonly reads: Record<string, string> = {}
  readonly place: string
  readonly year: number
  private drawn: string[] = this.customs

  constructor(
    readonly random: Random,
    /** Whether the customs that are held back from fitting are drawn too. */
    readonly isHeld: boolean,
    years: [least: number, most: number],
    readonly isTraditional: boolean,
  ) {
    this.place = this.any(PLACES)
    this.year = years[0] + Math.floor(random() * (years[1] - years[0] + 1))
  }

  any<T>(list: readonly T[]): T {
    return list[Math.floor(this.random() * list.length)]!
  }
  /** Draws a custom and notes it; those in `held` are held back from fitting. */
  pick<T extends string>(name: string, customs: readonly T[], held: readonly T[] = []): T {
    const custom = this.any(this.isHeld ? [...customs, ...held] : customs)
    this.drawn.push(`${name} = ${custom}`)
    return custom
  }
  chance(name: string, share: number): boolean {
    const is = this.random() < share
    this.drawn.push(`${name} = ${is ? 'yes' : 'no'}`)
    return is
  }
  person(): string {
    const name = this.any(FAMILY) + this.any(GIVEN) + (this.random() < 0.6 ? this.any(GIVEN) : '')
    return this.script(name)
  }
  script = (text: string): string => (this.isTraditional ? toTraditional(text) : text)

  /** Sets a line, and says how it reads where marks or labels hide that; gives its number. */
  put(text: string, reads?: string): number {
    this.lines.push(text)
    const id = this.lines.length
    if (reads !== undefined && reads !== text.trim()) this.reads[id] = reads
    return id
  }
  /** Sets a line of two things; gives the numbers of both. */
  halves(first: string, between: string, second: string): [number, number] {
    const id = this.put(first + between + second)
    this.reads[`${id}.1`] = first
    this.reads[`${id}.2`] = second
    return [Number(`${id}.1`), Number(`${id}.2`)]
  }
  blank(): void {
    if (this.lines.length > 0 && this.lines.at(-1) !== '') this.lines.push('')
  }
  furniture(...texts: string[]): void {
    for (const text of texts) this.put(this.script(text))
  }
  /** Customs drawn inside are those of one article, which `set` gives. */
  article(set: () => ArticleSet): void {
    const own: string[] = []
    this.drawn = own
    const { credit, ...parts } = set()
    this.articles.push({ kind: 'article', ...parts, ...(credit === undefined ? {} : { credit }) })
    this.drawn = this.customs
    this.ofArticles.push(own)
  }
  finish(manner: string, file: string): Composed {
    const text = this.lines.join('\n')
    const date = { notBefore: `${this.year}-01-01`, notAfter: `${this.year}-12-31` }
    const { reads, articles, customs, ofArticles } = this
    const annotation = {
      file,
      manner,
      publication: null,
      date,
      reads,
      articles,
      other: [],
      furniture: [],
      doubts: [],
    }
    return { annotation, text, lines: printedLines(text, reads), customs, ofArticles }
  }
}

/** Draws without drawing one twice. */
export function drawer<T>(list: readonly T[], random: Random): () => T {
  let rest: T[] = []
  return () => {
    if (rest.length === 0) rest = [...list]
    return rest.splice(Math.floor(random() * rest.length), 1)[0]!
  }
}
