/**
 * Composes the sentences of a manuscript out of printed ones, with the verdict that a person would give.
 *
 * A seed gives the same sentences. What is changed is found by patterns of its own, and never by those of the desk.
 */

import type { ClaimKind, Verdict } from '../../src/desk/desk.js'
import { Dice } from '../../src/eval/random.js'
import { SIMPLE_OF } from '../../src/lexicon.js'

export type Composed = { how: string; text: string; kind: ClaimKind; claim: string; verdict: Verdict }

const TRADITIONAL_OF = new Map([...SIMPLE_OF].map(([traditional, simple]) => [simple, traditional]))
const inTraditional = (text: string) => [...text].map((sign) => TRADITIONAL_OF.get(sign) ?? sign).join('')

const FIGURES = '零一二三四五六七八九'
/** A whole number from 10 to 9,999 as a person writes it: 三千二百零五. */
function inCharacters(value: number): string {
  const digits = [...String(value)].map(Number)
  const units = ['', '十', '百', '千']
  let text = ''
  digits.forEach((digit, i) => {
    const unit = units[digits.length - 1 - i]!
    if (digit > 0) text += FIGURES[digit]! + unit
    else if (text !== '' && !text.endsWith('零')) text += '零'
  })
  return text.replace(/零$/, '').replace(/^一十/, '十')
}

const OFFICES = [
  '书记',
  '县长',
  '区长',
  '市长',
  '局长',
  '主任',
  '校长',
  '院长',
  '部长',
  '主席',
  '队长',
  '会长',
  '经理',
  '记者',
  '通讯员',
]
const NAMED = new RegExp(
  `(${OFFICES.join('|')})([赵钱孙李周吴郑王张刘陈杨黄马朱胡郭何林高罗梁宋唐许韩冯邓曹彭][\\u4e00-\\u9fa5]{2})(?=[，、）)：:]|主持|介绍|表示|指出|强调|参加|出席|带领|一行)`,
)
const COUNTED =
  /(?<![0-9.,年月第-])([1-9][0-9]{1,3})(名|人|个|元|家|户|亩|公里|米|吨|项|次|岁|平方米|台|辆)(?![0-9])/
const DAY = /(?<![0-9])([1-9]|1[0-2])月([1-9]|1[0-9]|2[0-7])日/

type Way = (sentence: string, draw: () => number) => Omit<Composed, 'how'> | undefined

/** Another numeral of as many figures. */
const otherThan = (value: number, draw: () => number) => {
  const other = value + 1 + Math.floor(draw() * 7)
  return String(other).length === String(value).length ? other : value - 1
}
const pick = <T>(of: ArrayLike<T>, draw: () => number): T => of[Math.floor(draw() * of.length)]!

const counted = (sentence: string) => {
  const found = COUNTED.exec(sentence)
  return found && { at: found.index, value: Number(found[1]), unit: found[2]!, whole: found[0] }
}
const swap = (sentence: string, at: number, old: string, by: string) =>
  sentence.slice(0, at) + by + sentence.slice(at + old.length)

