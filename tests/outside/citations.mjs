/**
 * Holds citations to a published parser: every article of the seeds in RIS, BibTeX and CSL-JSON, read by Citation.js, is one
 * article of one newspaper, day and address. Needs `npm ci` here, and a compiled Jiebao.
 */
import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Cite } from '@citation-js/core'
import '@citation-js/plugin-bibtex'
import '@citation-js/plugin-csl'
import '@citation-js/plugin-ris'
import { citation } from '../../dist/src/http/http.js'
import { openArchive } from '../../dist/src/jiebao.js'

const index = mkdtempSync(join(tmpdir(), 'jiebao-citations-'))
const archive = await openArchive({ seeds: join(import.meta.dirname, '../../seeds'), index })
try {
  await archive.index()
  const cited = []
  for await (const { article } of archive.engine.export({ q: '' }, { whole: true }))
    cited.push({ article, url: `https://example.org/article/${article.id}`, accessed: '2026-01-02' })
  assert.ok(cited.length > 40)
  /** @param {'ris' | 'bibtex' | 'csl-json'} format @param {string} [forceType] */
  const read = (format, forceType) => {
    const texts = cited.map((each) => citation(each, format))
    const input = format === 'csl-json' ? texts.flatMap((text) => JSON.parse(text)) : texts.join('\n')
    const { data } = new Cite(input, { generateGraph: false, ...(forceType ? { forceType } : {}) })
    return data
  }
  const csl = read('csl-json')
  const bibtex = read('bibtex', '@bibtex/text')
  const ris = read('ris', '@ris/file')
  assert.deepEqual([bibtex.length, ris.length], [csl.length, csl.length])
  for (const [i, one] of csl.entries()) {
    assert.equal(one.type, 'article-newspaper')
    assert.equal(ris[i].type, 'article-newspaper')
    for (const field of ['title', 'container-title', 'page', 'URL'])
      for (const other of [bibtex[i], ris[i]]) assert.equal(other[field], one[field], `${one.id} ${field}`)
    // CSL has both ends of a span, the others have what is certain of it.
    const [first = []] = one.issued?.['date-parts'] ?? []
    for (const { issued } of [bibtex[i], ris[i]]) {
      const [certain = []] = issued?.['date-parts'] ?? []
      assert.deepEqual(certain, first.slice(0, certain.length), one.id)
      assert.equal(certain.length > 0, first.length > 0, one.id)
    }
  }
  console.log(`Citation.js: ${csl.length} articles in three formats, the same`)
} finally {
  await archive.close()
  rmSync(index, { recursive: true })
}
