/**
 * Ranking goldens: what some forty queries find, and why. A change of a rank is
 * read in the diff of goldens/rankings.txt, not waved through; `vitest -u`
 * writes the file anew.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { QueryTree } from '../../src/explanation.js'
import type { Hit } from '../../src/model.js'
import { Archive, seedFiles } from './archive.js'
import { GOLDENS, type GoldenCase } from './goldens/cases.js'

const CORPUS = readFileSync(new URL('goldens/corpus.jsonl', import.meta.url), 'utf8')
/** Hits that a golden shows. */
const SHOWN = 5

const opened = new Archive({ ...seedFiles(), 'corpus.jsonl': CORPUS }).built()

const isWanted = (wanted: string) => (hit: Hit) =>
  hit.id === wanted || hit.headline?.includes(wanted) === true

function treeText({ type, typed, of = [] }: QueryTree): string {
  return of.length > 0 ? `(${type} ${of.map(treeText).join(' ')})` : `${type}:${typed}`
}

function hitText({ id, headline, rung, score, alternatives }: Hit, at: number): string {
  const forms = alternatives.map(({ typed, matched }) => `  ${typed} → ${matched}`)
  return `  ${at + 1}  ${score.toFixed(3).padStart(7)}  ${rung.padEnd(7)}  ${id}  ${headline ?? '-'}${forms.join('')}`
}

async function goldenText({ title, request, wanted, rank, reason }: GoldenCase): Promise<string> {
  const engine = await opened
  const { hits, totalHits } = await engine.search(request)
  const { tree } = await engine.explain(request)
  const { q, ...options } = request
  return [
    `# ${title}`,
    `query   ${q}${Object.entries(options).map(([name, value]) => `  ${name}=${value}`)}`,
    `tree    ${tree ? treeText(tree) : '-'}`,
    `wanted  ${wanted === null ? 'nothing' : `${wanted} at ${rank}`}: ${reason}`,
    `hits    ${totalHits}`,
    ...hits.slice(0, SHOWN).map(hitText),
    '',
  ].join('\n')
}

test.each(GOLDENS.map((golden) => [golden.title, golden] as const))('%s', async (_, golden) => {
  const { hits, totalHits } = await (await opened).search(golden.request)
  if (golden.wanted === null) expect(totalHits).toBe(0)
  else expect(hits.findIndex(isWanted(golden.wanted)) + 1, golden.reason).toBe(golden.rank)
})

test('trees, totals and the first hits are those of goldens/rankings.txt', async () => {
  const texts: string[] = []
  for (const golden of GOLDENS) texts.push(await goldenText(golden))
  await expect(texts.join('\n')).toMatchFileSnapshot('goldens/rankings.txt')
})
