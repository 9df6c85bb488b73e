/**
 * The door of the room: a source file in, issues out.
 *
 * Reads one file and its sidecar, nothing else; keeps no state between files.
 * Every refusal is a JiebaoError with the file and the reason.
 *
 * The wings, from bottom to top; each imports only itself and those before it:
 * formats (bytes to text, `.jsonl`, metadata) · page (lines and blocks) · people
 * (names and bylines) · rules (each with a name, a sentence and a weight) · runs · roles
 * (what part a line plays) · learned (which lines are of no story) · stories (which lines make an article) · dates · doubts.
 * `issue.ts` runs them in order; `ids.ts` lies below them all.
 */

import { JiebaoError } from '../errors.js'
import type { Issue, Refusal } from '../model.js'
import { eventDay } from './dates/event.js'
import { leadMentions } from './dates/mentions.js'
import { encodingDoubt } from './doubts/damage.js'
import { articleLines } from './formats/article-tables.js'
import { inTime, LONGEST_READING, TooSlow } from './formats/clock.js'
import { unsureTextLine } from './formats/decode.js'
import { type FormatInput, inputOf, type PageFormat } from './formats/format.js'
import { readFrontMatter } from './formats/front-matter.js'
import { type EventReader, readJsonLines } from './formats/jsonl.js'
import type { PageSource } from './formats/jsonl-pages.js'
import { hasNoLine, type LaidIssue, type LaidPage } from './formats/layout.js'
import { sourceLines } from './formats/markup.js'
import { METADATA_KEYS, readGiven, type TellKey } from './formats/metadata.js'
import { type OpenFile, openFile } from './formats/open-file.js'
import { otherKindIn } from './formats/other-kinds.js'
import { formatOf } from './formats/registry.js'
import { gapsOf, INCOMPLETE, UNKNOWN_KEY, unknownKey } from './formats/remarks.js'
import { besideOf, type Sidecar } from './formats/sidecar.js'
import type { SourceFile } from './formats/source.js'
import { isGiven, readGivenIssue } from './given-issue.js'
import { issueId, sha256 } from './ids.js'
import { type IssueReading, isWholePage, readIssue, readLaidIssue } from './issue.js'
import { isPacked, readPacked } from './packed.js'

export { bundlesIn } from './formats/bundles.js'
export { decodeReadings, decodeText, unsureLine } from './formats/decode.js'
export { otherKindOf } from './formats/other-kinds.js'
export { cutFolders, isPicture, refuseOthers, twinsIn } from './formats/others.js'
export { LARGEST_PICTURE_BYTES, pictureIn, picturePaths, readPicture } from './formats/picture.js'
export { isTaken } from './formats/remarks.js'
export { besideOf } from './formats/sidecar.js'
export { isSource, readPlainFile, type SourceFile } from './formats/source.js'
export type { IssueReading } from './issue.js'
export type { LinePart } from './stories/line-parts.js'
export type { DecisionWhy, LineWhy } from './why.js'

/** Megabytes of a `.txt` or `.md`; `.jsonl` is streamed and has no limit. */
const LARGEST_TEXT = 16
/** Most of a PDF or a .docx is pictures and fonts. */
const LARGEST_DOCUMENT = 128

/**
 * The issues of a source: one of a page or a text, many of a `.jsonl` or a `.zip`, which
 * are streamed with memory bounded by one issue.
 *
 * @param report gets each `.jsonl` line and each packed file that is refused; of a file that is taken, keys that are no metadata,
 *   and files of its issue that are not in it (`isTaken()`)
 * @throws {JiebaoError} BAD_ISSUE, BAD_METADATA or TOO_LARGE if the file as a whole is refused
 */
export async function* readSource(
  source: SourceFile,
  report: (refusal: Refusal) => void,
): AsyncGenerator<Issue> {
  for await (const { issue } of explainSource(source, report)) yield issue
}

/**
 * The same, with the reasons of each reading. The lines of a `.jsonl` are articles
 * as given, so there are none.
 *
 * @throws {JiebaoError} as readSource()
 */
