import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CatalogSource, readCatalog, writeCatalog } from '../../src/store/catalog.js'
import {
  commitManifest,
  FORMAT_VERSION,
  MANIFEST,
  type Manifest,
  parseManifest,
  readManifest,
} from '../../src/store/manifest.js'
import { PARTS } from '../../src/store/segment.js'
import { SegmentWriter } from '../../src/store/segment-writer.js'
import { openGeneration, removeUnnamed, segmentName } from '../../src/store/store.js'
import { character } from '../characters.js'
import { runs } from '../sizes.js'
import { freshFolder } from './folder.js'

const MANIFEST_OF_TWO: Manifest = {
  format: FORMAT_VERSION,
  analysis: 1,
  cutter: { name: 'nodejieba', fingerprint: '3.5.8/捷报' },
  generation: 12,
  nextSegment: 31,
  segments: [3, 30].map((n) => ({
    name: segmentName(n),
    articles: 1200,
    issues: 40,
    deletedIssues: n === 3 ? [0, 7, 39] : [],
    files: Object.fromEntries(
      PARTS.map((part, p) => [part, { bytes: 10 ** p, crc: 2 ** 31 + p }]),
    ) as Manifest['segments'][0]['files'],
  })),
  catalog: { name: 'catalog-000012.json', bytes: 5, crc: 77 },
}

function textOf(manifest: Manifest): string {
  const folder = freshFolder()
  commitManifest(folder, manifest)
  expect(readdirSync(folder)).toStrictEqual([MANIFEST])
  return readFileSync(join(folder, MANIFEST), 'utf8')
}

test('a manifest is read as it was committed; where there is none, nothing was built', () => {
  const folder = freshFolder()
  expect(readManifest(folder)).toBe(undefined)
  expect(openGeneration(folder)).toBe(undefined)
  commitManifest(folder, MANIFEST_OF_TWO)
  expect(readManifest(folder)).toStrictEqual(MANIFEST_OF_TWO)
  commitManifest(folder, { ...MANIFEST_OF_TWO, generation: 13 })
  expect(readManifest(folder)).toStrictEqual({ ...MANIFEST_OF_TWO, generation: 13 })
})

test('every change of one character is refused or reads as the same manifest', () => {
  const text = textOf(MANIFEST_OF_TWO)
  const sign = fc.oneof(
    fc.constantFrom('0', '1', '9', '-', '.', 'e', '"', ',', ' ', '\n', '{', '}', '\\', ''),
    fc.string({ unit: character, minLength: 1, maxLength: 1 }),
  )
  const readsSame = (changed: string) => {
    try {
      // As text, since -0 reads as 0 and is as good.
      expect(JSON.stringify(parseManifest(changed))).toBe(JSON.stringify(MANIFEST_OF_TWO))
    } catch (error) {
      expect((error as { code: string }).code).toMatch(/^INDEX_(CORRUPT|VERSION)$/)
    }
  }
  fc.assert(
    fc.property(fc.nat(text.length - 1), sign, (at, sign) => {
      readsSame(text.slice(0, at) + sign + text.slice(at + 1))
      readsSame(text.slice(0, at) + sign + text.slice(at))
    }),
    { numRuns: runs(3000) },
  )
  for (let at = 0; at < text.length; at++) {
    readsSame(text.slice(0, at))
    readsSame(text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1))
  }
})

test('what is no manifest at all is refused as corrupt', () => {
  for (const text of [
    '',
    'null',
    '7',
    '[]',
    '{}',
    '"format"',
    '{"format":"1"}',
    '{"format":null,"sum":"00000000"}',
    '\u0000'.repeat(300),
  ])
    expect(() => parseManifest(text)).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT', value: MANIFEST }),
    )
})

test('another format is refused by its number, whatever else the file says', () => {
  for (const format of [FORMAT_VERSION - 1, FORMAT_VERSION + 1, 99])
    expect(() => parseManifest(JSON.stringify({ format, anything: [] }))).toThrow(
      expect.objectContaining({
        code: 'INDEX_VERSION',
        value: String(format),
      }),
    )
})

test('a folder in the place of the manifest is a refusal', () => {
  const folder = freshFolder()
  mkdirSync(join(folder, MANIFEST))
  expect(() => readManifest(folder)).toThrow(expect.objectContaining({ name: 'JiebaoError' }))
})

// ---------------------------------------------------------------- catalog

const SOURCES: CatalogSource[] = [
  {
    file: '县报/1998.txt',
    stamp: '1:2.5:3',
    sha256: 'ab',
    issues: 1,
    refusals: [],
    stale: false,
  },
  {
    file: 'b.jsonl',
    stamp: '',
    sha256: '',
    issues: 0,
    refusals: [{ file: 'b.jsonl', line: 3, code: 'BAD_ISSUE', reason: '第 3 行' }],
    stale: true,
  },
]

