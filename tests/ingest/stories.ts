/** Stories that `print-pages.ts` sets: those of annotated pages, and invented ones. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Copy, originals } from './alter.js'

export type Story = {
  headline: string
  kicker: string | undefined
  deck: string | undefined
  section: string | undefined
  credit: string | undefined
  isCreditAbove: boolean
  paragraphs: string[]
  caption: string | undefined
}

/** A paragraph that ends a sentence. */
export const ENDS = /[。！？!?…][”’」』）)]*$/
/** Fewer characters make no story. */
const LEAST = 60

/** The stories of a page, those with a headline and sentences that end. */
export function storiesOf({ annotation, lines }: Copy): Story[] {
  const raws = new Map(lines.map(({ id, raw }) => [id, raw.trim().replace(/^#+\s*/, '')]))
  const read = (id: number) => annotation.reads?.[id] ?? raws.get(id) ?? ''
  const textOf = (ids: number | number[] | null | undefined) => [ids ?? []].flat().map(read).join('')
  return annotation.articles.flatMap((article) => {
    const { headline, kicker, subheadline, section, credit, body, captions, kind } = article
    const paragraphs = body.map((ids) => textOf(ids)).filter((text) => text !== '')
    const ended = paragraphs.filter((text) => ENDS.test(text)).length
    const isSound = ended * 2 > paragraphs.length && paragraphs.join('').length >= LEAST
    const title = textOf(headline)
    const all = [title, textOf(kicker), textOf(subheadline), ...paragraphs].join('')
    if (kind !== 'article' || !isSound || title.length < 4 || title.length > 34) return []
    if (/[|<>*\\#●★◆]|^【/.test(all) || /[。]/.test(title)) return []
    return [
      {
        headline: title,
        kicker: textOf(kicker) || undefined,
        deck: textOf(subheadline) || undefined,
        section: section === undefined ? undefined : read(section),
        credit: credit === undefined ? undefined : read(credit),
        isCreditAbove: credit !== undefined && credit < body[0]![0]!,
        paragraphs,
        caption: captions?.[0] === undefined ? undefined : read(captions[0]),
      },
    ]
  })
}

/** Invented stories, each on a line: kicker|headline|deck|body. */
export const readStories = (text: string): Story[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [kicker, headline, deck, body] = line.split('|')
      return {
        headline: headline!,
        kicker: kicker || undefined,
        deck: deck || undefined,
        section: undefined,
        credit: undefined,
        isCreditAbove: false,
        paragraphs: inTwo(body!),
        caption: undefined,
      }
    })

/** A text of three sentences or more as two paragraphs. */
function inTwo(body: string): string[] {
  const sentences = body.match(/[^。？！]+[。？！]?/g)!
  return sentences.length < 3 ? [body] : [sentences.slice(0, 2).join(''), sentences.slice(2).join('')]
}

/** Manners whose stories are no newspaper's, or not printed in sentences. */
const NO_PRINT = /e-paper|web|markdown|library|site|feed|dump|account|faults|gazette|qing|notices|vertical/i
const pathOf = (name: string) => fileURLToPath(new URL(name, import.meta.url))

const SOURCES = ['open', 'papers', 'papers2']
  .flatMap((name) => originals(pathOf(name), pathOf(name)))
  .filter(({ annotation }) => !NO_PRINT.test(annotation.manner ?? ''))
const INVENTED = readStories(readFileSync(pathOf('composed/stories.txt'), 'utf8'))

/** The stories of every second page and of every second line of `composed/stories.txt`. */
export function printStories(half: 0 | 1): Story[] {
  const isOfHalf = (_: unknown, i: number) => i % 2 === half
  const stories = [...SOURCES.filter(isOfHalf).flatMap(storiesOf), ...INVENTED.filter(isOfHalf)]
  return [...new Map(stories.map((story) => [story.headline, story])).values()]
}
