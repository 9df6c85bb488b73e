/**
 * The door of analysis: the same processing for articles and queries.
 *
 * Folds a text, joins an article into one stream, cuts folded text into words, reads Han
 * in pinyin. Keeps no index and parses no query. Owns pinyin-pro and the jieba
 * packages. Tables, dictionaries and folded characters are kept for the whole process.
 */

export { type Alike, alikeOf } from './alike.js'
export { bearsAnySigns, codesIn } from './codes.js'
export { bulkTables, type Cutter, openBulkCutter, openCutter, type Piece } from './cutter.js'
export { DEFINITION_GAP, type Definition, definitionsIn } from './definitions.js'
export {
  type Folded,
  findFolded,
  fold,
  foldText,
  printedRange,
  printedSpans,
  printedStart,
} from './fold.js'
export { GrowingKeys, isUsedUp, type KeyList, mergeByText } from './growing-keys.js'
export type { JiebaTables } from './jieba.js'
export {
  isDoubted,
  leastUnknown,
  measuredParagraphs,
  NO_SHARE,
  sureShare,
  toldShare,
} from './legible.js'
export { MENTION_GAP, type Mention, mentionsIn } from './mentions.js'
export { holdsNumber, isDictionaryPair, pairOf, pairsIn } from './pairs.js'
export { cutsAgree, type ReadAs, type Reading, readingsOf, readTyped, type TypedPinyin } from './pinyin.js'
export { type LexiconEntry, type PinyinForm, PinyinLexicon } from './pinyin-lexicon.js'
export { ANALYSIS_VERSION, BOUNDARY } from './rules.js'
export { SortedKeys } from './sorted-keys.js'
export { atOnce, mapInSteps, STEP, type Steps, sortInSteps, upTo } from './steps.js'
export { articleStream, bigramsOf, type FieldText, fieldTexts, type Stream } from './stream.js'
export { spellings } from './syllables.js'
export {
  codeValue,
  dateKeys,
  type FoundValue,
  IN_CHARACTERS,
  IN_FIGURES,
  isNumber,
  valuesIn,
} from './values.js'
