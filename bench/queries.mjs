/**
 * Queries for timing, cut from the stories themselves with a fixed seed, so
 * that every run and every engine is asked the same.
 */
import { openCutter } from '../dist/src/analysis/analysis.js'

/** A small generator of numbers in [0, 1), the same on every machine. Source: mulberry32. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** @returns {Record<string, string[]>} class of query to its queries */
export function makeQueries(stories, perClass, seed = 1) {
  const next = random(seed)
  const pick = (list) => list[Math.floor(next() * list.length)]
  const cutter = openCutter()
  const wordsOf = (story) =>
    cutter
      .pieces(story.text)
      .filter((piece) => piece.kind === 'han' && piece.text.length > 1)
      .map((piece) => piece.text)
  const words = (n) => {
    for (;;) {
      const found = [...new Set(wordsOf(pick(stories)))]
      if (found.length >= n) return Array.from({ length: n }, () => pick(found)).join(' ')
    }
  }
  const slice = (least, most) => {
    for (;;) {
      const { text } = pick(stories)
      const length = least + Math.floor(next() * (most - least + 1))
      const cut = text.slice(Math.floor(next() * text.length)).slice(0, length)
      if (cut.length >= least && !/[\n"\\]/.test(cut)) return cut
    }
  }
  const make = (one) => Array.from({ length: perClass }, one)
  return {
    'one word': make(() => words(1)),
    'two to four words': make(() => words(2 + Math.floor(next() * 3))),
    'quoted string, 4 to 12': make(() => `"${slice(4, 12)}"`),
    'whole title': make(() => pick(stories).title),
    'any of 2 to 8': make(() => words(2 + Math.floor(next() * 7)).replaceAll(' ', ' OR ')),
    'one character': make(() => slice(1, 1)),
    'pasted paragraph, 200': make(() => slice(200, 200)),
  }
}
