/**
 * Several files that are one issue: which they are, told by their names alone, so that a folder is
 * scanned without opening a file.
 *
 * An e-paper keeps each page in `node_2.htm` and each article in `content_1234.htm`. A METS file is the
 * table of contents of the pages (ALTO or PAGE) in its folder and in the usual folders below it; where
 * several issues share a folder, of the pages whose names begin like its own.
 */

import { posix } from 'node:path'
import { addTo } from '../../arrays.js'

const NODE = /^node_(\d+)\.html?$/i
const CONTENT = /^content_\w+\.html?$/i
const METS = /^(.*?)[-_.]?mets[^/]*\.xml$/i
/** Folders below a METS file that hold its pages. */
export const MEMBER_FOLDER = /^(?:alto|page|pagexml|ocr|text|txt|fulltext|xml|ocr-d.*)$/i

/** Whether a file may be the first of several. */
export const isLead = (file: string): boolean => {
  const name = posix.basename(file)
  return NODE.test(name) || CONTENT.test(name) || METS.test(name)
}

/**
 * @param files paths with `/`
 * @returns from the first file of each issue to its others, by path
 */
export function bundlesIn(files: readonly string[]): Map<string, string[]> {
  const folders = new Map<string, string[]>()
  for (const file of files) {
    const name = posix.basename(file)
    if (!/\.(?:html?|xml|pdf)$/i.test(name)) continue
    const folder = posix.dirname(file)
    addTo(folders, folder, name)
  }
  const bundles = new Map<string, string[]>()
  for (const [folder, names] of folders) {
    const pathOf = (name: string) => posix.join(folder, name)
    const [lead, ...others] = names.filter((name) => NODE.test(name) || CONTENT.test(name)).sort(byNumber)
    // The pages of an e-paper are there as PDFs too.
    const pdfs = names.filter((name) => /\.pdf$/i.test(name))
    if (lead && others.length > 0) bundles.set(pathOf(lead), [...others, ...pdfs].map(pathOf).sort())
    const metsFiles = names.filter((name) => METS.test(name))
    for (const mets of metsFiles) bundles.set(pathOf(mets), pagesOf(mets, metsFiles.length, folder, folders))
  }
  return bundles
}

/** Pages of the e-paper by number, before its articles. */
function byNumber(a: string, b: string): number {
  const numberOf = (name: string) => Number(NODE.exec(name)?.[1] ?? Number.POSITIVE_INFINITY)
  const [first, second] = [numberOf(a), numberOf(b)]
  return first === second ? (a < b ? -1 : 1) : first - second
}

function pagesOf(
  mets: string,
  count: number,
  folder: string,
  folders: ReadonlyMap<string, readonly string[]>,
): string[] {
  const stem = METS.exec(mets)![1]!
  const isOwn = (name: string) =>
    /\.xml$/i.test(name) && !METS.test(name) && (count === 1 || (stem !== '' && name.startsWith(stem)))
  const pages: string[] = []
  for (const [other, names] of folders) {
    const isBelow = posix.dirname(other) === folder && MEMBER_FOLDER.test(posix.basename(other))
    if (other !== folder && !(isBelow && other !== folder)) continue
    for (const name of names) {
      const begins = stem === '' || name.startsWith(stem)
      if (isOwn(name) && (begins || other !== folder)) pages.push(posix.join(other, name))
    }
  }
  return pages.sort()
}
