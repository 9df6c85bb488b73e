/**
 * E-papers of the 方正 kind: `node_2.htm` is a page of the paper, with its picture and an image map of
 * its articles; `content_1234.htm` is an article, whose parts stand in elements such as
 * `<founder-title>`, or in the comment `enpproperty`.
 *
 * Written after pages of such papers. Addresses are never followed: a picture is told by the end of
 * its path.
 */

import { posix } from 'node:path'
import { appendAll } from '../../arrays.js'
import { JiebaoError } from '../../errors.js'
import { type FormatInput, inputOf, type PageFormat } from './format.js'
import type { ArticlePart, Box, LaidBlock, LaidIssue, LaidPage } from './layout.js'
import { dateOf, type Given } from './metadata.js'
import { type Attributes, readMarkup } from './xml.js'

export const E_PAPER: PageFormat = {
  id: 'e-paper',
  name: '方正数字报',
  recognises: ({ head, file }) =>
    /^[^<]{0,100}<(?:!doctype html|html|head|body|title|meta|!--)/i.test(head) &&
    (/<founder-|enpproperty|<!--\s*enpcontent/i.test(head) ||
      /(?:^|\/)(?:node|content)_\w+\.html?$/i.test(file)) &&
    hasElement(head),
  read: readPaper,
}

/** Whether more than a comment is markup: a text that was copied with the comment over it is a text. */
const hasElement = (head: string): boolean =>
  /<[a-z!]/i.test(head.replace(/<!--(?!\s*enpcontent)[\s\S]*?-->/gi, ''))

/** `points` are x and y in turn: pixels of the picture as it is shown, or percent. */
type Area = { href: string; points: number[]; isShare: boolean }
type Node = {
  image: string | undefined
  /** Pixels in which the picture is shown; 0 where the page does not say. */
  width: number
  height: number
  areas: Area[]
  links: { href: string; text: string }[]
  title: string
}
type Story = { parts: Partial<Record<Tag, string>>; paragraphs: string[]; title: string }

const TAGS = ['introtitle', 'title', 'subtitle', 'author', 'date', 'papername'] as const
type Tag = (typeof TAGS)[number]

