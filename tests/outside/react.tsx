/** The same client fits react-instantsearch. */
import type { Hit } from 'instantsearch.js'
import { createClient, type InstantHit, instantSearch } from 'jiebao/client'
import {
  Highlight,
  Hits,
  InstantSearch,
  Pagination,
  RefinementList,
  SearchBox,
  Snippet,
  SortBy,
  useHits,
  useInstantSearch,
} from 'react-instantsearch'

const searchClient = instantSearch(createClient('http://localhost:3000'))

function Article({ hit }: { hit: Hit<InstantHit> }) {
  return (
    <article>
      <h2>
        <Highlight attribute="headline" hit={hit} />
      </h2>
      <p>
        {hit.publication.name} {hit.date.from}
      </p>
      <Snippet attribute={['body']} hit={hit} />
    </article>
  )
}

function Rungs() {
  const { items } = useHits<InstantHit>()
  const { status, error } = useInstantSearch({ catchError: true })
  return <p>{error?.message ?? `${status} ${items.map(({ rung }) => rung).join()}`}</p>
}

export const App = () => (
  <InstantSearch indexName="jiebao" searchClient={searchClient} routing>
    <SearchBox />
    <SortBy items={[{ label: '新到旧', value: 'jiebao/date:desc' }]} />
    <RefinementList attribute="publication" operator="or" searchable />
    <Rungs />
    <Hits hitComponent={Article} />
    <Pagination />
  </InstantSearch>
)
