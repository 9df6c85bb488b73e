/**
 * The columns of a table of articles: which of them is which key of a `.jsonl`.
 *
 * A sidecar says it, `{"columns": {"title": "Titel", "text": ["lead", "body"]}}`, and gives values
 * that hold for all rows. For a key that it leaves out, the usual names of columns are known.
 */

import { JiebaoError, type MetadataRule } from '../../errors.js'
import { plainOf } from '../../lexicon.js'
import { sourceLines } from './markup.js'
import { type Given, readGiven, type TellKey } from './metadata.js'
import { besideOf, type Sidecar } from './sidecar.js'

/** Names of columns for each key, folded as `plainName()` does, the likelier first. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  title: [
    'title',
    'headline',
    '标题',
    '题名',
    '篇名',
    '主标题',
    '正题',
    '主题名',
    '文章标题',
    '新闻标题',
    '文题',
    '题目',
  ],
  text: ['text', 'content', 'body', 'fulltext', '正文', '全文', '内容', '文章内容', '正文内容', '文本'],
  date: [
    ...['date', 'issuedate', 'pubdate', 'publishdate', 'publicationdate', '日期', '出版日期', '见报日期'],
    ...['报纸日期', '出刊日期', '刊发日期', '发表日期', '发布日期', '出版时间', '发布时间'],
  ],
  publication: ['publication', 'newspaper', 'paper', '报纸', '报纸名称', '报名', '报刊名称', '报刊', '刊名'],
  page: ['page', 'pageno', '版次', '版号', '版面', '版'],
  pageName: ['pagename', '版名', '版面名称'],
  number: ['number', 'issue', 'issueno', '期号', '期次', '总期号'],
  section: ['section', 'column', '栏目', '栏目名称', '专栏'],
  kicker: ['kicker', '肩题', '引题', '眉题'],
  subheadline: ['subheadline', 'subtitle', '副题', '副标题'],
  reporters: ['reporters', 'reporter', 'authors', 'author', '记者', '作者', '责任者'],
  correspondents: ['correspondents', 'correspondent', '通讯员'],
  photographers: ['photographers', 'photographer', '摄影', '摄影者'],
  scan: ['scan', 'url', 'link', '扫描件', '链接', '网址', '原文链接'],
}
/** A number that a database counted is no id that links may rest on: only the sidecar can name one. */
const KEYS: readonly string[] = ['id', ...Object.keys(NAMES)]
const PEOPLE: readonly string[] = ['reporters', 'correspondents', 'photographers']

type Row = Readonly<Record<string, unknown>>

export class Columns {
  private readonly named = new Map<string, readonly string[]>()
  private readonly given: Given
  private last: { names: readonly string[]; usual: ReadonlyMap<string, readonly string[]> } = {
    names: [],
    usual: new Map(),
  }

  /** @throws {JiebaoError} BAD_METADATA if the sidecar has a wrong value */
  constructor(
    readonly file: string,
    sidecar: Sidecar | undefined,
    tellKey: TellKey,
  ) {
    const isObject = typeof sidecar?.value === 'object' && sidecar.value !== null
    const { columns, ...rest } = (isObject ? sidecar.value : {}) as Record<string, unknown>
    this.given = sidecar ? readGiven(isObject ? rest : sidecar.value, besideOf(file), tellKey) : {}
    for (const [key, own] of Object.entries(columns ?? {})) {
      const names = [own].flat()
      if (!KEYS.includes(key)) tellKey(`columns.${key}`)
      else if (names.length > 0 && names.every((name) => typeof name === 'string' && name !== ''))
        this.named.set(key, names as string[])
      else throw this.wrong(key, String(own), 'text')
    }
  }

  private wrong(key: string, value: string, rule: MetadataRule): JiebaoError {
    return new JiebaoError('metadata-wrong', value, {
      file: besideOf(this.file),
      key: `columns.${key}`,
      rule,
    })
  }

