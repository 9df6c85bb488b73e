/**
 * The desk: what people who work with newspapers ask beyond a list of hits, over any engine.
 *
 * The room's door. Asks the Engine alone, so whatever it withholds is absent here too.
 */
export { type AbsenceAnswer, type AbsentPaper, absence, NARROWING } from './absence.js'
export { type ArrivedAnswer, type ArrivedHit, arrived } from './arrived.js'
export { type AttestedAnswer, attested } from './attested.js'
export {
  type BesideAnswer,
  type BesidePeriod,
  type BesideWord,
  beside,
  FAR,
  LEAST_LIKELIHOOD,
  MOST_PERIODS,
} from './beside.js'
export {
  CHECK_MS,
  type CheckAnswer,
  type CheckedClaim,
  type ClaimPassage,
  check,
  checkFile,
  LARGEST_MANUSCRIPT,
  LONGEST_MANUSCRIPT,
  MOST_CHECKS,
  readManuscriptFile,
  VERDICTS,
  type Verdict,
} from './check.js'
export { checkServed } from './check-apart.js'
export { CLAIM_KINDS, type ClaimKind } from './claims.js'
export { type Gap, gapsOf } from './gaps.js'
export { MOST_NEW, type NewInAnswer, type NewString, newIn } from './new-in.js'
export { MOST_NAMES, namesIn, type TallyRow, tally, tallyKeys } from './tally.js'
export { MOST_SERIES, STRICT, TREND_KINDS, type TrendAnswer, type TrendSeries, trend } from './trend.js'
