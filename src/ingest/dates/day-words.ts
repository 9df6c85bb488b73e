/**
 * Day words: days that a text names by the day of the paper, 昨日, 本月五日, 周三, 中秋节, and words that name none, 近日.
 *
 * Each is read where it is sure, else not. Days count from 1970-01-01. Patterns run over plain text; a lunar
 * feast is found in the calendar of the platform, and only shortly before the paper.
 */
import { dayNumber, dayOf, dayText, parseNumeral } from '../../chinese.js'

/** A word, its place in UTF-16 units, and the day it means in a paper of a day; `before` is the day named last. */
export type DayWord = {
  at: number
  length: number
  /** 近日: nobody says when. */
  isVague: boolean
  /** Undefined where it is not sure. */
  day(issueDay: number, before: number | undefined): number | undefined
}

type Meaning = (issueDay: number, before: number | undefined) => number | undefined
type Pattern = { pattern: RegExp; means: (match: RegExpExecArray) => Meaning | undefined }

const NUMBER = '(?:[0-9]{1,2}|[一二三四五六七八九十廿卅]{1,3})'
const TIME = '(?:[上下中]午|凌晨|清晨|早晨|傍晚|[早晚晨夜午])'

/** Before a number that stands for a day of the month: no part of a longer one, of a count or of a date. */
const ALONE = '(?<![0-9一二三四五六七八九十廿卅月第每近连续这那两几数个前后了时期达满约共至到~—-])'
/** Days from the first to the last of what is told by its first. */
export const SPAN_DAYS = 3

/** Days back within which a day of the month alone is sure, and a lunar or other feast. */
const NEAR_DAYS = 10
const FEAST_DAYS = 15

const numberOf = (text: string) => Number(/^[0-9]/.test(text) ? text : parseNumeral(text))

/** The last day of this number of the month, up to the paper's own, at most `most` days back. */
function lastOfMonth(number: number, issueDay: number, most: number): number | undefined {
  for (let back = 0; back <= most; back++)
    if (Number(dayText(issueDay - back).slice(8)) === number) return issueDay - back
  return undefined
}

/** A day of the paper's month, or of the month before. */
function inMonth(number: number, issueDay: number, monthsBack: number): number | undefined {
  const [year, month] = dayText(issueDay).split('-').map(Number)
  const serial = year! * 12 + month! - 1 - monthsBack
  const day = dayOf(Math.floor(serial / 12), (serial % 12) + 1, number)
  return day === undefined ? undefined : dayNumber(day)
}

/** Monday is 1. */
const weekdayOf = (day: number) => ((((day + 3) % 7) + 7) % 7) + 1

function onWeekday(week: string | undefined, name: string, issueDay: number): number | undefined {
  const wanted = name === '日' || name === '天' ? 7 : numberOf(name)
  const monday = issueDay - weekdayOf(issueDay) + 1
  if (week === '上') return monday - 7 + wanted - 1
  if (week !== undefined) return monday + wanted - 1
  return issueDay - ((weekdayOf(issueDay) - wanted + 7) % 7)
}

const SOLAR_FEASTS: Record<string, string> = {
  元旦: '01-01',
  三八: '03-08',
  五一: '05-01',
  五四: '05-04',
  六一: '06-01',
  七一: '07-01',
  八一: '08-01',
  教师节: '09-10',
  国庆: '10-01',
  双十节: '10-10',
}
/** Month and day of the lunar calendar; 除夕 is the day before 1/1. */
const LUNAR_FEASTS: Record<string, string> = {
  春节: '1/1',
  大年初一: '1/1',
  正月初一: '1/1',
  大年初二: '1/2',
  元宵: '1/15',
  正月十五: '1/15',
  端午: '5/5',
  中秋: '8/15',
  重阳: '9/9',
  腊八: '12/8',
}
const FEAST = `(${[...Object.keys(SOLAR_FEASTS), ...Object.keys(LUNAR_FEASTS), '除夕', '大年三十'].join('|')})节?`

const MS_A_DAY = 86_400_000
/** Made by the first question: it takes as long as starting Node. */
let lunar: Intl.DateTimeFormat | undefined

function lunarOf(day: number): string {
  lunar ??= new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'UTC' })
  return lunar.format(day * MS_A_DAY)
}

function onFeast(name: string, issueDay: number): number | undefined {
  const isOn = (day: number) => {
    const solar = SOLAR_FEASTS[name]
    if (solar !== undefined) return dayText(day).endsWith(solar)
    return LUNAR_FEASTS[name] === undefined ? lunarOf(day + 1) === '1/1' : lunarOf(day) === LUNAR_FEASTS[name]
  }
  for (let back = 0; back <= FEAST_DAYS; back++) if (isOn(issueDay - back)) return issueDay - back
  return undefined
}

