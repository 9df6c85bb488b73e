/**
 * Finds the articles that hold a string by scanning their folded paragraphs: an answer
 * without an index, to compare the engine's with.
 *
 * Takes the paragraphs from the stored text by its own code. The fold of one paragraph is
 * all that it shares with indexing and search.
 */
import { foldText } from '../engine/engine.js'
import { type Article, FIELDS, type Field } from '../model.js'

/** A printed paragraph of one field of one article. */
export type Printed = { article: number; field: Field; text: string }

/** Every paragraph of an article, in reading order of its fields. */
export function paragraphsOf(article: Article, number: number): Printed[] {
  const { headline, kicker, subheadline, section, series, credit, body, captions, asides } = article
  const standsAlone = series !== null && !section?.includes(series.name)
  const texts: Record<Field, (string | null)[]> = {
    headline: [headline],
    kicker: [kicker],
    subheadline: [subheadline],
    section: [section, standsAlone ? `${series.name}${series.number}` : null],
    byline: [credit],
    body: [body],
    caption: captions.map(({ text }) => text),
    aside: asides.flatMap(({ label, text }) => [label, text]),
  }
  return FIELDS.flatMap((field) =>
    texts[field].flatMap((text) =>
      (text ?? '')
        .split('\n')
        .filter((paragraph) => paragraph !== '')
        .map((paragraph) => ({ article: number, field, text: paragraph })),
    ),
  )
}

/** Two UTF-16 units side by side, as one number. */
const pairAt = (text: string, at: number) => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)

export class Oracle {
  /** Folded paragraphs, each ended by a line end, which no folded needle holds. */
  readonly #text: string
  /** By UTF-16 unit of the text: the number of its paragraph. */
  readonly #owners: Int32Array
  readonly #places = new Map<number, number[]>()

  constructor(
    readonly ids: readonly string[],
    readonly printed: readonly Printed[],
    /** Folds one paragraph; the identity compares character by character. */
    fold: (text: string) => string = foldText,
  ) {
    const folded = printed.map(({ text }) => `${fold(text)}\n`)
    this.#text = folded.join('')
    this.#owners = new Int32Array(this.#text.length)
    let at = 0
    for (const [owner, { length }] of folded.entries()) {
      this.#owners.fill(owner, at, at + length)
      at += length
    }
    for (let pair = 0; pair < this.#text.length - 1; pair++) {
      const key = pairAt(this.#text, pair)
      const places = this.#places.get(key)
      if (places) places.push(pair)
      else this.#places.set(key, [pair])
    }
  }

  /**
   * Sorted ids of the articles that hold a string, folded as the paragraphs are.
   *
   * @param needle not empty, and without a line end
   * @param field  the only field that is scanned; undefined: all
   */
  holding(needle: string, field?: Field): string[] {
    const found = new Set<number>()
    for (const place of this.#placesOf(needle)) {
      const { article, field: own } = this.printed[this.#owners[place]!]!
      if (field === undefined || field === own) found.add(article)
    }
    return [...found].map((article) => this.ids[article]!).sort()
  }

  /** Yields the places of a needle: tries every place of its rarest pair of units. */
  *#placesOf(needle: string): Generator<number> {
    if (needle.length === 1) {
      for (let at = this.#text.indexOf(needle); at >= 0; at = this.#text.indexOf(needle, at + 1)) yield at
      return
    }
    let rarest: readonly number[] | undefined
    let offset = 0
    for (let i = 0; i < needle.length - 1; i++) {
      const places = this.#places.get(pairAt(needle, i)) ?? []
      if (rarest !== undefined && places.length >= rarest.length) continue
      rarest = places
      offset = i
    }
    for (const place of rarest ?? []) if (this.#text.startsWith(needle, place - offset)) yield place - offset
  }
}
