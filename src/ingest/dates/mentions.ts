/**
 * Mentions: the days that a story's lead names, and which of them may be the day that it tells of.
 *
 * A plan, a deadline, a span, a day of the past that explains something, a day in quotes or in somebody's speech, and the
 * day on which a reporter learned of it tell no event. In doubt a mention tells none.
 */
import { type FoundDate, findDates } from '../../chinese.js'
import { plainOf } from '../../lexicon.js'
import { withoutLunarDates } from '../../lunar.js'
import { type DayWord, dayWordsIn, SPAN_DAYS } from './day-words.js'

/** How a day is mentioned. `tells`: it may be the day of the event. */
type Role = {
  tells: boolean
  /** Of a dispatch, …三日电: it counts if nothing else tells, and other words count from it. */
  isDateline: boolean
  /** The day on which a reporter learned of it: of what is told beside it, only days shortly before count. */
  isLearned: boolean
  /** The day holds from then on. */
  isBegin: boolean
  /** The first words of the story, where news says when. */
  isFirst: boolean
  isLastYear: boolean
}

/** A mention of a date by its month, or by a word. */
export type LeadDate = Role & { found: FoundDate; word: null }
export type LeadDay = LeadDate | (Role & { found: null; word: DayWord })

/** A lead is this long at most, in UTF-16 units, and stands in the first paragraphs. */
const LEAD_PARAGRAPHS = 3
const LEAD_LONGEST = 200
/** In a later paragraph the day must stand within this many UTF-16 units of the start. */
const SECOND_WITHIN = 6

/** Behind these a day begins or ends a span, or limits it. */
const SPAN =
  /(?:截至|截止|截[止至]到|自|从|至|到|以来|限|限于|至迟|最迟|最晚|不迟于|赶在|务于|须于|时至|直至|[-—~])$/
const DEADLINE =
  /^(?:\([^)]*\))?(?:[^,]{0,16}(?:到来|来临|临近|将至)|以前|之前|前(?!往|来|去|夕)|止|截止|为止|之?后|以后|[^,]{0,40}以来)/
const FROM_THEN_ON = /^(?:[上下]午|凌晨|晚|零时|[0-9]{1,2}[时点])?(?:起|开始)/
/** Before a day in its clause, or right behind it. */
const PLANNED =
  /(?:将(?![军士领来])|拟|预计|预定|预期|计划(?!生育|经济|单列)|有望|可望|争取|力争|[定订]于|定在|[择准拟约]于|[改延展推]至|改在|延期|推迟|定期|即将|准备|届时|原定|要求|务必|必须|应[于在]|确保|希望(?!小学|工程))[^,]{0,12}$|定$/
const WILL =
  /^[^,]{0,6}?(?:正式|全面|如期|全线)?(?:将(?:[于在对以从由会再]|正式|全面|陆续|全线|如期|举[行办]|召开|开|迎|启|通车|竣|投|完|实|推|首|继续|出|进行|有)|拟|预计|有望|可望|即将)/
/** Right before a word such as 周五; before 昨日 a plan is of another day. */
const PLANNED_FOR = /(?:将于?|拟于?|[定订]于|[改延展推]至|改在|原定于?|计划于?|预计)$/
/** Before a day that is told from afar. */
const FAR =
  /(?:那一?年|每年|当年|历年|次年|同年|翌年|往年|前年|逢|每逢|每月|年前的?|[生始建创][于自]|出生|成立于|建成于|创[办刊]于)$/
const LAST_YEAR = /(?:去年|上年)$/
/** A clause of these tells when a reporter learned of it. */
const LEARNED = /获悉|得悉|得知|了解到|获知|据悉|^[^,]{0,4}悉/
const SAID =
  /(?:(?<![小学解传游演])说|(?<![简名职俗号统尊堪人])称|回忆|告诉|讲述|介绍|表示|坦言|回答|解释|透露)[^,。]{0,12}[,:]/
/** 3月15日买的冰箱, 昨天的贫困村: the day explains a thing. Of meetings and the like it tells. */
const EXPLAINS =
  /^(?!(?:[上下中]午|凌晨|[早晚]上?|夜间?)的|[^,]{0,2}(?:举|召|闭幕|开幕|发|公布|播|结束|印))[^,的]{1,4}的/
const FORECAST = /^(?:白天|夜间|夜里|到明|天气)/
const DATELINE = /^(?:专|急)?(?:电(?![影视力网商话动工台子信])|讯|消息|通讯|通信|通电)/

/** A dispatch says its place and day within so many UTF-16 units. */
const DATELINE_WITHIN = 40

