/**
 * Who wrote and who photographed: names in the set forms of bylines.
 *
 * Reads 记者张三 李四, 通讯员 王五, 张三 文/图, 赵六 摄, 某某供稿, 張三／台北報導, in any
 * width and script. It says nothing about where in an article a byline stands.
 */

import { hasSurname, isNameLength, isTellingName, isUsualName, plainOf } from '../../lexicon.js'
import { type Byline, noByline } from '../page/block.js'
import { isBlank, trimEndWhere, trimWhere } from '../page/trim.js'
import { namesIn } from './names.js'
import { isPlace, withoutPlace } from './place-names.js'

type BylinePart = 'reporter' | 'correspondent' | 'bare'
/** `isGlued`: nothing parts the text from the word behind it. */
type BylineToken = { kind: 'role' | 'suffix' | 'other'; word: string; text: string; isGlued?: boolean }
type Named = { name: string; part: BylinePart }

const PAPER =
  '(?:[\\p{Script=Han}]{2,8}[报网]·[\\p{Script=Han}]{2,8}|本报|本刊|本台|本网|本社|[\\p{Script=Han}]{0,4}(?:日报|晚报|晨报|时报|商报|都市报|电视台|电台|融媒体中心)|(?<!\\p{Script=Han})\\p{Script=Han}{1,5}(?:[报社]|传媒|新闻网?|日讯|视频|周刊)|(?<!\\p{Script=Han})每经)/?\\s?'
/** Who pays the reporter, and which kind of reporter. */
export const PREFIX = `(?:${PAPER})?(?:全媒体|融媒体?|特约|特邀|特派|首席|见习|实习|学生|校园|小|摄影|图片|文字|资深|高级|驻[\\p{Script=Han}]{1,3}|赴[\\p{Script=Han}]{2,4}特派)*`
/** Words of a part that print has in other places too: nothing but blanks and marks stands around them. */
const PARTS_APART =
  '(?:责任|每经)?编辑|责编|校对|审[核校]|监制|文字|图片|采访|撰稿|执笔|讲述|口述|策划|统筹|漫画|绘图|制图|插图|插画|配图|题图|书法|作词|作曲|[指辅]导(?:老师|教师)|著|译|诗(?=[/:])|文|图'
const WORDS = new RegExp(
  `(${PREFIX}(?:记者|访员|通讯员|通信员|撰稿人|作者|评论员|特派员)|实习生|读者|市民|特约撰稿)\\s*[:]?|(摄影报[道导]|摄影?[及并、](?:写|撰稿|报[道导])|文[/·、]图|图[/·、]文|文并图|文图|图文|文并摄|文/摄|供稿|供图|提供|报[道导]|整理|(?:参与|参加)?采写|撰文|编译|综合|拍摄|摄影|摄|(?<=^|[\\s/:)(、|丨])(?:${PARTS_APART})(?=[\\s/:)\\]、|丨]|$))\\s*[:/、|丨]?`,
  'gu',
)
/** A line without any of these words has no word of a person's role. */
const ROLES = /记者|[访讯信]员|稿人|作者|论员|派员|实习生|读者|市民|特约撰稿/
/** Without them and any of these characters it has no word of a part. */
const MAY_HOLD_PART = /[校责审监文摄供提报整采撰编综拍图字片执讲口策统漫画配书词曲导著译诗]/
/** The letter that a lost font leaves of a sign such as ■. */
export const LOST_SIGN = '[NnlquØ§] ?(?=\\p{Script=Han})'
const BULLETS = new RegExp(`^(?:[\\s□■●◎▲△◇◆○⊙☉*•·([（【〔［《〈—-]+|${LOST_SIGN})`, 'u')
/** UTF-16 units of the names and their parts, and of these with a place and the paper that printed them. */
const LONGEST = 60
const LONGEST_WITH_SOURCE = 160

