/**
 * What the rivals are asked, drawn with a seed out of the stories and their titles.
 *
 * Pure: is handed texts, and how a text is cut into words.
 */
import { random } from '../sums.mjs'

const HAN_WORD = /^\p{Script=Han}{2,4}$/u
const HAN_STRING = /^\p{Script=Han}+$/u
/** An office before a name: whoever stands there is seldom a common word. */
const NAMED =
  /(?:记者|局长|主任|书记|教授|院士|队长|院长|所长|员工|选手|村民|工程师)(\p{Script=Han}{3})(?=[，。、：（说介告表在])/gu
/** Articles that a rare name stands in, at most. */
const MOST_HOLDERS = 5
/** Drawing ends although there are not enough. */
const MOST_DRAWS = 50

export function drawer(seed) {
  const next = random(seed)
  const int = (least, most) => least + Math.floor(next() * (most - least + 1))
  const pick = (list) => list[int(0, list.length - 1)]
  return { int, pick }
}

/** Draws until there are so many, none twice. */
function draw(many, drawOne, keyOf = (one) => String(one)) {
  const found = new Map()
  for (let tried = 0; found.size < many && tried < many * MOST_DRAWS; tried++) {
    const one = drawOne()
    if (one !== undefined) found.set(keyOf(one), one)
  }
  return [...found.values()]
}

/** @returns a string of so many characters out of one paragraph, without white space at its ends; undefined if none was drawn */
export function cutString(text, least, most, { int, pick }) {
  const signs = [...pick(text.split('\n'))]
  const length = int(least, most)
  if (signs.length < length) return undefined
  const from = int(0, signs.length - length)
  const string = signs.slice(from, from + length).join('')
  return string.trim() === string ? string : undefined
}

/**
 * @param {string[]} texts of the stories, in order
 * @param {{ text: string, article: number }[]} titles with the number of the story of each
 * @param {(text: string) => string[]} words
 * @param {(text: string) => string} fold
 * @param {{ perClass: number, strings: number, counted: number }} sizes
 * @returns classes of queries, each `how` its parts are asked together; and strings with the number of their story, the first
 *   `counted` with how many stories hold them sign for sign, and how many when both are folded
 */
export function drawQueries(texts, titles, words, fold, { perClass, strings, counted }) {
  const dice = drawer(1)
  const isWhole = (word) => HAN_WORD.test(word) && words(word).length === 1
  const wordsOf = (title) => [...new Set(words(title.text))].filter(isWhole)
  const two = (held) => () => {
    const title = dice.pick(titles)
    const list = wordsOf(title).filter((word) => !held || texts[title.article].includes(word))
    const [a, b] = [dice.pick(list), dice.pick(list)]
    return a === undefined || a === b ? undefined : [a, b]
  }
  const string = (least, most) => () => {
    const article = dice.int(0, texts.length - 1)
    const text = cutString(texts[article], least, most, dice)
    return text === undefined ? undefined : { text, article }
  }
  const holdersOf = (text) => texts.filter((story) => story.includes(text)).length
  const folded = texts.map((text) => text.split('\n').map(fold).join('\n'))
  const foldedHoldersOf = (text) => folded.filter((story) => story.includes(fold(text))).length
  const name = () => {
    const [, found] = dice.pick([...dice.pick(texts).matchAll(NAMED)]) ?? []
    return found !== undefined && holdersOf(found) <= MOST_HOLDERS ? [found] : undefined
  }
  const word = () => {
    const one = dice.pick(wordsOf(dice.pick(titles)))
    return one === undefined ? undefined : [one]
  }
  const phrase = () => {
    const one = string(3, 5)()
    return one !== undefined && HAN_STRING.test(one.text) ? [one.text] : undefined
  }
  const classOf = (how, drawOne) => draw(perClass, drawOne).map((parts) => ({ how, parts }))
  const drawn = draw(strings, string(2, 12), ({ text }) => text)
  return {
    classes: {
      word: classOf('all', word),
      and: classOf('all', two(true)),
      or: classOf('any', two(false)),
      phrase: classOf('phrase', phrase),
      name: classOf('phrase', name),
    },
    strings: drawn.map(({ text, article }, i) => ({
      text,
      article,
      holders: i < counted ? [holdersOf(text), foldedHoldersOf(text)] : null,
    })),
  }
}
