/**
 * The desk: what people who work with newspapers ask beyond a list of hits, over any engine.
 *
 * The room's door. Asks the Engine alone, so whatever it withholds is absent here too.
 */
export { type AbsenceAnswer, type AbsentPaper, absence, NARROWING } from './absence.js'
export { type AttestedAnswer, attested } from './attested.js'
export { type Gap, gapsOf } from './gaps.js'
export { MOST_SERIES, STRICT, TREND_KINDS, type TrendAnswer, type TrendSeries, trend } from './trend.js'
