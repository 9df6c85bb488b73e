/**
 * Sources of an update, and which issues of the index came from each.
 *
 * The catalog tells how many issues a source has; which ones, the segments say.
 * So an update looks only at the issues of files that it reads or that went, and
 * costs the same beside a file of a million issues as beside an empty one.
 */
import type { CatalogSource, Generation, Segment } from '../store/store.js'

export type IssueMark = { id: string; sha256: string }

/** A source as an update leaves it. Without `marks` it has the issues that it had. */
export type UpdatedSource = CatalogSource & { marks?: IssueMark[] }

/** What the catalog keeps of a source. */
export function catalogued({ marks: _, ...source }: UpdatedSource): CatalogSource {
  return source
}

/** An issue of a generation, and where it is. */
export type OldIssue = { segment: Segment; issue: number }

const markOf = ({ segment: { docValues }, issue }: OldIssue): IssueMark => {
  return { id: docValues.issueIds.at(issue), sha256: docValues.issueSum(issue) }
}

/** The issues of the generation of before, by file. */
export class OldIssues {
  readonly #deleted = new Map<Segment, ReadonlySet<number>>()
  readonly #byFile = new Map<string, OldIssue[]>()

  constructor(readonly old: Generation | undefined) {
    for (const segment of old?.segments ?? []) this.#deleted.set(segment, new Set(segment.mark.deletedIssues))
  }

  issuesOf(file: string): OldIssue[] {
    const known = this.#byFile.get(file)
    if (known) return known
    const places: OldIssue[] = []
    for (const [segment, deleted] of this.#deleted) {
      for (const issue of segment.docValues.issuesOfFile(file))
        if (!deleted.has(issue)) places.push({ segment, issue })
    }
    this.#byFile.set(file, places)
    return places
  }

  marksOf(source: CatalogSource | undefined): IssueMark[] {
    return source && source.issues > 0 ? this.issuesOf(source.file).map(markOf) : []
  }

  /** Where an issue of this id is. */
  find(id: string): OldIssue | undefined {
    for (const segment of this.#deleted.keys()) {
      const issue = segment.issueById(id)
      if (issue !== undefined) return { segment, issue }
    }
    return undefined
  }

  /** Every issue, segment by segment. */
  *all(): Generator<OldIssue> {
    for (const [segment, deleted] of this.#deleted) {
      for (let issue = 0; issue < segment.docValues.issues; issue++)
        if (!deleted.has(issue)) yield { segment, issue }
    }
  }

  /** Every issue that came from none of some files, with its mark. */
  *beside(files: ReadonlySet<string>): Generator<IssueMark> {
    for (const place of this.all())
      if (!files.has(place.segment.docValues.fileOfIssue(place.issue))) yield markOf(place)
  }
}

/**
 * The issues that go with this update.
 *
 * @param gone    files that went
 * @param sources what there is now
 * @param written issues written anew: what the old segments hold of them is void
 */
export function issuesToDelete(
  olds: OldIssues,
  gone: readonly string[],
  sources: readonly UpdatedSource[],
  written: ReadonlySet<string>,
): OldIssue[] {
  const touched = new Set(gone)
  const wanted = new Set<string>()
  for (const { file, marks } of sources) {
    if (!marks) continue
    touched.add(file)
    for (const { id, sha256 } of marks) if (!written.has(id)) wanted.add(`${id}/${sha256}`)
  }
  return [...touched].flatMap((file) =>
    olds.issuesOf(file).filter((place) => {
      const { id, sha256 } = markOf(place)
      return !wanted.has(`${id}/${sha256}`)
    }),
  )
}
