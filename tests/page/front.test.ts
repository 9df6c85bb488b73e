/** The front page: this day in other years, not in the newest only. */
import { expect, test } from 'vitest'
import type { Hit, SearchRequest } from '../../src/model.js'
import { frontView } from '../../src/page/front-view.js'
import { markupOf } from '../../src/page/html.js'
import { siteAt } from '../../src/page/site.js'
import { fakeEngine } from '../api/fake-engine.js'

const span = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, i) => String(first + i))

test.each([
  [span(2024, 2024), ['2024', '2024', '2024', '2024', '2024']],
  [span(2022, 2025), ['2025', '2025', '2024', '2023', '2022']],
  [span(1946, 2026), ['2026', '2006', '1986', '1966', '1946']],
  [[], []],
])('of %j it shows %j', async (years, shown) => {
  const plain = fakeEngine()
  const { hits, ...answer } = await plain.search({ q: '' })
  const dayOf = ({ from: year, hitsPerPage = 20 }: SearchRequest): Hit[] =>
    Array.from({ length: year ? hitsPerPage : 1 }, (_, i) => ({
      ...hits[0]!,
      id: `${year}-${i}`,
      eventDate: `${year}-11-29`,
    }))
  const search = async (request: SearchRequest) => ({
    ...answer,
    hits: request.monthDay && years.length > 0 ? dayOf(request) : [],
    facetDistribution: { year: Object.fromEntries(years.map((year) => [year, 9])) },
  })
  const left = () => ({})
  const { content } = await frontView(Object.assign(plain, { search }), '11-29', siteAt('./'), left)
  const section = /历年今日<\/h2>(.*?)<\/section>/.exec(markupOf(content))![1]!
  expect([...section.matchAll(/<span class="soft">(\d{4})</g)].map(([, year]) => year)).toEqual(shown)
})
