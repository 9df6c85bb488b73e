/**
 * Alike characters: those that OCR or a reader may take for one another, by shape or by
 * sound.
 *
 * A closed table (alike-data.ts), parsed by the first question and kept.
 */
import { addTo } from '../arrays.js'
import { CONFUSED, OTHER_SOUNDS, SHAPES, SOUNDS } from './alike-data.js'
import { foldText } from './fold.js'

export type Alike = { char: string; why: '形近' | '音近' }

/** By character: the characters of like shape, and those of each of its syllables. */
type AlikeTable = { shapes: Map<string, Set<string>>; sounds: Map<string, string[][]> }

let table: AlikeTable | undefined

function readTable(): AlikeTable {
  const shapes = new Map<string, Set<string>>()
  const link = (a: string, b: string) => {
    const known = shapes.get(a)
    if (known) known.add(b)
    else shapes.set(a, new Set([b]))
  }
  for (const row of SHAPES.trim().split(/\s+/)) {
    const [first = '', ...others] = foldText(row)
    for (const other of others) {
      link(first, other)
      link(other, first)
    }
  }
  for (const row of CONFUSED.trim().split(/\s+/)) {
    const chars = [...foldText(row)]
    for (const a of chars) for (const b of chars) if (a !== b) link(a, b)
  }
  const sounds = new Map<string, string[][]>()
  for (const row of SOUNDS.trim().split(/\s+/)) {
    const chars = [...new Set(foldText(row))]
    for (const char of chars) addTo(sounds, char, chars)
  }
  for (const pair of OTHER_SOUNDS.trim().split(/\s+/)) {
    const [char = '', other = ''] = foldText(pair)
    const syllable = sounds.get(other)?.[0]
    if (!syllable) continue
    syllable.push(char)
    addTo(sounds, char, syllable)
  }
  return { shapes, sounds }
}

/** Characters that may be meant by a folded one: those of like shape first, then those of like sound. */
export function alikeOf(char: string): Alike[] {
  table ??= readTable()
  const shapes = table.shapes.get(char) ?? new Set<string>()
  const alike: Alike[] = [...shapes].map((other) => ({ char: other, why: '形近' }))
  for (const other of new Set(table.sounds.get(char)?.flat()))
    if (!shapes.has(other)) alike.push({ char: other, why: '音近' })
  return alike.filter((each) => each.char !== char)
}
