/**
 * Draws how building, bytes and latency grow with the archive.
 *
 *   node bench/growth.mjs RESULT.json… > bench/growth.svg
 *
 * RESULT.json is what bench.mjs leaves of an archive. What one of them does not tell is left out.
 */
import { readFileSync } from 'node:fs'
import { drawPanels } from './chart.mjs'

const results = process.argv.slice(2).map((path) => JSON.parse(readFileSync(path, 'utf8')))

const line = (name, of) => ({
  name,
  points: results
    .map((result) => [result.articles, of(result)])
    .filter(([, value]) => Number.isFinite(value) && value > 0),
})

const panels = [
  { title: 'Build, seconds', lines: [line('build', ({ build }) => build?.seconds)] },
  {
    title: 'Index and text, bytes',
    lines: [line('index', ({ index }) => index.totalBytes), line('text', ({ textBytes }) => textBytes)],
  },
  {
    title: 'Answer, ms, all classes',
    lines: [
      line('p99', ({ answers }) => answers.classes.all.p99),
      line('p50', ({ answers }) => answers.classes.all.p50),
    ],
  },
]
const drawable = panels
  .map(({ title, lines }) => ({ title, lines: lines.filter(({ points }) => points.length > 0) }))
  .filter(({ lines }) => lines.length > 0)
if (drawable.length === 0) {
  console.error('Cannot draw: name the files SIZE.json that "npm run bench" left in its work folder')
  process.exit(2)
}
const scaled = results.filter(({ origin }) => origin === 'scaled').map(({ articles }) => articles)
const since = `articles (from ${Math.min(...scaled).toLocaleString('en-US')} on scaled, not real)`
console.log(drawPanels(drawable, scaled.length > 0 ? since : 'articles'))
