/**
 * The door of mining: what the archive itself tells about its names.
 */
export { type Aliases, readAliases } from './aliases.js'
export { mineNames, type NameGroup } from './names.js'
