/**
 * Records: text as Huffman codes of phrases, decoded to UTF-16.
 *
 * As `decode` of store/stored-fields.ts and `SymbolReader` of store/huffman.ts. A book of phrases, in bytes: symbols:4
 * starts:4 units:4 4 unused, as addresses from the book on; first codes by length:8, 26 of them; first symbols by length:4, 28 of
 * them; then by the first 16 bits of a window what its code is, symbol · 32 + length:4, 0 if it is longer. Phrase s is the
 * units starts[s] … starts[s + 1]; behind the last stand 16 bytes. A phrase of none marks a single unit that follows.
 */
const CODES: usize = 16
const SYMBOLS: usize = 224
const QUICK: usize = 336

const QUICK_BITS = 16
const LONGEST = 24
const UNIT_BITS: u64 = 16

/** Decodes the code at the start of a window. @returns symbol · 32 + length of its code */
function slow(book: usize, window: u32): i32 {
  let length = QUICK_BITS + 1
  while (length < LONGEST && <u64>window >= load<u64>(book + CODES + ((<usize>(length + 1)) << 3))) length++
  const first = <u32>load<u64>(book + CODES + ((<usize>length) << 3))
  const symbol =
    load<i32>(book + SYMBOLS + ((<usize>length) << 2)) + <i32>((window - first) >>> (32 - length))
  return symbol * 32 + length
}

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
  const starts = book + <usize>load<i32>(book, 4)
  const units = book + <usize>load<i32>(book, 8)
  const endBit = (<u64>end) << 3
  const outEnd = out + ((<usize>length) << 1)
  let bit = (<u64>from) << 3
  let to = out
  while (to < outEnd && bit < endBit) {
    const word = bswap<u64>(load<u64>(<usize>(bit >>> 3))) << (bit & 7)
    const window = <u32>(word >>> 32)
    let code = load<i32>(book + QUICK + ((<usize>(window >>> (32 - QUICK_BITS))) << 2))
    if (code === 0) code = slow(book, window)
    const width = <u64>(code & 31)
    const symbol = code >>> 5
    bit += width
    if (symbol >= symbols) return 0
    const start = load<i32>(starts + ((<usize>symbol) << 2))
    const bytes = (<usize>(load<i32>(starts + ((<usize>symbol) << 2), 4) - start)) << 1
    if (bytes === 0) {
      store<u16>(to, <u16>((word << width) >>> (64 - UNIT_BITS)))
      to += 2
      bit += UNIT_BITS
      continue
    }
    if (to + bytes > outEnd) return 0
    const phrase = units + ((<usize>start) << 1)
    for (let i: usize = 0; i < bytes; i += 16) v128.store(to + i, v128.load(phrase + i))
    to += bytes
  }
  return to === outEnd ? <usize>((bit + 7) >>> 3) : 0
}
