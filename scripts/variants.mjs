/**
 * Makes `src/analysis/variants-data.ts`: variant characters and their standard forms.
 *
 *     node scripts/variants.mjs UNICODE_DIR YITIZI_JS > src/analysis/variants-data.ts
 *
 * Run by hand after `npm run build`, when the sources or the choice below change.
 * UNICODE_DIR holds Unihan_Variants.txt, Unihan_Readings.txt, Unihan_OtherMappings.txt,
 * Unihan_DictionaryLikeData.txt, Unihan_IRGSources.txt and EquivalentUnifiedIdeograph.txt
 * of the Unicode Character Database (Unicode License v3; Debian's package unicode-data has them).
 * YITIZI_JS is index.js of the npm package yitizi (CC0).
 *
 * A character is taken if nothing but this list folds it, it stands neither in the mainland's
 * table of 8,105 standard characters (kTGH), whose rarer ones are names and places, nor in
 * GB 2312, and all its variants fold to one of the 6,500 common characters of that table
 * with a reading in common.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { foldCharacter } from '../dist/src/analysis/characters.js'
import { LISTED } from '../dist/src/analysis/variants-data.js'

const [folder, yitiziFile] = process.argv.slice(2)
if (!folder || !yitiziFile) throw new Error('Usage: node scripts/variants.mjs UNICODE_DIR YITIZI_JS')
const yitizi = createRequire(import.meta.url)(yitiziFile)

/** Last of the common characters of the table, by its number there. */
const COMMON = 6500
/** Variants that share no reading with their standard form in the sources. */
const BY_HAND =
  '刋刊 枬楠 庬庞 疋匹 砦寨 糸丝 舡船 貎貌 鑴镌 頣颐 劵券 籖签 萠萌 諌谏 痖哑 谘咨 馀余 镟旋 缋绘 沲沱 戻戾 䟽疏 㪯举 '
/** Of several standard forms the usual one. */
const CHOSEN =
  '倣仿 妳你 弌一 弍二 徬彷 恊协 燿耀 牠它 菑灾 袴裤 觔斤 髣仿 倶俱 壱一 弐二 貮贰 醼宴 鷰燕 蜑蛋 啎忤 茍苟 '
/** Not merged: a misreading of 陝 as often as a form of 狭, a sign, characters of names and places, Japanese ones of another sense. */
const LEFT_OUT = '陜卍扱髴釬槻伷熺'
const PAIRS_A_LINE = 40

const character = (code) => String.fromCodePoint(Number.parseInt(code.slice(2), 16))
const rows = (name) =>
  readFileSync(join(folder, name), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('U+'))
    .map((line) => line.split('\t'))

const standard = new Map()
for (const name of ['Unihan_OtherMappings.txt', 'Unihan_DictionaryLikeData.txt']) {
  for (const [code, key, value] of rows(name)) {
    if (key === 'kTGH') standard.set(character(code), Number(value.split(':')[1]))
  }
}
const gb2312 = new Set()
for (const [code, key, value] of rows('Unihan_IRGSources.txt')) {
  if (key === 'kIRG_GSource' && value.startsWith('G0-')) gb2312.add(character(code))
}
const readings = new Map()
for (const [code, key, value] of rows('Unihan_Readings.txt')) {
  if (!/^k(?:Mandarin|HanyuPinlu|HanyuPinyin|XHC1983|TGHZ2013)$/.test(key)) continue
  const sign = character(code)
  const own = readings.get(sign) ?? new Set()
  for (const syllable of value.normalize('NFC').match(/\p{Script=Latin}+/gu) ?? []) own.add(syllable)
  readings.set(sign, own)
}
const variants = new Map()
for (const [code, key, value] of rows('Unihan_Variants.txt')) {
  if (key !== 'kSemanticVariant' && key !== 'kZVariant') continue
  const sign = character(code)
  const own = variants.get(sign) ?? new Set()
  for (const other of value.split(' ')) own.add(character(other.split('<')[0]))
  variants.set(sign, own)
}
for (const [sign, others] of Object.entries(yitizi.yitiziData)) {
  variants.set(sign, new Set([...(variants.get(sign) ?? []), ...others]))
}

const listed = new Set([...LISTED].filter((_, i) => i % 2 === 0))
const folded = (sign) => {
  const answer = foldCharacter(sign.codePointAt(0))
  return typeof answer === 'string' ? answer : sign
}
const soundsAlike = (sign, ...others) =>
  others.some((other) => [...(readings.get(other) ?? [])].some((own) => readings.get(sign)?.has(own)))

const pairs = [...`${BY_HAND}${CHOSEN}`.split(' ')].filter((pair) => pair !== '')
const settled = new Set([...pairs.map((pair) => pair.charAt(0)), ...LEFT_OUT])
for (const [sign, others] of variants) {
  if (
    sign.length !== 1 ||
    settled.has(sign) ||
    standard.has(sign) ||
    gb2312.has(sign) ||
    (folded(sign) !== sign && !listed.has(sign))
  )
    continue
  const forms = new Set()
  for (const other of others) {
    const form = folded(other)
    if (form !== sign && (standard.get(form) ?? COMMON + 1) <= COMMON && soundsAlike(sign, other, form))
      forms.add(form)
  }
  if (forms.size === 1) pairs.push(sign + [...forms][0])
}

const radicals = []
for (const line of readFileSync(join(folder, 'EquivalentUnifiedIdeograph.txt'), 'utf8').split('\n')) {
  const [, from, to, form] = /^(2E[0-9A-F]{2})(?:\.\.(2E[0-9A-F]{2}))?\s*;\s*([0-9A-F]+)/.exec(line) ?? []
  if (!from) continue
  for (let code = Number.parseInt(from, 16); code <= Number.parseInt(to ?? from, 16); code++) {
    const sign = String.fromCodePoint(code)
    const plain = folded(String.fromCodePoint(Number.parseInt(form, 16)))
    if (plain.length === 1 && sign.normalize('NFKC') === sign) radicals.push(sign + plain)
  }
}

const block = (name, says, list) => {
  const lines = []
  for (let at = 0; at < list.length; at += PAIRS_A_LINE)
    lines.push(`  '${list.slice(at, at + PAIRS_A_LINE).join('')}'`)
  return `/** ${says} */\nexport const ${name} =\n${lines.join(' +\n')}\n`
}
process.stdout.write(`/**
 * Variant characters and radicals with their standard forms, made by scripts/variants.mjs.
 *
 * Sources: Unihan_Variants.txt and EquivalentUnifiedIdeograph.txt of the Unicode Character
 * Database (Unicode License v3), and the table of yitizi 0.1.2 (CC0), which joins those of
 * ytenx and OpenCC. The script tells which characters are taken.
 */

${block('LISTED', 'Pairs of characters: the variant, then its standard form.', pairs.sort())}
${block('RADICALS', 'Radicals of the CJK Radicals Supplement, which PDF text has for characters, each with its character.', radicals)}`)
