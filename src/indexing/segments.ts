/**
 * Writes issues into segments, and begins a new segment whenever one is full. Does not
 * decide which issues belong in the index.
 */
import { articleStream, type Cutter, toldShare } from '../analysis/analysis.js'
import { dayNumber } from '../chinese.js'
import { type Article, FIELDS, type Issue } from '../model.js'
import { NO_DAY, type Phrases, type SegmentMark, SegmentWriter, segmentName } from '../store/store.js'
import { Inverter } from './invert.js'

/** Tokens from which a segment is written: bounds memory to about half a gigabyte. */
const FULL = 16_000_000

const dayOf = (day: string | null) => (day === null ? NO_DAY : dayNumber(day))

export class SegmentsWriter {
  readonly marks: SegmentMark[] = []
  /** Articles added, over all segments. */
  articles = 0
  #open: { writer: SegmentWriter; inverter: Inverter } | undefined
  readonly #phrases: Phrases = {}

  /**
   * @param nextNumber number of the first segment
   * @param step       from one segment's number to the next: a second writer uses the numbers between
   */
  constructor(
    readonly folder: string,
    readonly cutter: Cutter,
    public nextNumber: number,
    readonly step = 1,
  ) {}

  add(read: Issue): void {
    const { writer, inverter } = this.#openSegment()
    for (const article of read.articles) {
      addArticle(writer, inverter, article)
      this.articles++
    }
    const { issue, furniture, doubts } = read
    writer.addIssue(
      {
        id: issue.id,
        sha256: issue.sha256,
        file: issue.file,
        publication: issue.publication.name,
        number: issue.number,
        fromDay: dayOf(issue.date.from),
        toDay: dayOf(issue.date.to),
        articles: read.articles.length,
        doubts: doubts.length,
      },
      { issue, furniture, doubts },
    )
    if (inverter.tokens >= FULL) this.#close()
  }

  #openSegment(): { writer: SegmentWriter; inverter: Inverter } {
    if (!this.#open) {
      const name = segmentName(this.nextNumber)
      this.nextNumber += this.step
      const writer = new SegmentWriter(this.folder, name, this.#phrases)
      this.#open = { writer, inverter: new Inverter(this.cutter) }
    }
    return this.#open
  }

  #close(): void {
    if (!this.#open) return
    const { writer, inverter } = this.#open
    inverter.write(writer)
    this.marks.push(writer.finish())
    this.#open = undefined
  }

  /** Writes the last segment. @returns all segments: synced, and not yet in any manifest */
  finish(): SegmentMark[] {
    this.#close()
    return this.marks
  }

  /** Gives up the open segment. `removeUnnamed()` removes those already written. */
  abandon(): void {
    this.#open?.writer.abandon()
    this.#open = undefined
  }
}

/** The newspaper column (栏目) by which an article is counted: all numbers of a series count as one. */
export function columnOf({ section, series }: Article): string | null {
  return series && section?.includes(series.name) ? series.name : section
}

function addArticle(writer: SegmentWriter, inverter: Inverter, article: Article): void {
  const stream = articleStream(article)
  inverter.add(stream)
  writer.addArticle(
    {
      id: article.id,
      kind: article.kind,
      eventDay: dayOf(article.eventDate),
      section: columnOf(article),
      page: article.page,
      pageName: article.pageName,
      reporters: article.reporters,
      correspondents: article.correspondents,
      fieldLengths: FIELDS.map((_, f) => stream.fieldStarts[f + 1]! - stream.fieldStarts[f]!),
      toldShare: toldShare(article),
    },
    article,
  )
}
