/** The command line as a person runs it: compiled, in a process of its own. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Archive } from '../search/archive.js'

export const CLI = fileURLToPath(new URL('../../dist/src/cli/cli.js', import.meta.url))

export type Ran = { status: number | null; out: string; err: string }

const { PORT: _, HOST: __, JIEBAO_TOKEN: ___, ...ENVIRONMENT } = process.env

export function start(args: string[], env: Record<string, string> = {}): ChildProcessWithoutNullStreams {
  return spawn(process.execPath, [CLI, ...args], { env: { ...ENVIRONMENT, ...env } })
}

/** Waits for the end. */
export async function finish(child: ChildProcessWithoutNullStreams): Promise<Ran> {
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const status = await new Promise<number | null>((done) => child.once('close', done))
  return { status, out, err }
}

export const run = (...args: string[]): Promise<Ran> => finish(start(args))

export const folders = ({ seeds, index }: Archive): string[] => ['--seeds', seeds, '--index', index]
