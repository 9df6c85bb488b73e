/** The seeds, and sentences of them as articles of many papers, days, sections and reporters. */

import type { LocalEngine } from '../../src/engine/engine.js'
import { Archive, Dice, jsonl, type Read, type Row, seedFiles } from './archive.js'

/** Sentences of the papers as articles of their own, so that words meet in many ways. */
function rowsOf(texts: string[]): Row[] {
  const dice = new Dice(21)
  return Array.from({ length: 160 }, (_, i) => {
    const lines = Array.from({ length: 1 + dice.roll(4) }, () => dice.cut(dice.pick(texts), 10, 60))
    return {
      id: `row-${i}`,
      title: dice.cut(dice.pick(texts), 4, 14) || '无题',
      text: lines.filter((line) => line.trim() !== '').join('\n') || '空',
      date: dice.pick(['2024-04-12', '2024-04', '2023', '2024-12-30', '1998-06-01', '']),
      publication: dice.pick(['焦作日报', '解放快报', '']),
      section: dice.pick(['要闻', '民生', '']),
      reporters: dice.pick([[], ['张苗'], ['张苗', '翟倩倩'], ['李白']]),
    }
  })
}

async function openArchive(): Promise<{ engine: LocalEngine; read: Read[] }> {
  const archive = new Archive({ ...seedFiles(), 'rows.jsonl': jsonl(rowsOf(Object.values(seedFiles()))) })
  return { engine: await archive.built(), read: await archive.read() }
}

let opened: ReturnType<typeof openArchive> | undefined
export const openMixed = () => (opened ??= openArchive())
