/**
 * Where log lines go. The server does not need its log: a line that cannot be written is
 * counted as lost, and neither ends the process nor holds it.
 *
 * A log's reader may be gone (EPIPE) or stand still (a full pipe); its disk may be full
 * (ENOSPC). When a line is written again, another line tells how many were lost.
 */
import { writeSync } from 'node:fs'
import { Socket } from 'node:net'

/** Most bytes that wait for a reader who stands still; further lines are lost. */
const WAITING_MOST = 1 << 20

/** Writes one line, its end included. Calls `done` once it is written, or with the reason why it is not. */
export type WriteLine = (line: string, done: (failure?: unknown) => void) => void

/** Lines lost by this process, over all destinations. */
let lost = 0
export const lostLines = (): number => lost

export class LogLines {
  /** Lost lines that no written line has reported yet. */
  #untold = 0

  constructor(readonly out: WriteLine) {}

  /** @param line its end included */
  write(line: string): void {
    this.out(line, (failure) => {
      if (!failure) return this.#tell()
      lost++
      this.#untold++
    })
  }

  #tell(): void {
    const count = this.#untold
    if (count === 0) return
    this.#untold = 0
    const told = { level: 40, time: new Date().toISOString(), msg: 'log lines were lost', lost: count }
    this.out(`${JSON.stringify(told)}\n`, (failure) => {
      if (failure) this.#untold += count
    })
  }
}

const ignore = () => {}
/** Whether the last line in the file lacks its end. */
let isTorn = false

function toStderr(line: string, done: (failure?: unknown) => void): void {
  const { stderr } = process
  if (stderr instanceof Socket) {
    // The failure is told to the callback too. An unheard 'error' event would end the process.
    if (!stderr.listeners('error').includes(ignore)) stderr.on('error', ignore)
    if (stderr.writableLength > WAITING_MOST) done(new Error('The reader of the log stands still'))
    else stderr.write(line, done)
    return
  }
  // Not a stream: over a file it does not report that a full disk took half a line.
  const bytes = Buffer.from(isTorn ? `\n${line}` : line)
  try {
    const written = writeSync(2, bytes)
    if (written > 0) isTorn = written < bytes.length
    done(written < bytes.length ? new Error('The disk took a part of the line') : undefined)
  } catch (failure) {
    done(failure)
  }
}

/** Standard error, for the whole process. */
export const stderrLines = new LogLines(toStderr)

/** @param log takes each line, without its end; may fail, at once or later */
export const linesTo = (log: (line: string) => unknown): LogLines =>
  new LogLines((line, done) => {
    const given = async () => log(line.trimEnd())
    given().then(() => done(), done)
  })
