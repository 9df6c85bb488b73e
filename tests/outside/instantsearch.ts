/** The client of InstantSearch fits the types of instantsearch.js and of its widgets. */
import instantsearch, { type InstantSearch, type SearchClient } from 'instantsearch.js'
import {
  configure,
  hits,
  hitsPerPage,
  infiniteHits,
  pagination,
  rangeInput,
  refinementList,
  searchBox,
  sortBy,
  stats,
} from 'instantsearch.js/es/widgets'
import { createClient, type InstantHit, instantSearch } from 'jiebao/client'

const searchClient: SearchClient = instantSearch(createClient('http://localhost:3000'))

export const search: InstantSearch = instantsearch({ indexName: 'jiebao', searchClient })
search.addWidgets([
  configure({ hitsPerPage: 20, maxValuesPerFacet: 50 }),
  searchBox({ container: '#box' }),
  stats({ container: '#stats' }),
  refinementList({ container: '#papers', attribute: 'publication', operator: 'or', searchable: true }),
  rangeInput({ container: '#years', attribute: 'year' }),
  sortBy({
    container: '#sort',
    items: [
      { label: '相关', value: 'jiebao' },
      { label: '新到旧', value: 'jiebao/date:desc' },
    ],
  }),
  hitsPerPage({ container: '#rows', items: [{ label: '20', value: 20, default: true }] }),
  hits<InstantHit>({
    container: '#hits',
    templates: {
      item: (hit, { html, components }) => html`
        <h2>${components.Highlight({ attribute: 'headline', hit })}</h2>
        <p>${hit.publication.name} ${hit.date.from} ${hit.rung}</p>
        <p>${components.Snippet({ attribute: ['body'], hit })}</p>
      `,
    },
  }),
  infiniteHits<InstantHit>({ container: '#more' }),
  pagination({ container: '#pages' }),
])
