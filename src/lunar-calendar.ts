/**
 * The lunar calendar of 1839 to 2100: which day of ours is a day of it. Pure arithmetic over a table.
 *
 * The table was made with lunar-typescript 1.8.6, and a test holds the days of 1840 to 2100 to that library: it needs
 * 1.3 KB here, the library with all its almanac 400.
 */
import { dayNumber, dayText } from './days.js'

/** The year of the table's first row, which begins on FIRST_DAY. */
const FIRST_ROW = 1839
const FIRST_DAY = '1839-02-14'
/**
 * A year in four signs to the base of 36: in its lower 13 bits a 1 for each month of 30 days, in turn, the first month
 * lowest; above them the month that a leap month follows, or 0.
 */
const ROWS = (
  '01g2 02w5 0n62 011n 1ac7 023v 0122 0xud 02ax 01g2 0ujp 0279 1jrf 01u5 ' +
  '023x 1ch6 014k 02ax 11ea 02oi 02lh 0o5p 01ue 1i9h 0252 01ck 0yax 02x5 ' +
  '02vm 0rvq 010n 1t93 01uj 028q 16fo 01g4 01ft 102b 0237 010r 0l0b 01v1 ' +
  '1ai2 02p6 02as 10zt 02mh 0239 0tgr 010t 023x 0gve 02p6 17s4 02w4 02mi ' +
  '0xp1 023b 011y 0l2t 0251 1j2q 01g2 02w5 100a 018r 023f 0thy 012i 028p ' +
  '0h8y 01g2 17ad 0279 0217 0zor 00j1 012j 0ew9 02p5 1e36 02vm 02lh 10st ' +
  '021i 00ja 0tkl 01ck 02w9 0ioi 02vm 14iu 010r 021j 0zau 028q 01ck 0lvt ' +
  '01ft 1cpf 0237 010r 13yz 023x 012i 0uol 02as 0289 0hw3 0239 1cfh 0112 ' +
  '023x 0zvu 014i 02p1 0oqy 02mi 1gnp 023b 011y 141h 0251 01ci 0s6d 02w5 ' +
  '018q 0lg7 023f 1cgq 012i 0295 107m 028i 0279 0tor 0217 1inf 00j1 012l ' +
  '146h 02p5 02oi 0v1h 02lh 1wel 021i 00ja 131x 01cl 02w9 11n6 02vm 02li ' +
  '0l06 021j 1iom 00nu 01cl 103t 01ft 01ar 0tgr 010r 021n 0guy 012i 1dn9 ' +
  '02as 0289 10ur 0239 010t 0re5 0245 1p62 015e 02p1 17pm 02mi 02hh 0tgu ' +
  '011y 0245 0gxe 01ci 14th 01et 018r 0y3b 02i3 0122 0l3q 0295 224y 028i ' +
  '0279 174b 0217 00x7 0wnv 014d 0296 0i1e 02oi 1e05 02lh 021h 0zot 00xi ' +
  '014l 0lnu 02x5 1klu 02vm 02li 13yu 021j 00ye 0qmt 01g5 01ft 0lub 01ar ' +
  '1cff 010r 021n 0ztm 012i 0291 0tvu 028a 1jth 0239 010t 1419 0245 014a ' +
  '0rl1 02p1 02mi 0olx 02hi 1d8u 011y 0245 0zw2 01ci 02w5 0s3u 01aj 1h1z ' +
  '00x7 0123 142e 0296 01g2 0tut 0285 022z 0gpn 00x7'
).split(' ')
const MONTH_BITS = 13

/** A year: its first day as a number, the days of its months in turn, and the month that is followed by a leap month. */
type LunarYear = { firstDay: number; lengths: number[]; leapAfter: number }

const YEARS = new Map<number, LunarYear>()
let firstDay = dayNumber(FIRST_DAY)
for (const [i, row] of ROWS.entries()) {
  const bits = Number.parseInt(row, 36)
  const leapAfter = bits >> MONTH_BITS
  const lengths = Array.from({ length: leapAfter > 0 ? 13 : 12 }, (_, month) => 29 + ((bits >> month) & 1))
  YEARS.set(FIRST_ROW + i, { firstDay, lengths, leapAfter })
  for (const length of lengths) firstDay += length
}

/**
 * The days of a lunar year, of a month of it, or the one day.
 *
 * @param year in which the lunar year begins
 * @param month 1 to 12, or null for all; @param day null for all
 * @returns undefined if there is no such day, or the table has not the year
 */
export function lunarPeriod(
  year: number,
  month: number | null,
  isLeap: boolean,
  day: number | null,
): { from: string; to: string } | undefined {
  const own = YEARS.get(year)
  if (!own) return undefined
  const { firstDay, lengths, leapAfter } = own
  const span = (from: number, days: number) => ({ from: dayText(from), to: dayText(from + days - 1) })
  if (month === null)
    return span(
      firstDay,
      lengths.reduce((sum, length) => sum + length, 0),
    )
  if (isLeap && leapAfter !== month) return undefined
  const index = month - 1 + (isLeap || (leapAfter > 0 && month > leapAfter) ? 1 : 0)
  const length = lengths[index]
  if (length === undefined || (day !== null && day > length)) return undefined
  const begin = lengths.slice(0, index).reduce((sum, length) => sum + length, firstDay)
  return day === null ? span(begin, length) : span(begin + day - 1, 1)
}
