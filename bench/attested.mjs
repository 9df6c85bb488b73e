/**
 * First and last printings against a plain scan: for random strings of an archive, cut over quotation marks and blanks,
 * between paragraphs and with a character changed, how many articles hold each, when first and last, in which newspapers.
 *
 *   node bench/attested.mjs SEEDS INDEX [--strings 10000] [--seed 1]
 *
 * The strings are cut from issues drawn all over the archive. Every article is then read once and scanned for all of them
 * together, so memory follows the strings, not the archive. Exits with 1 where an answer differs.
 */
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { attested } from '../dist/src/desk/desk.js'
import { foldText } from '../dist/src/engine/engine.js'
import { paragraphsOf } from '../dist/src/eval/oracle.js'
import { Dice } from '../dist/src/eval/random.js'
import { isAskable, Sampler } from '../dist/src/eval/strings.js'
import { openArchive } from '../dist/src/jiebao.js'
import { articlesOf, everyIssue } from '../dist/src/paging.js'

/** Issues that strings are cut from. */
const DRAWN = 2000

/** @returns how many strings were compared, how many of them no article holds, and those whose answers differ */
export async function compareAttested(engine, strings, seed) {
  const dice = new Dice(seed)
  const issues = await everyIssue(engine)
  const printed = []
  for (let i = 0; i < Math.min(DRAWN, issues.length); i++) {
    const { id } = dice.pick(issues)
    for (const article of await articlesOf(engine, id)) printed.push(...paragraphsOf(article, i))
  }
  const sampler = new Sampler(printed, dice)
  const texts = []
  for (let drawn = 0; texts.length < strings && drawn < strings * 4; drawn++) {
    const { text } = sampler.next()
    if (isAskable(text)) texts.push(text)
  }
  const needles = new Needles(texts.map(foldText), printed)
  let number = 0
  for (const issue of issues)
    for (const article of await articlesOf(engine, issue.id)) {
      for (const { text } of paragraphsOf(article, number)) needles.scan(foldText(text), number, issue)
      number++
    }
  const report = { articles: number, compared: 0, nowhere: 0, marked: 0, differences: [] }
  for (const [i, text] of texts.entries()) {
    const { hits, first: from, last: to, papers } = needles.found[i]
    const { totalHits, first, last, publications } = await attested(engine, { q: text })
    const told = [totalHits, dayOf(first), dayOf(last), publications.map(({ key, hits }) => [key, hits])]
    const expected = [hits, from, to, byHits(papers)]
    report.compared++
    if (hits === 0) report.nowhere++
    if (/[\s"“”‘’「」『』]/.test(text)) report.marked++
    if (JSON.stringify(told) !== JSON.stringify(expected)) report.differences.push({ text, told, expected })
  }
  return report
}

/** Many strings looked for at once: each paragraph is gone through once, for the rarest two characters of each string. */
class Needles {
  /** By the two UTF-16 units that a string is looked for by: which, and how far they stand behind its beginning. */
  #byPair = new Map()
  #single = []
  found

  /** @param printed paragraphs that tell which pairs are rare */
  constructor(folded, printed) {
    this.folded = folded
    this.found = folded.map(() => ({ hits: 0, first: null, last: null, papers: new Map(), article: -1 }))
    const counts = new Map()
    for (const { text } of printed)
      for (let at = 1; at < text.length; at++)
        counts.set(pairAt(text, at - 1), (counts.get(pairAt(text, at - 1)) ?? 0) + 1)
    for (const [i, needle] of folded.entries()) {
      if (needle.length === 1) {
        this.#single.push(i)
        continue
      }
      let best = 0
      const countAt = (at) => counts.get(pairAt(needle, at)) ?? 0
      for (let at = 1; at < needle.length - 1; at++) if (countAt(at) < countAt(best)) best = at
      const pair = pairAt(needle, best)
      this.#byPair.set(pair, [...(this.#byPair.get(pair) ?? []), { i, back: best }])
    }
  }

  scan(text, article, issue) {
    for (const i of this.#single) if (text.includes(this.folded[i])) this.#add(i, article, issue)
    for (let at = 0; at < text.length - 1; at++)
      for (const { i, back } of this.#byPair.get(pairAt(text, at)) ?? [])
        if (text.startsWith(this.folded[i], at - back) && at >= back) this.#add(i, article, issue)
  }

  #add(i, article, { date, publication }) {
    const found = this.found[i]
    if (found.article === article) return
    found.article = article
    found.hits++
    found.papers.set(publication.name, (found.papers.get(publication.name) ?? 0) + 1)
    const day = date.from ?? date.to
    if (day === null) return
    if (found.first === null || day < found.first) found.first = day
    if (found.last === null || day > found.last) found.last = day
  }
}

/** Two UTF-16 units side by side, as one number. */
const pairAt = (text, at) => text.charCodeAt(at) * 0x10000 + text.charCodeAt(at + 1)

const dayOf = (hit) => (hit === null ? null : (hit.date.from ?? hit.date.to))

/** Newspapers by the number of their articles, then by name; the unknown last. */
const byHits = (papers) =>
  [...papers].sort(([a, n], [b, m]) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : m - n || (a < b ? -1 : 1),
  )

async function main() {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { strings: { type: 'string', default: '10000' }, seed: { type: 'string', default: '1' } },
  })
  const [seeds, index] = positionals
  const archive = await openArchive({ seeds, index })
  const startMs = performance.now()
  const { differences, ...counts } = await compareAttested(
    archive.engine,
    Number(values.strings),
    Number(values.seed),
  )
  console.log(
    JSON.stringify({
      ...counts,
      differences: differences.length,
      seconds: (performance.now() - startMs) / 1000,
    }),
  )
  for (const each of differences.slice(0, 10)) console.log(JSON.stringify(each))
  await archive.close()
  if (differences.length > 0) process.exitCode = 1
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) await main()
