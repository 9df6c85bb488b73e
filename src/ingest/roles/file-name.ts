/** What the name of a file and of its folders says: the paper's name, the day, the page. */

import { dayOf, type Period } from '../../chinese.js'
import { isNameOfFile } from './paper-names.js'

export type FileName = { publication: string | undefined; date: Period | undefined; page: string | undefined }

const NAME_DATE =
  /(?<![\da-z])((?:1[6-9]|20)\d\d)(?:[-_.年 ](\d{1,2})[-_.月 ](\d{1,2})日?|(\d\d)(\d\d))(?![\da-z])(?:[-_. 第(]*([a-d]?\d{1,3})(?![\da-z])版?)?/i

/** What a path such as `某县报-1998-06-01-3.txt` says. */
export function readFileName(file: string): FileName {
  const segments = file.replace(/\.[^./]+$/, '').split('/')
  const base = segments.at(-1) ?? ''
  const parts = NAME_DATE.exec(base)
  const day = parts
    ? dayOf(Number(parts[1]), Number(parts[2] ?? parts[4]), Number(parts[3] ?? parts[5]))
    : undefined
  const before = day && parts ? base.slice(0, parts.index) : base
  const names = [before, ...segments.slice(0, -1).reverse()]
  const publication = names.map(paperIn).find((name) => name !== undefined)
  return {
    publication,
    date: day ? { from: day, to: day } : undefined,
    page: day && parts?.[6] ? parts[6].replace(/^0+(?=\d)/, '') : undefined,
  }
}

function paperIn(segment: string): string | undefined {
  const name = segment.replace(/^[^\p{Script=Han}]+|[^\p{Script=Han}]+$/gu, '')
  return isNameOfFile(name.normalize('NFKC')) ? name : undefined
}
