/**
 * Makes an archive out of the seeds, so that a fresh clone can be measured.
 *
 *   node bench/made.mjs ARTICLES > FILE.jsonl
 *
 * An article has two to six paragraphs of sentences. Three sentences in five are
 * printed in the seeds, with some of their characters exchanged for words; the others
 * are words in a row. Words are invented: two or three characters of the seeds, as many
 * as VOCABULARY, drawn by Zipf's law. The same number gives the same bytes on every machine.
 * README.md says what figures over such an archive can tell.
 */

import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { random } from './sums.mjs'

const SEEDS = new URL('../seeds/', import.meta.url)
/** Different invented words: an archive of a hundred thousand articles has met most of them. */
const VOCABULARY = 60_000
/** Share of sentences that the seeds have. */
const PRINTED = 0.6
/** Share of the two-character pieces of a printed sentence that an invented word replaces. */
const EXCHANGED = 0.15
const FUNCTION_WORDS = ['的', '了', '在', '是', '和', '对', '为', '将']
const PUBLICATIONS = ['甲城日报', '乙江晚报', '丙州商报', '丁县新闻', '戊湖周刊']
const SECTIONS = ['要闻', '民生', '经济', '文化', '体育', '国际']
const FIRST_DAY_MS = Date.UTC(1990, 0, 1)
const DAYS = 12_000
const ARTICLES_AN_ISSUE = 12
const DAY_MS = 86_400_000

/** Sentences of the seeds, from ten characters up to a hundred and twenty. */
export function seedSentences() {
  const texts = readdirSync(SEEDS)
    .filter((name) => name.endsWith('.txt'))
    .sort()
    .map((name) => readFileSync(new URL(name, SEEDS), 'utf8'))
  return texts
    .flatMap((text) => text.split(/(?<=[。！？])|\n/))
    .map((sentence) => sentence.trim())
    .filter((sentence) => /[。！？]$/.test(sentence) && sentence.length >= 10 && sentence.length <= 120)
}

/**
 * @param {number} articles how many
 * @returns {Generator<{ id: string, title: string, text: string, date: string, publication: string, section: string }>}
 *   by rising date
 */
export function* madeArticles(articles) {
  const next = random(1)
  const number = (/** @type {number} */ least, /** @type {number} */ most) =>
    least + Math.floor(next() * (most - least + 1))
  const pick = (/** @type {readonly string[]} */ list) =>
    /** @type {string} */ (list[number(0, list.length - 1)])
  const sentences = seedSentences()
  const characters = [...new Set(sentences.join('').match(/\p{Script=Han}/gu))]
  const words = Array.from({ length: VOCABULARY }, () =>
    Array.from({ length: next() < 0.75 ? 2 : 3 }, () => pick(characters)).join(''),
  )
  /** Rank r comes with a frequency near 1/r. */
  const word = () => /** @type {string} */ (words[Math.floor(VOCABULARY ** next()) - 1])

  const printed = () =>
    pick(sentences).replace(/\p{Script=Han}{2}/gu, (pair) => (next() < EXCHANGED ? word() : pair))
  const invented = () => {
    const parts = Array.from(
      { length: number(6, 14) },
      () => word() + (next() < 0.3 ? pick(FUNCTION_WORDS) : ''),
    )
    parts.splice(number(2, 5), 0, '，')
    return `${parts.join('')}。`
  }
  const paragraph = () =>
    Array.from({ length: number(1, 4) }, () => (next() < PRINTED ? printed() : invented())).join('')

  for (let i = 0; i < articles; i++) {
    const issue = Math.floor(i / ARTICLES_AN_ISSUE)
    const day = Math.floor((issue * ARTICLES_AN_ISSUE * DAYS) / articles)
    yield {
      id: `made-${i}`,
      title: Array.from({ length: number(3, 7) }, word).join(''),
      text: Array.from({ length: number(2, 6) }, paragraph).join('\n'),
      date: new Date(FIRST_DAY_MS + day * DAY_MS).toISOString().slice(0, 10),
      publication: /** @type {string} */ (PUBLICATIONS[issue % PUBLICATIONS.length]),
      section: pick(SECTIONS),
    }
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const articles = Number(process.argv[2])
  if (!(Number.isInteger(articles) && articles > 0))
    throw new Error(`Cannot make ${process.argv[2]} articles: write a whole number above zero`)
  for (const article of madeArticles(articles))
    if (!process.stdout.write(`${JSON.stringify(article)}\n`)) await once(process.stdout, 'drain')
}
