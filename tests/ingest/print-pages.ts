/**
 * Pages of printed lines composed from stories: headlines with kickers and decks, each over one line
 * or several, credits, captions, furniture, inner heads, lists and briefs, set at a measure and damaged
 * as text recognition damages them.
 *
 * All of a page follows from its number and its setting, and each choice draws from a generator of its
 * own: two pages of one number that differ in one choice hold the same stories.
 */

import { Converter } from 'opencc-js/cn2t'
import type { AnnotatedArticle, Annotation } from '../../src/eval/annotation.js'
import { type Random, seeded } from './alter.js'
import { BRIEF_COLUMNS, evenLines, KICKERS, MASTHEADS, NAMES, PAGE_MATTER, tableOf } from './compose-words.js'
import { type ComposedPage, ENDS, type Story } from './stories.js'
import { wrapText } from './wrap.js'

/** Each choice names a way of setting. */
export type Setting = {
  /** Narrowest and widest measure, in characters. */
  width: [least: number, most: number]
  measures: 'one' | 'own'
  indent: '　　' | '　' | '  ' | ''
  blanks: 'nowhere' | 'stories' | 'heads' | 'paragraphs' | 'anywhere'
  /** How much of the measure a headline's line holds; 0 if it stands over several columns. */
  type: number
  /** Headlines break between words at equal length, or where the line is full. */
  breaks: 'even' | 'full'
  heads: 'flush' | 'centred' | 'spaced'
  kickers: number
  decks: number
  credits: 'own' | 'head' | 'foot' | 'glued'
  leads: 'own' | 'plain' | 'reporter' | 'brackets' | 'none'
  captions: 'none' | 'between' | 'inside'
  furniture: 'none' | 'between' | 'inside'
  inner: number
  extras: 'none' | 'briefs' | 'tables'
  script: 'own' | 'traditional'
  noise: 'none' | 'misread' | 'marks' | 'no stops' | 'no indents' | 'strays' | 'spaced' | 'half'
}

/** All that each choice may be; several settings of one choice are as likely as one another. */
const OPTIONS: { [Key in keyof Setting]: Setting[Key][] } = {
  width: [
    [8, 12],
    [12, 16],
    [16, 22],
    [22, 33],
    [33, 60],
  ],
  measures: ['one', 'one', 'own'],
  indent: ['　　', '　　', '　', '  ', ''],
  blanks: ['nowhere', 'nowhere', 'stories', 'heads', 'paragraphs', 'anywhere'],
  type: [0, 0, 0.5, 0.65, 0.8],
  breaks: ['even', 'even', 'full'],
  heads: ['flush', 'flush', 'centred', 'spaced'],
  kickers: [0, 0.5, 1],
  decks: [0, 0.5, 1],
  credits: ['own', 'head', 'foot', 'glued'],
  leads: ['own', 'plain', 'reporter', 'brackets', 'none'],
  captions: ['none', 'between', 'inside'],
  furniture: ['none', 'none', 'between', 'inside'],
  inner: [0, 0, 0.5],
  extras: ['none', 'none', 'briefs', 'tables'],
  script: ['own', 'own', 'traditional'],
  noise: ['none', 'none', 'misread', 'marks', 'no stops', 'no indents', 'strays', 'spaced', 'half'],
}

/** A setting whose every choice is drawn. */
export function anySetting(number: number): Setting {
  const random = seeded(number * 7919 + 11)
  const one = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  return Object.fromEntries(Object.entries(OPTIONS).map(([key, all]) => [key, one<unknown>(all)])) as Setting
}

const toTraditional: (text: string) => string = Converter({ from: 'cn', to: 'hk' })

/** A page of three to six stories. */
export function composed(stories: readonly Story[], setting: Setting, number: number): ComposedPage {
  return new Composer(stories, setting, number).page()
}

