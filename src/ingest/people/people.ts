/**
 * The people of one story: from the brackets after 本报讯, the lines of their own
 * above or below it, and the brackets at its end.
 */

import { isUsualName, plainOf } from '../../lexicon.js'
import type { Byline } from '../page/block.js'
import { PREFIX, parseByline, saysPart, signatureOf } from './bylines.js'

export type People = Record<'reporters' | 'correspondents' | 'photographers', string[]>

/** Text recognition takes the first bracket for 《. */
const LEAD_BRACKET = /^[^。!?]{0,30}?[讯电][\s:]*[([《〈]{1,2}([^()[\]《》〈〉]{2,60})[)\]]/
/** 【本報訊】（記者張三） */
const LEAD_CLOSED =
  /^[([]本\p{Script=Han}{1,2}[讯电][\])][\s:]*[([]([^()[\]]{0,12}(?:记者|通讯员)[^()[\]]{1,40})[)\]]/u
/** (记者 张三), [張三／台北報導] at the very start. */
const LEAD_ALONE = /^[([]([^()[\]]*(?:记者|通讯员|报[道导]|专访|特稿)[^()[\]]{0,40})[)\]]/
const ROLE = `${PREFIX}(?:记者|通讯员|通信员|实习生|特派员)`
/** Also with dots between its parts, or with a blank inside. */
const NAME =
  '(?:\\p{Script=Han}{1,8}(?:[·•‧・]\\p{Script=Han}{1,8})+|\\p{Script=Han} {1,2}\\p{Script=Han}(?!\\p{Script=Han})|\\p{Script=Han}{2,4})'
/** 本报记者张三广州报道 */
const LEAD_REPORTED = new RegExp(
  `^(?:[^。!?,]{0,16}?[讯电][\\])]?[\\s:]*)?(${ROLE}[^。!?,:()[\\]]{2,24}?(?:报[道导]|专访|特稿|[电讯]))(?=[\\s:,、。]|$)`,
  'u',
)
const LEAD_OPEN = new RegExp(
  `^[[(]?(?:[^。!?,]{0,16}?[讯电][\\])]?[\\s:]*)?((?:${ROLE}\\s?${NAME}(?:[ 、]${NAME}(?!员))*[ ,、]*)+)(?=[ :,、]|报[道导]|摄影报道|$)`,
  'u',
)
const LEAD_BARE_REPORT = new RegExp(
  `^(?:[^。!?,]{0,16}?[讯电][\\])]?[\\s:]*)?(${ROLE}\\s?${NAME}?)(?:报道|摄影报道|[讯电][\\s:,、])`,
  'u',
)
const TAIL_BRACKET = /[。!?…."'][\s]*[([《〈]{1,2}([^()[\]《》〈〉。]{2,48})[)\]][。.]?$/
/** 。　张　三 */
const TAIL_NAME = /[。!?]["']? +(\p{Script=Han}(?: ?\p{Script=Han}){1,2})$/u
/** 。　某某镇　张三, 。　某某社　会计　张三 */
const TAIL_SIGNED =
  /[。!?]["')]? +(\p{Script=Han}{2,14}(?: {1,4}\p{Script=Han}{2,4})? {1,4}\p{Script=Han}(?: ?\p{Script=Han}){1,2})$/u
/** 。　记者：张三 */
const TAIL_ROLE = new RegExp(`[。!?…、]["')]?\\s*(${ROLE}[ :]{0,2}[^。!?,:]{2,24})$`, 'u')

/**
 * @param body    the first and the last paragraph of the story, as printed
 * @param credits the bylines that stand on lines of their own
 */
export function peopleOf(body: { first: string; last: string }, credits: readonly Byline[]): People {
  const people: People = { reporters: [], correspondents: [], photographers: [] }
  const lead = leadByline(body.first)
  if (lead) merge(people, lead, 'reporters')
  for (const credit of credits) merge(people, credit, 'reporters')
  const tail = tailByline(body.last)
  // Who is named above as the reporter may sign below once more.
  const isReporter = (name: string) => people.reporters.includes(name)
  if (tail) merge(people, { ...tail, bare: tail.bare.filter((name) => !isReporter(name)) }, 'correspondents')
  return people
}

/** Adds a byline's names to `people`; names without a part go to `bareAs`. */
export function merge(people: People, byline: Byline, bareAs: keyof People): void {
  const parts: [keyof People, readonly string[]][] = [
    ['reporters', byline.reporters],
    ['correspondents', byline.correspondents],
    ['photographers', byline.photographers],
    [bareAs, byline.bare],
  ]
  for (const [part, names] of parts) {
    for (const name of names) if (!people[part].includes(name)) people[part].push(name)
  }
}

function leadByline(printed: string): Byline | undefined {
  const plain = plainOf(printed.slice(0, 120))
  for (const pattern of [LEAD_BRACKET, LEAD_CLOSED, LEAD_ALONE, LEAD_REPORTED, LEAD_BARE_REPORT, LEAD_OPEN]) {
    const found = pattern.exec(plain)
    if (!found) continue
    const at = found.index + found[0].lastIndexOf(found[1]!)
    const byline = parseByline(printed.slice(at, at + found[1]!.length))
    if (byline && (pattern !== LEAD_ALONE || saysPart(byline))) return byline
  }
  return undefined
}

/** Whether a place or an office and its writer follow the last stop. */
export function endsSigned(plain: string): boolean {
  const own = TAIL_SIGNED.exec(plain.slice(-60))?.[1]
  return own !== undefined && signatureOf(own, own, false) !== undefined
}

function tailByline(printed: string): Byline | undefined {
  const end = printed.slice(-60)
  const plain = plainOf(end)
  const signed = TAIL_SIGNED.exec(plain)
  const signer = signed && signatureOf(end.slice(-signed[1]!.length), signed[1]!, false)
  if (signer) return signer
  const found = TAIL_BRACKET.exec(plain) ?? TAIL_NAME.exec(plain) ?? TAIL_ROLE.exec(plain)
  if (!found) return undefined
  const at = found.index + found[0].lastIndexOf(found[1]!)
  const own = end.slice(at, at + found[1]!.length)
  const byline = parseByline(own)
  return byline?.bare.every(isUsualName) ? byline : signatureOf(own, plainOf(own), true)
}
