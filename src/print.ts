/** Print: what is known of an issue, the parts of an article with their lines, and where it stands on its pages. Pure. */

/** How a piece of metadata is known. `unknown` goes with a null value. */
export type Basis = 'given' | 'printed' | 'inferred' | 'unknown'

export type Publication = { name: string | null; basis: Basis; why: string }

/** A day or a range of days, both ends inclusive; both null when unknown. */
export type DateRange = { from: string | null; to: string | null; basis: Basis; why: string }

export type IssueHead = {
  id: string
  /** Path below the folder of sources, with `/`. */
  file: string
  /** Path inside that file, if it is packed. */
  entry?: string | undefined
  /** Of the file's bytes; of an issue inside a `.jsonl`, of its lines and where they begin. Lower-case hex. */
  sha256: string
  publication: Publication
  date: DateRange
  /** As given or printed, for instance `3` or `A02`; null where none is known, or several are. */
  page: string | null
  /** The running number, as given. */
  number: string | null
  /** Link to a scan, as given. */
  scan: string | null
  /** Its pages, where the file knows places on them. */
  sheets?: Sheet[] | undefined
}

/** An article as a list names it: its headline, and the paper and date of its issue. */
export type ArticleRef = {
  id: string
  headline: string | null
  publication: string | null
  from: string | null
  to: string | null
  /** How the date is known. */
  dateBasis: Basis
}

export const articleRef = (
  { id, headline }: Pick<ArticleRef, 'id' | 'headline'>,
  { publication, date: { from, to, basis } }: Pick<IssueHead, 'publication' | 'date'>,
): ArticleRef => ({ id, headline, publication: publication.name, from, to, dateBasis: basis })

/** Where a paragraph of the body begins: offset into `body`, line in the file. */
export type Paragraph = { at: number; line: number }
/** A healed break between two printed lines or columns: `at` is where the second half begins in `body`. */
export type Join = { at: number; fromLine: number; toLine: number }
export type Caption = { text: string; line: number }
/** A sidebar that belongs to the article: 延伸阅读, 相关链接, an editor's note. */
export type Aside = { label: string; text: string; line: number }

/** What looks wrong on a page. */
export type DoubtClass =
  | 'orphan-headline'
  | 'duplicate-headline'
  | 'repeated-text'
  | 'truncated'
  | 'orphan-credit'
  | 'foreign-text'
  | 'odd-script'
  | 'arithmetic'
  | 'columns-across'
  | 'damaged-text'

export type Doubt = { class: DoubtClass; line: number; text: string; note: string }
export type Furniture = { line: number; text: string }

/**
 * A place in print. `sheet` counts from 0 in the issue's `sheets`; edges are ten-thousandths of the sheet's width and
 * height. `line` is the source line that the place is just of, `paragraph` that of a paragraph of several printed lines;
 * neither where the place is of a whole article.
 */
export type Place = {
  sheet: number
  box: [left: number, top: number, right: number, bottom: number]
  line?: number
  paragraph?: number
}

/** A page of the issue in print. `image` is the path of its picture as the file names it. */
export type Sheet = { page: string | null; image: string | null }

/** The picture of a sheet. `width` and `height` in pixels. */
export type Picture = { type: string; width: number; height: number; bytes: Uint8Array }

/** A printed line of a body: `text.slice(from, to)`. */
export type BodyLine = { line: number; from: number; to: number }

/** The printed lines that a body was put together from, in order. */
export function bodyLines(
  body: string,
  paragraphs: readonly Paragraph[],
  joins: readonly Join[],
): BodyLine[] {
  const starts = [
    ...paragraphs.map(({ at, line }) => ({ at, line })),
    ...joins.map(({ at, toLine }) => ({ at, line: toLine })),
  ].sort((a, b) => a.at - b.at)
  return starts.map(({ at, line }, i) => {
    const next = starts[i + 1]?.at ?? body.length
    return { line, from: at, to: body[next - 1] === '\n' ? next - 1 : next }
  })
}

/** Share of a body that the tool was not sure of, 0 to 1; undefined if it tells of none. */
export function unsureShare({ body, unsure }: { body: string; unsure?: [number, number][] | undefined }) {
  if (!unsure || unsure.length === 0 || body === '') return undefined
  return unsure.reduce((sum, [from, to]) => sum + to - from, 0) / body.length
}
