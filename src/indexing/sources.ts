/**
 * Sources of an update, and which issues of the index came from each.
 *
 * The catalog has only the number of a source's issues; the segments tell which ones.
 * An update therefore looks only at issues of files that it reads or that are gone, and
 * an unchanged file of a million issues costs it nothing.
 */
import { posix } from 'node:path'
import { cutFolders, picturePaths, refuseOthers } from '../ingest/ingest.js'
import type { CatalogSource, Generation, Segment } from '../store/store.js'
import type { Scan } from './scan.js'

export type IssueMark = { id: string; sha256: string }

/** A source as an update leaves it. Without `marks` it keeps the issues that it had. */
export type UpdatedSource = CatalogSource & { marks?: IssueMark[] }

/** The part of a source that the catalog keeps. */
export function catalogued({ marks: _, ...source }: UpdatedSource): CatalogSource {
  return source
}

/** The pictures that no source names, as refused. */
export function refusePictures(
  folders: Scan['pictures'],
  sources: readonly CatalogSource[],
): CatalogSource[] {
  if (folders.length === 0) return []
  const named = new Set(
    sources.flatMap(({ file, pictures = [] }) =>
      pictures.flatMap((image) => picturePaths(file, image, false)),
    ),
  )
  const cut = cutFolders(sources.map(({ file }) => file))
  return folders.flatMap(({ files, sources: beside }) => {
    const rest = files.filter((file) => !named.has(file) && !cut.has(posix.dirname(file)))
    return [...refuseOthers(rest, beside)].map((refusal) => {
      return { file: refusal.file, stamp: '', sha256: '', issues: 0, refusals: [refusal], stale: false }
    })
  })
}

/** An issue of the last generation: its segment and its number there. */
export type OldIssue = { segment: Segment; issue: number }

const markOf = ({ segment: { docValues }, issue }: OldIssue): IssueMark => {
  return { id: docValues.issueIds.at(issue), sha256: docValues.issueSum(issue) }
}

/** The issues of the last generation, by file. */
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

  /** The issue of this id, if there is one. */
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

  /** The mark of every issue that came from none of `files`. */
  *beside(files: ReadonlySet<string>): Generator<IssueMark> {
    for (const place of this.all())
      if (!files.has(place.segment.docValues.fileOfIssue(place.issue))) yield markOf(place)
  }
}

/**
 * The issues of the last generation that this update deletes.
 *
 * @param gone    files that are gone
 * @param sources all sources after this update
 * @param written issues written anew, whose old copies are void
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
