/** Stories that composed pages are set from: those of annotated pages, and invented ones. */

import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Annotation, type PrintedLine, printedLines } from '../../src/eval/annotation.js'
import { type Copy, originals } from './alter.js'

/** Old: up to 1949, in old script; new: from 1979 on. */
export type Era = 'old' | 'mao' | 'new'
export type Story = {
  headline: string
  /** Empty if there is none, as `deck` is. */
  kicker: string
  deck: string
  section: string | undefined
  credit: string | undefined
  isCreditAbove: boolean
  paragraphs: string[]
  /** Neither pictures nor asides belong to it, and no doubt is about its text. */
  isPlain: boolean
  era: Era
  /** The file of its page; empty for an invented one. */
  source: string
}

export type ComposedPage = { annotation: Annotation; text: string; lines: Map<number, PrintedLine> }

/** A paragraph that ends a sentence. */
export const ENDS = /[。！？!?…][”’」』）)]*$/
/** Fewer characters make no story. */
const LEAST = 60

/** The stories of annotated pages that have a headline. */
export const storiesOf = (pages: readonly Copy[]): Story[] => pages.flatMap(storiesIn)

function storiesIn({ annotation, lines }: Copy): Story[] {
  const printed = printedLines(lines.map(({ raw }) => raw).join('\n'), annotation.reads)
  const textOf = (ids: number | readonly number[] | null | undefined) =>
    [ids ?? []]
      .flat()
      .map((id) => printed.get(id)?.text ?? '')
      .join('')
  const doubtful = new Set(annotation.doubts.map(({ line }) => line))
  const year = Number(annotation.date?.notBefore.slice(0, 4) ?? 2000)
  const era = year < 1950 ? 'old' : year < 1979 ? 'mao' : 'new'
  return annotation.articles.flatMap((article): Story[] => {
    const { headline, kicker, subheadline, section, credit, body, captions, asides, kind } = article
    if (kind !== 'article' || headline === null) return []
    return [
      {
        headline: textOf(headline),
        kicker: textOf(kicker),
        deck: textOf(subheadline),
        section: textOf(section) || undefined,
        credit: textOf(credit) || undefined,
        isCreditAbove: credit !== undefined && credit < body[0]![0]!,
        paragraphs: body.map(textOf).filter((text) => text !== ''),
        isPlain: !captions && !asides && ![headline, ...body].flat().some((id) => doubtful.has(id)),
        era,
        source: annotation.file,
      },
    ]
  })
}

/** Whether printed lines can be made of a story: most of its paragraphs end sentences, and nothing in it is a mark. */
function isPrintable({ headline, kicker, deck, paragraphs }: Story): boolean {
  const ended = paragraphs.filter((text) => ENDS.test(text)).length
  const all = [headline, kicker, deck, ...paragraphs].join('')
  return (
    ended * 2 > paragraphs.length &&
    paragraphs.join('').length >= LEAST &&
    headline.length >= 4 &&
    headline.length <= 34 &&
    !/[|<>*\\#●★◆]|^【/.test(all) &&
    !headline.includes('。')
  )
}

/** Invented stories, each on a line: kicker|headline|deck|body. */
const readStories = (text: string): Story[] =>
  text
    .trim()
    .split('\n')
    .map((line) => {
      const [kicker, headline, deck, body] = line.split('|')
      return {
        headline: headline!,
        kicker: kicker!,
        deck: deck!,
        section: undefined,
        credit: undefined,
        isCreditAbove: false,
        paragraphs: inTwo(body!),
        isPlain: true,
        era: 'new',
        source: '',
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

/**
 * Pages whose stories are set anew. Which stories are held back follows from a page's place among them, so the pages that
 * were added to open/ for learning alone (a01, b01 and on) stay out: they would swap seen stories with those held back.
 */
export const SETTABLE_PAGES: readonly Copy[] = ['open', 'papers', 'papers2'].flatMap((name) =>
  originals(pathOf(name), pathOf(name), name === 'open' ? /^o\d+\.json$/ : undefined),
)
const SOURCES = SETTABLE_PAGES.filter(({ annotation }) => !NO_PRINT.test(annotation.manner ?? ''))
const INVENTED = readStories(readFileSync(pathOf('composed/stories.txt'), 'utf8'))

/** The stories of every second page and of every second line of `composed/stories.txt`. */
export function printStories(half: 0 | 1): Story[] {
  const isOfHalf = (_: unknown, i: number) => i % 2 === half
  const stories = [...storiesOf(SOURCES.filter(isOfHalf)).filter(isPrintable), ...INVENTED.filter(isOfHalf)]
  return [...new Map(stories.map((story) => [story.headline, story])).values()]
}