test('a catalog is read as it was written, and refused if a bit is off', () => {
  const folder = freshFolder()
  const mark = writeCatalog(folder, 7, { sources: SOURCES })
  expect(mark.name).toBe('catalog-000007.json')
  expect(readCatalog(folder, mark)).toStrictEqual({ sources: SOURCES })
  const path = join(folder, mark.name)
  const good = readFileSync(path)
  for (let bit = 0; bit < good.length * 8; bit += 7) {
    const bad = Uint8Array.from(good)
    bad[bit >> 3]! ^= 1 << (bit & 7)
    writeFileSync(path, bad)
    expect(() => readCatalog(folder, mark)).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT', value: mark.name }),
    )
  }
  writeFileSync(path, good.subarray(1))
  expect(() => readCatalog(folder, mark)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
  rmSync(path)
  expect(() => readCatalog(folder, mark)).toThrow(expect.objectContaining({ code: 'INDEX_CORRUPT' }))
})

// ---------------------------------------------------------------- generations

/** Publishes a generation of one segment that holds one issue of this id. */
function publish(folder: string, generation: number, id: string): Manifest {
  const writer = new SegmentWriter(folder, segmentName(generation))
  const values = {
    id,
    sha256: '',
    file: id,
    publication: null,
    number: null,
    fromDay: 0,
    toDay: 0,
    articles: 0,
    doubts: 0,
  }
  writer.addIssue(values, { id })
  const catalog = writeCatalog(folder, generation, { sources: [] })
  const manifest = { ...MANIFEST_OF_TWO, generation, segments: [writer.finish()], catalog }
  commitManifest(folder, manifest)
  return manifest
}

test('an open generation reads on after its files were removed, until the last reader let go', () => {
  const folder = freshFolder()
  publish(folder, 1, 'one')
  const first = openGeneration(folder)!.retain()
  removeUnnamed(folder, publish(folder, 2, 'two'))
  expect(readdirSync(folder).filter((file) => file.startsWith(segmentName(1)))).toStrictEqual([])
  first.release()
  expect(first.segments[0]!.issueRecord(0)).toStrictEqual({ id: 'one' })
  const second = openGeneration(folder, first)!
  first.release()
  expect(second.segments[0]!.issueRecord(0)).toStrictEqual({ id: 'two' })
  second.release()
})

test('a segment that both generations name is opened once and closed with the last', () => {
  const folder = freshFolder()
  const manifest = publish(folder, 1, 'one')
  const first = openGeneration(folder)!
  commitManifest(folder, {
    ...manifest,
    generation: 2,
    segments: [{ ...manifest.segments[0]!, deletedIssues: [0] }],
  })
  const second = openGeneration(folder, first)!
  expect(second.segments[0]!.docValues).toBe(first.segments[0]!.docValues)
  expect(first.issues).toBe(1)
  expect(second.issues).toBe(0)
  first.release()
  expect(second.segments[0]!.issueRecord(0)).toStrictEqual({ id: 'one' })
  second.release()
})

test('a folder that was emptied and built anew is not mistaken for the old one', () => {
  const folder = freshFolder()
  publish(folder, 1, 'one')
  const old = openGeneration(folder)!
  for (const file of readdirSync(folder)) rmSync(join(folder, file))
  publish(folder, 1, 'another')
  const next = openGeneration(folder, old)!
  expect(next.segments[0]!.docValues).not.toBe(old.segments[0]!.docValues)
  expect(next.segments[0]!.issueRecord(0)).toStrictEqual({ id: 'another' })
  old.release()
  next.release()
})

test('a file that the manifest names and that is missing or a folder is refused by name', () => {
  const folder = freshFolder()
  publish(folder, 1, 'one')
  for (const part of PARTS) {
    const path = join(folder, `${segmentName(1)}.${part}`)
    renameSync(path, `${path}.away`)
    expect(() => openGeneration(folder)).toThrow(
      expect.objectContaining({
        code: 'INDEX_CORRUPT',
        message: expect.stringMatching(`segment-000001\\.${part}`),
      }),
    )
    mkdirSync(path)
    expect(() => openGeneration(folder)).toThrow(
      expect.objectContaining({ code: 'INDEX_CORRUPT', value: `segment-000001.${part}` }),
    )
    rmSync(path, { recursive: true })
    renameSync(`${path}.away`, path)
  }
  openGeneration(folder)!.release()
})

test('removeUnnamed() removes leavings of its own kind and nothing else', () => {
  const folder = freshFolder()
  const manifest = publish(folder, 4, 'kept')
  const kept = readdirSync(folder)
  const foreign = ['README.md', 'write.lock', 'segment-notes.txt', 'catalog.json']
  for (const file of [...foreign, 'segment-000003.terms', 'catalog-000003.json', 'manifest.json.tmp'])
    writeFileSync(join(folder, file), '')
  removeUnnamed(folder, manifest)
  expect(readdirSync(folder).sort()).toStrictEqual([...kept, ...foreign].sort())
})
