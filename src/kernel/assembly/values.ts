/**
 * Rows of doc values, taken apart into columns, by the batch: as store/columns.ts does row by row.
 *
 * A column has room for VALUE_ROWS numbers. Lists and ids of a batch stand in pools, and their ends in columns, counted over all
 * batches. A row that holds more than fits here is refused, and one that is damaged: plain code then reads all of them, or
 * tells what is wrong.
 */
import {
  NAMES_BYTES,
  VALUE_COLUMNS,
  VALUE_ENDS,
  VALUE_IDS,
  VALUE_NAMES,
  VALUE_ROWS,
  VALUE_TOTALS,
} from '../layout'

const FIELD_COUNT: i32 = 8
const COLUMN: usize = (<usize>VALUE_ROWS) << 2

/** Columns of articles; lengths of fields and told shares have 16 bits, kinds 8. */
const ID_END = 0
const KIND = 1
const EVENT_DAY = 2
const TEXTS = 3
const REPORTERS_END = 6
const CORRESPONDENTS_END = 7
const TOLD = 8
const ARTICLE_BYTES = 9
const LENGTHS = 10
/** Columns of issues. */
const SUM_AT = 1
const FILE = 2
const ISSUE_TEXTS = 3
const DAYS = 5
const ARTICLES_END = 7
const DOUBTS = 8
const ISSUE_BYTES = 9

/** Most bytes of an id and of a checksum, names of a list, and length of a field. */
const MOST_ID: i32 = 1024
const MOST_NAMES: i32 = 1024
const LONGEST: i32 = 65535
/** A batch ends when a pool may be too full for another row. */
const NAMES_ROOM: i32 = (<i32>NAMES_BYTES >>> 2) - MOST_NAMES
const IDS_ROOM: usize = 1048576 - 2 * <usize>MOST_ID
/** Days are stored above zero; 0 is an unknown one. */
const DAY_BASE: i32 = 200000
const NO_DAY: i32 = -2147483648

/** How many texts, and files, there are. */
let texts: i32 = 0
let files: i32 = 0
/** What the batches before hold: bytes of ids, names in both kinds of lists, articles of issues. */
let ids: i32 = 0
let reporters: i32 = 0
let correspondents: i32 = 0
let articles: i32 = 0
/** The byte to be read, and whether a number of this row was wrong: then this is negative. */
let at: usize = 0
let wrong: i32 = 0
/** The id before, and the byte behind it. */
let idFrom: usize = 0
let idEnd: usize = 0
/** Names of both kinds of lists in this batch. */
let reporterNames: i32 = 0
let correspondentNames: i32 = 0

/** Begins to read rows whose texts and files are numbers below these. */
export function beginRows(textCount: i32, fileCount: i32): void {
  texts = textCount
  files = fileCount
  ids = 0
  reporters = 0
  correspondents = 0
  articles = 0
  idFrom = VALUE_IDS
  idEnd = VALUE_IDS
  memory.fill(VALUE_TOTALS, 0, (<usize>FIELD_COUNT) << 4)
}

/** Reads a varint. One that takes more than 31 bits is wrong. */
function next(): i32 {
  const word = load<u64>(at)
  let value = <i32>word & 0x7f
  if (!(word & 0x80)) {
    at++
    return value
  }
  value |= <i32>(word >>> 1) & 0x3f80
  if (!(word & 0x8000)) {
    at += 2
    return value
  }
  value |= <i32>(word >>> 2) & 0x1fc000
  if (!(word & 0x800000)) {
    at += 3
    return value
  }
  value |= <i32>(word >>> 3) & 0xfe00000
  if (!(word & 0x80000000)) {
    at += 4
    return value
  }
  at += 5
  const last = <i32>(word >>> 32) & 0xff
  value |= last << 28
  wrong |= value | (7 - last)
  return value
}

/** Reads a number that is below `most`. */
function below(most: i32): i32 {
  const value = next()
  wrong |= most - 1 - value
  return value
}

function day(): i32 {
  const stored = next()
  return stored === 0 ? NO_DAY : stored - DAY_BASE
}

function put(column: i32, row: i32, value: i32): void {
  store<i32>(VALUE_COLUMNS + <usize>column * COLUMN + ((<usize>row) << 2), value)
}

function put16(column: i32, row: i32, value: i32): void {
  store<u16>(VALUE_COLUMNS + <usize>column * COLUMN + ((<usize>row) << 1), <u16>value)
}

/** Begins a batch: moves the id before its first before the pool. */
function beginBatch(from: usize): void {
  const bytes = idEnd - idFrom
  memory.copy(VALUE_IDS - bytes, idFrom, bytes)
  idFrom = VALUE_IDS - bytes
  idEnd = VALUE_IDS
  at = from
  wrong = 0
  reporterNames = 0
  correspondentNames = 0
}

