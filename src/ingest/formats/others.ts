/**
 * Files of one folder that are no sources, each told what to do with it.
 *
 * Of many files of one kind the first is named, with their number: a folder of scans has
 * thousands. Nothing is said of the sidecars and the scans of sources that stand beside, nor of
 * what a tool writes beside the page that is read.
 */
import { posix } from 'node:path'
import type { Refusal } from '../../model.js'
import { OTHER_KINDS, type OtherKind } from '../../other-kinds.js'
import { isLead } from './bundles.js'
import { otherKindOf } from './other-kinds.js'
import { stemsOf } from './picture.js'
import { besideOf } from './sidecar.js'

/** More files of one kind in a folder are named as one. */
const NAMED_MOST = 3

/** Of what MinerU writes of one page, the first of these is read. */
const READ = ['_content_list.json', '_middle.json', '_content_list_v2.json']
const TWINS = [...READ, '.md', '_model.json', '_layout.pdf', '_span.pdf', '_origin.pdf']
/** Names that its service gives whatever the page's is. */
const NAMELESS_TWINS = ['full.md', 'layout.json', 'content_list_v2.json']

/** What other tools write beside the file that is read; the file `with` shows that it is theirs. */
const OTHER_TWINS: readonly { read: string; with: string; twins: readonly string[] }[] = [
  // dots.ocr: the page without its head and foot.
  { read: '.json', with: '_nohf.md', twins: ['.md', '_nohf.md'] },
  // Marker: what it tells of its work.
  ...['.md', '.json', '.html'].map((read) => ({ read, with: '_meta.json', twins: ['_meta.json'] })),
]

/** Files that a layout tool writes beside the one that is read. */
export function twinsIn(sources: readonly string[]): Set<string> {
  const all = new Set(sources)
  const twins = new Set<string>()
  for (const [at, ending] of READ.entries()) {
    for (const file of sources) {
      const stem = file.slice(0, -ending.length)
      if (!file.endsWith(ending) || READ.slice(0, at).some((first) => all.has(stem + first))) continue
      for (const other of TWINS) if (other !== ending && all.has(stem + other)) twins.add(stem + other)
      for (const name of NAMELESS_TWINS) {
        const other = posix.join(posix.dirname(file), name)
        if (all.has(other)) twins.add(other)
      }
    }
  }
  for (const { read, with: shows, twins: names } of OTHER_TWINS) {
    for (const file of sources) {
      const stem = file.slice(0, -read.length)
      if (!file.endsWith(read) || !all.has(stem + shows)) continue
      for (const name of names) if (all.has(stem + name)) twins.add(stem + name)
    }
  }
  return twins
}

/** Folders in which MinerU puts the pictures of pages that it names with `img_path`. */
export const cutFolders = (sources: readonly string[]): Set<string> =>
  new Set(
    sources
      .filter((file) => READ.some((ending) => file.endsWith(ending)))
      .map((file) => posix.join(posix.dirname(file), 'images')),
  )

/** Whether it may be the picture of a page. */
export const isPicture = (file: string): boolean => otherKindOf(file) === 'image'

/** @param sources of the same folder */
export function* refuseOthers(others: readonly string[], sources: readonly string[]): Generator<Refusal> {
  const byKind = new Map<string, { kind: OtherKind; files: string[] }>()
  const beside = new Set(sources.map(besideOf))
  const stems = new Set(sources.flatMap(stemsOf))
  const hasPages = sources.some(isLead)
  for (const file of others) {
    const kind = otherKindOf(file)
    if (kind === undefined || (kind === 'sidecar' && beside.has(file))) continue
    if (kind === 'image' && (hasPages || stems.has(stemsOf(file)[0]!))) continue
    // Of unknown kinds each ending is one.
    const key = kind === 'other' ? file.slice(file.lastIndexOf('.')).toLowerCase() : kind
    const known = byKind.get(key)
    if (known) known.files.push(file)
    else byKind.set(key, { kind, files: [file] })
  }
  for (const { kind, files } of byKind.values()) {
    const isNamed = files.length <= NAMED_MOST
    for (const file of isNamed ? files : files.slice(0, 1)) {
      const { chinese } = OTHER_KINDS[kind]
      const reason = isNamed ? chinese : `${chinese}（同一文件夹里这样的文件共 ${files.length} 个）`
      yield { file, line: null, code: 'OTHER_KIND', reason: `没有收录：${reason}` }
    }
  }
}
