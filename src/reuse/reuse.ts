/**
 * Text reuse: which passages of two texts are the same, a recogniser's errors aside.
 *
 * The room's door. Pure: knows folded units and numbers; no article, no file.
 */
export {
  compareWidth,
  GroupedRows,
  GroupOrder,
  groupsOf,
  isReprint,
  kindOf,
  type Link,
  type LinkEnd,
  type ReuseCluster,
  type SharedRow,
} from './groups.js'
export { LEAST, type Passage, passagesOf } from './passages.js'
export { type FingerprintedText, MOST_UNITS, printsOf, printText } from './prints.js'
