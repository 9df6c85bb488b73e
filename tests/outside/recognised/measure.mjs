/**
 * Compares how a page was read with how it was set: headlines, joins of printed lines, and marks over the page.
 *
 * What a recogniser misread is no fault of the reader: headlines are met with two characters in five wrong
 * or more, and a join is looked for by the characters on both sides of it.
 */
import { plainOf } from '../../../dist/src/lexicon.js'
import { marksOf } from '../../../dist/src/page/clip.js'

/** @import { GoldArticle, SetPart } from './compose.mjs' */
/** @typedef {{ right: number, missed: number, wrong: number }} Tally */

const plain = (/** @type {string | null} */ text) =>
  plainOf((text ?? '').normalize('NFKC')).replace(/\s/g, '')

/** Least likeness of two headlines, and least share of a body's pairs of characters that are of the other. */
const ALIKE = 0.6
const SHARED = 0.3
/** Characters on each side of a join. */
const SIDE = 8
const noTally = () => ({ right: 0, missed: 0, wrong: 0 })
/** @param {Tally} tally */
export const f1 = ({ right, missed, wrong }) =>
  right + missed + wrong ? (2 * right) / (2 * right + missed + wrong) : 1

/** @param {string} a @param {string} b @returns {number} 1 less the edits as a share of the longer */
export function likeness(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min(
          (row[j] ?? 0) + 1,
          (next[j - 1] ?? 0) + 1,
          (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1),
        ),
      )
    row = next
  }
  return 1 - (row.at(-1) ?? 0) / Math.max(a.length, b.length, 1)
}

const pairsOf = (/** @type {string} */ text) =>
  new Set(Array.from({ length: Math.max(0, text.length - 1) }, (_, i) => text.slice(i, i + 2)))

/**
 * @param {readonly GoldArticle[]} gold
 * @param {readonly any[]} articles  as read
 * @param {(note: string) => void} note
 */
export function scoreHeadlines(gold, articles, note) {
  const tally = noTally()
  const left = new Set(articles.filter(({ kind, headline }) => kind !== 'other' && headline !== null))
  for (const { headline, paragraphs } of gold) {
    if (headline === null) continue
    const pairs = pairsOf(plain(paragraphs.join('')))
    const found = [...left].find((article) => {
      const own = pairsOf(plain(article.body))
      const shared = [...own].filter((pair) => pairs.has(pair)).length
      return (
        shared >= SHARED * Math.min(own.size, pairs.size) &&
        likeness(plain(article.headline), plain(headline)) >= ALIKE
      )
    })
    if (found) {
      left.delete(found)
      tally.right++
    } else {
      tally.missed++
      note(`headline missed: ${headline}`)
    }
  }
  for (const { headline } of left) {
    // A reader takes the name of a column over a story without a headline for its headline.
    if (gold.some(({ section }) => section !== '' && likeness(plain(section), plain(headline)) >= ALIKE))
      continue
    tally.wrong++
    note(`headline wrong: ${headline}`)
  }
  return tally
}

/** Where strings stand in a text that may misread some of their characters. */
class Finder {
  constructor(/** @type {string} */ text) {
    this.text = text
    /** @type {Map<string, number[]>} */
    this.at = new Map()
    for (let i = 0; i + 2 <= text.length; i++) {
      const pair = text.slice(i, i + 2)
      const places = this.at.get(pair)
      if (places) places.push(i)
      else this.at.set(pair, [i])
    }
  }

  /** Where `text` begins, by most of its pairs; all places that have as many. @param {string} text */
  find(text) {
    /** @type {Map<number, number>} */
    const votes = new Map()
    for (let i = 0; i + 2 <= text.length; i++)
      for (const at of this.at.get(text.slice(i, i + 2)) ?? [])
        votes.set(at - i, (votes.get(at - i) ?? 0) + 1)
    const most = Math.max(0, ...votes.values())
    return most < Math.min(3, text.length - 1)
      ? []
      : [...votes].filter(([, count]) => count === most).map(([at]) => at)
  }
}

/**
 * @param {readonly SetPart[]} parts
 * @param {readonly any[]} articles
 * @param {(note: string) => void} note
 */