/** Tells where the next batch begins, and how full the pools are. */
function endBatch(): void {
  store<i32>(VALUE_ENDS, <i32>at)
  store<i32>(VALUE_ENDS, <i32>(idEnd - VALUE_IDS), 4)
  store<i32>(VALUE_ENDS, reporterNames, 8)
  store<i32>(VALUE_ENDS, correspondentNames, 12)
  ids += <i32>(idEnd - VALUE_IDS)
  reporters += reporterNames
  correspondents += correspondentNames
}

/** Reads an id behind the one before: it shares the first bytes of it. */
function readId(row: i32): void {
  const shared = below(<i32>(idEnd - idFrom) + 1)
  const rest = below(MOST_ID + 1 - shared)
  if (wrong < 0) return
  const to = idEnd + <usize>shared
  // Whole vectors: what is too much is written over.
  for (let i: usize = 0; i < <usize>shared; i += 16) v128.store(idEnd + i, v128.load(idFrom + i))
  for (let i: usize = 0; i < <usize>rest; i += 16) v128.store(to + i, v128.load(at + i))
  at += <usize>rest
  idFrom = idEnd
  idEnd = to + <usize>rest
  put(ID_END, row, ids + <i32>(idEnd - VALUE_IDS))
}

/** Reads a list to a pool, of which `used` numbers are taken. @returns those that are taken then */
function readNames(pool: usize, used: i32): i32 {
  const count = below(MOST_NAMES + 1)
  if (wrong < 0) return used
  for (let i = used; i < used + count; i++) store<i32>(pool + ((<usize>i) << 2), below(texts))
  return used + count
}

/** Reads the lengths of the fields of an article, and adds them to the totals, 16 bytes a field: sum:8 having:4 longest:4. */
function readLengths(row: i32): void {
  for (let mask = <u32>load<u8>(at++); mask !== 0; mask &= mask - 1) {
    const f = <i32>ctz(mask)
    const length = below(LONGEST) + 1
    put16(LENGTHS + f, row, length)
    const total = VALUE_TOTALS + ((<usize>f) << 4)
    store<u64>(total, load<u64>(total) + <u64>length)
    store<i32>(total, load<i32>(total, 8) + 1, 8)
    store<i32>(total, max(load<i32>(total, 12), length), 12)
  }
}

function readArticle(row: i32): void {
  readId(row)
  store<u8>(VALUE_COLUMNS + <usize>KIND * COLUMN + <usize>row, load<u8>(at++))
  put(EVENT_DAY, row, day())
  for (let i = 0; i < 3; i++) put(TEXTS + i, row, below(texts))
  reporterNames = readNames(VALUE_NAMES, reporterNames)
  put(REPORTERS_END, row, reporters + reporterNames)
  correspondentNames = readNames(VALUE_NAMES + NAMES_BYTES, correspondentNames)
  put(CORRESPONDENTS_END, row, correspondents + correspondentNames)
  readLengths(row)
  put16(TOLD, row, below(LONGEST + 1))
  put(ARTICLE_BYTES, row, next())
}

/** @param sumsFrom what turns an address into a byte of the file */
function readIssue(row: i32, sumsFrom: i32): void {
  readId(row)
  put(SUM_AT, row, <i32>at + sumsFrom)
  const bytes = <usize>below(MOST_ID + 1)
  if (wrong < 0) return
  at += bytes
  put(FILE, row, below(files))
  for (let i = 0; i < 2; i++) put(ISSUE_TEXTS + i, row, below(texts))
  for (let i = 0; i < 2; i++) put(DAYS + i, row, day())
  const more = next()
  articles += more
  wrong |= articles
  put(ARTICLES_END, row, articles)
  put(DOUBTS, row, next())
  put(ISSUE_BYTES, row, next())
}

/** Whether another row is to be read: the pools have room, and the batch goes on. */
function goesOn(end: usize): bool {
  return (
    at < end &&
    reporterNames <= NAMES_ROOM &&
    correspondentNames <= NAMES_ROOM &&
    idEnd - VALUE_IDS <= IDS_ROOM
  )
}

/**
 * Reads articles to the columns and pools.
 *
 * @param end   no row is read that begins here or behind
 * @param limit the byte behind the last that may be read
 * @param most  rows, at most VALUE_ROWS
 * @returns rows read; -1 if one is refused
 */
export function readArticles(from: usize, end: usize, limit: usize, most: i32): i32 {
  beginBatch(from)
  memory.fill(VALUE_COLUMNS + <usize>LENGTHS * COLUMN, 0, <usize>FIELD_COUNT * COLUMN)
  let row = 0
  for (; row < most && goesOn(end); row++) {
    readArticle(row)
    if (wrong < 0 || at > limit) return -1
  }
  endBatch()
  return row
}

/** The same of issues. @param sumsFrom what added to an address is a byte of the payload */
export function readIssues(from: usize, end: usize, limit: usize, most: i32, sumsFrom: i32): i32 {
  beginBatch(from)
  let row = 0
  for (; row < most && goesOn(end); row++) {
    readIssue(row, sumsFrom)
    if (wrong < 0 || at > limit) return -1
  }
  endBatch()
  return row
}