/** Words before which an organisation may stand in place of a name: 某科协供稿. */
const SUPPLY = /^(?:供稿|供图|提供)$/
const SHOT = /摄|图|拍/
const WROTE = /文|报[道导]|采|编译|整理|撰|笔|著|译|诗/
const EDITS = /编辑|责编|校对|审[核校]|监制/
/** Parts of persons who neither wrote nor photographed. */
const OTHER_PART =
  /编辑|责编|校对|审[核校]|监制|口述|讲述|策划|统筹|漫画|绘|制图|插|配图|题图|书法|作[词曲]|[指辅]导/

/** [日], (蒙古族), (女), (北京): a nation, people or place beside a name. */
const NATION =
  /[([]([美英法德日俄苏韩意奥荷比瑞挪丹芬波捷匈西葡希土埃印巴阿智墨加澳新泰越缅菲女]|\p{Script=Han}{2,5})[)\]]/gu
const IS_NATION = /^(?:.|.{1,4}[国联亚兰族])$/u

/** 图片均由, 本版, 新华社发: what stands before the names of photographers. */
const ALL_BY =
  /^(?:(?:以上|本[版组文])?(?:图片|照片|图)?(?:均|皆|都)[为由]|(?:以上|本[版组文])(?:图片|照片)?[为由]?(?=图|文|摄|\p{Script=Han}{2,8}(?:摄|提供|供图))|(?:新华社|中新社)发(?=[([]))/u

/** 中國時報【張三╱台北報導】, 張三/台北報導聯合報: the paper that a cutting is from. */
const CUT_FROM =
  /^\p{Script=Han}{1,6}[报刊](?=[[(][^[\]()]{4,60}报[道导][\])]$)|(?<=报[道导]) ?\p{Script=Han}{1,6}[报刊]$/u

/** （10月19日《某报》 张三 文）: what a digest took the text from. */
const TAKEN_FROM =
  /^[([]?(?:\d{1,2}月\d{1,2}日|\d{4}年(?:第?\d{1,2}期)?)?《[^《》]{2,16}》(?: ?第?\d{1,3}期)?\s*(?=\p{Script=Han}{2,4}\s?[文作图](?:[)\]]|$))/u

/** The day, behind a blank: 某社記者甲攝 114年11月28日. */
const DAY_BEHIND =
  /(?:\s|(?<=[摄攝]影?)\s?)(?:\d{2,4}|[〇○零一二三四五六七八九十]{1,4})年(?:\d{1,2}|[一二三四五六七八九十]{1,3})月(?:\d{1,2}|[一二三四五六七八九十]{1,3})日$/

/** 2025-03-18 08:15 某报 记者 甲: the day before the part, and perhaps the minute. */
const DAY_BEFORE =
  /^[([]?(?:\d{4}[-./年]\d{1,2}[-./月]\d{1,2}日?)(?:\s+\d{1,2}:\d{2}(?::\d{2})?)?[\s|]+(?=.{0,16}(?:记者|通讯员))/

/** 某某新闻/某某晚报/掌上某某 记者 甲: several media of one house. */
const MEDIA =
  /^[\s([（［〔]*\p{Script=Han}{2,8}(?:\/\p{Script=Han}{2,8}){1,4}\s+(?=(?:首席|见习|实习|全媒体)*记者)/u

/** The byline without the paper it is cut from, the nations of its persons and the words before all its names. */
function withoutAsides(whole: string): string {
  const from = CUT_FROM.exec(plainOf(whole))
  const printed = from ? whole.slice(0, from.index) + whole.slice(from.index + from[0].length) : whole
  let text = printed.slice(ALL_BY.exec(plainOf(printed))?.[0].length ?? 0)
  const nations = /[([]/.test(plainOf(text)) ? [...plainOf(text).matchAll(NATION)] : []
  for (const { 0: nation, 1: inside, index } of nations.reverse())
    if (IS_NATION.test(inside!) || isPlace(inside!))
      text = `${text.slice(0, index)} ${text.slice(index + nation.length)}`
  return text.replace(BULLETS, '')
}

/** What was read of the last texts: a line is asked about where it is joined, halved, given its part and healed. */
const known = new Map<string, Byline | undefined>()
const KNOWN_MOST = 1024

/**
 * Reads a text that is a byline and nothing else.
 *
 * @returns undefined if any of it is something else
 */
export function parseByline(printed: string): Byline | undefined {
  if (printed.length > LONGEST_WITH_SOURCE) return undefined
  let byline = known.get(printed)
  if (byline === undefined && !known.has(printed)) {
    // A text cut out of a file keeps the whole file in memory, and so would names cut out of it.
    const own = Buffer.from(printed, 'utf16le').toString('utf16le')
    byline = readByline(own)
    if (known.size >= KNOWN_MOST) known.clear()
    known.set(own, byline)
  }
  return byline
}

function readByline(printed: string): Byline | undefined {
  const whole = plainOf(printed)
  if (isProse(whole) || TELLS_OF_AUTHOR.test(whole)) return undefined
  const since =
    DAY_BEFORE.exec(whole) ??
    (whole.includes('/') ? MEDIA.exec(whole) : whole.includes('《') ? TAKEN_FROM.exec(whole) : undefined)
  const undated = printed.slice(since?.[0].length ?? 0).replace(DAY_BEHIND, '')
  const bare = trimEndWhere(withoutAsides(undated), isBehind)
  const text = withoutPlace(bare.slice(0, bare.length - sourceLength(plainOf(bare))))
  if (text === '' || text.length > LONGEST || /[。!?]/.test(plainOf(text))) return undefined
  return new BylineReader(tokensOf(text)).read()
}

/** (作者为台中市民), (作者是文史工作者): what the author is, and no name. */
const TELLS_OF_AUTHOR = /^[([]?(?:本文)?作者[为是系]/

const isBehind = (sign: string) => ')]）】〕］。.'.includes(sign) || isBlank(sign)

/** Whether a sentence ends inside the text, and no paper's name with a stop of its own can be the reason. */
const isProse = (plain: string) => /[。!?][\u4e00-\u9fff]/.test(plain) && !plain.includes('《')

/** Goes through the words of a byline once. */
class BylineReader {
  private readonly byline = noByline()
  private role: BylinePart = 'bare'
  /** The word of a part that stands before its names, such as 摄影：; undefined where words stand behind them. */
  private before: string | undefined
  private since: Named[] = []

  constructor(private readonly tokens: readonly BylineToken[]) {}

  read(): Byline | undefined {
    if (this.tokens.length === 0) return undefined
    for (const [i, token] of this.tokens.entries()) {
      if (token.kind === 'other') {
        if (!this.takeNames(token, i)) return undefined
      } else if (token.kind === 'role') {
        // 敬告读者
        if (token.word === '读者' && i > 0 && i + 1 === this.tokens.length) return undefined
        this.role = /通[讯信]员|读者|市民/.test(token.word) ? 'correspondent' : 'reporter'
      } else if (this.isBefore(i)) {
        this.give(this.before ?? '')
        this.before = token.word
      } else {
        this.give(token.word)
        this.before = undefined
      }
    }
    this.give(this.before ?? '')
    return this.byline
  }

  private takeNames({ text }: BylineToken, at: number): boolean {
    const next = this.tokens[at + 1]?.word ?? ''
    if (isOffice(plainOf(text), next) || this.isHouse(at)) return true
    const names = namesIn(text)
    if (names === undefined) {
      // An office supplies a text; it is no person, yet the line is a credit.
      return SUPPLY.test(next) && at + 2 === this.tokens.length && at === 0 && text.length <= 16
    }
    for (const name of names) this.since.push({ name, part: this.role })
    return true
  }

  /** 南都记者 张三, 江州晚报/江州新闻记者 张三: the paper or the station, before the part and the names. */
  private isHouse(at: number): boolean {
    const [{ text, isGlued }, part] = [this.tokens[at]!, this.tokens[at + 1]]
    if (at > 0 || part?.kind !== 'role' || this.tokens[at + 2]?.kind !== 'other') return false
    const plain = plainOf(text)
    if (HOUSE.test(plain)) return true
    return isGlued === true && /^[\p{Script=Han}+]{2,6}(?<![讯电])$/u.test(plain) && !isTellingName(plain)
  }

  /** 文/张三, 摄影：张三, and 摄影 张三 at the end behind names with a part of their own. */
  private isBefore(at: number): boolean {
    const { word, text } = this.tokens[at]!
    const next = this.tokens[at + 1]
    if (!next || next.kind === 'suffix') return false
    // Editors stand behind the reporters, after their own word.
    if (EDITS.test(word)) return true
    if (this.since.length === 0 && (next.kind === 'other' || at === 0)) return true
    if (this.before !== undefined || /[:/：／]\s*$/.test(text)) return true
    return word === '摄影' && at + 2 === this.tokens.length && this.since.every(({ part }) => part !== 'bare')
  }

  /** Gives the names since the last word of a part that part. */
  private give(word: string): void {
    const { reporters, correspondents, photographers, bare } = this.byline
    const isOther = OTHER_PART.test(word)
    const shot = SHOT.test(word) && !isOther
    const wrote = WROTE.test(word)
    for (const { name, part } of this.since) {
      if (isOther) continue
      if (shot) add(photographers, name)
      if (shot && !wrote) continue
      if (part === 'correspondent' || (part === 'bare' && SUPPLY.test(word))) add(correspondents, name)
      else if (part === 'reporter' || wrote) add(reporters, name)
      else add(bare, name)
    }
    this.since = []
    this.role = 'bare'
  }
}

function add(names: string[], name: string): void {
  if (!names.includes(name)) names.push(name)
}

function tokensOf(text: string): BylineToken[] {
  const plain = plainOf(text)
  const tokens: BylineToken[] = []
  let at = 0
  if (!MAY_HOLD_PART.test(plain) && !ROLES.test(plain)) {
    pushOther(tokens, text)
    return tokens
  }
  for (const found of plain.matchAll(WORDS)) {
    pushOther(tokens, text.slice(at, found.index), true)
    const word = (found[1] ?? found[2])!.trim()
    tokens.push({ kind: found[1] ? 'role' : 'suffix', word, text: found[0] })
    at = found.index + found[0].length
  }
  pushOther(tokens, text.slice(at))
  return tokens
}

const isBetween = (sign: string) => ':：/／,，、;；|｜丨│()（）—-'.includes(sign) || isBlank(sign)

function pushOther(tokens: BylineToken[], text: string, isBeforeWord = false): void {
  const trimmed = trimWhere(text, isBetween)
  const isGlued = isBeforeWord && text.endsWith(trimmed)
  if (trimmed !== '') tokens.push({ kind: 'other', word: '', text: trimmed, isGlued })
}

/** 《某报》（2024年3月5日 第2版) at the end of a byline that names a part. */
const PRINTED_IN = /(?:记者|[讯信]员|作者|评论员)[^《》]*?(\s*《[^《》]{2,16}》\s*(?:[([][^()[\]]{4,30})?)$/

/** Length of the paper's name and day that follow the names of a byline; 0 for none. */
export function sourceLength(plain: string): number {
  return plain.includes('《') ? (PRINTED_IN.exec(plain)?.[1]?.length ?? 0) : 0
}

/** 县档案馆供图, 生活中心報導: an office or someone without a name stands before the part. */
const isOffice = (plain: string, part: string) =>
  (SUPPLY.test(part) && SOURCE.test(plain)) ||
  (/^(?:报[道导]|综合|整理)$/.test(part) && (DESK.test(plain) || /^本[报刊台网社]$/.test(plain)))

/** A paper, a station or a site. */
const HOUSE = /^[\p{Script=Han}·+-]{1,6}(?:[报网台刊]|新闻|视频|传媒|客户端)\+?$/u
/** An office that reports. */
const DESK = /.{2}(?:中心|编辑部|新闻|通讯社|新华社|中央社|中新社|法新社|路透社|美联社|外电|综合)$/
/** An office, or someone without a name. */
const SOURCE = /.{2}(?:者|馆|局|委|办|部|社|院|校|中心|方|网|队|站|厅|公司|协会)$/

const SIGNER =
  /(?:工人|职工|工友|民工|家属|社员|农民|村民|青年|战士|学生|教师|干部|医生|居民|(?:\d\d|[〇零一二三四五六七八九]{2})级|[一二三四五六七八九十][连排营]|车间|工段|队|厂|矿|村|屯|校|学|局|站|所|场|厅|科|系|中心|县|镇|乡|庄|街|区|社|班|组|公司|处|委|部|院|馆)$/
/** 张三 李四光 王五: who signed a letter; a copyist may lose a blank between two of them. */
export const isRowOfNames = (plain: string): boolean => {
  const names = plain.split(/[ 、]+/)
  const sure = names.filter(isUsualName)
  return names.length > 1 && sure.length > 1 && sure.length + 1 >= names.length && !/[,。;:]/.test(plain)
}
/** Whether a short text ends like an office, place or post whose people write. */
export const isSigner = (plain: string): boolean => SIGNER.test(plain)
const PERSON = /(?:工人|职工|工友|民工|家属|社员|农民|村民|青年|战士|学生|教师|干部|医生|居民)$/
/** 某某社 会计 张三: between the office and the name stands the writer's post. */
const WITH_POST =
  /^(\S{2,14} +(?:会计|社长|队长|主任|书记|校长|教师|医生|干事|秘书|经理|厂长|所长|站长|科长|护士|支书|委员|主席)) +(\S.*)$/
const GROUP_NAME = /^(?:一群|一[名位个]|几[名位个]|部分|全体)\S{1,6}$/
const TEAM = /^\S{2,14}(?:报道组|通讯组|写作组|编写组|采访组|调查组|编辑部)$/

/**
 * Reads an office or a place and then its writer: 某矿三队 一群工人.
 *
 * @param anyPlace whether what precedes the name may be any short word
 */
export function signatureOf(text: string, plain: string, anyPlace: boolean): Byline | undefined {
  const byline = noByline()
  if (TEAM.test(plain)) return byline
  const parts = WITH_POST.exec(plain) ?? /^(\S{2,14}) +(\S.*)$/.exec(plain)
  if (!parts || (!anyPlace && !SIGNER.test(parts[1]!.replace(/ .*/, '')))) return undefined
  if (GROUP_NAME.test(parts[2]!)) return byline
  const names = namesIn(text.slice(text.length - parts[2]!.length))
  const isWorker = PERSON.test(parts[1]!)
  if (!names?.every((name) => (isWorker || hasSurname(name)) && isNameLength(name))) return undefined
  byline[anyPlace ? 'correspondents' : 'bare'].push(...names)
  return byline
}

/** An office and a name whose blanks text recognition lost among its own: 某站张三. */
export function gluedSignature(text: string, plain: string): Byline | undefined {
  for (const length of [3, 2]) {
    const at = plain.length - length
    const name = text.slice(at)
    if (at < 2 || !hasSurname(name) || !/^\p{Script=Han}+$/u.test(plain)) continue
    const signed = signatureOf(
      `${text.slice(0, at)} ${name}`,
      `${plain.slice(0, at)} ${plain.slice(at)}`,
      false,
    )
    if (signed) return signed
  }
  return undefined
}

/** Whether the byline names a part for someone, or an office as the source. */
export function saysPart(byline: Byline): boolean {
  return byline.bare.length === 0
}
