/** Records out of Huffman codes, by assembly/records.ts. store/stored-fields.ts decodes the same without kernels. */
import { RECORD, RECORD_UNITS } from './layout.js'
import type { Machine } from './machine.js'

/** Bytes behind a record that the kernel loads. */
const PADDING = 8
const MOST_BYTES = RECORD_UNITS - RECORD - PADDING
const MOST_UNITS = 2 ** 21

export class RecordDecoder {
  readonly #machine: Machine

  constructor(machine: Machine) {
    this.#machine = machine
  }

  fits(bytes: number, units: number): boolean {
    return bytes <= MOST_BYTES && units <= MOST_UNITS
  }

  /**
   * Decodes a record.
   *
   * @param book   where the book of its phrases (assembly/records.ts) stands
   * @param record its bytes, of which the codes begin at `from` and fill the rest
   * @param units  of its text
   * @returns undefined if the codes do not fill it
   */
  decode(book: number, record: Uint8Array, from: number, units: number): string | undefined {
    const { kernels, bytes } = this.#machine
    const end = RECORD + record.length
    bytes.set(record, RECORD)
    bytes.fill(0, end, end + PADDING)
    if (kernels.decodeRecord(book, RECORD + from, end, units, RECORD_UNITS) !== end) return undefined
    return Buffer.from(bytes.buffer, RECORD_UNITS, units * 2).toString('utf16le')
  }
}
