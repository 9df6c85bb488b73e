import fc from 'fast-check'
import { Converter } from 'opencc-js/t2cn'
import { expect, test } from 'vitest'
import {
  findFolded,
  fold,
  foldText,
  printedRange,
  printedSpans,
  printedStart,
} from '../../src/analysis/analysis.js'
import { isHan } from '../../src/analysis/characters.js'
import { SIMPLIFIED } from '../../src/analysis/simplified-data.js'
import { VARIANTS } from '../../src/analysis/variants.js'
import { size } from '../sizes.js'
import { hardText, TEXTS, TRADITIONAL, textAndPart } from './texts.js'

const MANY = { numRuns: size('foldedTexts') / 2, seed: 1 }

const wellFormed = (text: string) => !/\p{Surrogate}/u.test(text)

const FOLDS: [why: string, typed: string, folded: string][] = [
  ['nothing', '', ''],
  ['traditional', '臺灣後來發展', '台湾后来发展'],
  ['printed variants', '淸敎爲眞靑値隣戶', '清教为真青值邻户'],
  ['variants that Unicode lists', '寃 煖 鐡 劵 覔 鳯 鬭 廻 躰', '冤暖铁券觅凤斗回体'],
  ['radicals that PDF text has for characters', '⻋站 ⺠生 ⻔⼾ ⻛⼒ ⻓途', '车站民生门户风力长途'],
  ['characters of names and places stay', '高槻 秦熺 陜 翦伯赞', '高槻秦熺陜翦伯赞'],
  ['one simplified form for many', '髮發乾幹後', '发发干干后'],
  ['Japanese forms', '県図広気', '县图广气'],
  ['what is alive today stays', '犇 藁城', '犇藁城'],
  ['what would become astral stays', '𠮷', '𠮷'],
  ['compatibility Han', '\uF9F4⼀', '林一'],
  ['width', 'ＡＢＣ１２３％', 'abc123%'],
  ['case', 'COVID-19 Ω', 'covid-19 ω'],
  ['accents, whole or apart', 'Café Cafe\u0301', 'cafe cafe'],
  ['compatibility signs', '㎡①½℃', 'm211/2°c'],
  ['kana and hangul stay whole', 'ガｶﾞ각', 'ガカ\u3099각'],
  ['comma, colon, brackets of any width', '，：（甲）！？；', ',:(甲)!?;'],
  ['full stops', '。｡．.', '。。..'],
  ['dashes', '—–-－―─', '------'],
  ['middle dots', '・·•', '···'],
  ['ellipsis', '……⋯', '.........'],
  ['the ring of printed years', '二○二四 二◯二四', '二〇二四二〇二四'],
  ['book marks stay', '《求是》〈上〉', '《求是》〈上〉'],
  [
    'quotation marks of every kind',
    '“甲”‘乙’"丙"\'丁\'「戊」『己』﹁庚﹂〝辛〞＂壬＂＇癸＇',
    '甲乙丙丁戊己庚辛壬癸',
  ],
  ['quoted number', '"120"', '120'],
  ['quoted number, curly', '“120”', '120'],
  ['quoted number, full width', '＂１２０＂', '120'],
  ['quotes inside a word', "don't", 'dont'],
  ['spaces between Han', '焦 作　市', '焦作市'],
  ['spaces between Latin', 'new \u3000 york', 'new york'],
  ['a space and quotes between Latin', 'say "yes" now', 'say yes now'],
  ['quotes without a space between Latin', 'a"b', 'ab'],
  ['a space between Han and Latin', '5 月 a 日', '5月a日'],
  ['the ends', ' “a” ', 'a'],
  ['dropped signs', '\uFEFF焦\u200B作\u00AD市\uFE0F\u0000', '焦作市'],
  ['a dropped sign in a run', 'a \u200B b', 'a b'],
  ['paragraphs', '甲\n乙', '甲\n乙'],
  ['empty paragraphs', '\n甲\r\n \n“”\n乙\n', '甲\n乙'],
  ['quotes alone', '“”', ''],
  ['accents alone', '\u0301¨', ''],
  ['lone surrogates', '甲\uD842乙\uDFB7', '甲\uFFFD乙\uFFFD'],
]

test.each(FOLDS)('fold() of %s: %j is %j', (_why, typed, folded) => {
  expect(fold(typed).text).toBe(folded)
  expect(foldText(typed)).toBe(folded)
})

test('every committed variant meets its form', () => {
  for (const [variant, form] of VARIANTS) expect(foldText(variant), variant).toBe(foldText(form))
})

test('a real text and its traditional form fold alike, but for characters that opencc cannot turn back', () => {
  for (const [i, text] of TEXTS.entries()) {
    const [simplified, traditional] = [[...foldText(text)], [...foldText(TRADITIONAL[i]!)]]
    expect(traditional.length).toBe(simplified.length)
    const apart = simplified.filter((sign, at) => sign !== traditional[at])
    expect(apart.length / simplified.length).toBeLessThan(0.001)
  }
})