/** The address of an article of the same issue: those of others lie in other folders. */
const STORY_BESIDE = /^(?:\.\/)?(content_\w+\.html?)(?:[?#]|$)/i
const PAGE_LABEL = /第?\s*([A-Z]{0,2}\d{1,3})\s*版\s*[:：]?\s*([\p{L}\p{N}·、]{0,12})/u
const PAPER = /[\p{Script=Han}·]{1,12}(?:报|新闻|时讯|周刊)/u
const EDITION = /(?:数字|电子|多媒体|数码)(?:报纸?|版)/gu

async function readPaper(input: FormatInput): Promise<LaidIssue> {
  const nodes = new Map<string, Node>()
  const stories = new Map<string, Story>()
  const take = (own: FormatInput) => {
    const name = posix.basename(own.file)
    if (/^node_/i.test(name)) nodes.set(name, readNode(own))
    else stories.set(name, readStory(own))
  }
  take(input)
  for (const member of input.members)
    if (/\.html?$/i.test(member.file)) take(inputOf(await member.read(), member.file))
  if (stories.size === 0) throw new JiebaoError('source-of-other-kind', input.file, { kind: 'paperAlone' })
  const named = [...nodes.values()].flatMap(({ areas, links }) => [...areas, ...links])
  const absent = new Set(named.flatMap(({ href }) => STORY_BESIDE.exec(href)?.[1] ?? []))
  return {
    pages: pagesOf(nodes, stories),
    given: givenOf(input.file, nodes, stories),
    gaps: { absent: [...absent].filter((name) => !stories.has(name)), unnamed: [] },
  }
}

function pagesOf(nodes: ReadonlyMap<string, Node>, stories: ReadonlyMap<string, Story>): LaidPage[] {
  const left = new Map(stories)
  let article = 0
  const labels = new Map<string, string>()
  for (const { links } of nodes.values())
    for (const { href, text } of links) if (PAGE_LABEL.test(text)) labels.set(nameIn(href), text)
  const pages: LaidPage[] = []
  const blocksOf = (names: Iterable<string>, node: Node | undefined): LaidBlock[] => {
    const blocks: LaidBlock[] = []
    for (const name of names) {
      const story = left.get(name)
      if (!story) continue
      left.delete(name)
      appendAll(blocks, storyBlocks(story, article++, node && boxOf(name, node)))
    }
    return blocks
  }
  for (const [name, node] of nodes) {
    const label = PAGE_LABEL.exec(labels.get(name) ?? node.title)
    const named = new Set([...node.areas, ...node.links].map(({ href }) => nameIn(href)))
    const blocks = blocksOf(named, node)
    if (blocks.length === 0) continue
    const number = label?.[1]?.replace(/^0+(?=\d)/, '')
    pages.push({
      image: node.image,
      number,
      name: label?.[2] || undefined,
      aspect: 1,
      isOrdered: true,
      blocks,
    })
  }
  const rest = blocksOf(left.keys(), undefined)
  if (rest.length > 0) pages.push({ aspect: 1, isOrdered: true, blocks: rest })
  return pages
}

function storyBlocks({ parts, paragraphs, title }: Story, article: number, box: Box | undefined) {
  const blocks: LaidBlock[] = []
  const add = (part: ArticlePart, text: string | undefined) => {
    if (!text) return
    const lines = [{ text, box, typeSize: undefined, doubtful: [] }]
    blocks.push({ label: undefined, level: 0, of: { article, part }, lines })
  }
  add('kicker', parts.introtitle)
  add('headline', parts.title || title)
  add('subheadline', parts.subtitle)
  add('byline', parts.author)
  for (const paragraph of paragraphs) add('body', paragraph)
  return blocks
}

/** The smallest upright box around the areas of an article; undefined where the size of the picture is not told. */
function boxOf(name: string, { areas, width, height }: Node): Box | undefined {
  const box = { left: 1, top: 1, right: 0, bottom: 0 }
  for (const { href, points, isShare } of areas) {
    if (nameIn(href) !== name || points.length < 4) continue
    const [across, down] = isShare ? [100, 100] : [width, height]
    if (!across || !down) return undefined
    for (let i = 0; i + 1 < points.length; i += 2) {
      const [x, y] = [Math.min(1, points[i]! / across), Math.min(1, points[i + 1]! / down)]
      box.left = Math.min(box.left, x)
      box.top = Math.min(box.top, y)
      box.right = Math.max(box.right, x)
      box.bottom = Math.max(box.bottom, y)
    }
  }
  return box.right > box.left && box.bottom > box.top ? box : undefined
}

const nameIn = (href: string): string => posix.basename(href.replace(/[?#].*$/s, ''))

function givenOf(file: string, nodes: ReadonlyMap<string, Node>, stories: ReadonlyMap<string, Story>): Given {
  const given: Given = {}
  const all = [...stories.values()]
  const titles = [...nodes.values()].map(({ title }) => title)
  const paper =
    all.find(({ parts }) => parts.papername)?.parts.papername ??
    PAPER.exec((titles[0] ?? '').replace(EDITION, ' '))?.[0]
  if (paper) given.publication = paper
  const inPath = /(?:^|\/)(\d{4})-?(\d\d)[-/]?(\d\d)(?:\/|$)/.exec(posix.dirname(file))
  const dates = [inPath?.slice(1).join('-'), ...all.map(({ parts }) => parts.date?.slice(0, 10))]
  for (const date of dates) {
    try {
      if (date) given.date ??= dateOf(date, file)
    } catch {
      // Another story may tell a day that can be read.
    }
  }
  return given
}

// ---------------------------------------------------------------- one file

function readNode({ text, file }: FormatInput): Node {
  const node: Node = { image: undefined, width: 0, height: 0, areas: [], links: [], title: '' }
  let link: { href: string; text: string } | undefined
  let isTitle = false
  readMarkup(
    text(),
    file,
    {
      open(name, attributes) {
        if (name === 'img' && attributes.usemap && node.image === undefined) {
          const [width, height] = [attributes.width, attributes.height].map((size) =>
            Number.parseFloat(size ?? ''),
          )
          Object.assign(node, { image: attributes.src, width: width || 0, height: height || 0 })
        } else if (name === 'area') addArea(node, attributes)
        else if (name === 'a' && attributes.href) link = { href: attributes.href, text: '' }
        else if (name === 'title') isTitle = true
      },
      text(own) {
        if (link) link.text += own
        if (isTitle) node.title += own
      },
      close(name) {
        if (name === 'a' && link) {
          node.links.push(link)
          link = undefined
        } else if (name === 'title') isTitle = false
      },
    },
    false,
  )
  return node
}

function addArea(node: Node, { coords = '', href }: Attributes): void {
  if (!href) return
  const points = coords.split(',').map((point) => Number.parseFloat(point))
  if (points.every(Number.isFinite)) node.areas.push({ href, points, isShare: coords.includes('%') })
}

const BLOCKS = /^(?:p|div|br|tr|table|li|h\d|founder-content)$/

function readStory({ text, file }: FormatInput): Story {
  const reader = new StoryReader()
  readMarkup(text(), file, reader, false)
  return reader.story()
}

class StoryReader {
  readonly #parts: Partial<Record<Tag, string>> = {}
  /** As the comment has them. */
  readonly #properties: Partial<Record<Tag, string>> = {}
  readonly #paragraphs: string[] = ['']
  #title = ''
  #tag: Tag | undefined
  #isTitle = false
  /** Depth of `founder-content`, or within the comments that stand for it. */
  #content = 0
  #depth = 0
  /** Depth of the element that is shown larger, which holds the text of papers without marks. */
  #zoomed = Number.POSITIVE_INFINITY
  readonly #zoomedParagraphs: string[] = ['']

  open(name: string, { id }: Attributes): void {
    if (++this.#depth <= this.#zoomed && id?.toLowerCase() === 'ozoom') this.#zoomed = this.#depth
    if (this.#depth > this.#zoomed && BLOCKS.test(name)) this.#zoomedParagraphs.push('')
    if (name.startsWith('founder-')) this.#begin(name)
    if (name === 'founder-content') this.#content++
    else if (name === 'title') this.#isTitle = true
    if (this.#content > 0 && BLOCKS.test(name)) this.#paragraphs.push('')
  }

  /** Of two elements of one name the second counts: the first may be of the page's head. */
  #begin(name: string): void {
    this.#tag = TAGS.find((tag) => name === `founder-${tag}`)
    if (this.#tag) delete this.#parts[this.#tag]
  }

  text(text: string): void {
    if (this.#tag) this.#parts[this.#tag] = (this.#parts[this.#tag] ?? '') + text
    if (this.#isTitle) this.#title += text
    if (this.#content > 0) this.#paragraphs[this.#paragraphs.length - 1] += text
    else if (this.#depth >= this.#zoomed) this.#zoomedParagraphs[this.#zoomedParagraphs.length - 1] += text
  }

  close(name: string): void {
    if (this.#depth-- === this.#zoomed) this.#zoomed = Number.POSITIVE_INFINITY
    else if (this.#depth >= this.#zoomed && BLOCKS.test(name)) this.#zoomedParagraphs.push('')
    if (name.startsWith('founder-')) this.#tag = undefined
    if (name === 'founder-content') this.#content = Math.max(0, this.#content - 1)
    else if (name === 'title') this.#isTitle = false
    if (this.#content > 0 && BLOCKS.test(name)) this.#paragraphs.push('')
  }

  comment(comment: string): void {
    const own = comment.trim()
    if (own.startsWith('enpcontent')) this.#content++
    else if (own.startsWith('/enpcontent')) this.#content = Math.max(0, this.#content - 1)
    else if (own.startsWith('enpproperty')) {
      for (const tag of TAGS) {
        const found = new RegExp(`<(?:founder-)?${tag}>([\\s\\S]*?)</(?:founder-)?${tag}>`, 'i').exec(
          own,
        )?.[1]
        const told = found?.replace(/<[^<>]*>/g, '')
        if (told) this.#properties[tag] = told
      }
    }
  }

  story(): Story {
    const parts: Story['parts'] = {}
    for (const tag of TAGS) parts[tag] = closed(this.#parts[tag] ?? '') || closed(this.#properties[tag] ?? '')
    const textsOf = (all: readonly string[]) => all.map(closed).filter((text) => text !== '')
    const marked = textsOf(this.#paragraphs)
    const paragraphs = marked.length > 0 ? marked : textsOf(this.#zoomedParagraphs)
    return { parts, paragraphs, title: closed(this.#title) }
  }
}

/** As it is shown: blanks in a row are one, and none stands at either end. */
const closed = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ').trim()
