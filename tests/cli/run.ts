/** The command line: in this process, or compiled and in a process of its own, as a person runs it. */

import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { vi } from 'vitest'
import { run as runProgram } from '../../src/cli/main.js'
import '../children.js'
import type { Archive } from '../search/archive.js'

export const CLI = fileURLToPath(new URL('../../dist/src/cli/cli.js', import.meta.url))

export type Ran = { status: number | null; out: string; err: string }

/** The cutter that loads soonest, for processes whose test does not look at words. */
export const QUICK = { JIEBAO_CUTTER: 'node-rs' }

/** Arguments of a server whose test does not look at how it searches: each thread loads a dictionary. */
export const ONE_THREAD = ['--threads', '1']

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

export const runProcess = (...args: string[]): Promise<Ran> => finish(start(args))

/**
 * Runs a command in this process, where the dictionary is loaded already. One at a time: it holds the standard
 * streams.
 */
export async function run(...args: string[]): Promise<Ran> {
  let [out, err] = ['', '']
  const toOut = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    out += text
    return true
  })
  const toErr = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
    err += text
    return true
  })
  try {
    return { status: await runProgram(args), out, err }
  } finally {
    toOut.mockRestore()
    toErr.mockRestore()
  }
}

export const folders = ({ seeds, index }: Archive): string[] => ['--seeds', seeds, '--index', index]

/** Starts `serve`, which builds an index that is not there, and waits for the address that it prints. */
export async function serving(archive: Archive, args: string[], env: Record<string, string> = {}) {
  const child = start(['serve', ...args, ...folders(archive)], env)
  const ended = finish(child)
  const url = await new Promise<string>((resolve, reject) => {
    let seen = ''
    child.stdout.on('data', (text: string) => {
      seen += text
      const found = /(http:\/\/\S+)\n/.exec(seen)
      if (found) resolve(found[1]!)
    })
    ended.then(({ err }) => reject(new Error(err)))
  })
  return { child, ended, url: url.replace(/\/$/, '') }
}

/** Waits; the test's own limit of time is the last. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((done) => setTimeout(done, 5))
}
