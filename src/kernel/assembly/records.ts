/**
 * Records: text as Huffman codes of phrases, decoded to UTF-16.
 *
 * As `decode` of store/stored-fields.ts and `SymbolReader` of store/huffman.ts. A book of phrases, in bytes: symbols:4
 * slots:4 units:4 4 unused, the latter two as addresses from the book on; first codes by length:8, 26 of them; first symbols by
 * length:4, 28 of them; then by the first 10 bits of a window the length of its shortest code:1. A slot of 16 bytes for each
 * symbol: its phrase of up to 7 units, else its first unit:4, and in the last two bytes how many units it has. A phrase of none
 * marks a single unit that follows. The longer phrases stand together, 16 bytes behind the last.
 *
 * Few bytes are asked for each code, because books rarely stay in the nearest caches: a table of all 16 bits has 256 KB.
 */
const CODES: usize = 16
const SYMBOLS: usize = 224
const LENGTHS: usize = 336

const LENGTHS_BITS = 10
const LONGEST: u32 = 24
const UNIT_BITS: u64 = 16
const SLOT_SHIFT: usize = 4
const SLOT_COUNT: usize = 14
const SLOT_UNITS: usize = 7

/**
 * Decodes `length` units.
 *
 * @param from the byte at which the codes begin
 * @param end  the byte behind the record; 8 zeros follow
 * @param out  where the units go; 16 bytes behind them are written too
 * @returns the byte behind the last code; 0 if the phrases do not end there
 */
export function decodeRecord(book: usize, from: usize, end: usize, length: i32, out: usize): usize {
  const symbols = load<i32>(book)
  const slots = book + <usize>load<i32>(book, 4)
  const units = book + <usize>load<i32>(book, 8)
  const endBit = (<u64>end) << 3
  const outEnd = out + ((<usize>length) << 1)
  let bit = (<u64>from) << 3
  let to = out
  while (to < outEnd && bit < endBit) {
    const word = bswap<u64>(load<u64>(<usize>(bit >>> 3))) << (bit & 7)
    const window = <u32>(word >>> 32)
    let width = <u32>load<u8>(book + LENGTHS + <usize>(window >>> (32 - LENGTHS_BITS)))
    while (width < LONGEST && <u64>window >= load<u64>(book + CODES + ((<usize>(width + 1)) << 3))) width++
    const first = <u32>load<u64>(book + CODES + ((<usize>width) << 3))
    const symbol =
      load<i32>(book + SYMBOLS + ((<usize>width) << 2)) + <i32>((window - first) >>> (32 - width))
    if (<u32>symbol >= <u32>symbols) return 0
    bit += width
    const slot = slots + ((<usize>symbol) << SLOT_SHIFT)
    const count = <usize>load<u16>(slot, SLOT_COUNT)
    if (count === 0) {
      store<u16>(to, <u16>((word << width) >>> (64 - UNIT_BITS)))
      to += 2
      bit += UNIT_BITS
      continue
    }
    const bytes = count << 1
    if (to + bytes > outEnd) return 0
    if (count <= SLOT_UNITS) v128.store(to, v128.load(slot))
    else {
      const phrase = units + ((<usize>load<i32>(slot)) << 1)
      for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(phrase + i))
    }
    to += bytes
  }
  return to === outEnd ? <usize>((bit + 7) >>> 3) : 0
}
