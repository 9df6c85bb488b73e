/**
 * Stats: what an index takes on disk, and what made it.
 */
import { foldText } from '../analysis/analysis.js'
import type { CutterInfo, StatsAnswer } from '../model.js'
import { bytesByPart, listSizes } from '../store/store.js'
import type { View } from './views.js'
import { mayShow } from './withheld.js'

const sum = (numbers: number[]) => numbers.reduce((total, n) => total + n, 0)

/**
 * @param index folder of the index
 * @param lists whether to read all dictionaries for the size of each list
 */
export function statsOf(
  { id, generation, keeper }: View,
  index: string,
  cutter: CutterInfo,
  lists: boolean,
): StatsAnswer {
  const { segments, manifest } = generation
  const bytes = bytesByPart(index, manifest)
  return {
    generation: manifest.generation,
    view: id,
    articles: generation.articles,
    issues: generation.issues,
    segments: segments.map(({ mark, docValues, liveArticles }) => ({
      name: mark.name,
      articles: liveArticles,
      deleted: docValues.articles - liveArticles,
      bytes: sum(Object.values(mark.files).map((file) => file.bytes)),
    })),
    bytes,
    totalBytes: sum(Object.values(bytes)),
    terms: sum(segments.map(({ terms }) => terms.count)),
    cutter: { ...cutter, indexFingerprint: manifest.cutter.fingerprint },
    keeper: keeper.problems.filter(({ text }) => mayShow(foldText(text), keeper.hidden)),
    ...(lists ? { lists: listSizes(segments) } : {}),
  }
}
