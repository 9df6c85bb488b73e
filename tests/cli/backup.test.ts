/** A backup brings back every byte, or says that it cannot. */
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { backUp, restore } from '../../src/cli/backup.js'
import { Archive, jsonl } from '../search/archive.js'
import { run } from './run.js'

const small = () =>
  new Archive({
    '2024/甲.jsonl': jsonl([{ id: 'a', title: '防汛', text: '防汛演练' }]),
    '_keeper/hidden.txt': '秘密\n',
    'bytes.txt': Uint8Array.of(0xc4, 0xe3, 0xba, 0xc3),
  })
const state = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path.slice(folder.length), readFileSync(path).toString('hex'), statSync(path).mtimeMs])
    .sort()

test('backup and restore give the same files, and an index that is whole', async () => {
  const archive = small()
  const [to, back] = [join(archive.folder, 'backup'), join(archive.folder, 'back')]
  expect(await run('backup', to, '--seeds', archive.seeds)).toMatchObject({ status: 0, err: '' })
  const { status, out } = await run('restore', to, '--seeds', back, '--index', archive.index)
  expect(status).toBe(0)
  expect(out).toContain('索引完好')
  // The restored ledger of ids may be new; everything that was there is as it was.
  expect(state(back)).toEqual(expect.arrayContaining(state(archive.seeds)))
})

test('a backup that was changed, broken off or leads out of its folder restores nothing', async () => {
  const archive = small()
  const to = join(archive.folder, 'backup')
  const back = join(archive.folder, 'back')
  await backUp(archive.seeds, to)
  writeFileSync(join(to, 'seeds/bytes.txt'), '改了')
  await expect(restore(to, back)).rejects.toMatchObject({ reason: 'backup-damaged' })
  writeFileSync(join(to, 'backup.json'), JSON.stringify({ at: '', files: { '../../x': '' } }))
  await expect(restore(to, back)).rejects.toMatchObject({ reason: 'backup-damaged' })
  writeFileSync(join(to, 'backup.json'), '{"at":')
  await expect(restore(to, back)).rejects.toMatchObject({ reason: 'backup-none' })
  expect(() => readdirSync(back)).toThrow()
})

test('nothing is written over, or into the sources', async () => {
  const archive = small()
  await expect(backUp(archive.seeds, join(archive.seeds, 'backup'))).rejects.toMatchObject({ code: 'USAGE' })
  await expect(backUp(archive.seeds, archive.seeds)).rejects.toMatchObject({ code: 'USAGE' })
  const to = join(archive.folder, 'backup')
  await backUp(archive.seeds, to)
  await expect(backUp(archive.seeds, to)).rejects.toMatchObject({ reason: 'folder-not-empty' })
  await expect(restore(to, archive.seeds)).rejects.toMatchObject({ reason: 'folder-not-empty' })
})
