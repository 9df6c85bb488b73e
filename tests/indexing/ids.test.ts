/**
 * Ids hold: an article is cited by its id, so nothing short of its removal may
 * take that id away.
 */
import { appendFileSync, existsSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import { JiebaoError } from '../../src/errors.js'
import { Ledger } from '../../src/indexing/indexing.js'
import type { UpdateOptions } from '../../src/model.js'
import { Archive } from '../search/archive.js'
import { isLong } from '../sizes.js'
import { readSeed, SEED_FILES, shortSeeds } from '../store/articles.js'

const [first, second, third] = (
  isLong ? SEED_FILES.map((name) => readSeed(name).toString()) : shortSeeds()
) as [string, string, string]

const files = { 'a.txt': first, 'b.txt': second, 'c.txt': third }

/** Id and headline of every article, `other` items left out. */
async function idsOf(engine: LocalEngine): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (const { id } of (await engine.issues(1, 100)).issues) {
    for (const article of (await engine.issue(id, 1, 100))!.articles) {
      if (article.kind !== 'other') ids.set(article.id, article.headline ?? article.body.slice(0, 20))
    }
  }
  return ids
}

async function before(): Promise<{ archive: Archive; ids: Map<string, string> }> {
  const archive = new Archive(files)
  await archive.build()
  const engine = archive.open()
  const ids = await idsOf(engine)
  await engine.close()
  return { archive, ids }
}

async function after(archive: Archive): Promise<Map<string, string>> {
  await archive.build({ allowRemoval: true })
  const engine = archive.open()
  try {
    return await idsOf(engine)
  } finally {
    await engine.close()
  }
}

/** A few characters changed in every long paragraph, none of them the same. */
const corrected = (text: string) => text.replace(/^(.{60})(.)(.{40,})$/gmu, '$1某$3')

function move(archive: Archive, from: string, to: string, text: string): void {
  archive.remove(from)
  archive.write(to, text)
}

