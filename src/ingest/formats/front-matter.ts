/**
 * Front matter at the top of a text: what the keeper says of the issue, or what a blog says of a post.
 *
 * YAML between lines of `---` (Jekyll, Hexo, Hugo) or flat TOML between lines of `+++` (Hugo). The title, the author and the like
 * are words of the page and are read with it; keys that nobody knows are kept as lines that no story takes.
 * The day of a post is not given for the issue's: it is taken only where the page and the file's name tell none.
 */

import { parse } from 'yaml'
import { dayOf, type Period } from '../../chinese.js'
import { JiebaoError } from '../../errors.js'
import { type Given, isRecord, keyOf, readGiven, type TellKey } from './metadata.js'

/** Words of front matter that are the page's; `kept`: a line of it that says nothing of the page or its issue. */
export type FrontPart = 'title' | 'kicker' | 'subtitle' | 'author' | 'section' | 'kept'
export type FrontWord = { line: number; text: string; part: FrontPart }

export type FrontMatter = {
  given: Given
  /** How many lines it takes; 0 for none. */
  lines: number
  words: FrontWord[]
}

const PARTS: Readonly<Record<Exclude<FrontPart, 'kept'>, readonly string[]>> = {
  title: ['title', '标题', '題名', '標題', '题名'],
  kicker: ['kicker', '肩题', '引题', '肩題', '引題'],
  subtitle: ['subtitle', '副标题', '副题', '副標題'],
  author: ['author', 'authors', 'byline', '作者', '记者', '記者'],
  section: ['section', 'column', '栏目', '专栏', '欄目', '專欄'],
}

/** Keys that a blog writes and a keeper hardly. */
const OF_BLOG =
  /^(?:layout|tags?|categor(?:y|ies)|permalink|slug|draft|published|comments?|toc|cover|thumbnail|keywords|description|excerpt|summary|updated|lastmod|modified|abbrlink|mathjax|sticky|aliases|weight|author|authors|标签|分类)$/i
/** A day with the minute, as blogs write it: 2013/7/13 20:46:25, 2014-03-18T14:02:29+01:00. */
const DAY = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T ]\d{1,2}:\d{2}.*)?$/
const MINUTE = /[T ]\d{1,2}:\d{2}/

