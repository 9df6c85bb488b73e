/**
 * Values by name: which articles have a newspaper, a reporter, a page or a number that is asked for.
 */
import { foldText } from '../../analysis/analysis.js'
import { parseNumeral } from '../../chinese.js'
import type { Node } from '../../query/query.js'
import type { DocValues, Segment } from '../../store/store.js'
import { allBits, type Bits, emptyBits, noBits, setBit, where } from '../sets/bits.js'
import { derived } from '../sets/derived.js'

type ValueNode = Extract<Node, { type: 'value' }>

/** The texts of an article under each name, as indexes into `texts`. */
const TEXTS_OF: Readonly<Record<ValueNode['of'], (values: DocValues, article: number) => readonly number[]>> =
  {
    publication: (values, article) => [values.publications[values.issueOf[article]!]!],
    reporter: (values, article) => values.reporters.at(article),
    correspondent: (values, article) => values.correspondents.at(article),
    page: (values, article) => [values.pages[article]!],
    pageName: (values, article) => [values.pageNames[article]!],
    number: (values, article) => [values.numbers[values.issueOf[article]!]!],
  }

/** Names whose values count something: 3 is not in 13. */
const COUNTING: ReadonlySet<ValueNode['of']> = new Set(['page', 'number'])

/** The articles of a segment, deleted ones too, that have a value. */
export function valueBits({ docValues }: Segment, node: ValueNode): Bits {
  const isCounting = COUNTING.has(node.of)
  const key = isCounting ? countKey : foldText
  const wanted = key(node.text)
  const isWanted = docValues.texts.map((text) => {
    if (text === null) return false
    return isCounting || node.quoted ? key(text) === wanted : key(text).includes(wanted)
  })
  const bits = emptyBits(docValues.articles)
  const textsOf = TEXTS_OF[node.of]
  for (let a = 0; a < docValues.articles; a++)
    if (textsOf(docValues, a).some((text) => isWanted[text])) setBit(bits, a)
  return bits
}

/** A page or a number without the words around it and the zeros before it: 第03版, 三版 and 3 are one; A03 and A3. */
export function countKey(text: string): string {
  const bare = foldText(text).replace(/^总?第|[版期号]$/g, '')
  const numeral = /^[〇零一二三四五六七八九十百千万]+$/.test(bare) ? parseNumeral(bare) : undefined
  return numeral === undefined ? bare.replace(/(?<!\d)0+(?=\d)/g, '') : String(numeral)
}

/** By folded name: the newspapers of a segment, as indexes into `texts`. */
const papersByName = derived(({ texts, publications }: DocValues) => {
  const papers = new Map<string, Set<number>>()
  // Not by a set of the column: an archive may have an issue for each article.
  const isPaper = new Uint8Array(texts.length)
  for (let issue = 0; issue < publications.length; issue++) isPaper[publications[issue]!] = 1
  for (const [number, name] of texts.entries()) {
    if (isPaper[number] === 0 || !name) continue
    const folded = foldText(name)
    papers.set(folded, (papers.get(folded) ?? new Set()).add(number))
  }
  return papers
})

/** The articles of a segment, deleted ones too, whose newspaper has this folded name. */
export function paperBits({ docValues }: Segment, folded: string): Bits {
  const papers = papersByName(docValues).get(folded)
  if (!papers) return noBits(docValues.articles)
  return where(allBits(docValues.articles), (a) => papers.has(docValues.publications[docValues.issueOf[a]!]!))
}
