/** An issue as IIIF Presentation 3. */
import { expect, test } from 'vitest'
import type { Article, Engine, IssueAnswer } from '../../src/model.js'
import { issueAnnotations, issueManifest, issueSearch } from '../../src/page/manifest-view.js'

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
  article: async (id: string, q: string) => ({
    ...issue.articles.find((article) => article.id === id),
    body: '。',
    paragraphs: [{ at: 0, line: 2 }],
    joins: [],
    ...(id === 'i-1' && q === '油菜' && { matches: [{ field: 'headline', ranges: [[3, 5]] }] }),
  }),
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
  expect(manifest.structures[0]!.items.map(({ label, items }) => [label.zh[0], items[0]!.id])).toEqual([
    ['三千亩油菜', 'https://example.org/iiif/i/canvas/0#xywh=0,100,100,300'],
  ])
})

test('issueAnnotations() names the articles of one page, and refuses a page that is not shown', async () => {
  const page = await issueAnnotations(engine, 'i', '0', 'https://example.org/')
  expect(page).toMatchObject({ type: 'AnnotationPage', id: 'https://example.org/iiif/i/annotations/0' })
  expect(page.items.map(({ body, target, homepage }) => [body.value, target, homepage[0]!.id])).toEqual([
    [
      '三千亩油菜',
      ['https://example.org/iiif/i/canvas/0#xywh=0,100,100,300'],
      'https://example.org/article/i-1',
    ],
  ])
  for (const sheet of ['1', '00', 'x'])
    await expect(issueAnnotations(engine, 'i', sheet, '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('issueSearch() has a box for each mark, in the forms of Content Search 2 and 1', async () => {
  const root = 'https://example.org/'
  const target = 'https://example.org/iiif/i/canvas/0#xywh=60,100,40,300'
  const second = await issueSearch(engine, 'i', '油菜', 'asked', root, 2)
  expect(second).toMatchObject({
    id: 'asked',
    type: 'AnnotationPage',
    items: [{ motivation: 'highlighting', body: { value: '油菜' }, target }],
  })
  const first = await issueSearch(engine, 'i', '油菜', 'asked', root, 1)
  expect(first).toMatchObject({
    '@type': 'sc:AnnotationList',
    resources: [{ resource: { chars: '油菜' }, on: target }],
  })
  expect(await issueSearch(engine, 'i', ' ', 'asked', root, 2)).toMatchObject({ items: [] })
})

test('an issue that is not held, or of which no page can be shown, has none', async () => {
  await expect(issueManifest(engine, 'other', '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  const bare = { ...engine, picture: async () => undefined } as Engine
  await expect(issueManifest(bare, 'i', '')).rejects.toMatchObject({ code: 'NOT_FOUND' })
})

test('issueSearch() has the box of the paragraph, of the heading or of the article where no printed line is told', async () => {
  const areas = (places: object[]) =>
    ({
      ...engine,
      article: async (id: string, q: string) => ({
        ...issue.articles[0],
        ...{ id, headline: '三千亩油菜', body: '甲\n油菜', joins: [], captions: [], asides: [], places },
        paragraphs: [
          { at: 0, line: 2 },
          { at: 2, line: 3 },
        ],
        ...(id === 'i-1' &&
          q === '油菜' && {
            matches: [
              { field: 'headline', ranges: [[3, 5]] },
              { field: 'body', ranges: [[2, 4]] },
            ],
          }),
      }),
    }) as unknown as Engine
  const boxesOf = async (places: object[]) => {
    const page = (await issueSearch(areas(places), 'i', '油菜', 'asked', '', 2)) as {
      items: { target: string }[]
    }
    return page.items.map(({ target }) => target.split('xywh=')[1])
  }
  const area = (top: number, paragraph?: number) => ({ sheet: 0, box: [0, top, 5000, top + 1000], paragraph })
  expect(await boxesOf([area(0, 1), area(2500, 2), area(5000, 3)])).toEqual(['0,0,100,40', '0,200,100,40'])
  expect(await boxesOf([area(7500)])).toEqual(['0,300,100,40', '0,300,100,40'])
})