const OPENS = /^[【〔（(]?(?:本[报報刊台]|.{0,6}[讯訊电電][】〕）)])|^.{0,12}[讯訊]\s*[（(]?/
const CLAUSE = /(?:^|[，。；：])([^，。；：、“”「」！？（）()\s]{6,20})(?=[，。；])/g

class Composer {
  private readonly out: { text: string; id: number }[] = []
  private readonly articles: AnnotatedArticle[] = []
  private readonly randoms = new Map<string, Random>()
  private readonly used = new Set<Story>()
  private next = 1
  private measure = 0

  constructor(
    private readonly stories: readonly Story[],
    private readonly setting: Setting,
    private readonly number: number,
  ) {}

  private random(choice: string): number {
    let random = this.randoms.get(choice)
    if (!random) {
      const salt = [...choice].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) | 0, 7)
      random = seeded(this.number * 104729 + salt)
      this.randoms.set(choice, random)
    }
    return random()
  }

  private one<T>(choice: string, all: readonly T[]): T {
    return all[Math.floor(this.random(choice) * all.length)]!
  }

  private between(choice: string, [least, most]: readonly [number, number]): number {
    return least + Math.floor(this.random(choice) * (most - least + 1))
  }

  page(): ComposedPage {
    const { setting } = this
    this.measure = this.between('width', setting.width)
    for (const text of this.one('masthead', MASTHEADS)) this.line(text)
    const count = this.between('count', [3, 6])
    const extraAt = this.between('extra', [1, count - 1])
    for (let i = 0; i < count; i++) {
      if (setting.measures === 'own') this.measure = this.between('width', setting.width)
      if (i === extraAt && setting.extras !== 'none') this.extra()
      this.story(this.fresh(), i)
      if (setting.captions === 'between' && this.random('caption') < 0.5) this.caption('')
      if (setting.furniture === 'between' && this.random('furniture') < 0.4)
        this.line(this.one('matter', PAGE_MATTER))
    }
    return this.finish()
  }

  /** A story that does not stand on the page yet. */
  private fresh(): Story {
    const { kickers, decks } = this.setting
    const decked = this.stories.filter(({ kicker, deck }) => (kicker && kickers > 0) || (deck && decks > 0))
    const any = () =>
      this.one('story', decked.length > 0 && this.random('decked') < 0.5 ? decked : this.stories)
    let story = any()
    while (this.used.has(story)) story = any()
    this.used.add(story)
    return story
  }

  private line(text: string): number {
    this.out.push({ text, id: this.next })
    return this.next++
  }

  private blank(): void {
    if (this.out.length > 0 && this.out.at(-1)!.text !== '') this.out.push({ text: '', id: 0 })
  }

  private story(story: Story, place: number): void {
    const { setting } = this
    const paragraphs = this.led(story, place)
    const clauses = paragraphs
      .slice(-3)
      .flatMap((text) => [...text.matchAll(CLAUSE)].map(([, clause]) => clause!))
    const invented = (choice: string, share: number, own: string[]) =>
      this.random(choice) < share ? this.one(choice, own) : undefined
    const kicker = story.kicker
      ? invented('kicker', setting.kickers, [story.kicker])
      : invented('kicker', setting.kickers / 4, KICKERS)
    const deck = story.deck ? invented('deck', setting.decks, [story.deck]) : undefined
    if (setting.blanks !== 'nowhere') this.blank()
    const section = story.section === undefined ? undefined : this.line(story.section)
    const kickerIds = kicker === undefined ? undefined : this.head(kicker, 1.35)
    const headline = this.head(story.headline, 1)
    const deckIds = deck === undefined ? undefined : this.head(deck, 1.45)
    const name = this.one('name', NAMES)
    const credit = this.creditOf(story, name)
    const article: AnnotatedArticle = {
      kind: 'article',
      headline,
      body: [],
      ...(kickerIds ? { kicker: kickerIds } : {}),
      ...(deckIds ? { subheadline: deckIds } : {}),
      ...(section === undefined ? {} : { section }),
    }
    if (credit?.place === 'head') article.credit = this.line(credit.text)
    if (setting.blanks === 'heads') this.blank()
    const captionAt = setting.captions === 'inside' && this.random('inside') < 0.4 ? 2 : -1
    const last = paragraphs.length - 1
    for (const [i, paragraph] of paragraphs.entries()) {
      if (i > 1 && i < last && this.random('inner') < setting.inner)
        article.body.push(
          this.head(
            this.one('inners', clauses.length > 0 ? clauses : ['']).slice(0, 12) || '抓住时机 再上台阶',
            1.45,
          ),
        )
      if (setting.blanks === 'paragraphs') this.blank()
      const text = i === last && credit?.place === 'glued' ? paragraph + credit.text : paragraph
      article.body.push(this.paragraph(text, i === 0 ? captionAt : -1))
    }
    const foot = article.body.at(-1)!.at(-1)!
    if (credit?.place === 'glued' && this.out.at(-1)!.text.trim() === credit.text) article.may = [foot]
    if (credit?.place === 'foot') article.credit = this.line(credit.text)
    this.articles.push(article)
  }

  private creditOf(
    story: Story,
    name: string,
  ): { place: 'head' | 'foot' | 'glued'; text: string } | undefined {
    const { credits } = this.setting
    if (story.credit) return { place: story.isCreditAbove ? 'head' : 'foot', text: story.credit }
    if (credits === 'own' || this.random('credit') < 0.3) return undefined
    const head = [
      `本报记者 ${name}`,
      `本报记者　${name}`,
      `□ ${name}`,
      `记者 ${name} 通讯员 ${this.one('name', NAMES)}`,
    ]
    const foot = [`（${name}）`, `(${name})`, `（本报记者 ${name}）`, `（通讯员　${name}）`]
    return { place: credits, text: this.one('form', credits === 'head' ? head : foot) }
  }

  /** The paragraphs, the first with a lead. */
  private led({ paragraphs, credit }: Story, place: number): string[] {
    const { leads } = this.setting
    const [first, ...rest] = paragraphs
    const bare = first!.replace(
      /^(?:[【〔（(]本[报報]\S{0,8}?[】〕）)]|本[报報]\S{0,2}[讯訊]\s*(?:[（(][^）)]*[）)])?)\s*/,
      '',
    )
    const name = this.one('lead', NAMES)
    const forms: Record<string, string[]> = {
      plain: ['本报讯　', '本报讯 ', '（本报讯）', '［本报讯］'],
      reporter: [
        `本报讯（记者${name}）`,
        `本报讯（记者 ${name}）`,
        `本报讯 记者${name}报道：`,
        `本报讯（通讯员　${name}）`,
      ],
      brackets: ['【本报讯】', `【本报记者${name}】`, `〔记者${name}／台北报导〕`, '【特讯】'],
    }
    if (leads === 'own' || (place % 3 === 2 && leads !== 'none')) return paragraphs
    if (leads === 'none') return bare.length > 20 ? [bare, ...rest] : paragraphs
    if (credit || OPENS.test(bare) || !ENDS.test(bare)) return paragraphs
    return [this.one('leads', forms[leads]!) + bare, ...rest]
  }

  /** The lines of a heading whose type is so much smaller than the headline's. */
  private head(text: string, smaller: number): number[] {
    const { type, breaks, heads } = this.setting
    const room =
      type === 0 ? 99 : Math.max(4, Math.min(this.measure, Math.round(this.measure * type * smaller)))
    const lines = breaks === 'full' ? wrapText(text, 2 * room, 'pushed') : evenLines(text, room)
    return lines.map((own) => {
      const line = own.trim()
      if (heads === 'spaced' && type === 0 && line.length < 12)
        return this.line([...line.replace(/\s/g, '')].join(' '))
      const pad = heads === 'centred' ? Math.max(0, Math.floor((this.measure - line.length) / 2)) : 0
      return this.line('　'.repeat(pad) + line)
    })
  }

  /** @param captionAt printed line below which a caption stands between the columns; -1 for none */
  private paragraph(text: string, captionAt: number): number[] {
    const { setting, measure } = this
    const isLine = text.length < measure && !ENDS.test(text)
    const own = wrapText((isLine ? '' : setting.indent) + text, 2 * measure, 'pushed')
    return own.map((line, i) => {
      const id = this.line(line)
      if (i === captionAt && i < own.length - 1) this.caption(text)
      if (setting.furniture === 'inside' && this.random('column') < 0.02)
        this.line(this.one('matter', PAGE_MATTER))
      return id
    })
  }

  private caption(near: string): void {
    const clause =
      this.one(
        'captions',
        [...near.matchAll(CLAUSE)].map(([, clause]) => clause!),
      ) ?? '群众在广场上参加活动'
    const name = this.one('shot', NAMES)
    const text = this.one('caption form', [
      `图为${clause}。 ${name} 摄`,
      `图为${clause}。（${name} 摄）`,
      `▲${clause}。　本报记者 ${name} 摄`,
      `上图：${clause}。${name}摄影`,
    ])
    const ids = wrapText(text, 2 * this.measure, 'pushed').map((line) => this.line(line))
    this.articles.push({ kind: 'photo', headline: null, body: [ids] })
  }

  private extra(): void {
    const { setting, stories } = this
    if (setting.blanks !== 'nowhere') this.blank()
    if (setting.extras === 'tables') {
      const { title, rows } = tableOf(() => this.random('table'))
      const headline = this.head(title, 1)
      this.articles.push({ kind: 'article', headline, body: rows.map((row) => [this.line(row)]) })
      return
    }
    const section = this.line(this.one('brief', BRIEF_COLUMNS))
    for (let i = 0; i < 3; i++) {
      const story = this.one('brief story', stories)
      const text = /^[^。]{20,90}。/.exec(story.paragraphs[0]!)?.[0]
      const isFresh = !this.used.has(story)
      this.used.add(story)
      if (text && isFresh)
        this.articles.push({ kind: 'article', headline: null, section, body: [this.paragraph(text, -1)] })
    }
  }

  private finish(): ComposedPage {
    const { setting } = this
    const convert = setting.script === 'traditional' ? toTraditional : (text: string) => text
    const text: string[] = []
    const lines: ComposedPage['lines'] = new Map()
    const signs = this.out.flatMap(({ text }) => text.match(/\p{Script=Han}/gu) ?? [])
    for (const [i, { text: raw, id }] of this.out.entries()) {
      if (setting.blanks === 'anywhere' && i > 3 && this.random('gap') < 0.06 && text.at(-1) !== '')
        text.push('')
      if (setting.noise === 'strays' && i > 3 && this.random('strays') < 0.04)
        text.push(this.one('stray', STRAYS))
      const shown = this.damaged(convert(raw), signs.map(convert), i)
      text.push(shown)
      if (id > 0) lines.set(id, { line: text.length, text: shown.trim() })
    }
    const annotation: Annotation = {
      file: `composed-${this.number}.txt`,
      publication: null,
      date: null,
      articles: this.articles,
      other: [],
      furniture: [],
      doubts: [],
    }
    return { annotation, text: text.join('\n'), lines }
  }

  private damaged(text: string, signs: readonly string[], at: number): string {
    const chance = (share: number) => this.random('noise') < share
    switch (this.setting.noise) {
      case 'misread':
        return text.replace(/\p{Script=Han}/gu, (sign) => (chance(0.02) ? this.one('sign', signs) : sign))
      case 'marks':
        return text.replace(/[，。、]/g, (sign) =>
          chance(0.08) ? this.one('mark', ['.', ',', '·', '，', '。', '']) : sign,
        )
      case 'no stops':
        return chance(0.15) ? text.replace(/[。，]$/, '') : text
      case 'no indents':
        return chance(0.3) ? text.trimStart() : text
      case 'spaced':
        return at < 3 ? text : /^[\s　]*/.exec(text)![0] + [...text.trim()].join(' ')
      case 'half':
        return text.replace(/[，。：；（）“”？！]/g, (sign) => HALF[sign]!)
      default:
        return text
    }
  }
}

const STRAYS = ['|', '·', "'", '~', '—', '、', '. .', '丨', 'a', '二']
const HALF: Record<string, string> = {
  '，': ',',
  '。': '.',
  '：': ':',
  '；': ';',
  '（': '(',
  '）': ')',
  '“': '"',
  '”': '"',
  '？': '?',
  '！': '!',
}
