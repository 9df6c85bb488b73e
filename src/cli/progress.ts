/**
 * The progress bar: one line on standard error that is overwritten.
 *
 * If standard error is no terminal, prints a plain line every few seconds instead.
 */
import { PHASE_NAMES } from '../labels.js'
import type { UpdateProgress } from '../model.js'

const WIDTH = 24
const PLAIN_MS = 5000

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(1)

/** An update's progress as one line. */
function progressLine(progress: UpdateProgress): string {
  const { phase, doneBytes, totalBytes, articles, articlesPerSecond, secondsLeft } = progress
  const share = phase === 'read' ? (totalBytes > 0 ? doneBytes / totalBytes : 0) : phase === 'scan' ? 0 : 1
  const full = Math.round(share * WIDTH)
  const bar = '█'.repeat(full) + '░'.repeat(WIDTH - full)
  const parts = [`[${bar}] ${String(Math.floor(share * 100)).padStart(3)}%`, PHASE_NAMES[phase]]
  if (totalBytes > 0) parts.push(`${megabytes(doneBytes)}/${megabytes(totalBytes)} MB`)
  if (articles > 0) parts.push(`${articles} 篇`)
  if (articlesPerSecond > 0) parts.push(`${articlesPerSecond} 篇/秒`)
  if (secondsLeft !== null) parts.push(`剩余约 ${secondsLeft} 秒`)
  return parts.join('  ')
}

export type ProgressBar = { show(progress: UpdateProgress): void; end(): void }

/** @param out stream that the bar is drawn on, a terminal or not */
export function progressBar(out: NodeJS.WriteStream): ProgressBar {
  let shown = false
  let lastMs = Number.NEGATIVE_INFINITY
  return {
    show(progress) {
      if (out.isTTY) {
        out.write(`\r\u001b[2K${progressLine(progress)}`)
        shown = true
      } else if (performance.now() - lastMs > PLAIN_MS) {
        lastMs = performance.now()
        out.write(`${progressLine(progress)}\n`)
      }
    },
    end() {
      if (shown) out.write('\r\u001b[2K')
    },
  }
}
