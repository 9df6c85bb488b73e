/**
 * Taking up the keeper's list of what is withheld.
 *
 * An editor empties a file before it writes it, or moves it away. So a list is taken up
 * once it has held still, and a list that is gone, empty or lacks most of its lines
 * withholds as before until the keeper confirms. What was taken up last is remembered
 * in the index.
 */
import { type Stats, statSync } from 'node:fs'
import { join } from 'node:path'
import { JiebaoError } from '../errors.js'
import { decodeReadings, decodeText, readPlainFile, unsureLine } from '../ingest/ingest.js'
import { KEEPER_FILES, KEEPER_FOLDER, LEDGER_FILE, linesOf } from '../keeper.js'
import { KEEPER_FILE_DOUBTS, LEDGER_DOUBTS, WITHHELD_DOUBTS } from '../messages.js'
import type { Refusal } from '../model.js'
import type { LedgerDoubt, Withheld, WithheldDoubt } from '../store/store.js'
import { CLOCK, type Clock, MOST_WAIT_MS } from './scan.js'
import { STILL_MS, Stillness } from './stillness.js'

const HIDDEN = `${KEEPER_FOLDER}/hidden.txt`

/** Milliseconds for which the list must not change before lines that it lacks are given up. */
const LOSS_STILL_MS = 10_000

/** A list that lacks more than this share of its lines must be confirmed. */
const MOST_LOST = 1 / 2

/** Ends a list that is to be taken as it stands, however much it lacks. */
const CONFIRMED = /(?:^|\n)[ \t]*#[ \t]*(?:allow-removal|允许移除)[ \t]*\s*$/i

/** A keeper's file as it stands. Torn: only its whole lines. Gone: ''. */
export type KeeperText = { text: string; state: 'whole' | 'torn' | 'gone' }

/**
 * A keeper's file; of the list of what is withheld every reading of every line.
 *
 * @throws {JiebaoError} SEEDS_UNREADABLE, or BAD_ISSUE where the file has none of the encodings of sources
 */
export const readKeeperText = (path: string): KeeperText => keeperText(bytesOf(path), path)

function keeperText(bytes: Uint8Array | undefined, path: string): KeeperText {
  if (bytes === undefined) return { text: '', state: 'gone' }
  const whole = tornBytes(bytes)
  const decode = path.endsWith('hidden.txt') ? decodeReadings : decodeText
  return { text: decode(whole ?? bytes, path), state: whole === undefined ? 'whole' : 'torn' }
}

/** @returns undefined if the file is gone */
function bytesOf(path: string): Uint8Array | undefined {
  try {
    return readPlainFile(path)
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw new JiebaoError('keeper-file-unreadable', path, { why: message }, { cause: error })
  }
}

/** The whole lines of UTF-8 bytes that break off inside a character; undefined if they do not. */
function tornBytes(bytes: Uint8Array): Uint8Array | undefined {
  for (let lost = 0; lost <= 3; lost++) {
    const kept = bytes.subarray(0, bytes.length - lost)
    try {
      const text = new TextDecoder('utf-8', { fatal: true }).decode(kept)
      // Without another character beyond ASCII, or with a line's end behind, the bytes may as well be of another encoding.
      const isTorn = lost > 0 && /[^\0-\x7f]/.test(text) && bytes.at(-1) !== 0x0a
      return isTorn ? kept.subarray(0, kept.lastIndexOf(0x0a) + 1) : undefined
    } catch {
      // One byte less may be whole.
    }
  }
  return undefined
}

/**
 * Modification times of files and folders that this process wrote itself, by path: its own
 * writing is whole, and nothing to wait for.
 */
const own = new Map<string, number>()

export function knowAsOwn(path: string): void {
  const stat = statIfCan(path)
  if (stat) own.set(path, stat.mtimeMs)
}

/** When one of the keeper's files, or their folder, last changed by another's hand; and a stamp of their state. */
function lookAtKeeper(seeds: string): { changedMs: number; stamp: string } {
  const folder = join(seeds, KEEPER_FOLDER)
  const paths = [folder, ...[...KEEPER_FILES, LEDGER_FILE].map((file) => join(folder, file))]
  const stats = paths.map((path) => [path, statIfCan(path)] as const)
  const times = stats.map(([path, stat]) => (stat && own.get(path) !== stat.mtimeMs ? stat.mtimeMs : 0))
  return {
    changedMs: Math.max(...times),
    stamp: stats.map(([, stat]) => `${stat?.size}:${stat?.mtimeMs}:${stat?.ino}`).join(),
  }
}

