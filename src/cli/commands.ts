/**
 * The commands: their words and options, and which act each calls.
 *
 * Imports nothing that reads or searches: help, the version and a mistake in the options load a tenth of the program.
 */
import { readFileSync } from 'node:fs'
import { JiebaoError } from '../errors.js'
import { type Arguments, type Command, type Options, wordsOf } from './arguments.js'
import { completionText, SHELLS } from './help.js'
import {
  FILTER_OPTIONS,
  FILTER_USAGE,
  LISTING_OPTIONS,
  LISTING_USAGE,
  MATCHING_OPTIONS,
  MATCHING_USAGE,
} from './request.js'

type Acts = typeof import('./acts.js')

/** What a command does, imported when it is run. */
const act = (name: keyof Acts) => async (args: Arguments) => (await import('./acts.js'))[name](args)

/** The same of the desk's commands. */
const deskAct =
  (name: 'exportHits' | 'besideWords' | 'illegible' | 'attestedIn' | 'absent') => async (args: Arguments) =>
    (await import('./desk-acts.js'))[name](args)

function completion(args: Arguments): number {
  const [shell = ''] = wordsOf('completion', args, 1)
  const known = SHELLS.find((one) => one === shell)
  if (!known) throw new JiebaoError('shell-unknown', shell, { known: SHELLS.join(', ') })
  process.stdout.write(`${completionText(known, COMMANDS)}\n`)
  return 0
}

const text = { type: 'string' } as const
const flag = { type: 'boolean' } as const

/** As the API has them, which is not loaded here. */
const EXPORT_FORMATS = ['jsonl', 'csv', 'zip', 'gbt7714', 'bibtex', 'ris', 'csl-json']

const EVAL_USAGE =
  'split --annotations DIR | exact --strings N [--seed S] | relevance --data DIR --work DIR [--set cmrc|cctv|judged] [--judged FILE] [--fresh] | same URL URL [--queries FILE | --strings N [--seed S]] [--tolerance PERCENT]'

const EVAL_OPTIONS: Options = {
  annotations: text,
  strings: text,
  seed: text,
  data: text,
  work: text,
  set: { type: 'string', multiple: true },
  judged: text,
  fresh: { type: 'boolean' },
  queries: text,
  tolerance: text,
}