const FENCE = /^---\s*$/
const FENCE_END = /^(?:---|\.\.\.)\s*$/
const FENCE_TOML = /^\+{3}\s*$/
const KEY = /^["']?[\w\u4e00-\u9fff-]{1,40}["']?\s*:(?:\s|$)/
const KEY_TOML = /^["']?[\w\u4e00-\u9fff-]{1,40}["']?\s*=/
const NAME = /^["']?([\w\u4e00-\u9fff-]{1,40})["']?\s*[:=]/
/** Lines within which front matter must end. */
const LONGEST_LINES = 200
/** Longest front matter, in UTF-16 units. */
const LONGEST_UNITS = 16_384
/** Most signs that open a nesting: a parser that goes down one level a sign runs out of stack. */
const MOST_BRACKETS = 100
const MOST_DASHES = 400
const MAX_ALIASES = 20
/** Most authors of a post. */
const MOST_AUTHORS = 20

/**
 * Reads the front matter of a text, if it begins with one.
 *
 * @throws {JiebaoError} BAD_METADATA if it is no YAML or, of a keeper, a key has a wrong value
 */
export function readFrontMatter(text: string, file: string, tellKey: TellKey = () => {}): FrontMatter {
  const none: FrontMatter = { given: {}, lines: 0, words: [] }
  if (!/^(?:---|\+{3})/.test(text)) return none
  const lines = text.split(/\r\n|\n|\r/, LONGEST_LINES)
  const isToml = FENCE_TOML.test(lines[0]!)
  if (!isToml && !FENCE.test(lines[0]!)) return none
  const end = lines.findIndex((line, i) => i > 0 && (isToml ? FENCE_TOML : FENCE_END).test(line))
  if (end < 0) return none
  const own = lines.slice(1, end)
  // Rules above and below a paragraph are no front matter.
  const first = own.find((line) => line.trim() !== '' && !line.startsWith('#'))
  if (first !== undefined && !(isToml ? KEY_TOML : KEY).test(first)) return none
  const value = isToml ? flatToml(own) : parseYaml(own.join('\n'), file)
  if (value === null) return { ...none, lines: end + 1 }
  if (!isRecord(value)) return none
  const isPost = isOfBlog(value)
  const given = isPost ? givenOfPost(value, file) : readGiven(value, file, tellUnknown(tellKey))
  return { given, lines: end + 1, words: wordsOf(own, value, given, isPost) }
}

function parseYaml(text: string, file: string): unknown {
  try {
    if (isExcessive(text)) throw new RangeError('front matter too long or too deep')
    return parse(text, { maxAliasCount: MAX_ALIASES, logLevel: 'error' })
  } catch (cause) {
    throw new JiebaoError('front-matter-broken', file, {}, { cause })
  }
}

function isExcessive(text: string): boolean {
  const count = (sign: RegExp) => text.match(sign)?.length ?? 0
  return text.length > LONGEST_UNITS || count(/[[{]/g) > MOST_BRACKETS || count(/[-?:](?=\s)/g) > MOST_DASHES
}

const PAIR_TOML = /^["']?([\w\u4e00-\u9fff-]{1,40})["']?\s*=\s*(.*)$/
const QUOTED_TOML = /"((?:[^"\\]|\\.)*)"|'([^']*)'/g

/** Keys with a text, a number, a day or a list of texts; tables and all else of TOML are only kept. */
function flatToml(lines: readonly string[]): Record<string, unknown> {
  const pairs = lines.flatMap((line): [string, unknown][] => {
    const [, key, value] = PAIR_TOML.exec(line) ?? []
    if (key === undefined || value === undefined) return []
    const quoted = [...value.matchAll(QUOTED_TOML)].map(([, double, single]) => double ?? single ?? '')
    return [[key, value.startsWith('[') ? quoted : (quoted[0] ?? value.trim())]]
  })
  return Object.fromEntries(pairs)
}

/** Titles and authors are no keys of an issue, and are no mistake. */
const tellUnknown =
  (tellKey: TellKey): TellKey =>
  (key) => {
    if (partOf(key) === undefined) tellKey(key)
  }

const partOf = (key: string) =>
  (Object.keys(PARTS) as (keyof typeof PARTS)[]).find((part) => PARTS[part].includes(key.toLowerCase()))

function isOfBlog(value: Record<string, unknown>): boolean {
  const names = Object.keys(value).map(keyOf)
  if (names.includes('publication')) return false
  const { date } = value
  return (
    Object.keys(value).some((key) => OF_BLOG.test(key)) || (typeof date === 'string' && MINUTE.test(date))
  )
}

/** Of a post only what surely is meant for an issue: a blog has its own use of `date`, `page`, `number` and `url`. */
function givenOfPost({ date, ...value }: Record<string, unknown>, file: string): Given {
  const given: Given = {}
  for (const [key, own] of Object.entries(value)) {
    const name = keyOf(key)
    if (name === undefined || /^(?:page|number|url)$/.test(key)) continue
    try {
      Object.assign(given, readGiven({ [key]: own }, file))
    } catch (cause) {
      if (!(cause instanceof JiebaoError)) throw cause
    }
  }
  const posted = dayOfPost(date)
  return posted && !given.date ? { ...given, posted } : given
}

function dayOfPost(date: unknown): Period | undefined {
  const [, year, month, day] = (typeof date === 'string' && DAY.exec(date.trim())) || []
  const own = day === undefined ? undefined : dayOf(Number(year), Number(month), Number(day))
  return own === undefined ? undefined : { from: own, to: own }
}

/** Each line under its key: a value that is the page's on the line of the key, and what is left as it stands. */
function wordsOf(
  lines: readonly string[],
  value: Record<string, unknown>,
  given: Given,
  isPost: boolean,
): FrontWord[] {
  const words: FrontWord[] = []
  let isRead = false
  for (const [i, raw] of lines.entries()) {
    const key = NAME.exec(raw)?.[1]
    const line = i + 2
    if (key !== undefined && Object.hasOwn(value, key)) {
      const part = partOf(key)
      const text = part && textOf(value[key])
      if (part && text) words.push({ line, text, part })
      const name = keyOf(key)
      const isGiven = name !== undefined && (given[name] !== undefined || (name === 'date' && !!given.posted))
      isRead = (part !== undefined && !!text) || isGiven || (!isPost && name !== undefined)
    }
    if (!isRead && raw.trim() !== '' && !raw.startsWith('#'))
      words.push({ line, text: raw.trim(), part: 'kept' })
  }
  return words
}

/** A text, or a list of names. */
function textOf(own: unknown): string | undefined {
  const texts = (Array.isArray(own) ? own.slice(0, MOST_AUTHORS) : [own]).flatMap((each: unknown) => {
    const text = isRecord(each) ? each.name : each
    return typeof text === 'string' || typeof text === 'number'
      ? [String(text).replace(/\s+/g, ' ').trim()]
      : []
  })
  const whole = texts.filter((text) => text !== '').join('、')
  return whole === '' ? undefined : whole
}
