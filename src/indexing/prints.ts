/** Writing the prints of a segment: the fingerprints of the bodies of its articles. */
import { fold, printedSpans, type Steps } from '../analysis/analysis.js'
import { type Article, KINDS } from '../model.js'
import { LEAST, MOST_UNITS, printsOf } from '../reuse/reuse.js'
import { NO_DAY, PrintsWriter, type Segment } from '../store/store.js'

type FileMark = ReturnType<PrintsWriter['finish']>

/** Days of a print count from 200,000 days before 1970; an unknown one is behind all others. */
const DAY_BASE = 200_000
const LAST_DAY = 2 ** 21
const OTHER = KINDS.indexOf('other')

/** A body as it is compared: folded, without the ends of its paragraphs; `from` and `to` lead back into the body. */
export type ComparedBody = { units: Uint16Array; from: Int32Array; to: Int32Array }

export function comparedBody(body: string): ComparedBody {
  const folded = fold(body)
  const { text } = folded
  const { starts, ends } = printedSpans(folded)
  const units = new Uint16Array(text.length)
  let size = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    if (unit === 0x0a) continue
    starts[size] = starts[i]!
    ends[size] = ends[i]!
    units[size++] = unit
  }
  return { units: units.subarray(0, Math.min(size, MOST_UNITS)), from: starts, to: ends }
}

/** The file is not named by anything yet. Abandons it where it is not ended. */
export function* writePrints(folder: string, segment: Segment): Steps<FileMark> {
  const { docValues } = segment
  const writer = new PrintsWriter(folder, segment.mark.name)
  try {
    for (let a = 0; a < docValues.articles; a++) {
      // Loose lines of an issue, such as its masthead, are no article that could be printed again.
      const isOther = docValues.kinds[a] === OTHER
      const record = isOther ? undefined : (segment.articleRecord(a) as Article)
      const { units } = comparedBody(record?.body ?? '')
      const day = dayOf(segment, a)
      writer.addArticle({ key: keyOf(record?.id ?? '', day, units), day, issue: docValues.issueOf[a]! })
      if (units.length >= LEAST) printsOf(units, (hash) => writer.addHash(hash))
      yield
    }
    return writer.finish()
  } finally {
    writer.abandon()
  }
}

function dayOf({ docValues: { fromDays, toDays, issueOf } }: Segment, article: number): number {
  const issue = issueOf[article]!
  const day = fromDays[issue] === NO_DAY ? toDays[issue]! : fromDays[issue]!
  return day === NO_DAY ? LAST_DAY : day + DAY_BASE
}

/** Two states of an archive hold the same article if their keys are equal: 52 bits, so by chance one in some 10^15. */
function keyOf(id: string, day: number, units: Uint16Array): number {
  let low = day
  let high = units.length
  const add = (unit: number) => {
    low = Math.imul(low ^ unit, 0x01000193) ^ (low >>> 15)
    high = Math.imul(high ^ unit, 0x85ebca6b) ^ (high >>> 13)
  }
  for (let i = 0; i < id.length; i++) add(id.charCodeAt(i))
  for (const unit of units) add(unit)
  return (low >>> 0) + (high >>> 12) * 2 ** 32
}
