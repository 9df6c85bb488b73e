/** How well the outputs of a series are read, by tool and by layout of the page. */

import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { printReading, type ReadingScores, scoreReading } from '../../../src/eval/reading.js'
import { readIssueText } from '../../../src/ingest/ingest.js'
import type { Series } from './make.js'
import { goldOf, readLaid, type SetPage, TOOLS, type Tool } from './read.js'

export type Told = { number: number; tool: Tool; layout: string; scores: ReadingScores; notes: string[] }

/** Reads what `make()` left in the folder. */
export async function measure(
  work: string,
  { from, count }: Series,
  tools: readonly Tool[],
): Promise<Told[]> {
  const told: Told[] = []
  for (let number = from; number < from + count; number++) {
    const stem = join(work, String(number))
    if (!existsSync(`${stem}.set.json`)) continue
    const page = JSON.parse(readFileSync(`${stem}.set.json`, 'utf8')) as SetPage
    for (const tool of tools) {
      const path = stem + TOOLS[tool]
      if (!existsSync(path)) continue
      const bytes = readFileSync(path)
      const about = { file: `${number}${TOOLS[tool]}`, manner: tool }
      let read: ReturnType<typeof scoreReading>
      try {
        if (/\.txt$/.test(path)) {
          const gold = goldOf(page, stem, tool, about.file)
          read = scoreReading(readIssueText(bytes, about.file), gold.annotation, gold.lines)
        } else {
          const { issue, annotation, lines } = await readLaid(page, bytes, about)
          read = scoreReading(issue, annotation, lines)
        }
      } catch (error) {
        process.stdout.write(`${number} ${tool}: ${(error as Error).message.slice(0, 100)}\n`)
        continue
      }
      told.push({ number, tool, layout: page.page.layout, ...read })
    }
  }
  return told
}

export function tables(told: readonly Told[]): string {
  const by = (manner: (one: Told) => string) =>
    printReading(told.map((one) => ({ manner: manner(one), reading: one.scores })))
  return `${by(({ tool }) => tool)}\n\n${by(({ layout }) => layout)}\n`
}
