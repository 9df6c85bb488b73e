/** Folders for one test each, gone when it is over. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

export function freshFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}
