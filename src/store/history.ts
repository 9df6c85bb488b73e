/**
 * The history of updates: `updates.jsonl` in the folder of the index, one story a line.
 *
 * It is told to the keeper and decides nothing: it belongs to no generation, and neither a missing
 * nor a damaged file stops anything. Appended to; once it is long, its newest lines are kept.
 */
import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { UpdateStory } from '../model.js'

const HISTORY = 'updates.jsonl'
/** Stories that are told. */
const MOST_STORIES = 100
/** Length from which on the file is cut down to the stories that are told, in UTF-16 units. */
const LONG = 1 << 20

/** @returns the newest first; none of a file that cannot be read */
export function readStories(index: string): UpdateStory[] {
  return linesOfHistory(index).flatMap(storyOf).slice(-MOST_STORIES).reverse()
}

/** Failures of the file system are passed over: the update itself is done. */
export function appendStory(index: string, story: UpdateStory): void {
  const path = join(index, HISTORY)
  const line = `${JSON.stringify(story)}\n`
  try {
    const lines = linesOfHistory(index)
    const isTorn = lines.length > 0 && lines.at(-1) !== ''
    if (lines.reduce((sum, { length }) => sum + length, 0) < LONG) {
      appendFileSync(path, isTorn ? `\n${line}` : line)
      return
    }
    const kept = lines.filter((each) => storyOf(each).length > 0).slice(1 - MOST_STORIES)
    writeFileSync(`${path}.tmp`, `${kept.join('\n')}\n${line}`)
    renameSync(`${path}.tmp`, path)
  } catch {
    // A full disk, or a folder that may not be written, is told by the update.
  }
}

/** The last element is empty unless the last line is torn. */
function linesOfHistory(index: string): string[] {
  try {
    return readFileSync(join(index, HISTORY), 'utf8').split('\n')
  } catch {
    return []
  }
}

function storyOf(line: string): UpdateStory[] {
  try {
    const story = JSON.parse(line) as UpdateStory
    return typeof story.at === 'string' && Array.isArray(story.files) ? [story] : []
  } catch {
    return []
  }
}