/** A sentence without quotation marks of its own, in quotation marks. */
const quoted = (sentence: string) => (/["“”「」『』]/.test(sentence) ? undefined : sentence)

const WAYS: Record<string, Way> = {
  'a number as printed': (sentence) => {
    const found = counted(sentence)
    return found ? { text: sentence, kind: 'number', claim: found.whole, verdict: 'printed' } : undefined
  },
  'a quotation as printed': (sentence) => {
    const own = quoted(sentence)
    return own ? { text: `他说：“${own}。”`, kind: 'quotation', claim: own, verdict: 'printed' } : undefined
  },
  'a name as printed': (sentence) => {
    const found = NAMED.exec(sentence)
    return found ? { text: sentence, kind: 'name', claim: found[0], verdict: 'printed' } : undefined
  },
  'a number in characters': (sentence) => {
    const found = counted(sentence)
    if (!found) return undefined
    const claim = inCharacters(found.value) + found.unit
    return { text: swap(sentence, found.at, found.whole, claim), kind: 'number', claim, verdict: 'form' }
  },
  'a quotation in traditional characters': (sentence) => {
    const own = quoted(sentence)
    const claim = own && inTraditional(own)
    return claim && claim !== own
      ? { text: `他說：「${claim}。」`, kind: 'quotation', claim, verdict: 'form' }
      : undefined
  },
  'a day in characters': (sentence) => {
    const found = DAY.exec(sentence)
    if (!found) return undefined
    const month = Number(found[1]) < 10 ? FIGURES[Number(found[1])]! : inCharacters(Number(found[1]))
    const day = Number(found[2]) < 10 ? FIGURES[Number(found[2])]! : inCharacters(Number(found[2]))
    const claim = `${month}月${day}日`
    return { text: swap(sentence, found.index, found[0], claim), kind: 'date', claim, verdict: 'form' }
  },
  'another number': (sentence, draw) => {
    const found = counted(sentence)
    if (!found) return undefined
    const claim = otherThan(found.value, draw) + found.unit
    return { text: swap(sentence, found.at, found.whole, claim), kind: 'number', claim, verdict: 'otherwise' }
  },
  'another number in a quotation': (sentence, draw) => {
    const own = quoted(sentence)
    const found = own && counted(own)
    if (!found) return undefined
    const claim = swap(own, found.at, found.whole, otherThan(found.value, draw) + found.unit)
    return { text: `他说：“${claim}。”`, kind: 'quotation', claim, verdict: 'otherwise' }
  },
  'another name': (sentence, draw) => {
    const found = NAMED.exec(sentence)
    if (!found) return undefined
    const [office, name] = [found[1]!, found[2]!]
    const other = name.slice(0, 2) + pick('鑫淼焱垚彪骏', draw)
    const whole = draw() < 0.5 ? other : name[0] + pick('鑫淼焱垚', draw) + name[2]
    return {
      text: swap(sentence, found.index, found[0], office + whole),
      kind: 'name',
      claim: office + whole,
      verdict: 'otherwise',
    }
  },
  'another office': (sentence, draw) => {
    const found = NAMED.exec(sentence)
    if (!found || /[副原]$/.test(sentence.slice(0, found.index))) return undefined
    const others = OFFICES.filter((one) => one !== found[1])
    const claim = (draw() < 0.4 ? `副${found[1]}` : pick(others, draw)) + found[2]
    return { text: swap(sentence, found.index, found[0], claim), kind: 'name', claim, verdict: 'otherwise' }
  },
  'another day': (sentence, draw) => {
    const found = DAY.exec(sentence)
    if (!found) return undefined
    const claim = `${found[1]}月${Number(found[2]) + 1 + Math.floor(draw() * 3)}日`
    return { text: swap(sentence, found.index, found[0], claim), kind: 'date', claim, verdict: 'otherwise' }
  },
  'another word in a quotation': (sentence, draw) => {
    const own = quoted(sentence)
    const signs = own ? [...own] : []
    const at = 2 + Math.floor(draw() * (signs.length - 4))
    if (!/[\u4e00-\u9fa5]/.test(signs[at] ?? '')) return undefined
    signs[at] = pick('鲸鲨鹦鹉茉莉', draw)
    const claim = signs.join('')
    return { text: `他说：“${claim}。”`, kind: 'quotation', claim, verdict: 'otherwise' }
  },
  'an invented quotation': (_sentence, draw) => {
    const claim = invented(draw)
    return { text: `有人说：“${claim}。”`, kind: 'quotation', claim, verdict: 'absent' }
  },
  'an invented number': (_sentence, draw) => {
    const claim = `${1200 + Math.floor(draw() * 8000)}只`
    return { text: `${invented(draw)}共${claim}${invented(draw)}`, kind: 'number', claim, verdict: 'absent' }
  },
  'an invented name': (_sentence, draw) => {
    const claim =
      pick(OFFICES, draw) +
      pick('欧单卞晏', draw).replace('欧', '欧阳') +
      pick('鑫淼焱垚', draw) +
      pick('鲲鹏骥骁', draw)
    return { text: `${invented(draw)}，${claim}${invented(draw)}`, kind: 'name', claim, verdict: 'absent' }
  },
  'an invented day': (_sentence, draw) => {
    const claim = `${1 + Math.floor(draw() * 12)}月${1 + Math.floor(draw() * 28)}日`
    return { text: `${claim}${invented(draw)}`, kind: 'date', claim, verdict: 'absent' }
  },
}

const WORDS =
  '鲸鱼 望远镜 火山 驼队 灯塔 琥珀 雪橇 珊瑚 蒸汽船 罗盘 沙漠 象牙 钟楼 羊皮纸 风车 骑士 海盗 牧笛 陨石 冰川 悄悄 慢慢 忽然 越过 绕过 收起 点亮 驶向 惊动 唤醒 遗落 打捞'.split(
    ' ',
  )
const invented = (draw: () => number) => Array.from({ length: 5 }, () => pick(WORDS, draw)).join('')

/** Whole sentences of a text, without the mark at their end. */
export const sentencesOf = (text: string): string[] =>
  text
    .split(/[。！？；\n]/)
    .filter((one) => one.length >= 16 && one.length <= 120 && /^[\u4e00-\u9fa50-9]/.test(one))

/** @param sentences printed; each way is used as often as the others, so far as it has sentences */
export function compose(sentences: readonly string[], count: number, seed: number): Composed[] {
  const dice = new Dice(seed)
  const draw = () => dice.fraction()
  const composed: Composed[] = []
  const ways = Object.entries(WAYS)
  for (let tries = 0; composed.length < count && tries < count * 400; tries++) {
    const [how, way] = ways[composed.length % ways.length]!
    const made = way(pick(sentences, draw), draw)
    if (made) composed.push({ how, ...made })
  }
  return composed
}
