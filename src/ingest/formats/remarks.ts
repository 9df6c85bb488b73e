/** What a keeper is told of a file that is taken: a key that is no metadata, a page that is not there. */
import type { Refusal } from '../../model.js'

/** Code of a key that was not taken for metadata; all else of the file or line was. */
export const UNKNOWN_KEY = 'UNKNOWN_KEY'
/** Code of files that belong to an issue of several and are not in it; the others are. */
export const INCOMPLETE = 'INCOMPLETE'

/** Whether the file or line that is told of was taken. */
export const isTaken = ({ code }: Pick<Refusal, 'code'>): boolean =>
  code === UNKNOWN_KEY || code === INCOMPLETE

/** Why a key was not taken: one sentence for the keeper. @param known names that may be meant */
export const unknownKey = (key: string, known: readonly string[]): string =>
  `不认识键“${key.slice(0, 40)}”，没有当作元数据；可用的键：${known.join('、')}`

/** Files of an issue of several that are not in it, by name. */
export type Gaps = {
  /** The table of contents names them, and they do not stand beside it. */
  absent: readonly string[]
  /** They stand beside it, and it does not name them, or they are no pages. */
  unnamed: readonly string[]
}

/** Names in one sentence. */
const MOST_NAMED = 20

/** What of an issue is not in it, one sentence each. */
export function gapsOf({ absent, unnamed }: Gaps): string[] {
  const named = (names: readonly string[]) =>
    `${names.slice(0, MOST_NAMED).join('、')}${names.length > MOST_NAMED ? ` 等 ${names.length} 个文件` : ''}`
  return [
    ...(absent.length > 0 ? [`目录里有、旁边却没有：${named(absent)}；请补上这些文件`] : []),
    ...(unnamed.length > 0
      ? [`旁边有、目录里却没有，或者不是版面，没有读：${named(unnamed)}；请另放一个文件夹`]
      : []),
  ]
}
