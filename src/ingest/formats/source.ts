/** A file in the folder of sources: what is one, and where it lies. */
import { readFileSync, type Stats, statSync } from 'node:fs'

export type SourceFile = {
  /** Path below the folder of sources, with `/`. */
  file: string
  /** Path to open. */
  path: string
}

/** Endings of names that sources have. */
const SOURCE =
  /(?<!\.meta)\.(?:txt|text|md|mmd|markdown|jsonl|xml|alto|hocr|x?html?|pdf|docx|json|csv|tsv|zip)$/i

/** Whether a path below the folder of sources is one: hidden, keeper's and README files are not. */
export const isSource = (file: string): boolean => !isPassedOver(file) && SOURCE.test(file)

/** Hidden, keeper's and README files, which are none and of which nothing is said. */
export function isPassedOver(file: string): boolean {
  const segments = file.split('/')
  return segments.some((segment) => /^[._]/.test(segment)) || /^readme/i.test(segments.at(-1)!)
}

/** A pipe, a socket or a device: opening it may wait for ever. */
export const isSpecial = (stats: Stats): boolean => !stats.isFile() && !stats.isDirectory()

/** Why a special file is refused, in the form of the system's own words. */
export const SPECIAL = 'ESPIPE: a pipe, a socket or a device, not a file'

/** The bytes of a file, at once. @throws as `readFileSync`, also for a special file, which is not opened */
export function readPlainFile(path: string): Buffer {
  if (isSpecial(statSync(path))) throw Object.assign(new Error(SPECIAL), { code: 'ESPIPE' })
  return readFileSync(path)
}
