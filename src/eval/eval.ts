/**
 * The door of evaluation: how well the engine does what it is for.
 *
 * Measures; changes nothing. What it measures against is written by people and
 * lies outside the program.
 */
import { inspectBytes } from '../engine/engine.js'
import { type Evaluation, evaluateSplit } from './split.js'

export { type ExactReport, evaluateExact } from './exact.js'
export { printExact, printRelevance } from './print.js'
export { printReading } from './reading.js'
export { evaluateRelevance, type SetReport } from './relevance.js'
export { SET_NAMES, type SetName } from './sets.js'
export { type Evaluation, printSplit } from './split.js'

/** Reads every annotated file and counts what agrees with the annotation. */
export function evalSplit(annotationsDir: string, seedsDir: string): Evaluation {
  return evaluateSplit(annotationsDir, seedsDir, inspectBytes)
}
