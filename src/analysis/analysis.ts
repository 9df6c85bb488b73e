/**
 * The door of analysis: one road for text and query.
 *
 * Fold a text, lay an article out as one stream, cut folded text into words.
 * Keeps no index and reads no query; owns opencc-js and the jieba packages.
 */

export { type Cutter, openCutter, type Piece } from './cutter.js'
export { DEFINITION_GAP, type Definition, definitionsIn } from './definitions.js'
export { type Folded, findFolded, fold, foldText } from './fold.js'
export { isFunctionWord, isSurname } from './lists.js'
export { MENTION_GAP, type Mention, mentionsIn } from './mentions.js'
export { ANALYSIS_VERSION, BOUNDARY } from './rules.js'
export { articleStream, type FieldText, fieldTexts, type Stream } from './stream.js'
export { type FoundValue, valuesIn } from './values.js'
