/** What the page of results tells of its hits beyond what the search answers. */
import { contextObject, contextObjectOfHit } from '../http/http.js'
import type { ArticleAnswer, Engine, Hit, SearchAnswer } from '../model.js'

/** By the id of a hit. */
export type BesideHits = {
  /** The share of its worst paragraph that is legible, if that is little. */
  legible: ReadonlyMap<string, number>
  /** The photographs: a hit tells neither the caption that names one nor who took it. */
  photos: ReadonlyMap<string, ArticleAnswer>
}

export const NOTHING_BESIDE: BesideHits = { legible: new Map(), photos: new Map() }

export async function besideHits(engine: Engine, { hits }: SearchAnswer): Promise<BesideHits> {
  const [legible, photos] = await Promise.all([
    legibleOf(
      engine,
      hits.map(({ id }) => id),
    ),
    photosOf(
      engine,
      hits.filter(({ kind }) => kind === 'photo').map(({ id }) => id),
    ),
  ])
  return { legible, photos }
}

/** None while the archive is still to be counted. */
async function legibleOf(engine: Engine, id: string[]): Promise<Map<string, number>> {
  const { articles } = await engine.legibility({ page: 1, hitsPerPage: id.length, id, isWaited: false })
  return new Map(
    articles.flatMap(({ id, paragraphs: [worst] }) => (worst ? [[id, worst.share] as const] : [])),
  )
}

async function photosOf(engine: Engine, ids: string[]): Promise<Map<string, ArticleAnswer>> {
  const found = await Promise.all(ids.map((id) => engine.article(id)))
  return new Map(found.filter((photo) => photo !== undefined).map((photo) => [photo.id, photo]))
}

/** As COinS what the article's own page gives, as far as a hit tells it. */
export function objectOfHit(hit: Hit, url: string, { photos }: BesideHits): string {
  const article = photos.get(hit.id)
  return article ? contextObject({ article, url }) : contextObjectOfHit(hit, url)
}
