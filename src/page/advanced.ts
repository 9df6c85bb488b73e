/** The advanced form: fields to fill in, from which a query in the query language is written. */
import { type Child, type Html, h } from './html.js'
import type { Site } from './site.js'

/** A row of the form: its parameter, its name, an example, and what of the query it becomes. */
type Row = { name: string; label: string; example: string; write(value: string): string }

/** Letters and digits of any script: nothing that the query language could read as a sign. */
const PLAIN = /^[\p{L}\p{N}]+$/u
const OPERATOR = /^(?:AND|OR|NOT)$/i

const quotedText = (text: string) => `"${text.replace(/[\\"]/g, '\\$&')}"`

/** One word as it stands, whatever signs are in it. */
const literal = (word: string) => (PLAIN.test(word) && !OPERATOR.test(word) ? word : quotedText(word))

const wordsOf = (value: string) => value.split(/\s+/).filter(Boolean)

const within = (field: string) => (value: string) => {
  const words = wordsOf(value).map(literal)
  return `${field}:${words.length > 1 ? `(${words.join(' ')})` : words[0]}`
}

const ROWS: readonly Row[] = [
  {
    name: 'all',
    label: '这些词都要有',
    example: '志愿者 活动',
    write: (value) => wordsOf(value).map(literal).join(' '),
  },
  { name: 'phrase', label: '这句话一字不差', example: '安全生产', write: quotedText },
  {
    name: 'any',
    label: '这些词有一个就行',
    example: '社区 街道',
    write(value) {
      const words = wordsOf(value).map(literal)
      return words.length > 1 ? `(${words.join(' OR ')})` : words[0]!
    },
  },
  {
    name: 'near',
    label: '这些词相隔不过十字',
    example: '项目 资金',
    write: (value) => `${quotedText(wordsOf(value).join(' '))}~10`,
  },
  {
    name: 'none',
    label: '不要这些词',
    example: '会议',
    write: (value) =>
      wordsOf(value)
        .map((word) => `-${literal(word)}`)
        .join(' '),
  },
  { name: 'headline', label: '标题里', example: '城市更新', write: within('标题') },
  { name: 'reporter', label: '记者', example: '李文', write: within('记者') },
  { name: 'section', label: '栏目', example: '综合新闻', write: within('栏目') },
  { name: 'paper', label: '报纸', example: '今日解放', write: within('报纸') },
  { name: 'leaf', label: '版次', example: 'A03', write: within('版次') },
]

/** Passed on as they are: conditions beside the query. */
const SPAN: readonly (readonly [name: string, label: string, example: string])[] = [
  ['from', '报纸日期从', '2024-04'],
  ['to', '到', '2024-06'],
  ['eventFrom', '所记之事从', '2024-04'],
  ['eventTo', '到', '2024-06'],
]

/** What the form writes into a search: all else is passed on. */
const OWN: ReadonlySet<string> = new Set([...ROWS.map(({ name }) => name), ...SPAN.map(([name]) => name)])

/** The search that a filled form asks for; undefined if nothing is filled in. What is excluded comes last: alone it finds nothing. */
export function advancedSearch(filled: URLSearchParams): URLSearchParams | undefined {
  const typedIn = (name: string) => filled.get(name)?.trim() ?? ''
  const parts = ROWS.filter(({ name }) => wordsOf(typedIn(name)).length > 0)
  const ordered = [
    ...parts.filter(({ name }) => name !== 'none'),
    ...parts.filter(({ name }) => name === 'none'),
  ]
  const search = new URLSearchParams()
  if (ordered.length > 0) search.set('q', ordered.map(({ name, write }) => write(typedIn(name))).join(' '))
  for (const [name] of SPAN) if (typedIn(name)) search.set(name, typedIn(name))
  if (search.size === 0) return undefined
  // The search tells those that it does not know.
  for (const [name, value] of filled) if (!search.has(name) && !OWN.has(name)) search.append(name, value)
  return search
}

export const advanced = (site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}advanced` },
    h(
      'header',
      h('h1', { tabindex: -1 }, '高级检索'),
      h('p.soft', '填几行都行，各行都要满足。填好后会写成一句检索式，放进上面的框里，还可以再改。'),
    ),
    ROWS.map(({ name, label, example }) => input(name, label, example)),
    h(
      'div.dates',
      SPAN.map(([name, label, example]) => input(name, label, example)),
    ),
    h('button', '查找'),
  )

const input = (name: string, label: string, example: string): Child =>
  h('label', label, h('input', { name, placeholder: example, autocomplete: 'off' }))
