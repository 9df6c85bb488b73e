/**
 * The door of mining: what the archive itself, and its keeper, tell about names,
 * words and their other forms.
 */
export { type Aliases, type AliasProblem, linesOf, readAliases } from './aliases.js'
export { mineNames, type NameGroup } from './names.js'
export { mineSynonyms, type Synonym } from './synonyms.js'
export { readWords, type Words } from './words.js'