function statIfCan(path: string): Stats | undefined {
  try {
    return statSync(path, { throwIfNoEntry: false })
  } catch {
    return undefined
  }
}

/**
 * Waits until none of the keeper's files has changed for so long, a minute at most.
 *
 * @returns whether they hold still
 */
export async function waitForKeeper(
  seeds: string,
  stillMs: number = STILL_MS,
  { now, sleep }: Clock = CLOCK,
): Promise<boolean> {
  const endMs = now() + MOST_WAIT_MS
  const stillness = new Stillness()
  for (;;) {
    const { changedMs, stamp } = lookAtKeeper(seeds)
    const restMs = stillness.restOf(seeds, stamp, changedMs, now(), stillMs)
    if (restMs === 0) return true
    if (now() >= endMs) return false
    await sleep(restMs)
  }
}

/**
 * The list to withhold by from now on.
 *
 * @param before what was taken up last
 * @param allow whether the keeper confirms that the list stands as it is meant
 * @throws {JiebaoError} SEEDS_UNREADABLE or BAD_ISSUE if the list cannot be read and nothing was remembered
 */
export async function takeWithheld(
  seeds: string,
  before: Withheld,
  allow: boolean,
  clock: Clock = CLOCK,
): Promise<Withheld> {
  let isStill = await waitForKeeper(seeds, STILL_MS, clock)
  const first = judge(seeds, before, allow, isStill)
  if (allow || before.lines.every((line) => first.lines.includes(line))) return first
  isStill &&= await waitForKeeper(seeds, LOSS_STILL_MS, clock)
  return judge(seeds, before, allow, isStill)
}

function judge(seeds: string, before: Withheld, allow: boolean, isStill: boolean): Withheld {
  let read: KeeperText
  try {
    read = readKeeperText(join(seeds, HIDDEN))
  } catch (error) {
    if (before.lines.length === 0) throw error
    return { lines: before.lines, doubt: 'unreadable' }
  }
  const lines = [...new Set([...linesOf(read.text)].map(({ line }) => line))]
  const isConfirmed = allow || (read.state === 'whole' && CONFIRMED.test(read.text))
  const doubt = !isStill ? 'restless' : isConfirmed ? null : doubtOf(read.state, lines, before)
  return doubt === null ? { lines, doubt } : { lines: [...new Set([...before.lines, ...lines])], doubt }
}

/** Why a list that holds still is not taken as it stands. A list in doubt stays so until it has every line again. */
function doubtOf(
  state: KeeperText['state'],
  lines: readonly string[],
  before: Withheld,
): WithheldDoubt | null {
  if (state === 'torn') return state
  if (before.lines.every((line) => lines.includes(line))) return null
  if (state === 'gone') return state
  if (lines.length === 0) return 'empty'
  // A line that goes on in another was being written.
  const lost = before.lines.filter((line) => !lines.some((other) => other.startsWith(line)))
  return before.doubt !== null || lost.length > before.lines.length * MOST_LOST ? 'shrunk' : null
}

/** Keeper's files beside the list that cannot be taken as they stand. */
export function keeperRefusals(seeds: string): Refusal[] {
  return KEEPER_FILES.filter((name) => name !== 'hidden.txt').flatMap((name) => {
    const refusal = (code: string, reason: string, line: number | null = null) => [
      { file: `${KEEPER_FOLDER}/${name}`, line, code, reason },
    ]
    try {
      const path = join(seeds, KEEPER_FOLDER, name)
      const bytes = bytesOf(path)
      if (keeperText(bytes, path).state === 'torn') return refusal('KEEPER_TORN', KEEPER_FILE_DOUBTS.torn)
      const line = bytes && unsureLine(bytes)
      return line === undefined ? [] : refusal('KEEPER_ENCODING', KEEPER_FILE_DOUBTS.encoding, line)
    } catch {
      return refusal('KEEPER_UNREADABLE', KEEPER_FILE_DOUBTS.unreadable)
    }
  })
}

/** What is told of a list that is not taken as it stands. */
export const withheldRefusals = ({ doubt }: Withheld): Refusal[] =>
  doubt === null ? [] : [doubted(HIDDEN, `WITHHELD_${doubt}`, WITHHELD_DOUBTS[doubt])]

/** What is told of a ledger that lacks lines. */
export const ledgerRefusals = (doubt: LedgerDoubt | null): Refusal[] =>
  doubt === null ? [] : [doubted(`${KEEPER_FOLDER}/${LEDGER_FILE}`, `LEDGER_${doubt}`, LEDGER_DOUBTS[doubt])]

const doubted = (file: string, code: string, reason: string): Refusal => {
  return { file, line: null, code: code.toUpperCase(), reason }
}
