/**
 * The door of evaluation: measures splitting, exactness and relevance, and compares two engines.
 *
 * Changes nothing. The annotations and judgements that it measures against are written
 * by people and lie outside the program.
 */
import { inspectBytes } from '../engine/engine.js'
import { type Evaluation, evaluateSplit } from './split.js'

export { type Asked, type ExactReport, evaluateExact } from './exact.js'
export { printExact, printRelevance, printSame } from './print.js'
export { printReading } from './reading.js'
export { evaluateRelevance, type SetReport } from './relevance.js'
export { evaluateSame, type SameReport } from './same.js'
export { SET_NAMES, type SetName } from './sets.js'
export { type Evaluation, printSplit } from './split.js'

/** Reads every annotated file, and counts where the reading agrees with the annotation. */
export function evalSplit(annotationsDir: string, seedsDir: string): Evaluation {
  return evaluateSplit(annotationsDir, seedsDir, inspectBytes)
}