const paragraphsTurned = (text: string) => {
  // Articles begin at a mark; the last one comes first.
  const parts = text.split(/^(?=#)/m)
  return [...parts.slice(1)].reverse().join('\n')
}

describe('ids hold', () => {
  const cases: [string, (archive: Archive) => void][] = [
    ['small corrections', (archive) => archive.write('a.txt', corrected(first))],
    ['other marks', (archive) => archive.write('a.txt', first.replace(/^#+ /gm, '#### '))],
    ['full-width marks of punctuation', (archive) => archive.write('a.txt', first.replaceAll(',', '，'))],
    ['a renamed file', (archive) => move(archive, 'b.txt', 'd.txt', second)],
    ['a file of another ending', (archive) => move(archive, 'b.txt', 'b.md', second)],
    ['a renamed file with corrections', (archive) => move(archive, 'b.txt', 'd.txt', corrected(second))],
    ['a rebuild from the sources', (archive) => rmSync(archive.index, { recursive: true })],
  ]
  test.each(cases)('%s', async (_name, change) => {
    const { archive, ids } = await before()
    change(archive)
    const now = await after(archive)
    expect([...now.keys()].sort()).toEqual([...ids.keys()].sort())
  })

  test('another order of the articles', async () => {
    const { archive, ids } = await before()
    archive.write('a.txt', paragraphsTurned(first))
    const now = await after(archive)
    const kept = [...ids].filter(([id]) => now.has(id))
    for (const [id, headline] of kept) expect(now.get(id)).toBe(headline)
    expect(kept.length).toBeGreaterThanOrEqual(ids.size - 1)
  })

  test('after a rename and a correction, a rebuild from the sources alone gives the same ids', async () => {
    const { archive, ids } = await before()
    archive.remove('b.txt')
    archive.write('d.txt', second)
    archive.write('a.txt', corrected(first))
    await after(archive)
    rmSync(archive.index, { recursive: true })
    const now = await after(archive)
    expect([...now.keys()].sort()).toEqual([...ids.keys()].sort())
  })

  test('a removed article is gone, not unknown, and its id comes back with it', async () => {
    const { archive, ids } = await before()
    archive.remove('c.txt')
    const now = await after(archive)
    const [lost] = [...ids.keys()].filter((id) => !now.has(id))
    expect(lost).toBeDefined()
    const engine = archive.open()
    await expect(engine.article(lost!)).rejects.toThrow(JiebaoError)
    await expect(engine.article(lost!)).rejects.toMatchObject({ code: 'GONE' })
    expect(await engine.article('never-was')).toBeUndefined()
    archive.write('c.txt', third)
    expect([...(await after(archive)).keys()].sort()).toEqual([...ids.keys()].sort())
  })

  test('a first index writes no ledger, and neither does an update without changes', async () => {
    const { archive } = await before()
    await after(archive)
    expect(existsSync(join(archive.seeds, '_keeper'))).toBe(false)
  })

  test('lines that come before an issue of a .jsonl', async () => {
    const line = (date: string, n: number) =>
      JSON.stringify({ title: `题${n}`, text: first.slice(n * 300, n * 300 + 280), date })
    const lines = [line('2020-01-01', 1), line('2020-01-08', 2), line('2020-01-15', 3)]
    const archive = new Archive({ 'x.jsonl': lines.join('\n') })
    await archive.build()
    const engine = archive.open()
    const ids = await idsOf(engine)
    await engine.close()
    archive.write('x.jsonl', [line('2019-12-25', 4), ...lines].join('\n'))
    const now = await after(archive)
    expect(now.size).toBe(4)
    for (const [id, headline] of ids) expect(now.get(id)).toBe(headline)
    expect(existsSync(join(archive.seeds, '_keeper'))).toBe(false)
  })

  test('ids that a .jsonl gave are never exchanged', async () => {
    const line = (id: string, text: string) => JSON.stringify({ id, title: '题', text, date: '2020-01-01' })
    const text = first.slice(200, 900).replaceAll('\n', '')
    const archive = new Archive({ 'x.jsonl': `${line('one', text)}\n` })
    await archive.build()
    archive.write('x.jsonl', `${line('two', text)}\n`)
    const now = await after(archive)
    expect([...now.keys()]).toEqual(['two'])
  })
})

describe('the ledger', () => {
  test('ignores a torn last line and goes on behind it', () => {
    const archive = new Archive()
    const ledger = Ledger.read(archive.seeds)
    ledger.keepArticle('a-1', 'a-2')
    ledger.save()
    appendFileSync(ledger.path, '{"id":"a-3","natu')
    const torn = Ledger.read(archive.seeds)
    expect(torn.article('a-2')).toBe('a-1')
    torn.remove('a-9')
    torn.save()
    const whole = Ledger.read(archive.seeds)
    expect([whole.article('a-2'), whole.isGone('a-9'), whole.isGone('a-1')]).toEqual(['a-1', true, false])
  })

  test('takes the removal of more articles than a call has room for arguments', () => {
    const ledger = Ledger.read(new Archive({}).seeds)
    for (let i = 0; i < 200_000; i++) ledger.remove(`gone-${i}`)
    ledger.save()
    expect([ledger.lines.length, readFileSync(ledger.path, 'utf8').split('\n').length]).toEqual([
      200_000, 200_001,
    ])
  })

  test('says each thing once', () => {
    const archive = new Archive()
    const ledger = Ledger.read(archive.seeds)
    for (let i = 0; i < 3; i++) {
      ledger.keepArticle('a', 'b')
      ledger.keepIssue('i', 'j')
      ledger.remove('c')
      ledger.save()
    }
    expect(readFileSync(ledger.path, 'utf8').trim().split('\n')).toHaveLength(3)
  })

  test('lines that the file loses hold on, and are told of, until they are back or the keeper confirms', async () => {
    const { archive, ids } = await before()
    move(archive, 'b.txt', 'd.txt', corrected(second))
    const renamed = [...(await after(archive)).keys()].sort()
    const path = Ledger.read(archive.seeds).path
    const whole = readFileSync(path, 'utf8')
    const doubtsOf = async (options: UpdateOptions = {}) =>
      (await archive.build(options)).stale.map(({ code }) => code)
    const told = () =>
      archive
        .open()
        .status()!
        .keeper.map(({ code }) => code)
    expect(renamed).toEqual([...ids.keys()].sort())
    expect(await doubtsOf()).toEqual([])

    archive.remove('_keeper/ids.jsonl')
    expect([await doubtsOf({ fresh: true }), told()]).toEqual([['LEDGER_GONE'], ['LEDGER_GONE']])
    expect([...(await idsOf(archive.open())).keys()].sort()).toEqual(renamed)
    archive.write('_keeper/ids.jsonl', whole.slice(whole.indexOf('\n') + 1))
    expect([await doubtsOf(), told()]).toEqual([['LEDGER_SHRUNK'], ['LEDGER_SHRUNK']])
    archive.write('_keeper/ids.jsonl', whole.replaceAll('\n', '\r\n'))
    expect([await doubtsOf(), told()]).toEqual([[], []])

    archive.write('_keeper/ids.jsonl', '')
    expect(await doubtsOf()).toEqual(['LEDGER_SHRUNK'])
    expect(await doubtsOf({ fresh: true, allowRemoval: true })).toEqual([])
    expect([...(await idsOf(archive.open())).keys()].sort()).not.toEqual(renamed)
  })
})
