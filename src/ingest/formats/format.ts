/** A format that tools write: how a file of it is told, and what is read from one. */

import { withCharacters } from '../../lexicon.js'
import { decode, decodeHead } from './decode.js'
import type { LaidIssue, LaidPage } from './layout.js'
import type { OpenFile } from './open-file.js'

/** Bytes of a file that tell its format. */
export const HEAD_BYTES = 8192

/** A file as a format sees it. */
export type FormatInput = {
  bytes: Uint8Array
  /** Path below the folder of sources. */
  file: string
  /** The first bytes, decoded. */
  head: string
  /** The whole text. @throws {JiebaoError} BAD_ISSUE if the bytes are in no encoding we read */
  text(): string
  /** The other files of the issue, where several are one (bundles.ts). */
  members: readonly OpenFile[]
}

export type PageFormat = {
  /** In kebab-case; no other format has it. */
  id: string
  /** For keepers. */
  name: string
  /** Whether the file is one; asked of its head only. */
  recognises(input: Pick<FormatInput, 'head' | 'file'>): boolean
  /** @throws {JiebaoError} with what to do about a file that is one and cannot be read */
  read(input: FormatInput): LaidPage[] | Promise<LaidPage[] | LaidIssue>
}

export function inputOf(bytes: Uint8Array, file: string, members: readonly OpenFile[] = []): FormatInput {
  const head = decodeHead(bytes.subarray(0, HEAD_BYTES))
  return { bytes, file, head, text: () => withCharacters(decode(bytes, file)), members }
}
