/**
 * What readers call the things of the model, in Chinese: one name each, for the
 * page, the command line, explanations and the query language.
 *
 * A test holds the query language to FIELD_NAMES and the page's script to
 * PHASE_NAMES, so nobody reads a name that he cannot type.
 */
import type {
  Article,
  Basis,
  DoubtClass,
  Field,
  HeldOfSpan,
  IssueHead,
  Kind,
  MemoryPart,
  NewKind,
  Retrying,
  ReuseKind,
  Rung,
  Snippet,
  Suggestion,
  UpdatePhase,
  Watching,
} from './model.js'

/** `第 A03 版`, or the page as given if it says so itself. */
export const pageText = (page: string): string => (page.endsWith('版') ? page : `第 ${page} 版`)

/** Where an issue was read: its file, and where that is packed, the path inside. */
export const placeText = ({ file, entry }: Pick<IssueHead, 'file' | 'entry'>): string =>
  entry === undefined ? file : `${file}/${entry}`

/** `3%`: how much of a text the tool that read it was not sure of. */
export const unsureText = (share: number): string =>
  share < 0.01 ? '不到 1%' : `${Math.round(share * 100)}%`

/** `62%`, rounded down: what is not whole is not told as whole. */
export const shareText = (share: number): string => `${Math.floor(share * 100 + 1e-9)}%`

/** Each printed part of an article, by the name that the query language knows (`图说:`). */
export const FIELD_NAMES: Readonly<Record<Field, string>> = {
  headline: '标题',
  kicker: '肩题',
  subheadline: '副题',
  section: '栏目',
  byline: '署名',
  body: '正文',
  caption: '图说',
  aside: '旁文',
}

/** Stands where the sentence of a snippet goes on. */
export const CUT = '……'

/** A snippet as plain text. */
export const withCuts = ({ text, cutBefore, cutAfter }: Snippet): string =>
  `${cutBefore ? CUT : ''}${text}${cutAfter ? CUT : ''}`

/** How close a hit comes to what was typed. */
export const RUNG_NAMES: Readonly<Record<Rung, string>> = {
  exact: '原文一致',
  words: '词语齐全',
  variant: '别的写法',
  partial: '部分相符',
}

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  article: '文章',
  photo: '图片',
  other: '零散文字',
}

/** Stands where an article of this kind has no headline. */
export const UNTITLED: Readonly<Record<Kind, string>> = {
  article: '（无题）',
  photo: '图片报道',
  other: '本期零散文字',
}

/** How a date or a newspaper is known. */
export const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  given: '著录',
  printed: '见报',
  inferred: '推定',
  unknown: '不详',
}

export const DOUBT_NAMES: Readonly<Record<DoubtClass, string>> = {
  'orphan-headline': '有题无文',
  'duplicate-headline': '标题重复',
  'repeated-text': '文字重复',
  truncated: '文字中断',
  'orphan-credit': '署名无主',
  'foreign-text': '夹有外文',
  'odd-script': '字形异常',
  arithmetic: '数字不合',
  'columns-across': '两栏错读',
  'damaged-text': '编码损坏',
}

export const DOUBT_CLASSES = Object.keys(DOUBT_NAMES) as DoubtClass[]

/** Parameters that narrow a search, as the form and the chips have them. */
export const FILTER_NAMES: Readonly<Record<string, string>> = {
  publication: '报纸',
  section: '栏目',
  reporter: '记者',
  year: '年份',
  kind: '类型',
  from: '起',
  to: '止',
  eventFrom: '事起',
  eventTo: '事止',
  monthDay: '月日',
}

/** What a suggestion offers. */
export const SUGGESTION_NAMES: Readonly<Record<Suggestion['kind'], string>> = {
  headline: '标题',
  name: '人名',
  section: '栏目',
  term: '词语',
}

/** What an issue is the first to print. */
export const NEW_NAMES: Readonly<Record<NewKind, string>> = {
  name: '人名',
  term: '引号和书名号里的',
  word: '词语',
}

/** What is printed more than once. */
export const REUSE_NAMES: Readonly<Record<ReuseKind, string>> = {
  reprint: '重印',
  phrase: '套话',
  passage: '相同段落',
}

/** Why the folder is scanned at intervals. */
const POLLING_WHYS: Readonly<Record<NonNullable<Watching['why']>, string>> = {
  asked: '启动时用 JIEBAO_POLL 这样指定',
  'network-drive': '文件夹在网络盘上，别处放入的文件系统不会通知',
  'watches-exhausted': '系统的监视名额用完了，请调高 fs.inotify.max_user_watches 与 max_user_instances',
  'watcher-failed': '系统的监视出错，或文件夹一时读不到',
}