export const COMMANDS: Record<string, Command> = {
  index: {
    summary: '把报纸文件夹里的变化编进索引',
    usage: '[--full] [--fresh] [--allow-removal]',
    options: { full: flag, fresh: flag, 'allow-removal': flag },
    run: act('index'),
  },
  serve: {
    summary: '开网页和接口，并随时收录新来的报纸',
    usage: '[--port N] [--host H] [--threads N]',
    options: { port: text, host: text, threads: text },
    // Imported here: no other command needs Express, zod and the page.
    run: async (args) => (await import('./serve.js')).serve(args),
  },
  search: {
    summary: '检索',
    usage: `QUERY [--page N] [--hits N] [--cursor C] ${LISTING_USAGE} ${MATCHING_USAGE}`,
    options: { page: text, hits: text, cursor: text, ...LISTING_OPTIONS, ...MATCHING_OPTIONS },
    run: act('search'),
  },
  explain: {
    summary: '一次检索怎样得出：检索式、词语、各档篇数、用时',
    usage: `QUERY [--page N] [--hits N] [--sort relevance|date:desc|date:asc] ${MATCHING_USAGE}`,
    options: { page: text, hits: text, sort: text, ...MATCHING_OPTIONS },
    run: act('explain'),
  },
  'why-not': {
    summary: '某篇文章为什么是、或不是某次检索的结果',
    usage: `QUERY ARTICLE-ID ${MATCHING_USAGE}`,
    options: MATCHING_OPTIONS,
    run: act('whyNot'),
  },
  export: {
    summary: '导出全部结果：每行一条 JSON，或表格、一包文本、引文；--text 带全文',
    usage: `QUERY [--format ${EXPORT_FORMATS.join('|')}] [--text] ${LISTING_USAGE} ${MATCHING_USAGE}`,
    options: { format: text, text: flag, ...LISTING_OPTIONS, ...MATCHING_OPTIONS },
    run: deskAct('exportHits'),
  },
  beside: {
    summary: '一个词的前后，哪些词多得不像偶然；--by 分时期看',
    usage: `QUERY [--by day|month|year|publication] [--width N] [--words N] ${MATCHING_USAGE}`,
    options: { by: text, width: text, words: text, ...MATCHING_OPTIONS },
    run: deskAct('besideWords'),
  },
  attested: {
    summary: '一个字串头一次、最后一次印在哪里；--issue 看一期报纸头一次印的人名和词',
    usage: `STRING | --issue ISSUE ${FILTER_USAGE}`,
    options: { issue: text, ...FILTER_OPTIONS },
    run: deskAct('attestedIn'),
  },
  absence: {
    summary: '查无实据：一次检索怎样查的、查了哪些报、缺哪些期',
    usage: `QUERY ${MATCHING_USAGE}`,
    options: { ...MATCHING_OPTIONS },
    run: deskAct('absent'),
  },
  tally: {
    summary: '名单里的每个名字，历年各有多少篇',
    usage: `FILE [--by day|month|year|publication] ${FILTER_USAGE}`,
    options: { by: text, ...FILTER_OPTIONS },
    run: act('tallyNames'),
  },
  alert: {
    summary: '存下的检索式新到了什么，写成一封信',
    usage: 'FILE [--since T] [--to ADDRESS]',
    options: { since: text, to: text },
    run: act('alert'),
  },
  suggest: {
    summary: '按已输入的字、拼音或首字母，列出可以接着查的',
    usage: 'TEXT [--limit N]',
    options: { limit: text },
    run: act('suggest'),
  },
  inspect: {
    summary: '看一份报纸怎样分成文章，有何存疑；--why 说明每一行为什么这样读',
    usage: 'FILE… [--why [LINE]]',
    options: { why: flag },
    run: act('inspect'),
  },
  check: {
    summary: '核对稿件：引语、人名职务、数字、日期，报上怎么印的',
    usage: 'FILE',
    options: {},
    run: act('check'),
  },
  verify: {
    summary: '查索引是否完好，与原文是否相符',
    usage: '[--repair]',
    options: { repair: flag },
    run: act('verify'),
  },
  eval: {
    summary: '量一量：分文准不准，原文查得到查不到，排序好不好，两处答得一样不一样',
    usage: EVAL_USAGE,
    options: EVAL_OPTIONS,
    run: act('evaluate'),
  },
  backup: {
    summary: '把报纸和管理文件另存一份，各有校验和',
    usage: 'FOLDER',
    options: {},
    run: act('backup'),
  },
  restore: {
    summary: '从备份恢复报纸和管理文件，再建好索引',
    usage: 'FOLDER',
    options: {},
    run: act('restoreAll'),
  },
  mcp: {
    summary: '给语言模型用的接口（MCP），走标准输入输出',
    usage: '',
    options: {},
    run: act('mcp'),
  },
  reuse: {
    summary: '重印、套话和相同的段落；写上文章编号，就看这一篇又见于哪里',
    usage: '[ARTICLE-ID] [--as reprint|phrase|passage] [--page N] [--hits N]',
    options: { as: text, page: text, hits: text },
    run: act('reuse'),
  },
  legibility: {
    summary: '读不清的段落，最不清的在前',
    usage: '[--below PERCENT] [--sort share|date] [--page N] [--hits N]',
    options: { below: text, sort: text, page: text, hits: text },
    run: deskAct('illegible'),
  },
  names: { summary: '同一人名的几种写法', usage: '', options: {}, run: act('names') },
  stats: { summary: '索引有多少、多大', usage: '[--sizes]', options: { sizes: flag }, run: act('stats') },
  completion: {
    summary: '打印补全脚本，bash、zsh 或 fish 用',
    usage: 'bash|zsh|fish',
    options: {},
    run: async (args) => completion(args),
  },
}

export const versionText = (): string =>
  (JSON.parse(readFileSync(new URL('../../../package.json', import.meta.url), 'utf8')) as { version: string })
    .version
