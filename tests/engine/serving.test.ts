import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import { JiebaoError } from '../../src/errors.js'
import type { UpdateProgress } from '../../src/model.js'
import { Archive, closeEngines, jsonl, seedFiles } from '../search/archive.js'

afterAll(closeEngines)

/** A paper of `articles` that all hold its mark. */
const paper = (mark: string, articles: number) =>
  jsonl(
    Array.from({ length: articles }, (_, i) => ({
      id: `${mark}-${i}`,
      title: `第${i}篇`,
      text: `共有字 ${mark}`,
    })),
  )

/** Asks in a loop, with ever other queries so that none is remembered, until told to stop. */
function keepAsking(engine: LocalEngine) {
  const answers: { hits: number; articles: number; generation: number }[] = []
  const failures: unknown[] = []
  let isOver = false
  const loop = async () => {
    for (let n = 0; !isOver; n++) {
      try {
        const { totalHits, index } = await engine.search({ q: `"共有字" -"没有${n}"`, hitsPerPage: 100 })
        answers.push({ hits: totalHits, articles: index.articles, generation: index.generation })
      } catch (error) {
        failures.push(error)
      }
      await new Promise((done) => setImmediate(done))
    }
  }
  const done = loop()
  return {
    answers,
    failures,
    stop: () => {
      isOver = true
      return done
    },
  }
}

/** One child for the tests that need nothing of their own: it takes seconds to load its dictionary. */
let shared: { archive: Archive; engine: LocalEngine } | undefined

async function share(): Promise<{ archive: Archive; engine: LocalEngine }> {
  if (!shared) {
    const archive = new Archive({ 'a.jsonl': paper('甲', 30) })
    await archive.build()
    shared = { archive, engine: archive.open() }
  }
  const { archive, engine } = shared
  for (const file of ['b.jsonl', 'c.jsonl'])
    archive.write(file, paper(`空${file[0]}`, 1).replaceAll('共有字', '无'))
  await engine.update({ allowRemoval: true })
  return shared
}

test('whoever asks while papers come and go sees whole generations and no failure', async () => {
  const { archive, engine } = await share()
  const asker = keepAsking(engine)
  archive.write('b.jsonl', paper('乙', 30))
  await engine.update()
  archive.write('b.jsonl', paper('丙', 25))
  await engine.update()
  archive.remove('b.jsonl')
  await engine.update()
  await asker.stop()
  expect(asker.failures).toEqual([])
  const seen = new Map<number, Set<string>>()
  for (const { generation, hits, articles } of asker.answers)
    seen.set(generation, (seen.get(generation) ?? new Set()).add(`${hits} of ${articles}`))
  for (const states of seen.values()) expect(states.size).toBe(1)
  const states = new Set([...seen.values()].flatMap((each) => [...each]))
  expect([...states].every((state) => ['30 of 32', '60 of 61', '55 of 56', '30 of 31'].includes(state))).toBe(
    true,
  )
  expect(states.has('60 of 61') && states.has('55 of 56')).toBe(true)
  expect(asker.answers.map(({ generation }) => generation)).toEqual(
    [...asker.answers.map(({ generation }) => generation)].sort((a, b) => a - b),
  )
})

test('a cursor goes on where it began after an update, and is gone when its view is', async () => {
  const { archive, engine } = await share()
  const first = await engine.search({ q: '共有字', hitsPerPage: 10, page: 1 })
  const whole = await engine.search({ q: '共有字', hitsPerPage: 100 })
  archive.write('b.jsonl', paper('乙', 30))
  await engine.update()
  const second = await engine.search({ q: '共有字', hitsPerPage: 10, cursor: first.nextCursor! })
  expect(second.hits).toEqual(whole.hits.slice(10, 20))
  expect(second).toMatchObject({ totalHits: 30, page: 2, index: { articles: 32 } })
  expect((await engine.search({ q: '共有字' })).totalHits).toBe(60)
  for (const n of [1, 2, 3, 4]) {
    archive.write('b.jsonl', paper(`丙${n}`, 30))
    await engine.update()
  }
  await expect(
    engine.search({ q: '共有字', hitsPerPage: 10, cursor: second.nextCursor! }),
  ).rejects.toMatchObject({ code: 'GONE' })
})

test('a cursor is refused with another query, and taken after any page of its own', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲', 30) })
  const engine = await archive.built()
  const { nextCursor } = await engine.search({ q: '共有字', hitsPerPage: 5, page: 2 })
  const on = (q: string, request = {}) =>
    engine.search({ q, hitsPerPage: 5, cursor: nextCursor!, ...request })
  expect((await on('共有字')).page).toBe(3)
  // Another way to write the same query is the same query.
  expect((await on(' 共有字 ')).page).toBe(3)
  for (const bad of [on('共有'), on('共有字', { sort: 'date:asc' }), on('共有字', { from: '2024' })])
    await expect(bad).rejects.toMatchObject({ code: 'BAD_PARAMETER' })
})

test('a remembered answer is of its view, and says what was typed', async () => {
  const { archive, engine } = await share()
  expect(await engine.search({ q: '共有字' })).toMatchObject({ query: '共有字', totalHits: 30 })
  expect(await engine.search({ q: ' 共有字 ' })).toMatchObject({ query: ' 共有字 ', totalHits: 30 })
  const view = engine.view()
  const answerBytes = () => engine.memory().find(({ part }) => part === 'answers')!.usedBytes
  expect(answerBytes()).toBeGreaterThan(0)
  archive.write('b.jsonl', paper('乙', 2))
  await engine.update()
  expect(engine.view()).not.toBe(view)
  expect(answerBytes()).toBe(0)
  expect((await engine.search({ q: '共有字' })).totalHits).toBe(32)
})

