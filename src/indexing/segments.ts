/**
 * Issues into segments: one after another, a new segment whenever the one at
 * hand is full. Decides nothing about which issues belong in the index.
 */
import { articleStream, type Cutter } from '../analysis/analysis.js'
import { dayNumber } from '../chinese.js'
import { type Article, FIELDS, type Issue } from '../model.js'
import { NO_DAY, type Phrases, type SegmentMark, SegmentWriter, segmentName } from '../store/store.js'
import { Inverter } from './invert.js'

/** Tokens in a segment before it is written: bounds memory to about half a gigabyte. */
const FULL = 16_000_000

const dayOf = (day: string | null) => (day === null ? NO_DAY : dayNumber(day))

export class SegmentsWriter {
  readonly marks: SegmentMark[] = []
  /** Articles taken, over all segments. */
  articles = 0
  #open: { writer: SegmentWriter; inverter: Inverter } | undefined
  readonly #phrases: Phrases = {}

  /**
   * @param nextNumber of the first segment's name
   * @param step       from one number to the next: others may write between
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

  /** Writes what is left. @returns the segments, synced, named by nobody yet */
  finish(): SegmentMark[] {
    this.#close()
    return this.marks
  }

  /** Gives the segment at hand up; those already written are for `removeUnnamed`. */
  abandon(): void {
    this.#open?.writer.abandon()
    this.#open = undefined
  }
}

/** The column that an article counts in: the numbers of a series are one column. */
function columnOf({ section, series }: Article): string | null {
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
      reporters: article.reporters,
      correspondents: article.correspondents,
      fieldLengths: FIELDS.map((_, f) => stream.fieldStarts[f + 1]! - stream.fieldStarts[f]!),
    },
    article,
  )
}
