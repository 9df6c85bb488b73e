/**
 * Column stubs: lines that repeat what another line already holds.
 *
 * Of two copies the fuller one stays. Of two equal copies the one stays whose next line
 * continues it. Short set phrases recur everywhere and are no stubs.
 */

import { checkTime } from '../formats/clock.js'
import type { Block } from '../page/block.js'
import { pairKey } from '../page/pairs.js'
import { lettersOf } from '../page/trim.js'

/** Shortest stub, in letters and digits. */
const SHORTEST = 6
/** Shortest stub that stands away from its copy, in letters and digits; shorter ones are phrases. */
const SHORTEST_AFAR = 10
const SHORTEST_OTHER_STORY = 18
const KEY = 6
const MOST_ALIKE = 8
/** The shortest stubs stand within this many lines of prose of their copies. */
const NEAR = 3

export type Stub = { block: Block; copy: Block }

type Prose = { block: Block; norm: string; story: number; place: number }

/** The lines that only repeat another; they belong to no body. */
export function findStubs(blocks: readonly Block[]): Stub[] {
  const prose = proseOf(blocks)
  const stubs = new Map<Block, Stub>()
  for (const [i, own] of prose.entries()) {
    const copy = isStub(own) ? nearCopy(prose, i) : undefined
    if (copy && !stubs.has(copy)) stubs.set(own.block, { block: own.block, copy })
  }
  for (const { own, host } of farCopies(prose)) {
    if (stubs.has(own.block) || stubs.has(host.block)) continue
    const [stays, goes] = own.norm === host.norm ? choose(prose, host, own) : [host, own]
    stubs.set(goes.block, { block: goes.block, copy: stays.block })
  }
  return [...stubs.values()]
}

function proseOf(blocks: readonly Block[]): Prose[] {
  const prose: Prose[] = []
  let story = 0
  for (const block of blocks) {
    if (block.opener) story++
    if (block.role === 'prose' && !block.continues)
      prose.push({ block, norm: lettersOf(block.plain), story, place: prose.length })
  }
  return prose
}

const isStub = ({ block, norm }: Prose) => !block.opener && norm.length >= SHORTEST

/** Whether a line repeats the line above, or its end. */
export function repeatsAbove(above: { plain: string }, line: { plain: string }): boolean {
  const norm = lettersOf(line.plain)
  return norm.length >= SHORTEST && lettersOf(above.plain).endsWith(norm)
}

/** A tail printed again below its column, or a head printed above it. */
function nearCopy(prose: readonly Prose[], i: number): Block | undefined {
  const { norm, block } = prose[i]!
  for (let at = i - 1; at >= Math.max(0, i - NEAR); at--) {
    const other = prose[at]!
    const isFuller = other.norm.length > norm.length || block.isCopy
    if (isFuller && other.norm.endsWith(norm)) return other.block
  }
  const next = prose[i + 1]
  const isHead = next && !block.ends && next.norm.length > norm.length && next.norm.startsWith(norm)
  return isHead ? next.block : undefined
}

/** Finds lines that stand whole inside another line, by their first KEY characters. */
function* farCopies(prose: readonly Prose[]): Generator<{ own: Prose; host: Prose }> {
  const byKey = new Map<string, Prose[]>()
  /** Pairs that keys begin with: most places are passed over by these alone. */
  const begins = new Set<number>()
  const beginOf = (norm: string, at: number) => pairKey(norm.charCodeAt(at), norm.charCodeAt(at + 1))
  const seen = new Set<string>()
  for (const own of prose) {
    if (!isStub(own) || own.norm.length < SHORTEST_AFAR) continue
    const key = own.norm.slice(0, KEY)
    const others = byKey.get(key) ?? []
    // A text that begins many lines is a set phrase; comparing all of them would cost their square.
    if (others.length < MOST_ALIKE || !seen.has(own.norm)) byKey.set(key, [...others, own].slice(-MOST_ALIKE))
    seen.add(own.norm)
    begins.add(beginOf(own.norm, 0))
  }
  for (const host of prose) {
    checkTime()
    for (let at = 0; at + SHORTEST_AFAR <= host.norm.length; at++) {
      if (!begins.has(beginOf(host.norm, at))) continue
      for (const own of byKey.get(host.norm.slice(at, at + KEY)) ?? []) {
        if (own !== host && holds(host, own, at)) yield { own, host }
      }
    }
  }
}

function holds(host: Prose, own: Prose, at: number): boolean {
  const least = host.story === own.story ? SHORTEST_AFAR : SHORTEST_OTHER_STORY
  if (own.norm.length < least || !host.norm.startsWith(own.norm, at)) return false
  if (own.norm.length === host.norm.length) return own.place > host.place
  // In the middle of another line a short copy may be a set phrase.
  const atEdge = at === 0 || at + own.norm.length === host.norm.length
  return atEdge || own.norm.length >= SHORTEST_OTHER_STORY
}

/** Of two equal copies the one stays that its next line continues; else the later one. */
function choose(prose: readonly Prose[], first: Prose, second: Prose): [stays: Prose, goes: Prose] {
  if (first.block.ends) return [first, second]
  const firstNext = prose[first.place + 1]
  const secondNext = prose[second.place + 1]
  if (!secondNext || secondNext.block.opener) return [first, second]
  if (closes(first.block, firstNext?.block) && !closes(second.block, secondNext.block)) return [first, second]
  return [second, first]
}

/** 在…, left open, is closed by 上, 中, 下, 时 in the next clause. */
function closes(stub: Block, next: Block | undefined): boolean {
  const clause = stub.plain.split(/[,。;:!?、]/).at(-1)!
  if (!next || !/[在从当]/.test(clause)) return false
  return /^[^,。;!?]*[上中下时后前里内间](?=[,。;])/.test(next.plain)
}
