/** An issue as IIIF Presentation 3. */
import { expect, test } from 'vitest'
import type { Article, Engine, IssueAnswer } from '../../src/model.js'
import { issueManifest } from '../../src/page/manifest-view.js'

const issue = {
  issue: {
    id: 'i',
    file: 'a.xml',
    publication: { name: '柳河日报', basis: 'given', why: '' },
    date: { from: '1998-06-05', to: '1998-06-05', basis: 'given', why: '' },
    sheets: [
      { page: '1', image: null },
      { page: '2', image: null },
    ],
  },
  articles: [
    {
      id: 'i-1',
      kind: 'article',
      headline: '三千亩油菜',
      places: [{ sheet: 0, box: [0, 2500, 5000, 10_000], line: 1 }],
    },
    {
      id: 'i-2',
      kind: 'article',
      headline: '城南小学',
      places: [{ sheet: 1, box: [0, 0, 10, 10], line: 2 }],
    },
  ] as unknown as Article[],
  totalArticles: 2,
} as unknown as IssueAnswer
const engine = {
  issue: async (id: string) => (id === 'i' ? issue : undefined),
  // The second sheet is withheld.
  picture: async (_: string, sheet: number) =>
    sheet === 0 ? { type: 'image/png', width: 200, height: 400, bytes: new Uint8Array() } : undefined,
} as unknown as Engine

test('issueManifest() has a canvas for each picture, and a range for each article on one', async () => {
  const manifest = await issueManifest(engine, 'i', 'https://example.org/')
  expect(manifest).toMatchObject({ type: 'Manifest', id: 'https://example.org/iiif/i/manifest.json' })
  expect(manifest.items.map(({ id, width, height }) => [id, width, height])).toEqual([
    ['https://example.org/iiif/i/canvas/0', 200, 400],
  ])
  expect(manifest.items[0]!.items[0]!.items[0]).toMatchObject({
    motivation: 'painting',
    target: 'https://example.org/iiif/i/canvas/0',
    body: { id: 'https://example.org/sheet/i/0', type: 'Image', format: 'image/png' },
  })
  expect(manifest.structures.map(({ label, items }) => [label.zh[0], items[0]!.id])).toEqual([
    ['三千亩油菜', 'https://example.org/iiif/i/canvas/0#xywh=0,100,100,300'],
  ])
})

test('an issue that is not held, or of which no page can be shown, has none', async () => {
  await expect(issueManifest(engine, 'other', '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const bare = { ...engine, picture: async () => undefined } as Engine
  await expect(issueManifest(bare, 'i', '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})
