/**
 * Articles and what a query found as annotations of an issue's canvases.
 *
 * Source: W3C Web Annotation Data Model; IIIF Content Search API 2.0 and 1.0, which differ in form only.
 */
import { articleAddress } from '../addresses.js'
import type { Article, ArticleAnswer, Place } from '../model.js'
import { areasOf, marksOf, pixels } from './clip.js'
import { type Canvas, canvasId, iiifRoot } from './manifest.js'
import { titleOf } from './words.js'

/** The parts of an issue's canvases that places stand on. */
function targetsOf(
  places: readonly Place[],
  canvases: readonly Canvas[],
  issue: string,
  root: string,
): string[] {
  return places.flatMap(({ sheet, box }) => {
    const canvas = canvases.find((own) => own.sheet === sheet)
    return canvas ? [`${canvasId(issue, sheet, root)}#xywh=${pixels(box, canvas.picture).join()}`] : []
  })
}

/** The articles on one canvas: each names itself, and leads to its own page. */
export function articleAnnotations(
  articles: readonly Article[],
  canvas: Canvas,
  issue: string,
  root: string,
) {
  const own = `${iiifRoot(issue, root)}annotations/${canvas.sheet}`
  return {
    '@context': 'http://iiif.io/api/presentation/3/context.json',
    id: own,
    type: 'AnnotationPage',
    items: articles.flatMap(({ id, headline, kind, places = [] }) => {
      const target = targetsOf(places, [canvas], issue, root)
      if (target.length === 0) return []
      const article = articleAddress(root, id)
      const title = titleOf(headline, kind)
      return [
        {
          id: `${own}/${encodeURIComponent(id)}`,
          type: 'Annotation',
          motivation: 'describing',
          body: { type: 'TextualBody', value: title, format: 'text/plain', language: 'zh' },
          homepage: [{ id: article, type: 'Text', label: { zh: [title] }, format: 'text/html' }],
          target,
        },
      ]
    }),
  }
}

/** A mark on a canvas: the characters that it lies over, and where. */
export type FoundMark = { chars: string; target: string }

/** What the query found in articles, mark by mark. */
export function foundIn(
  answers: readonly ArticleAnswer[],
  canvases: readonly Canvas[],
  issue: string,
  root: string,
): FoundMark[] {
  return answers.flatMap((answer) =>
    (answer.matches ?? []).flatMap((match) => {
      const { field, ranges } = match
      if (field !== 'body' && field !== 'headline') return []
      return ranges.flatMap((range) => {
        const chars = (answer[field] ?? '').slice(...range)
        const marks = marksOf({ ...answer, matches: [{ ...match, ranges: [range] }] })
        const places = marks.length > 0 ? marks : areasOf(answer, field, range)
        return targetsOf(places, canvases, issue, root).map((target) => ({ chars, target }))
      })
    }),
  )
}

/** @param address that was asked, which names the answer */
export const searchPage = (found: readonly FoundMark[], address: string) => ({
  '@context': 'http://iiif.io/api/search/2/context.json',
  id: address,
  type: 'AnnotationPage',
  items: found.map(({ chars, target }, at) => ({
    id: `${address}#${at}`,
    type: 'Annotation',
    motivation: 'highlighting',
    body: { type: 'TextualBody', value: chars, format: 'text/plain', language: 'zh' },
    target,
  })),
})

/** The same in the form of version 1. */
export const searchList = (found: readonly FoundMark[], address: string) => ({
  '@context': ['http://iiif.io/api/presentation/2/context.json', 'http://iiif.io/api/search/1/context.json'],
  '@id': address,
  '@type': 'sc:AnnotationList',
  resources: found.map(({ chars, target }, at) => ({
    '@id': `${address}#${at}`,
    '@type': 'oa:Annotation',
    motivation: 'sc:painting',
    resource: { '@type': 'cnt:ContentAsText', chars },
    on: target,
  })),
})
