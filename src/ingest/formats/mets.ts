/**
 * METS: the table of contents of an issue whose pages are ALTO or PAGE files.
 *
 * The physical map tells the order and the names of the pages, the logical one the articles, each as
 * blocks of the pages; MODS tells the paper, the day and the number. Pages that it names and that do not
 * stand beside it are told by name, and so are those beside it that it does not name; where none is left, it is refused with
 * what stands beside it. Without articles the pages are read like any others.
 *
 * Source: METS 1.12 as libraries profile it (ENMAP, docWorks).
 */

import { posix } from 'node:path'
import { groupBy } from '../../arrays.js'
import { JiebaoError } from '../../errors.js'
import { ALTO } from './alto.js'
import { type FormatInput, inputOf, type PageFormat } from './format.js'
import type { ArticlePart, LaidIssue, LaidPage } from './layout.js'
import { dateOf, type Given } from './metadata.js'
import type { OpenFile } from './open-file.js'
import { PAGE_XML } from './page-xml.js'
import { type Attributes, readMarkup } from './xml.js'

export const METS: PageFormat = {
  id: 'mets',
  name: 'METS',
  recognises: ({ head }) => /<(?:\w+:)?mets[\s>]/i.test(head),
  read: readMets,
}

/** Kinds of division that are articles. */
const ARTICLE = /^(?:article|advert|letter|poem|obituary|notice|weather|announcement|serial)/i
/** What a division of an article is; the innermost that says so counts. */
const PARTS: readonly (readonly [ArticlePart, RegExp])[] = [
  ['kicker', /^(?:overline|kicker|overtitle)$/i],
  ['subheadline', /^sub[-_ ]?(?:title|head|heading|headline)s?$/i],
  ['headline', /^(?:title|headline|heading|head)s?$/i],
  ['byline', /^(?:author|byline)s?$/i],
  ['caption', /^caption/i],
  ['body', /^(?:body|paragraph|text)/i],
]

async function readMets({ text, file, members }: FormatInput): Promise<LaidIssue> {
  const contents = new ContentsReader()
  readMarkup(text(), file, contents)
  const pages: LaidPage[] = []
  const absent: string[] = []
  const unread = new Set(members)
  const byName = groupBy(members, (member) => posix.basename(member.file))
  for (const { fileIds, number } of contents.pagesInOrder()) {
    const hrefs = fileIds.map((id) => contents.files.get(id) ?? '')
    const found = hrefs.map((href) => memberOf(href, byName))
    if (found.every((member) => member === undefined)) {
      absent.push(...hrefs.filter(isText).map(nameIn))
      continue
    }
    const image = hrefs.find((href) => /\.(?:jpe?g|png|webp|tiff?|jp2)$/i.test(href))
    for (const [i, member] of found.entries()) {
      const own = member ? await pagesOf(member) : []
      for (const page of own) {
        contents.setArticles(page, fileIds[i]!)
        pages.push({ ...page, number, image: image ?? page.image })
      }
      if (own.length === 0) continue
      // The others tell the same page in another format.
      for (const member of found) if (member) unread.delete(member)
      break
    }
  }
  const unnamed = [...unread].map((member) => posix.basename(member.file))
  if (pages.length === 0 && unnamed.length > 0)
    throw new JiebaoError('mets-of-others', file, { beside: unnamed[0]!, count: unnamed.length })
  if (pages.length === 0) throw new JiebaoError('source-of-other-kind', file, { kind: 'metsAlone' })
  return { pages, given: contents.given(), gaps: { absent, unnamed } }
}

const isText = (href: string): boolean => /\.xml$/i.test(href)

async function pagesOf(member: OpenFile): Promise<LaidPage[]> {
  const input = inputOf(await member.read(), member.file)
  const format = [ALTO, PAGE_XML].find((own) => own.recognises(input))
  return format ? ((await format.read(input)) as LaidPage[]) : []
}

const pathIn = (href: string): string => decoded(href).replaceAll('\\', '/')
const nameIn = (href: string): string => posix.basename(pathIn(href))

/** Addresses are of the machine that wrote the file: the end of the path tells, and of several the longest. */
function memberOf(href: string, byName: ReadonlyMap<string, OpenFile[]>): OpenFile | undefined {
  const path = pathIn(href)
  const named = byName.get(posix.basename(path)) ?? []
  const folderOf = (own: string) => posix.basename(posix.dirname(own))
  return named.find((member) => folderOf(member.file) === folderOf(path)) ?? named[0]
}

function decoded(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}

type Description = { title?: string; date?: string; number?: string }
type Division = { type: string; article: number | undefined; descriptions: string[] }
type PhysicalPage = { fileIds: string[]; number: string | undefined; order: number }
type Place = { article: number; part: ArticlePart; order: number }

