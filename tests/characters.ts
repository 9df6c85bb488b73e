import fc from 'fast-check'

/** Code points of surrogates, which are no characters by themselves. */
const [SURROGATES_FROM, SURROGATES] = [0xd800, 0x800]

/**
 * Any code point as text, to be given to `fc.string` as its unit.
 *
 * The same as its unit `binary`, which makes a table of all million characters first: that takes a second.
 */
export const character: fc.Arbitrary<string> = fc.nat(0x10ffff - SURROGATES).map(
  (n) => String.fromCodePoint(n < SURROGATES_FROM ? n : n + SURROGATES),
  (text) => {
    const [one, ...more] = text as string
    if (more.length > 0) throw new Error('More than a character')
    const code = one!.codePointAt(0)!
    return code < SURROGATES_FROM ? code : code - SURROGATES
  },
)
