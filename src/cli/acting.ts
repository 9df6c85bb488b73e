/**
 * Acting: what every act needs: an engine for as long as it works, and a place for its answer.
 */
import { openEngine } from '../engine/engine.js'
import type { JiebaoError } from '../errors.js'
import type { Engine } from '../model.js'
import type { Arguments } from './arguments.js'
import { engineChoice } from './engine-choice.js'
import { printableIn, printableJson } from './printable.js'

/** Milliseconds for finding the hits of an export: nobody else waits here. */
export const EXPORT_MS = 60_000

/**
 * Milliseconds for any other answer: a process that has just begun reads its files for the first time, and one person
 * waits for it.
 */
const ANSWER_MS = 10_000

/** Address at which readers reach the archive, with a slash at its end. */
export const rootOfReaders = () =>
  `${(process.env.JIEBAO_URL || 'http://localhost:3000').replace(/\/$/, '')}/`

export const say = (text: string) => process.stdout.write(`${text}\n`)

/** Prints an answer: as one line of JSON with `--json`, else as text. */
export function answer<T>(args: Arguments, value: T, text: (value: T) => string): void {
  say(args.json ? printableJson(value) : text(printableIn(value)))
}

export async function withEngine<T>(
  { seeds, index }: Arguments,
  use: (engine: Engine) => Promise<T>,
  asksOnce = true,
  onDamage?: (error: JiebaoError) => void,
): Promise<T> {
  const engine = await openEngine(engineChoice({ seeds, index, asksOnce, budgetMs: ANSWER_MS, onDamage }))
  try {
    return await use(engine)
  } finally {
    await engine.close()
  }
}
