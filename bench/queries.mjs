/**
 * Queries for timing, cut from the articles themselves with a fixed seed, so
 * that every run and every engine is asked the same.
 */
import { openCutter } from '../dist/src/analysis/analysis.js'
import { random } from './sums.mjs'

/** In which nothing is pruned away: the budget names them apart. */
export const HEAVY = ['one character', 'pasted paragraph, 200']

/** Asked by few, and by places, not by lists: the figures over all classes leave them out. */
export const OPERATORS = ['two words within 5', 'pattern with a hole']

const HAN = /^\p{Script=Han}$/u
const FUNCTION_WORDS = /[的了在是]/g
/** Draws before an archive is held to have nothing of a kind. */
const MOST_DRAWS = 10_000

/**
 * @param stories articles as lines of a `.jsonl` have them
 * @returns {Record<string, object[]>} class of query to its requests; a class that the archive has nothing for is left out
 */
export function makeQueries(stories, perClass) {
  const draw = new Draw(stories, random(1))
  const made = Object.entries(CLASSES).map(([name, one]) => [
    name,
    fill((place) => one(draw, place), perClass),
  ])
  return Object.fromEntries(made.filter(([, requests]) => requests.length > 0))
}

/** As many of a kind as wanted, or none. @param one is told how many there are */
function fill(one, wanted) {
  const made = []
  for (let draws = 0; made.length < wanted; draws++) {
    if (draws > MOST_DRAWS * (made.length + 1)) return []
    const request = one(made.length)
    if (request) made.push(request)
  }
  return made
}

/** Each draws one request, or undefined where what was drawn does not serve. */
const CLASSES = {
  'one word': (draw) => asking(draw.words(1)?.words),
  'two to four words': (draw) => asking(draw.words(draw.number(2, 4))?.words),
  'all of 2 to 4': (draw) => asking(draw.words(draw.number(2, 4))?.words, { matching: 'all' }),
  'any of 2 to 8': (draw) => asking(draw.words(draw.number(2, 8))?.words.join(' OR ')),
  'quoted string, 4 to 12': (draw) => {
    const cut = draw.slice(draw.number(4, 12))
    return cut && { q: `"${cut}"` }
  },
  'clause with 的 了 在 是': (draw) => asking(draw.clause()),
  'whole title': (draw) => asking(draw.story().title),
  'one character': (draw, place) => {
    // The most frequent of all is always among them.
    const sign = place === 0 ? '的' : draw.slice(1)
    return HAN.test(sign) ? { q: sign } : undefined
  },
  'pasted paragraph, 200': (draw) => asking(draw.slice(200)),
  'one word, one year': (draw) => draw.within(4),
  'one word, one month': (draw) => draw.within(7),
  'one word, one publication': (draw) => draw.having('publication'),
  'one word, one section': (draw) => draw.having('section'),
  'two words within 5': (draw) => {
    const pair = draw.pair()
    return pair && { q: `"${pair.join(' ')}"~5` }
  },
  'pattern with a hole': (draw) => {
    const signs = [...(draw.slice(draw.number(3, 5)) ?? '')]
    if (signs.length === 0 || !signs.every((sign) => HAN.test(sign))) return undefined
    signs[draw.number(1, signs.length - 2)] = '?'
    return { q: `通配:"${signs.join('')}"` }
  },
}

const asking = (typed, others) => {
  const q = Array.isArray(typed) ? typed.join(' ') : typed
  return q ? { q, ...others } : undefined
}

/** Draws from the stories; undefined where the story drawn has nothing that serves. */
class Draw {
  #cutter = openCutter()

  constructor(stories, next) {
    this.stories = stories
    this.next = next
  }

  number = (least, most) => least + Math.floor(this.next() * (most - least + 1))
  pick = (list) => list[Math.floor(this.next() * list.length)]
  story = () => this.pick(this.stories)

  /** Words of one story. */
  words(wanted) {
    const story = this.story()
    const different = [...new Set(this.#wordsOf(story))]
    if (different.length < wanted) return undefined
    return { story, words: Array.from({ length: wanted }, () => this.pick(different)) }
  }

  /** Two neighbouring words of one story. */
  pair() {
    const words = this.#wordsOf(this.story())
    const at = this.number(1, words.length - 1)
    return words[at] && [words[at - 1], words[at]]
  }

  #wordsOf({ text }) {
    const pieces = this.#cutter.pieces(text)
    return pieces.filter(({ kind, text }) => kind === 'han' && text.length > 1).map(({ text }) => text)
  }

  slice(length) {
    const { text } = this.story()
    const from = Math.floor(this.next() * text.length)
    const cut = text.slice(from, from + length)
    return cut.length === length && !/[\n"\\]/.test(cut) ? cut : undefined
  }

  /** What stands between two marks, with its function words, as somebody types it. */
  clause() {
    const clause = this.pick(this.story().text.split(/[^\p{Script=Han}]+/u))
    const isServing = clause.length >= 8 && clause.length <= 30
    return isServing && clause.match(FUNCTION_WORDS)?.length >= 2 ? clause : undefined
  }

  /** A word, in the period in which its story was printed. @param signs of `YYYY-MM-DD` */
  within(signs) {
    const drawn = this.words(1)
    const period = drawn?.story.date?.slice(0, signs)
    return period && { q: drawn.words[0], from: period, to: period }
  }

  having(filter) {
    const drawn = this.words(1)
    const value = drawn?.story[filter]
    return value && { q: drawn.words[0], [filter]: [value] }
  }
}