test('fold() of a substring is a substring of the fold', () => {
  fc.assert(
    fc.property(textAndPart, ([text, part]) => {
      expect(foldText(text)).toContain(foldText(part))
    }),
    { numRuns: size('foldedTexts'), seed: 1 },
  )
})

test('fold() of every substring of a small hard text is a substring of its fold', () => {
  const text = [...'a "b” 淸"120" — 𠮷 c\n "d" \n\n㎡ e　“é”\uFEFF f-1']
  const whole = foldText(text.join(''))
  for (let from = 0; from <= text.length; from++) {
    for (let to = from; to <= text.length; to++)
      expect(whole).toContain(foldText(text.slice(from, to).join('')))
  }
})

test('fold() folds a fold to itself, and foldText() gives the same text', () => {
  fc.assert(
    fc.property(hardText, (text) => {
      const folded = fold(text).text
      expect(foldText(text)).toBe(folded)
      expect(foldText(folded)).toBe(folded)
    }),
    MANY,
  )
})

test('every code point folds to itself once folded', () => {
  for (let code = 0; code <= 0x2ffff; code++) {
    const once = foldText(String.fromCodePoint(code))
    if (foldText(once) !== once) expect.fail(`${code.toString(16)}: ${once}`)
  }
})

test('the map of fold() rises, and every span folds to what it stands for', () => {
  fc.assert(
    fc.property(hardText, fc.nat(1000), fc.nat(1000), (text, a, b) => {
      const folded = fold(text)
      const length = folded.text.length
      const { starts, ends } = printedSpans(folded)
      for (let i = 0; i < length; i++) {
        expect(starts[i]).toBeLessThan(ends[i]!)
        if (i > 0) expect(starts[i]).toBeGreaterThanOrEqual(starts[i - 1]!)
        expect(printedStart(folded, i)).toBe(starts[i])
        expect(printedRange(folded, i, i + 1)).toEqual([starts[i], ends[i]])
      }
      const from = a % (length + 1)
      const to = from + (b % (length - from + 1))
      if (from === to) return
      const source = text.slice(...printedRange(folded, from, to))
      // A range that ends in a space loses it: ends are trimmed.
      expect(foldText(source)).toContain(folded.text.slice(from, to).replace(/^[ \n]+|[ \n]+$/g, ''))
    }),
    MANY,
  )
})

test('findFolded() finds every cut of a text, at whole characters of the original', () => {
  fc.assert(
    fc.property(textAndPart, ([text, part]) => {
      const needle = foldText(part)
      const folded = fold(text)
      const ranges = findFolded(folded, needle)
      expect(ranges.length > 0).toBe(needle !== '')
      let end = 0
      for (const [from, to] of ranges) {
        expect(from).toBeGreaterThanOrEqual(end)
        end = to
        const marked = text.slice(from, to)
        expect(foldText(marked)).toContain(needle)
        expect(text.slice(0, from) + marked + text.slice(to)).toBe(text)
        if (wellFormed(text)) expect(wellFormed(marked)).toBe(true)
      }
      expect(end).toBeLessThanOrEqual(text.length)
    }),
    MANY,
  )
})

const FINDS: [text: string, needle: string, marked: string[]][] = [
  ['臺灣人民', '台湾', ['臺灣']],
  ['打“120”急救', '120', ['120']],
  ['“三十工程”、三十 工程', '三十工程', ['三十工程', '三十 工程']],
  ['天天天', '天天', ['天天']],
  ['5㎜钢', 'm', ['㎜']],
  ['最后一个後', '后', ['后', '後']],
  ['𠮷野家', '𠮷野', ['𠮷野']],
  ['焦作', '', []],
  ['焦作', '郑州', []],
]

test.each(FINDS)('findFolded() in %j of %j marks %j', (text, needle, marked) => {
  expect(findFolded(fold(text), needle).map(([from, to]) => text.slice(from, to))).toEqual(marked)
})

test('fold() of a huge text is that of its parts', () => {
  const part = '臺灣“後來” a b\n'
  const huge = fold(part.repeat(200_000))
  expect(huge.text).toBe(Array(200_000).fill('台湾后来a b').join('\n'))
  expect(printedStart(huge, huge.text.length - 1)).toBe(part.length * 200_000 - 2)
  expect(fold('甲').text).toBe('甲')
})

test('isHan() is the script Han', () => {
  const han = /^\p{Script=Han}$/u
  for (let code = 0; code < 0x34000; code++) {
    if (code >= 0xd800 && code < 0xe000) continue
    if (isHan(code) !== han.test(String.fromCodePoint(code))) expect.fail(code.toString(16))
  }
})

test('the simplified forms are those of opencc-js', () => {
  const simplify = Converter({ from: 't', to: 'cn' })
  let pairs = ''
  // From the radicals on, through all Han of every plane.
  for (let code = 0x2e80; code < 0x33480; code++) {
    if (code === 0xd800) code = 0xe000
    const sign = String.fromCodePoint(code)
    const form = simplify(sign)
    if (form !== sign && form.length === 1) pairs += sign + form
  }
  expect(SIMPLIFIED).toBe(pairs)
})
