/** XML as our scanner reads it is XML as htmlparser2 reads it. */
import fc from 'fast-check'
import { Parser } from 'htmlparser2'
import { expect, test } from 'vitest'
import { scanXml } from '../../src/ingest/formats/xml-scanner.js'

/** What was told, texts in a row as one. */
function told(): { told: string[]; tell: (kind: string, own: string) => void } {
  const told: string[] = []
  const tell = (kind: string, own: string) => {
    if (kind === 'text' && told.at(-1)?.startsWith('text ')) told[told.length - 1] += own
    else told.push(`${kind} ${own}`)
  }
  return { told, tell }
}

function scanned(text: string): string[] {
  const own = told()
  const isWhole = scanXml(
    text,
    {
      open: (name, attributes) => own.tell('open', `${name} ${JSON.stringify(attributes)}`),
      close: (name) => own.tell('close', name),
      text: (text) => own.tell('text', text),
      comment: (text) => own.tell('comment', text),
    },
    () => {},
  )
  return isWhole ? own.told : [...own.told, 'cut off']
}

function parsed(text: string): string[] {
  const own = told()
  const parser = new Parser(
    {
      onopentag: (name, attributes) => own.tell('open', `${name} ${JSON.stringify(attributes)}`),
      onclosetag: (name) => own.tell('close', name),
      ontext: (text) => own.tell('text', text),
      oncomment: (text) => own.tell('comment', text),
    },
    { xmlMode: true, decodeEntities: true, recognizeSelfClosing: true },
  )
  parser.end(text)
  return own.told
}

const name = fc.constantFrom('String', 'TextLine', 'alto:Page', 'x', 'HPOS', '版')
const signs = fc.string({
  unit: fc.constantFrom('报', '𠀀', 'a', ' ', '\n', '&amp;', '&lt;', '&#25253;', '&#x62A5;', '&nbsp;', '='),
})
const attribute = fc
  .tuple(name, signs, fc.constantFrom('="', " = '", "\n='"))
  .map(([key, value, sign]) => ` ${key}${sign}${value}>/${sign.endsWith('"') ? '"' : "'"}`)
const attributes = fc
  .uniqueArray(attribute, { maxLength: 4, selector: (own) => own.trim().split(/[\s=]/)[0] })
  .map((all) => all.join(''))
const leaf = fc.oneof(
  signs,
  signs.map((own) => `<!--${own}-->`),
  signs.map((own) => `<![CDATA[${own}<x>]]>`),
  fc.tuple(name, attributes).map(([own, all]) => `<${own}${all}/>`),
)
const { element } = fc.letrec<{ element: string }>((tie) => ({
  element: fc
    .tuple(
      name,
      attributes,
      fc.array(fc.oneof({ depthSize: 'small' }, leaf, tie('element')), { maxLength: 4 }),
    )
    .map(([own, all, inner]) => `<${own}${all}>${inner.join('')}</${own} >`),
}))

test('scanXml() tells of well-formed XML what htmlparser2 tells', () => {
  fc.assert(
    fc.property(element, (own) => {
      const text = `<?xml version="1.0"?><!DOCTYPE x>${own}`
      // The two part sections of text and comments alike, but one tells sections as comments too.
      const withoutSections = (all: string[]) => all.filter((own) => !own.startsWith('comment [CDATA['))
      expect(scanned(text)).toEqual(withoutSections(parsed(text)))
    }),
    { numRuns: 200 },
  )
})

test.each([
  ['an end without a beginning', '<a></b>文</a>', ['open a {}', 'text 文', 'close a']],
  ['an end of an outer element', '<a><b>文</a>', ['open a {}', 'open b {}', 'text 文', 'close b', 'close a']],
  ['values without quotation marks', '<a b=c d>', ['open a {"b":"c","d":""}', 'cut off']],
  [
    'a type with entities of its own',
    '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>',
    ['open a {}', 'text &b;', 'close a'],
  ],
  [
    'references beyond Unicode',
    '<a>&#x110000;&#xFFFFFF;</a>',
    ['open a {}', 'text &#x110000;&#xFFFFFF;', 'close a'],
  ],
  [
    'references that name no character',
    '<a>&constructor;&#0;&#xD800;&#xFFFE;</a>',
    ['open a {}', 'text &constructor;&#0;&#xD800;&#xFFFE;', 'close a'],
  ],
  ['a tag that is cut off', '<a>文<b c="', ['open a {}', 'text 文', 'cut off']],
  ['a comment that is cut off', '<a/><!-- 文', ['open a {}', 'close a', 'cut off']],
  ['nothing', '', []],
])('scanXml() reads %s as far as it goes', (_, text, expected) => {
  expect(scanned(text)).toEqual(expected)
})

test('scanXml() ends on any text', () => {
  const unit = fc.constantFrom(
    '<',
    '>',
    '/',
    '!',
    '?',
    '[',
    ']',
    '-',
    '"',
    "'",
    '=',
    '&',
    ';',
    'a',
    ' ',
    '<!--',
    ']]>',
  )
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 60 }), (text) => void scanned(text)),
    { numRuns: 500 },
  )
})
