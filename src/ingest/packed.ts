/**
 * The issues of a packed file: each file in it is a source of its own, whose path goes on inside.
 *
 * A file in it that cannot be read is reported, and the others are read.
 */

import { posix } from 'node:path'
import { addTo } from '../arrays.js'
import { JiebaoError } from '../errors.js'
import { chineseOf } from '../messages.js'
import type { Refusal } from '../model.js'
import { OTHER_KINDS, type OtherKind } from '../other-kinds.js'
import { bundlesIn } from './formats/bundles.js'
import type { OpenFile } from './formats/open-file.js'
import { cutFolders, isPicture, refuseOthers, twinsIn } from './formats/others.js'
import { picturePaths } from './formats/picture.js'
import { isPassedOver, isSource, type SourceFile } from './formats/source.js'
import { openZip } from './formats/zip.js'
import type { IssueReading } from './issue.js'

export const isPacked = (file: string): boolean => /\.zip$/i.test(file)

type Report = (refusal: Refusal) => void

/**
 * @param readOne reads a file that is not packed
 * @throws {JiebaoError} BAD_ISSUE if it is no zip, or nothing in it can be read
 */
export async function* readPacked(
  source: SourceFile,
  report: Report,
  readOne: (open: OpenFile, report: Report) => AsyncIterable<IssueReading>,
): AsyncGenerator<IssueReading> {
  const zip = await openZip(source)
  let issues = 0
  try {
    for (const name of zip.outside) report(refusalOf(`${source.file}/${name}`, 'zipOutside'))
    const files = zip.entries.filter(({ name }) => !isPassedOver(name)).map(({ file }) => file)
    const pictures: Folder[] = []
    const named = new Set<string>()
    const taken = new Set(takenOf(files, report, pictures))
    for (const entry of zip.entries) {
      if (!taken.has(entry.file)) continue
      try {
        for await (const { issue, why } of readOne(entry, report)) {
          for (const { image } of issue.issue.sheets ?? [])
            if (image !== null) for (const path of picturePaths(entry.file, image, false)) named.add(path)
          yield { issue: { ...issue, issue: { ...issue.issue, file: source.file, entry: entry.name } }, why }
          issues++
        }
      } catch (cause) {
        report(failureOf(entry.file, cause))
      }
    }
    const cut = cutFolders(files)
    for (const { files, sources } of pictures)
      for (const refusal of refuseOthers(
        files.filter((file) => !named.has(file) && !cut.has(posix.dirname(file))),
        sources,
      ))
        report(refusal)
  } finally {
    zip.close()
  }
  if (issues === 0) throw new JiebaoError('source-of-other-kind', source.file, { kind: 'zipEmpty' })
}

type Folder = { files: string[]; sources: string[] }

/** The files that are sources, folder by folder; the others are reported, but pictures, which a source may name. */
function* takenOf(files: readonly string[], report: Report, pictures: Folder[]): Generator<string> {
  const members = new Set([...bundlesIn(files).values()].flat())
  const folders = new Map<string, string[]>()
  for (const file of files) {
    const folder = posix.dirname(file)
    addTo(folders, folder, file)
  }
  for (const group of folders.values()) {
    const sources = group.filter((file) => isSource(file) && !isPacked(file))
    const others = group.filter((file) => !isSource(file))
    pictures.push({ files: others.filter(isPicture), sources })
    const rest = others.filter((file) => !isPicture(file))
    for (const refusal of refuseOthers(rest, sources)) report(refusal)
    for (const file of group) if (isPacked(file)) report(refusalOf(file, 'archive'))
    const twins = twinsIn(sources)
    yield* sources.filter((file) => !twins.has(file) && !members.has(file))
  }
}

const refusalOf = (file: string, kind: OtherKind): Refusal => ({
  file,
  line: null,
  code: 'OTHER_KIND',
  reason: `没有收录：${OTHER_KINDS[kind].chinese}`,
})

function failureOf(file: string, cause: unknown): Refusal {
  const known =
    cause instanceof JiebaoError
      ? cause
      : new JiebaoError('source-broke', file, { why: (cause as Error).message }, { cause })
  return { file, line: null, code: known.code, reason: chineseOf(known) }
}
