/**
 * First and last printings against a plain scan: for random strings of an archive, cut over quotation marks and blanks,
 * between paragraphs and with a character changed, how many articles hold each, when first and last, in which newspapers.
 *
 *   node bench/attested.mjs SEEDS INDEX [--strings 10000] [--seed 1]
 *
 * Exits with 1 where an answer differs.
 */
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'
import { attested } from '../dist/src/desk/desk.js'
import { foldText } from '../dist/src/engine/engine.js'
import { Oracle, paragraphsOf } from '../dist/src/eval/oracle.js'
import { Dice } from '../dist/src/eval/random.js'
import { Sampler } from '../dist/src/eval/strings.js'
import { openArchive } from '../dist/src/jiebao.js'
import { articlesOf, everyIssue } from '../dist/src/paging.js'

/** @returns how many strings were compared, how many of them no article holds, and those whose answers differ */
export async function compareAttested(engine, strings, seed) {
  const issueOf = new Map()
  const ids = []
  const printed = []
  for (const issue of await everyIssue(engine))
    for (const article of await articlesOf(engine, issue.id)) {
      for (const paragraph of paragraphsOf(article, ids.length)) printed.push(paragraph)
      issueOf.set(article.id, issue)
      ids.push(article.id)
    }
  const oracle = new Oracle(ids, printed)
  const sampler = new Sampler(printed, new Dice(seed))
  const report = { compared: 0, nowhere: 0, marked: 0, differences: [] }
  for (let drawn = 0; report.compared < strings && drawn < strings * 4; drawn++) {
    const { text } = sampler.next()
    const folded = foldText(text)
    if (folded === '' || folded.includes('\n') || /[\uFFFD\p{Surrogate}]/u.test(text)) continue
    const issues = oracle.holding(folded).map((id) => issueOf.get(id))
    const { totalHits, first, last, publications } = await attested(engine, { q: text })
    const told = [totalHits, dayOf(first), dayOf(last), publications.map(({ key, hits }) => [key, hits])]
    const expected = [issues.length, ...daysOf(issues), papersOf(issues)]
    report.compared++
    if (issues.length === 0) report.nowhere++
    if (/[\s"“”‘’「」『』]/.test(text)) report.marked++
    if (JSON.stringify(told) !== JSON.stringify(expected)) report.differences.push({ text, told, expected })
  }
  return report
}

const dayOf = (hit) => (hit === null ? null : (hit.date.from ?? hit.date.to))

function daysOf(issues) {
  const days = issues.map(({ date }) => date.from ?? date.to).filter((day) => day !== null)
  days.sort()
  return [days[0] ?? null, days.at(-1) ?? null]
}

/** Newspapers by the number of their articles, then by name; the unknown last. */
function papersOf(issues) {
  const counts = new Map()
  for (const { publication } of issues) counts.set(publication.name, (counts.get(publication.name) ?? 0) + 1)
  return [...counts].sort(([a, n], [b, m]) =>
    a === null || b === null ? Number(a === null) - Number(b === null) : m - n || (a < b ? -1 : 1),
  )
}

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
