/**
 * The names before a colon: fields, values, filters.
 *
 * English names in any case and width; traditional forms beside the simplified ones.
 */

import type { Field } from '../model.js'
import type { DateName, ValueName } from './tree.js'

/** What a name before a colon asks of the clause behind it. */
export type Scope =
  | { kind: 'field'; fields: Field[] }
  | { kind: 'value'; of: ValueName }
  | { kind: 'period'; of: DateName }
  | { kind: 'wildcard' }

const field = (name: Field): Scope => ({ kind: 'field', fields: [name] })
const value = (of: ValueName): Scope => ({ kind: 'value', of })

const NAMES: [Scope, string][] = [
  [field('headline'), '标题 標題 题目 題目 题名 題名 title headline'],
  [field('kicker'), '肩题 肩題 kicker'],
  [field('subheadline'), '副题 副題 subheadline'],
  [field('byline'), '署名 byline'],
  [field('body'), '正文 body'],
  [field('section'), '栏目 欄目 section'],
  [field('caption'), '图说 圖說 说明 說明 caption'],
  [field('aside'), '旁文 aside'],
  [value('reporter'), '记者 記者 作者 reporter author'],
  [value('correspondent'), '通讯员 通訊員 correspondent'],
  [value('publication'), '报纸 報紙 报刊 報刊 paper newspaper publication'],
  [value('page'), '版次 版面 page'],
  [value('pageName'), '版名 pagename'],
  [value('number'), '期号 期號 number'],
  [{ kind: 'period', of: 'issue' }, '日期 date'],
  [{ kind: 'period', of: 'event' }, '事日 event eventDate'],
  [{ kind: 'wildcard' }, '通配 wildcard'],
]

const SCOPES = new Map<string, Scope>()
for (const [scope, names] of NAMES) for (const name of names.split(' ')) SCOPES.set(name.toLowerCase(), scope)

/** The first name of a scope. */
export const nameOf = (scope: Scope): string =>
  NAMES.find(([each]) => JSON.stringify(each) === JSON.stringify(scope))![1].split(' ')[0]!

const PREFIX = /([A-Za-zＡ-Ｚａ-ｚ]{4,13}|\p{Script=Han}{2,3})[:：]/uy

/** The known name that stands with its colon at `at`; undefined if there is none. */
export function readName(q: string, at: number): { name: string; scope: Scope; end: number } | undefined {
  PREFIX.lastIndex = at
  const name = PREFIX.exec(q)?.[1]
  const scope = name === undefined ? undefined : SCOPES.get(name.normalize('NFKC').toLowerCase())
  return name === undefined || scope === undefined ? undefined : { name, scope, end: PREFIX.lastIndex }
}