const back =
  (days: number): Meaning =>
  (issueDay) =>
    issueDay - days
const UNSURE: Meaning = () => undefined

const PATTERNS: Pattern[] = [
  // 昨(11)日, 本(十二)日, 昨日(12日): the number in brackets decides.
  {
    pattern: new RegExp(`[本今昨前]日?\\((${NUMBER})日?\\)日?`, 'g'),
    means:
      ([, number]) =>
      (issueDay) =>
        lastOfMonth(numberOf(number!), issueDay, 3),
  },
  // Not inside 如今|天气, 今|天下, 今晚报, 今日头条.
  {
    pattern:
      /(?<![如迄至现当])今(?:天(?!下(?!午))|晚(?!报(?![到道告名]))|日(?!头条)|[晨早夜]|(?=[上下]午|凌晨))/g,
    means: () => back(0),
  },
  { pattern: /昨(?!非)[天日晨早晚夜午]?/g, means: () => back(1) },
  { pattern: /大前[天日]/g, means: () => back(3) },
  // Not inside 目前|天气, 提前|日落.
  { pattern: /(?<![大以之此日天年月周目当提生眼面空先从早])前(?:[天日](?!前)|晚)/g, means: () => back(2) },
  {
    pattern: /翌[日晨]|次[日晨]/g,
    means: () => (_, before) => (before === undefined ? undefined : before + 1),
  },
  {
    pattern: new RegExp(`(本|上)月(?:份)?(${NUMBER})[日号]`, 'g'),
    means:
      ([, month, number]) =>
      (issueDay) =>
        inMonth(numberOf(number!), issueDay, month === '上' ? 1 : 0),
  },
  // 29日至30日: the first, of a few days; a longer span is of no day.
  {
    pattern: new RegExp(`${ALONE}(${NUMBER})日?[至到—~-]{1,2}(${NUMBER})日`, 'g'),
    means: ([, first, last]) => {
      const days = numberOf(last!) - numberOf(first!)
      return days > 0 && days <= SPAN_DAYS
        ? (issueDay) => lastOfMonth(numberOf(first!), issueDay, NEAR_DAYS)
        : UNSURE
    },
  },
  // A day of the month alone: 5日上午, 记者21日说, 廿一日,; never 三日后, 5日内. In characters it may be a span: 三日间.
  {
    pattern: new RegExp(
      `${ALONE}(?:([0-9]{1,2})日(?![内后前间游之以程均来的元])|(${NUMBER})日(?=${TIME}|[,、(在从于电讯]|通信|举行|召开|宣布|发布|通报|抵达|开幕|闭幕))`,
      'g',
    ),
    means:
      ([, figures, number]) =>
      (issueDay) =>
        lastOfMonth(numberOf(figures ?? number!), issueDay, NEAR_DAYS),
  },
  {
    // 周 is a surname too, and 周六福 a shop: by itself it is a day only behind a sign or 于, and before a time or a sign.
    pattern: new RegExp(
      `(?<![每逢双单至到—~-])(?:(上|本|这)个?(?:周|星期|礼拜)|星期|礼拜|(?<![^于在\\P{Script=Han}])周(?=.(?:${TIME}|[,、(在\\s])))([一二三四五六日天])(?![至到—~-])`,
      'gu',
    ),
    means:
      ([, week, name]) =>
      (issueDay) =>
        onWeekday(week, name!, issueDay),
  },
  {
    pattern: new RegExp(`${FEAST}(?:当[天日晚]|这天|(?<=[元大正除].{1,3}),|${TIME})`, 'g'),
    means:
      ([, name]) =>
      (issueDay) =>
        onFeast(name!, issueDay),
  },
  {
    pattern:
      /近[日来期]|(?<![0-9一二三四五六七八九十廿卅今昨以])日前|连日来?|日来|最近|(?:不久|几[天日])前|前不久|前些[天日]|前几[天日]|前段时间|[上本]月[初中底末]|(?:上|本)(?:周|星期)(?:末|(?![一二三四五六日天]))/g,
    means: () => UNSURE,
  },
]

/** Every day word of a plain text, in order. */
export function dayWordsIn(plain: string): DayWord[] {
  const words: DayWord[] = []
  for (const { pattern, means } of PATTERNS) {
    // As matchAll() would, which copies the pattern each time.
    pattern.lastIndex = 0
    for (let match = pattern.exec(plain); match; match = pattern.exec(plain)) {
      const day = means(match)
      const [at, length] = [match.index, match[0].length]
      const isInside = words.some((word) => at < word.at + word.length && word.at < at + length)
      if (day && !isInside) words.push({ at, length, isVague: day === UNSURE, day })
    }
  }
  return words.sort((a, b) => a.at - b.at)
}