/** How new papers in the folder are noticed. */
export function watchingWords({ how, why, everySeconds }: Watching): string {
  if (how === 'none') return '不留意文件夹里的变化，要更新请运行 jiebao index'
  if (how === 'events' || why === null) return '文件夹有变化，系统会马上通知'
  return `每隔约 ${everySeconds} 秒查看一遍文件夹：${POLLING_WHYS[why]}`
}

/** Why the last update did not take up everything, and when it is made again. */
export const retryingWords = ({ code, reason, failures, nextAt }: Retrying): string =>
  `没有全部收下：${reason}（${code}）；已试 ${failures} 次，${nextAt.slice(11, 19)} UTC 再试`

/** What is held of the days and papers asked for: one sentence each. */
export function heldWords(held: HeldOfSpan): string[] {
  const { from, to, publication, issues, articles, doubts, before, after, gaps } = held
  if (from === null && to === null && publication.length === 0) return []
  const paper = publication.map((name) => `《${name}》`).join('、')
  const span = spanWords(from, to)
  const of = `${[paper, span].filter(Boolean).join(' ')}的报纸`
  if (issues > 0) {
    const doubt = doubts > 0 ? `，其中存疑 ${doubts} 处` : ''
    const gap = gaps.length > 0 ? `；${gaps.join('、')} 没有馆藏` : ''
    return [`${of}，馆藏有 ${issues} 期 ${articles} 篇${doubt}${gap}。`]
  }
  const near = [before && `此前最近的是 ${before}`, after && `此后最近的是 ${after}`].filter(Boolean)
  return [`${of}，馆藏一期也没有${near.length > 0 ? `；${near.join('，')}` : ''}。`]
}

/** The day of an issue, or the two that it lies between; 日期不详 of one that has none. */
export const daysText = ({ from, to }: Pick<IssueHead['date'], 'from' | 'to'>): string =>
  from === null ? '日期不详' : to === null || to === from ? from : `${from} 至 ${to}`

/** `2021 年`, `2021-03`, a day, or both ends. */
function spanWords(from: string | null, to: string | null): string {
  if (from === null || to === null)
    return from === null ? (to === null ? '' : `${to} 及以前`) : `${from} 及以后`
  if (from === to) return from
  const year = from.slice(0, 4)
  if (from === `${year}-01-01` && to === `${year}-12-31`) return `${year} 年`
  const isMonth = from.slice(0, 7) === to.slice(0, 7) && from.endsWith('-01') && Number(to.slice(8)) > 27
  return isMonth ? from.slice(0, 7) : `${from} 至 ${to}`
}

/** What an update is doing. */
export const PHASE_NAMES: Readonly<Record<UpdatePhase, string>> = {
  scan: '查看文件',
  read: '读入文章',
  write: '写入索引',
  merge: '合并索引',
  commit: '发布',
}

const MEMORY_WORDS: Record<MemoryPart['part'], string> = {
  pages: '索引页',
  lists: '词的文章表',
  answers: '记住的答案',
  heap: '服务的堆',
  threads: '检索各线程的堆共',
  lookups: '提示与查名线程的堆',
  child: '更新进程的堆',
}

/** What may take how much, in one line. */
export function memoryWords(parts: readonly MemoryPart[]): string {
  const words = parts.map(
    ({ part, limitBytes }) => `${MEMORY_WORDS[part]} ${Math.round(limitBytes / 2 ** 20)} MB`,
  )
  return `内存上限：${words.join('，')}`
}

/** Joins of neighbouring lines in one article from which on its text is one printed line a line. */
const WRAPPED_LEAST = 3

/** The joins that are told: of text with one printed line a line only those that pass over other lines. */
export function toldJoins(joins: Article['joins']): Article['joins'] {
  const isNear = ({ fromLine, toLine }: Article['joins'][number]) => toLine - fromLine <= 1
  return joins.filter(isNear).length < WRAPPED_LEAST ? joins : joins.filter((join) => !isNear(join))
}

/** What of a manuscript is checked. */
export const CLAIM_NAMES = {
  quotation: '引语',
  name: '人名职务',
  number: '数字',
  date: '日期',
} as const

/** How it stands in print. */
export const VERDICT_NAMES = {
  printed: '见报',
  form: '写法不同',
  otherwise: '内容不同',
  absent: '未见报',
  unchecked: '没有查完',
} as const
