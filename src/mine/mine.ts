/**
 * The door of mining: names, words and their other forms, from the archive's texts and
 * from the keeper's files.
 */
export { type Aliases, type AliasProblem, readAliases } from './aliases.js'
export { baseSynonyms } from './base-forms.js'
export { groupNames, mineNames, type NameGroup } from './names.js'
export { type UnknownPairs, unknownPairs } from './pairs.js'
export { linkSynonyms, mineSynonyms, type Synonym } from './synonyms.js'
export { readWords, type Words } from './words.js'
