/** A large archive serves what was published before it knows what that tells about names. */
import { afterEach, expect, test } from 'vitest'
import { OwnLookups } from '../../src/engine/lookups.js'
import { Views } from '../../src/engine/views.js'
import { Archive, jsonl } from '../search/archive.js'

const opened: Views[] = []
afterEach(() => {
  for (const views of opened.splice(0)) views.close()
})

/** Mines once it may. */
class GatedLookups extends OwnLookups {
  mayMine = () => {}
  readonly #gate = new Promise<void>((resolve) => {
    this.mayMine = resolve
  })
  override async mine(content: string) {
    await this.#gate
    return super.mine(content)
  }
}

/** Views that do not wait for mining before they are served. */
async function hurried(archive: Archive): Promise<{ views: Views; mayMine: () => void }> {
  await archive.build()
  const lookups = new GatedLookups()
  const views = new Views(archive.seeds, archive.index, lookups, undefined, 0)
  opened.push(views)
  views.refresh()
  return { views, mayMine: () => lookups.mayMine() }
}

const paper = (...texts: string[]) => jsonl(texts.map((text) => ({ title: '会议', text })))
const namesOf = (views: Views) => views.current!.groups.map(({ forms }) => forms.join())
const first = paper('县长王志远出席会议。', '县长壬志远强调三点。')
const second = paper('镇长李志远出席会议。', '镇长季志远强调三点。')

test('the first view is whole; a later one is served with what was known, and completed', async () => {
  const archive = new Archive({ 'a.jsonl': first })
  const { views, mayMine } = await hurried(archive)
  expect(namesOf(views)).toEqual(['壬志远,王志远'])
  expect(views.current!.id).toBe(views.current!.content)
  expect(await views.complete()).toBe(false)

  archive.write('b.jsonl', second)
  await archive.build()
  expect(await views.renew(false, () => false)).toBe(true)
  const hasty = views.current!
  expect(hasty.generation.articles).toBe(4)
  expect(namesOf(views)).toEqual(['壬志远,王志远'])
  expect(hasty.id).not.toBe(hasty.content)

  mayMine()
  expect(await views.complete()).toBe(true)
  expect(namesOf(views)).toEqual(['壬志远,王志远', '季志远,李志远'])
  expect(views.current!.id).toBe(hasty.content)
  // Who holds a cursor of the moment between goes on.
  expect(views.find(hasty.id)).toBe(hasty)
  expect(await views.renew(false, () => false)).toBe(false)
})

test('completing that is overtaken leaves the newer view alone; both who wait are told', async () => {
  const archive = new Archive({ 'a.jsonl': first })
  const { views, mayMine } = await hurried(archive)
  archive.write('b.jsonl', second)
  await archive.build()
  await views.renew(false, () => false)
  archive.remove('b.jsonl')
  await archive.build({ allowRemoval: true })
  const overtaken = views.complete()
  await views.renew(false, () => false)
  mayMine()
  const [late, ...both] = await Promise.all([overtaken, views.complete(), views.complete()])
  expect([late, ...both]).toEqual([false, true, true])
  expect(namesOf(views)).toEqual(['壬志远,王志远'])
  expect(views.current!.id).toBe(views.current!.content)
})

test('what is withheld from now on is withheld at once, with all that was known of it', async () => {
  const archive = new Archive({ 'a.jsonl': first })
  const { views, mayMine } = await hurried(archive)
  mayMine()
  const before = views.current!.id
  archive.write('_keeper/hidden.txt', '壬志远\n')
  expect(await views.renew(false, () => false)).toBe(true)
  expect(namesOf(views)).toEqual([])
  expect(views.current!.id).toBe(views.current!.content)
  expect(views.find(before)).toBeUndefined()
})