/** Ends of clauses. In old papers 、 is a comma. */
const CLAUSE_END = /[,、。;:!?\n]/

function clauseAround(plain: string, at: number, end: number): { before: string; after: string } {
  let from = at
  while (from > 0 && !CLAUSE_END.test(plain[from - 1]!)) from--
  let to = end
  while (to < plain.length && !CLAUSE_END.test(plain[to]!)) to++
  return { before: plain.slice(from, at), after: plain.slice(end, to) }
}

/** Whether a place is inside quotation marks, or a pair of brackets. */
function isEnclosed(plain: string, at: number): boolean {
  const before = plain.slice(0, at)
  const marks = before.split('"').length - 1
  return (
    marks % 2 === 1 ||
    [
      ['《', '》'],
      ['(', ')'],
    ].some(([open, close]) => before.lastIndexOf(open!) > before.lastIndexOf(close!))
  )
}

/** Byline and the like before the first words of a story. */
const BEFORE_FIRST =
  /^(?:\[?本[报刊台]?[^,。]{0,12}?[讯电](?!话)\]?|[^,。]{0,8}晚?报讯)?\s*(?:\([^)]*\))?[\s:]*(?:[^,。\s]{2,4}报道[:\s]*)?$/

function roleOf(plain: string, at: number, length: number, word: DayWord | null): Role {
  const { before, after } = clauseAround(plain, at, at + length)
  const sentence = plain.slice(Math.max(plain.lastIndexOf('。', at), plain.lastIndexOf('\n', at)) + 1, at)
  const isDateline = at < DATELINE_WITHIN && DATELINE.test(after)
  const explains =
    word === null
      ? EXPLAINS.test(after)
      : word.isVague
        ? /^[^,的]{1,6}的/.test(after)
        : /^的/.test(after) && !/[在于]$/.test(before)
  const isLearned = LEARNED.test(before + after)
  const isOut =
    explains ||
    SPAN.test(before) ||
    FAR.test(before) ||
    (word === null ? PLANNED : PLANNED_FOR).test(before) ||
    DEADLINE.test(after) ||
    WILL.test(after) ||
    FORECAST.test(after) ||
    isLearned ||
    (word !== null && LAST_YEAR.test(before)) ||
    isEnclosed(plain, at) ||
    (word === null && SAID.test(sentence))
  return {
    tells: !isOut && !isDateline,
    isDateline,
    isLearned,
    isBegin: FROM_THEN_ON.test(after),
    isFirst: BEFORE_FIRST.test(plain.slice(0, at)),
    isLastYear: LAST_YEAR.test(before),
  }
}

/** Whether a date begins a span of more than a few days. */
function isLong(plain: string, { at, length, month, day }: FoundDate, next: FoundDate | undefined): boolean {
  if (!next || !/^[至到—~-]{1,2}$/.test(plain.slice(at + length, next.at))) return false
  return next.month !== month || next.day! - day! > SPAN_DAYS
}

function mentionsIn(plain: string): LeadDay[] {
  const dates = findDates(withoutLunarDates(plain)).filter(({ month, day }) => month !== null && day !== null)
  const words = dayWordsIn(plain).filter(
    ({ at, length }) => !dates.some((date) => at < date.at + date.length && date.at < at + length),
  )
  const mentions = [
    ...dates.map((found, i) => {
      const role = roleOf(plain, found.at, found.length, null)
      return { found, word: null, ...role, tells: role.tells && !isLong(plain, found, dates[i + 1]) }
    }),
    ...words.map((word) => ({ found: null, word, ...roleOf(plain, word.at, word.length, word) })),
  ]
  return mentions.sort((a, b) => (a.found ?? a.word!).at - (b.found ?? b.word!).at)
}

/**
 * The days that a story's lead mentions, and those at the head of the paragraphs after it, in order. A date on a line of its own
 * is under a notice, not in it.
 *
 * @param body as printed
 */
export function leadMentions(body: string): LeadDay[] {
  return body.split('\n', LEAD_PARAGRAPHS).flatMap((paragraph, i) => {
    const plain = plainOf(paragraph.slice(0, LEAD_LONGEST))
    const isHead = ({ found }: LeadDay) =>
      found !== null && found.at <= SECOND_WITHIN && plain.trimEnd().length > found.at + found.length
    return i === 0 ? mentionsIn(plain) : mentionsIn(plain).filter(isHead)
  })
}

/** The first date that may be the day of an event. */
export const firstDate = (mentions: readonly LeadDay[]): LeadDate | undefined =>
  mentions.find((mention): mention is LeadDate => mention.tells && mention.found !== null)
