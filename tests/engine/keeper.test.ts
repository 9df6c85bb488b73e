/** The keeper's files as a view reads them. */
import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { readKeeper } from '../../src/engine/keeper.js'
import { Archive } from '../search/archive.js'

afterEach(() => {
  vi.restoreAllMocks()
})

test('a file whose time is in the future is taken once it has not changed for two seconds', () => {
  const archive = new Archive({})
  archive.write('_keeper/aliases.txt', '甲=乙\n')
  const first = readKeeper(archive.seeds)
  const startMs = Date.now()
  const clock = vi.spyOn(Date, 'now')
  const save = (text: string, aheadMs: number) => {
    archive.write('_keeper/aliases.txt', text)
    const seconds = (startMs + aheadMs) / 1000
    utimesSync(join(archive.seeds, '_keeper/aliases.txt'), seconds, seconds)
  }
  const readAt = (ms: number) => {
    clock.mockReturnValue(startMs + ms)
    const { texts, isRestless } = readKeeper(archive.seeds, { keeper: first })
    return [texts['aliases.txt'], isRestless]
  }
  save('甲=丙', 3_600_000)
  expect(readAt(0)).toEqual(['甲=乙\n', true])
  save('甲=丙,丁\n', 3_601_000)
  expect(readAt(1500)).toEqual(['甲=乙\n', true])
  expect(readAt(3400)).toEqual(['甲=乙\n', true])
  expect(readAt(3500)).toEqual(['甲=丙,丁\n', false])
})
