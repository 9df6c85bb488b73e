/** A format that tools write: how a file of it is told, and what is read from one. */

import { decode, decodeHead } from './decode.js'
import type { LaidPage } from './layout.js'

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
}

export type PageFormat = {
  /** In kebab-case; no other format has it. */
  id: string
  /** For keepers. */
  name: string
  /** Whether the file is one; asked of its head only. */
  recognises(input: Pick<FormatInput, 'head' | 'file'>): boolean
  /** @throws {JiebaoError} with what to do about a file that is one and cannot be read */
  read(input: FormatInput): LaidPage[] | Promise<LaidPage[]>
}

export function inputOf(bytes: Uint8Array, file: string): FormatInput {
  return { bytes, file, head: decodeHead(bytes.subarray(0, HEAD_BYTES)), text: () => decode(bytes, file) }
}