class ContentsReader {
  readonly files = new Map<string, string>()
  readonly #texts: string[] = []
  readonly #pages: PhysicalPage[] = []
  /** From `FILE\nBLOCK` to its place. */
  readonly #places = new Map<string, Place>()
  readonly #descriptions = new Map<string, Description>()
  readonly #ofIssue: string[] = []
  readonly #divisions: Division[] = []
  readonly #path: string[] = []
  #articles = 0
  #map = ''
  #fileId = ''
  #description: Description | undefined

  open(name: string, attributes: Attributes): void {
    this.#path.push(name)
    if (name === 'file') this.#fileId = attributes.ID ?? ''
    else if (name === 'FLocat') this.#setFile(attributes)
    else if (name === 'dmdSec') this.#describe(attributes.ID ?? '')
    else if (name === 'structMap') this.#map = (attributes.TYPE ?? '').toLowerCase()
    else if (name === 'div') this.#divide(attributes)
    else if (name === 'fptr' || name === 'area') this.#point(attributes)
  }

  text(text: string): void {
    const own = this.#description
    const name = this.#path.at(-1)
    if (!own || text.trim() === '') return
    if (name === 'title' && !this.#path.includes('relatedItem')) own.title ??= text.trim()
    else if (name === 'dateIssued' || name === 'date') own.date ??= text.trim()
    else if (name === 'number' && this.#path.includes('detail')) own.number = text.trim()
  }

  close(name: string): void {
    this.#path.pop()
    if (name === 'div') this.#divisions.pop()
    else if (name === 'dmdSec') this.#description = undefined
  }

  /** Pages with the files of each; of a METS without a physical map its files one by one. */
  pagesInOrder(): PhysicalPage[] {
    const told = this.#pages.filter(({ fileIds }) => fileIds.length > 0)
    if (told.length > 0) return told.sort((a, b) => a.order - b.order)
    return this.#texts.map((id, order) => ({ fileIds: [id], number: undefined, order }))
  }

  /** Tells each block of a page which article it is of, and puts them into its order. */
  setArticles(page: LaidPage, fileId: string): void {
    const placeOf = (id: string | undefined) => this.#places.get(`${fileId}\n${id}`)
    for (const block of page.blocks) {
      const place = placeOf(block.id)
      if (place) block.of = { article: place.article, part: place.part }
    }
    const last = Number.POSITIVE_INFINITY
    const orderOf = ({ id }: { id?: string | undefined }) => placeOf(id)?.order ?? last
    if (page.blocks.some(({ of }) => of !== undefined))
      page.blocks.sort((a, b) => (orderOf(a) === orderOf(b) ? 0 : orderOf(a) - orderOf(b)))
  }

  given(): Given {
    const given: Given = {}
    const own = this.#ofIssue.map((id) => this.#descriptions.get(id) ?? {})
    const known =
      own.length > 0 ? own : [...this.#descriptions.values()].filter(({ date }) => date).slice(0, 1)
    for (const { title, date, number } of known) {
      if (title !== undefined) given.publication ??= title
      if (number !== undefined) given.number = number
      const period = date === undefined ? undefined : periodOf(date)
      if (period) given.date = period
    }
    return given
  }

  #setFile(attributes: Attributes): void {
    const href = attributes['xlink:href'] ?? attributes.href
    if (!href || this.files.has(this.#fileId)) return
    this.files.set(this.#fileId, href)
    if (isText(href)) this.#texts.push(this.#fileId)
  }

  #describe(id: string): void {
    this.#description = {}
    this.#descriptions.set(id, this.#description)
  }

  #divide({ TYPE = '', ORDER, ORDERLABEL, DMDID = '' }: Attributes): void {
    const outer = this.#divisions.at(-1)?.article
    const descriptions = DMDID.split(/\s+/).filter((id) => id !== '')
    if (this.#map === 'physical') {
      if (/page/i.test(TYPE))
        this.#pages.push({ fileIds: [], number: ORDERLABEL, order: Number(ORDER) || this.#pages.length + 1 })
      this.#divisions.push({ type: TYPE, article: undefined, descriptions })
      return
    }
    const begins = outer === undefined && ARTICLE.test(TYPE)
    if (outer === undefined && !begins) this.#ofIssue.push(...descriptions)
    this.#divisions.push({ type: TYPE, article: begins ? this.#articles++ : outer, descriptions })
  }

  #point({ FILEID, BEGIN }: Attributes): void {
    if (FILEID === undefined) return
    if (this.#map === 'physical') this.#pages.at(-1)?.fileIds.push(FILEID)
    const article = this.#divisions.at(-1)?.article
    if (article === undefined || BEGIN === undefined) return
    const key = `${FILEID}\n${BEGIN}`
    if (!this.#places.has(key))
      this.#places.set(key, { article, part: this.#part(), order: this.#places.size })
  }

  #part(): ArticlePart {
    for (const { type } of [...this.#divisions].reverse()) {
      const part = PARTS.find(([, pattern]) => pattern.test(type))
      if (part) return part[0]
    }
    return 'body'
  }
}

function periodOf(date: string): Given['date'] {
  try {
    return dateOf(date, '')
  } catch {
    return undefined
  }
}
