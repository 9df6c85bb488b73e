/** What the page of results tells of its hits beyond what the search answers. */
import { contextObject, contextObjectOfHit } from '../http/http.js'
import type { ArticleAnswer, Engine, Hit, LegibilityRow, SearchAnswer } from '../model.js'

/** By the id of a hit. */
export type BesideHits = {
  /** The share of its worst paragraph that is legible, if that is little. */
  legible: ReadonlyMap<string, number>
  /** The photographs: a hit tells neither the caption that names one nor who took it. */
  photos: ReadonlyMap<string, ArticleAnswer>
}

export const NOTHING_BESIDE: BesideHits = { legible: new Map(), photos: new Map() }

/** What a page does with the failure of a detail, beside being shown without it. */
export type Failed = (error: unknown) => void

export async function besideHits(
  engine: Engine,
  { hits }: SearchAnswer,
  failed: Failed,
): Promise<BesideHits> {
  const [legible, photos] = await Promise.all([
    legibleOf(
      engine,
      hits.map(({ id }) => id),
      failed,
    ),
    photosOf(
      engine,
      hits.filter(({ kind }) => kind === 'photo').map(({ id }) => id),
      failed,
    ),
  ])
  return { legible, photos }
}

async function legibleOf(engine: Engine, ids: string[], failed: Failed): Promise<Map<string, number>> {
  const rows = await illegibleOf(engine, ids, failed)
  return new Map(rows.flatMap(({ id, paragraphs: [worst] }) => (worst ? [[id, worst.share] as const] : [])))
}

/** Those of some articles that are hardly legible; none while the archive is still to be counted, or if counting fails. */
export async function illegibleOf(engine: Engine, id: string[], failed: Failed): Promise<LegibilityRow[]> {
  try {
    return (await engine.legibility({ page: 1, hitsPerPage: id.length, id, isWaited: false })).articles
  } catch (error) {
    failed(error)
    return []
  }
}

async function photosOf(engine: Engine, ids: string[], failed: Failed): Promise<Map<string, ArticleAnswer>> {
  const found = await Promise.all(
    ids.map((id) =>
      engine.article(id).catch((error) => {
        failed(error)
        return undefined
      }),
    ),
  )
  return new Map(found.filter((photo) => photo !== undefined).map((photo) => [photo.id, photo]))
}

/** As COinS what the article's own page gives, as far as a hit tells it. */
export function objectOfHit(hit: Hit, url: string, { photos }: BesideHits): string {
  const article = photos.get(hit.id)
  return article ? contextObject({ article, url }) : contextObjectOfHit(hit, url)
}