test("a list of issues is its caller's own, and that of another view is another", async () => {
  const { archive, engine } = await share()
  const first = await engine.issues(1, 10)
  const files = first.issues.map(({ file }) => file)
  first.issues.reverse().pop()
  expect((await engine.issues(1, 10)).issues.map(({ file }) => file)).toEqual(files)
  archive.write('z.jsonl', paper('癸', 1))
  await engine.update()
  expect((await engine.issues(1, 10)).totalIssues).toBe(first.totalIssues + 1)
})

test('calls at once share one update; a later call looks again', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲', 3) })
  const engine = archive.open()
  const told: [UpdateProgress[], UpdateProgress[]] = [[], []]
  const [first, second] = await Promise.all(told.map((each) => engine.update({}, (p) => each.push(p))))
  expect(first).toBe(second)
  expect(told[0].length).toBeGreaterThan(0)
  expect(told[0]).toEqual(told[1])
  archive.write('b.jsonl', paper('乙', 3))
  const running = engine.update()
  await new Promise((done) => setTimeout(done, 1))
  // By now the running update may have looked at the folder.
  archive.write('c.jsonl', paper('丙', 3))
  const later = [engine.update(), engine.update()]
  await running
  const [third, fourth] = await Promise.all(later)
  expect(third).toBe(fourth)
  expect(third!.articles).toBe(9)
  expect((await engine.update()).published).toBe(false)
  const [plain, full] = await Promise.all([engine.update(), engine.update({ full: true })])
  expect(plain).not.toBe(full)
})

test('a listener is told of every change of view, until it stops', async () => {
  const { archive, engine } = await share()
  archive.write('b.jsonl', paper('乙', 3))
  const views = [engine.view()]
  const stop = engine.onChange((view) => views.push(view))
  await engine.update()
  // Where mining takes long, a view with the forms of the view before comes first.
  expect([2, 3]).toContain(views.length)
  expect(new Set(views).size).toBe(views.length)
  await engine.update()
  expect(views.at(-1)).toBe(engine.view())
  const told = views.length
  stop()
  archive.write('b.jsonl', paper('丙', 3))
  await engine.update()
  expect(views).toHaveLength(told)
})

test('without an index everything that asks for one says NO_INDEX', async () => {
  const engine = new Archive().open()
  expect(engine.status()).toBeUndefined()
  expect(engine.view()).toBe('')
  const asked = [
    engine.search({ q: '的' }),
    engine.article('a'),
    engine.issues(1, 10),
    engine.issue('a', 1, 10),
    engine.stats(),
  ]
  for (const each of asked) await expect(each).rejects.toMatchObject({ code: 'NO_INDEX' })
  expect(await engine.verify()).toMatchObject({ ok: false, problems: [{ code: 'NO_INDEX' }] })
})

test('a folder of sources that is not there is refused, and the engine serves on', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲', 3) })
  await archive.build()
  const engine = archive.open({ seeds: join(archive.folder, 'nowhere') })
  await expect(engine.update()).rejects.toMatchObject({ code: 'SEEDS_UNREADABLE' })
  expect((await engine.search({ q: '共有字' })).totalHits).toBe(3)
})

test('closing ends a running update with CLOSED; the index stays whole', async () => {
  const archive = new Archive({ ...seedFiles() })
  const engine = archive.open()
  let refused: Promise<void> | undefined
  await new Promise<void>((begun) => {
    refused = expect(engine.update({}, () => begun())).rejects.toMatchObject({ code: 'CLOSED' })
  })
  await engine.close()
  await refused
  await engine.close()
  await expect(engine.search({ q: '的' })).rejects.toMatchObject({ code: 'CLOSED' })
  await expect(engine.update()).rejects.toMatchObject({ code: 'CLOSED' })
  const again = archive.open()
  expect((await again.update()).issues).toBe(5)
  expect(await again.verify()).toMatchObject({ ok: true, problems: [] })
})

test('an update whose process dies is refused, and the next one works', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲', 3) })
  const worker = join(archive.folder, 'dies.mjs')
  writeFileSync(worker, 'process.exit(3)')
  const engine = archive.open({ worker: pathToFileURL(worker) })
  const error = await engine.update().catch((thrown) => thrown)
  expect(error).toBeInstanceOf(JiebaoError)
  await engine.close()
  expect((await archive.open().update()).articles).toBe(3)
})

test('an index of another analysis is refused with the cure', async () => {
  const archive = new Archive({ 'a.jsonl': paper('甲', 3) })
  await archive.build()
  const { commitManifest, readManifest } = await import('../../src/store/store.js')
  const manifest = readManifest(archive.index)!
  commitManifest(archive.index, { ...manifest, analysis: manifest.analysis + 1 })
  expect(() => archive.open()).toThrow(/--fresh/)
  commitManifest(archive.index, manifest)
  const path = join(archive.index, 'manifest.json')
  writeFileSync(path, readFileSync(path, 'utf8').replace('"format": ', '"format": 9'))
  expect(() => archive.open()).toThrow(expect.objectContaining({ code: 'INDEX_VERSION' }))
})
