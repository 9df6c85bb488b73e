/**
 * An issue as a IIIF Presentation 3 manifest: a canvas for each page whose picture can be shown, a range for each
 * article within one for all, with the parts of the canvases that it stands on, and the services that search in it.
 *
 * Source: IIIF Presentation API 3.0, §5.
 */
import { issueAddress } from '../addresses.js'
import { daysText, placeText } from '../labels.js'
import type { Article, IssueHead, Picture } from '../model.js'
import { pixels } from './clip.js'
import { serviceOf } from './image.js'
import { titleOf } from './words.js'

/** A sheet with the picture that is shown of it. */
export type Canvas = { sheet: number; page: string | null; picture: Picture }

/** Address below which everything of an issue stands. */
export const iiifRoot = (issue: string, root: string): string => `${root}iiif/${encodeURIComponent(issue)}/`
export const canvasId = (issue: string, sheet: number, root: string): string =>
  `${iiifRoot(issue, root)}canvas/${sheet}`
/** Address of the service that sends parts of a canvas's picture. */
export const imageId = (issue: string, sheet: number, root: string): string =>
  `${iiifRoot(issue, root)}image/${sheet}`

const text = (value: string) => ({ zh: [value] })
/**
 * @param root     address of the archive, with a slash at its end
 * @param hasParts whether parts of the pictures are served
 */
export function manifestOf(
  head: IssueHead,
  articles: readonly Article[],
  canvases: readonly Canvas[],
  root: string,
  hasParts: boolean,
) {
  const own = iiifRoot(head.id, root)
  const canvas = (sheet: number) => canvasId(head.id, sheet, root)
  const ranges = articles.flatMap(({ id, headline, kind, places = [] }) => {
    const items = canvases.flatMap(({ sheet, picture }) =>
      places
        .filter((place) => place.sheet === sheet)
        .map(({ box }) => ({
          id: `${canvas(sheet)}#xywh=${pixels(box, picture).join()}`,
          type: 'Canvas',
        })),
    )
    const label = text(titleOf(headline, kind))
    return items.length === 0
      ? []
      : [{ id: `${own}range/${encodeURIComponent(id)}`, type: 'Range', label, items }]
  })
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: `${own}manifest.json`,
    type: 'Manifest',
    label: text(`${head.publication.name ?? '报名不详'} ${daysText(head.date)}`),
    metadata: [{ label: text('文件'), value: text(placeText(head)) }],
    ...(head.date.from !== null && { navDate: `${head.date.from}T00:00:00Z` }),
    service: [
      { id: `${own}search`, type: 'SearchService2' },
      { '@id': `${own}search1`, '@type': 'SearchService1', profile: 'http://iiif.io/api/search/1/search' },
    ],
    homepage: [
      {
        id: issueAddress(root, head.id),
        type: 'Text',
        label: text('这一期的全部文章'),
        format: 'text/html',
      },
    ],
    items: canvases.map(({ sheet, page, picture: { width, height, type } }) => ({
      id: canvas(sheet),
      type: 'Canvas',
      label: text(page ?? String(sheet + 1)),
      width,
      height,
      annotations: [{ id: `${own}annotations/${sheet}`, type: 'AnnotationPage' }],
      items: [
        {
          id: `${canvas(sheet)}/page`,
          type: 'AnnotationPage',
          items: [
            {
              id: `${canvas(sheet)}/picture`,
              type: 'Annotation',
              motivation: 'painting',
              target: canvas(sheet),
              body: {
                id: `${root}sheet/${encodeURIComponent(head.id)}/${sheet}`,
                type: 'Image',
                format: type,
                width,
                height,
                ...(hasParts && { service: [serviceOf(imageId(head.id, sheet, root))] }),
              },
            },
          ],
        },
      ],
    })),
    structures:
      ranges.length === 0 ? [] : [{ id: `${own}range`, type: 'Range', label: text('文章'), items: ranges }],
  }
}