export function scoreJoins(parts, articles, note) {
  const tally = noTally()
  const bodies = articles.flatMap(({ body, captions = [], asides = [], headline, subheadline, kicker }) => [
    ...body.split('\n'),
    ...[...captions, ...asides].map(({ text }) => text),
    headline,
    subheadline,
    kicker,
  ])
  const finder = new Finder(bodies.map(plain).join('\n\n'))
  const { text } = finder
  for (const { part, lines } of parts) {
    if (part !== 'body') continue
    const own = lines.map((line) => plain(line.text))
    const whole = own.join('')
    let at = 0
    for (const line of own) {
      at += line.length
      const first = whole.slice(Math.max(0, at - SIDE), at)
      const second = whole.slice(at, at + SIDE)
      const ends = finder.find(first).map((begin) => begin + first.length)
      if (ends.length === 0) continue
      if (second === '') {
        const goesOn = ends.every(
          (end) => !text.slice(Math.max(0, end - 2), end + 3).includes('\n') && end + 3 < text.length,
        )
        if (goesOn) {
          tally.wrong++
          note(`join wrong: ${first}|${text.slice(ends[0], (ends[0] ?? 0) + SIDE)}`)
        }
        continue
      }
      const begins = finder.find(second)
      if (begins.length === 0) continue
      const isJoined = ends.some((end) =>
        begins.some((begin) => Math.abs(begin - end) <= 2 && !text.slice(end - 2, begin + 2).includes('\n')),
      )
      if (isJoined) tally.right++
      else {
        tally.missed++
        note(`join missed: ${first}|${second}`)
      }
    }
  }
  return tally
}

/** Characters of a word that is looked for, and how far one stands from the next. */
const WORD = 3
const APART = 17
/** A mark may miss the edge of its word by this share of a character. */
const OFF = 0.5

/**
 * @param {readonly SetPart[]} parts
 * @param {readonly any[]} articles
 * @param {(note: string) => void} note
 */
export function scoreMarks(parts, articles, note) {
  const tally = noTally()
  const bodies = parts.filter(({ part }) => part === 'body')
  for (const article of articles) {
    if (!article.places || article.kind === 'other') continue
    for (let at = 0; at + WORD <= article.body.length; at += APART) {
      const word = article.body.slice(at, at + WORD)
      if (!/^\p{Script=Han}+$/u.test(word)) continue
      const runs = bodies.flatMap((part) => runsOf(part, word))
      // Misread, or set elsewhere than in a body.
      if (runs.length === 0) continue
      const matches = [{ field: 'body', ranges: [[at, at + WORD]] }]
      const marks = marksOf({ ...article, matches })
      const isRight =
        marks.length > 0 &&
        marks.every(({ box }) => {
          const [left, top, right, bottom] = box.map((edge) => edge / 10_000)
          return runs.some(([l = 0, t = 0, r = 0, b = 0, high = 0]) => {
            const middle = ((top ?? 0) + (bottom ?? 0)) / 2
            return (
              Math.abs((left ?? 0) - l) <= OFF * high &&
              Math.abs((right ?? 0) - r) <= OFF * high &&
              middle > t &&
              middle < b
            )
          })
        })
      if (isRight) tally.right++
      else {
        tally.missed++
        note(
          `mark off: ${word} ${JSON.stringify(marks.map(({ box }) => box))} of ${JSON.stringify(runs.map((run) => run.map((edge) => Math.round(edge * 10_000))))}`,
        )
      }
    }
  }
  return tally
}

/** Edges of each line's share of each occurrence of a word, and the width of a character. @param {SetPart} part @param {string} word */
function runsOf({ lines }, word) {
  const text = lines.map((line) => line.text).join('')
  const all = lines.flatMap((line, row) => line.boxes.map((box) => ({ box, row })))
  const runs = []
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
    const signs = all.slice(at, at + word.length)
    for (const row of new Set(signs.map(({ row }) => row))) {
      const boxes = signs.filter((sign) => sign.row === row).map(({ box }) => box)
      const [first, last] = [boxes[0], boxes.at(-1)]
      if (first && last) runs.push([first[0], first[1], last[2], last[3], first[2] - first[0]])
    }
  }
  return runs
}