  /**
   * @param isHead whether the row has every column of the table; an object of a list may lack some
   * @throws {JiebaoError} BAD_METADATA if the sidecar names a column that is not there; BAD_ISSUE if no column is the text
   */
  check(first: Row, isHead: boolean): void {
    const isThere = (name: string) => valueIn(first, name) !== undefined
    for (const [key, names] of this.named) {
      const missing = names.find((name) => !isThere(name))
      const isWrong = isHead || (key === 'text' && !names.some(isThere))
      if (missing !== undefined && isWrong) throw this.wrong(key, missing, 'column')
    }
    if (this.namesOf('text', first).some(isThere)) return
    throw new JiebaoError('source-of-other-kind', this.file, { kind: 'textless' })
  }

  /** The row as a line of a `.jsonl`; columns that are no key keep their names. */
  rowOf(row: Row): Record<string, unknown> {
    const { date, ...given } = this.given
    const line: Record<string, unknown> = { ...given, ...(date && { date }) }
    const used = new Set<string>()
    for (const key of KEYS) {
      const names = this.namesOf(key, row)
      for (const name of names) used.add(name.split('.', 1)[0]!)
      const values = names.map((name) => valueIn(row, name)).filter((value) => !isBlank(value))
      if (values.length > 0) line[key] = cellsOf(key, values)
    }
    for (const [name, value] of Object.entries(row))
      if (!used.has(name) && !KEYS.includes(name) && !isBlank(value)) line[name] ??= value
    return line
  }

  /** Those that the sidecar names, else the first one of a usual name. */
  private namesOf(key: string, row: Row): readonly string[] {
    const named = this.named.get(key)
    if (named) return named
    return this.usualIn(row).get(key) ?? []
  }

  /** By key. Most rows have the names of the row before. */
  private usualIn(row: Row): ReadonlyMap<string, readonly string[]> {
    const names = Object.keys(row)
    const { last } = this
    if (last.names.length === names.length && names.every((name, i) => name === last.names[i]))
      return last.usual
    const own = new Map(names.map((name) => [plainName(name), name]))
    const usual = new Map<string, readonly string[]>()
    for (const [key, known] of Object.entries(NAMES)) {
      const first = known.find((name) => own.has(name))
      if (first !== undefined) usual.set(key, [own.get(first)!])
    }
    this.last = { names, usual }
    return usual
  }
}

/** Whether the names of some columns are those of a table of articles: one is the title, and one the text. */
export function areOfArticles(names: readonly string[]): boolean {
  const plain = names.map(plainName)
  return [NAMES.title!, NAMES.text!].every((known) => known.some((name) => plain.includes(name)))
}

const plainName = (name: string): string =>
  plainOf(name)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[\s_《》:：-]/g, '')

/** A path such as `meta.title` leads into objects, if no column bears it as its name. */
function valueIn(row: Row, name: string): unknown {
  if (Object.hasOwn(row, name)) return row[name]
  return name
    .split('.')
    .reduce<unknown>(
      (value, part) =>
        typeof value === 'object' && value !== null && Object.hasOwn(value, part)
          ? (value as Row)[part]
          : undefined,
      row,
    )
}

const isBlank = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '')

const isText = (value: unknown): value is string => typeof value === 'string'

/** Publishing systems keep a text in HTML. */
const HTML = /<(?:p|br|div)(?:\s[^<>]*)?\/?>/i

const printedText = (cell: string): string =>
  HTML.test(cell)
    ? sourceLines(cell, 0)
        .filter(({ kind, text }) => kind !== 'unprinted' && kind !== 'picture' && text.trim() !== '')
        .map(({ text }) => text.trim())
        .join('\n')
    : cell

function cellsOf(key: string, values: readonly unknown[]): unknown {
  const [first] = values
  if (key === 'text') return values.every(isText) ? values.map(printedText).join('\n') : first
  return PEOPLE.includes(key) && typeof first === 'string' ? namesIn(first) : first
}

/** `李文；王 芳、赵新` are three: a blank parts names only where each has two characters. */
function namesIn(cell: string): string[] {
  const parts = cell
    .split(/[;；、,，|/]/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  return parts.flatMap((part) => {
    const names = part.split(/\s+/)
    return names.every((name) => /^\p{Script=Han}{2,}$/u.test(name)) ? names : [part]
  })
}