export async function* explainSource(
  source: SourceFile,
  report: (refusal: Refusal) => void,
): AsyncGenerator<IssueReading> {
  if (isPacked(source.file)) yield* readPacked(source, report, readOpened)
  else yield* readOpened(openFile(source), report)
}

type FormatRead = LaidPage[] | LaidIssue

async function* readOpened(open: OpenFile, report: (refusal: Refusal) => void): AsyncGenerator<IssueReading> {
  const remark = (code: string, why: string) =>
    report({ file: open.file, line: null, code, reason: `文件已收录，但${why}` })
  const tellKey: TellKey = (key) => remark(UNKNOWN_KEY, unknownKey(key, METADATA_KEYS))
  const articles = await articleLines(open, tellKey)
  if (!articles) {
    yield await readWholeFile(open, tellKey, (gap) => remark(INCOMPLETE, gap))
    return
  }
  for await (const issue of readJsonLines(articles, report, readRowPage, readRowEvent))
    yield { issue, why: () => [] }
}

async function readWholeFile(
  open: OpenFile,
  tellKey: TellKey,
  tellGap: (gap: string) => void,
): Promise<IssueReading> {
  const { file } = open
  const size = await open.sizeBytes()
  checkSize(file, size, /\.(?:pdf|docx)$/i.test(file) ? LARGEST_DOCUMENT : LARGEST_TEXT)
  const bytes = await open.read()
  const sidecar = await open.sidecar()
  const digests: string[] = []
  const members = (await open.members()).map((member) => digesting(member, digests))
  const input = inputOf(bytes, file, members)
  const format = formatOf(input)
  const read = format && (await readFormat(format, input))
  const reading = within(file, () => readWhole(input, read, sidecar, tellKey, encode(digests.join())))
  if (read && 'gaps' in read) for (const gap of gapsOf(read.gaps)) tellGap(gap)
  return reading
}

/** The same file, whose digest is noted when it is read. */
const digesting = (open: OpenFile, digests: string[]): OpenFile => ({
  ...open,
  read: async () => {
    const size = await open.sizeBytes()
    checkSize(open.file, size, LARGEST_TEXT)
    const bytes = await open.read()
    digests.push(sha256(bytes))
    return bytes
  },
})

/** Pages as a tool wrote them. */
async function readFormat(format: PageFormat, input: FormatInput): Promise<FormatRead> {
  try {
    return await inTime(() => format.read(input))
  } catch (cause) {
    throw tooSlowOr(cause, input.file)
  }
}

/**
 * The same for a file already in memory. A PDF, a .docx and an issue of several files are read from a folder only.
 *
 * @param sidecar the value of `NAME.meta.json`
 * @throws {JiebaoError} as readSource()
 */
export function readIssueText(bytes: Uint8Array, file: string, sidecar?: unknown): Issue {
  return explainIssueText(bytes, file, sidecar).issue
}

/**
 * The same, with the reasons.
 *
 * @throws {JiebaoError} as readSource()
 */
export function explainIssueText(bytes: Uint8Array, file: string, sidecar?: unknown): IssueReading {
  const value = sidecar === undefined ? undefined : { value: sidecar, bytes: encode(JSON.stringify(sidecar)) }
  checkSize(file, bytes.length, LARGEST_TEXT)
  const input = inputOf(bytes, file)
  return within(file, () => {
    const read = formatOf(input)?.read(input)
    if (!(read instanceof Promise)) return readWhole(input, read, value)
    read.catch(() => {})
    throw new JiebaoError('source-of-other-kind', file, { kind: 'inMemory' })
  })
}

/**
 * The text of a file as its lines, without markup and not split: text, Markdown, or any format of pages.
 *
 * @throws {JiebaoError} as readSource()
 */
