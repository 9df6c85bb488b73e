/**
 * The two jieba packages behind one interface.
 *
 * nodejieba is preferred. It is compiled on install and may be absent; @node-rs/jieba,
 * which comes prebuilt, then takes its place. Both cut with the HMM off, with the
 * dictionary that they ship, and with an empty user dictionary (nodejieba's default user
 * file has demonstration words). Nobody asks nodejieba for keywords, so the table of
 * frequencies by which it would choose them has one line: loading its own takes 0.4 s.
 */

import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { JiebaoError } from '../errors.js'
import { Dictionary, type DictionaryMemory } from './dictionary.js'
import { ANALYSIS_VERSION } from './rules.js'
import { tablesOf } from './tables.js'

/** A loaded dictionary. Both methods give pieces in order; the HMM is off. */
export type Jieba = {
  name: string
  fingerprint: string
  why: string
  cut(text: string): string[]
  /** Each word preceded by its dictionary words of two characters, then of three. */
  cutForSearch(text: string): string[]
}

type NodejiebaModule = {
  DEFAULT_DICT: string
  DEFAULT_HMM_DICT: string
  DEFAULT_STOP_WORD_DICT: string
  load(paths: Record<'dict' | 'hmmDict' | 'userDict' | 'idfDict' | 'stopWordDict', string>): boolean
  cut(text: string, useHmm: boolean): string[]
  cutForSearch(text: string, useHmm: boolean): string[]
}
type NodeRsInstance = {
  cut(text: string, useHmm: boolean): string[]
  cutForSearch(text: string, useHmm: boolean): string[]
}
type NodeRsModule = { Jieba: { withDict(dictionary: Uint8Array): NodeRsInstance } }

const require = createRequire(import.meta.url)

/** A committed file of this room: beside this module in src; three folders above its compiled form. */
function ownFile(name: string): string {
  const here = dirname(fileURLToPath(import.meta.url))
  const beside = join(here, name)
  return existsSync(beside) ? beside : join(here, '../../../src/analysis', name)
}

function version(name: string): string {
  const manifest = JSON.parse(readFileSync(packageFile(name, 'package.json'), 'utf8')) as { version: string }
  return manifest.version
}

/** A file of an installed package, found by folder, since not every package exports its manifest. */
function packageFile(name: string, file: string): string {
  for (const folder of require.resolve.paths(name) ?? []) {
    const path = join(folder, name, file)
    if (existsSync(path)) return path
  }
  throw new Error(`No ${file} of ${name}`)
}

function fingerprint(name: string, dictionary: Uint8Array): string {
  const hash = createHash('sha256').update(dictionary).digest('hex').slice(0, 16)
  return `${name}@${version(name)} dict:${hash} hmm:off analysis:${ANALYSIS_VERSION}`
}

/** A dictionary in tables that gives the same words as its package. Plain data that threads share. */
export type JiebaTables = Pick<Jieba, 'name' | 'fingerprint' | 'why'> & { memory: DictionaryMemory }

/** @throws if the package, its binary or one of its dictionaries is not there */
function requireNodejieba() {
  const module = require('nodejieba') as NodejiebaModule
  const paths = {
    dict: module.DEFAULT_DICT,
    hmmDict: module.DEFAULT_HMM_DICT,
    userDict: ownFile('empty-user-dict.txt'),
    idfDict: ownFile('one-line-idf.txt'),
    stopWordDict: module.DEFAULT_STOP_WORD_DICT,
  }
  // Check first: nodejieba aborts the whole process if a path is missing.
  for (const path of Object.values(paths)) {
    if (!existsSync(path)) throw new Error(`No dictionary ${basename(path)}`)
  }
  return { module, paths }
}

/** nodejieba keeps one dictionary for the whole process. */
let isLoaded = false

/** @throws as requiring it does */
function openNodejieba(): Jieba {
  const name = 'nodejieba'
  const { module, paths } = requireNodejieba()
  if (!isLoaded) module.load(paths)
  isLoaded = true
  return {
    name,
    fingerprint: fingerprint(name, readFileSync(paths.dict)),
    why: `分词用 nodejieba ${version(name)}：自带词典，不猜新词（HMM 关闭）`,
    cut: (text) => module.cut(text, false),
    cutForSearch: (text) => module.cutForSearch(text, false),
  }
}

/** @param because why nodejieba is not used; in Chinese */
export function openNodeRs(because: string): Jieba {
  const name = '@node-rs/jieba'
  const module = require(name) as NodeRsModule
  const dictionary = readFileSync(packageFile(name, 'dict.txt'))
  const jieba = module.Jieba.withDict(dictionary)
  return {
    name,
    fingerprint: fingerprint(name, dictionary),
    why: `分词用 @node-rs/jieba ${version(name)}：${because}`,
    cut: (text) => jieba.cut(text, false),
    cutForSearch: (text) => jieba.cutForSearch(text, false),
  }
}

/** Opens nodejieba, or @node-rs/jieba if that fails. The environment variable JIEBAO_CUTTER forces one of them. */
export function openJieba(): Jieba {
  const forced = process.env.JIEBAO_CUTTER
  if (forced === 'nodejieba') return openNodejieba()
  if (forced === 'node-rs') return openNodeRs('由环境变量 JIEBAO_CUTTER 指定')
  if (forced) {
    throw new JiebaoError('cutter-unknown', forced, {})
  }
  try {
    return openNodejieba()
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n', 1)[0]! : String(cause)
    return openNodeRs(`nodejieba 未能装载（${reason}）`)
  }
}

/** @returns undefined where nodejieba is not installed whole */
export function dictionaryPath(): string | undefined {
  try {
    return requireNodejieba().paths.dict
  } catch {
    return undefined
  }
}

/** The dictionary of the package that `openJieba()` opens, in tables. Undefined unless that is nodejieba, whose sums the tables reproduce. */
export function openTables(): JiebaTables | undefined {
  const name = 'nodejieba'
  if (process.env.JIEBAO_CUTTER && process.env.JIEBAO_CUTTER !== name) return undefined
  const path = dictionaryPath()
  if (path === undefined) return undefined
  const bytes = readFileSync(path)
  const why = `分词照 nodejieba ${version(name)}：用其词典，逐词相同，不猜新词（HMM 关闭）`
  return { name, fingerprint: fingerprint(name, bytes), why, memory: tablesOf(bytes) }
}

/** The dictionary of the package that needs no compiler, in tables: made anew, in a third of a second. */
export const reserveDictionary = (): DictionaryMemory =>
  Dictionary.ofText(readFileSync(packageFile('@node-rs/jieba', 'dict.txt'), 'utf8')).memory
