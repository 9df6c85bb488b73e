/**
 * The door of analysis: one road for text and query.
 *
 * Fold a text, lay an article out as one stream, cut folded text into words, read
 * Han in pinyin. Keeps no index and reads no query; owns opencc-js, pinyin-pro
 * and the jieba packages.
 */

export { type Alike, alikeOf } from './alike.js'
export { type Cutter, openBulkCutter, openCutter, type Piece } from './cutter.js'
export { DEFINITION_GAP, type Definition, definitionsIn } from './definitions.js'
export { type Folded, findFolded, fold, foldText } from './fold.js'
export { MENTION_GAP, type Mention, mentionsIn } from './mentions.js'
export { cutsAgree, type ReadAs, type Reading, readingsOf, readTyped, type TypedPinyin } from './pinyin.js'
export { type LexiconEntry, type PinyinForm, PinyinLexicon } from './pinyin-lexicon.js'
export { ANALYSIS_VERSION, BOUNDARY } from './rules.js'
export { SortedKeys } from './sorted-keys.js'
export { atOnce, mapInSteps, STEP, type Steps, sortInSteps, upTo } from './steps.js'
export { articleStream, type FieldText, fieldTexts, type Stream } from './stream.js'
export { spellings } from './syllables.js'
export { type FoundValue, valuesIn } from './values.js'