export async function readManuscript(file: string, bytes: Uint8Array): Promise<string> {
  checkSize(file, bytes.length, LARGEST_TEXT)
  const input = inputOf(bytes, file)
  const format = formatOf(input)
  if (!format) {
    const kind = otherKindIn(input)
    if (kind) throw new JiebaoError('source-of-other-kind', file, { kind })
    return within(file, () => sourceLines(input.text(), 0).map(({ text }) => text)).join('\n')
  }
  const read = await readFormat(format, input)
  const pages = Array.isArray(read) ? read : read.pages
  const blocks = pages.flatMap(({ blocks }) => blocks)
  return blocks.flatMap(({ lines }) => lines.map(({ text }) => text)).join('\n')
}

/** A line of a `.jsonl` that is a whole page, or that olmOCR or Umi-OCR read from a file of its own, is split like one. */
function readRowPage(text: string | LaidPage, { id, origin, ...source }: PageSource): Issue | undefined {
  return within(source.file, () => {
    if (typeof text !== 'string')
      return readLaidIssue([text], { ...source, id: id(), skippedLines: 0, named: origin }).issue
    if (origin === undefined && !isWholePage(text)) return undefined
    return readIssue(text, { ...source, id: id(), skippedLines: 0, named: origin }).issue
  })
}

const readRowEvent: EventReader = (body, issue) => eventDay(leadMentions(body), issue, undefined)

function within<T>(file: string, read: () => T): T {
  try {
    return inTime(read)
  } catch (cause) {
    throw tooSlowOr(cause, file)
  }
}

const tooSlowOr = (cause: unknown, file: string): unknown =>
  cause instanceof TooSlow
    ? new JiebaoError('source-too-slow', file, { seconds: LONGEST_READING }, { cause })
    : cause

/**
 * @param read of a file that a format recognises
 * @param others digest of the other files that were read for the issue
 */
function readWhole(
  input: FormatInput,
  read: FormatRead | undefined,
  sidecar: Sidecar | undefined,
  tellKey?: TellKey,
  others?: Uint8Array,
): IssueReading {
  const { bytes, file } = input
  if (read) return readPages(read, input, sidecar, tellKey, others)
  const kind = otherKindIn(input)
  if (kind) throw new JiebaoError('source-of-other-kind', file, { kind })
  const text = input.text()
  const { given, lines, words } = readFrontMatter(text, file, tellKey)
  const beside = sidecar ? readGiven(sidecar.value, besideOf(file), tellKey) : {}
  const rest = text.split(/\r\n|\n|\r/).slice(lines)
  if (rest.every((line) => line.trim() === '')) {
    throw new JiebaoError('source-without-text', file, {})
  }
  const reading = readIssue(text, {
    id: issueId(file),
    file,
    sha256: sidecar ? sha256(bytes, sidecar.bytes) : sha256(bytes),
    given: { ...given, ...beside },
    skippedLines: lines,
    front: words,
  })
  const unsure = unsureTextLine(bytes)
  if (unsure !== undefined) reading.issue.doubts.unshift(encodingDoubt(text, unsure))
  return reading
}

function readPages(
  read: FormatRead,
  { bytes, file }: FormatInput,
  sidecar: Sidecar | undefined,
  tellKey?: TellKey,
  others: Uint8Array = new Uint8Array(),
): IssueReading {
  const { pages, given } = Array.isArray(read) ? { pages: read, given: {} } : read
  if (hasNoLine(pages)) throw new JiebaoError('source-of-other-kind', file, { kind: 'wordless' })
  const beside = sidecar ? readGiven(sidecar.value, besideOf(file), tellKey) : {}
  return (isGiven(pages) ? readGivenIssue : readLaidIssue)(pages, {
    id: issueId(file),
    file,
    sha256: sha256(bytes, others, ...(sidecar ? [sidecar.bytes] : [])),
    given: { ...given, ...beside },
    skippedLines: 0,
  })
}

/** @param most megabytes. @throws {JiebaoError} TOO_LARGE */
function checkSize(file: string, bytes: number, most: number): void {
  const megabytes = bytes / 1024 / 1024
  if (megabytes > most) throw new JiebaoError('source-too-large', file, { megabytes, most })
}

function encode(text: string): Uint8Array {
  return new TextEncoder().encode(text)
}
