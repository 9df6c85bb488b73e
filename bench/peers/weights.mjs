/**
 * Scores without lengths, where PEERS_B is 0: imported before whatever scores.
 *
 * Jiebao divides each field's occurrences by that field's length; one field that holds a headline as often as it weighs is divided by its
 * whole length. Without lengths both are one formula, so that answers over headlines can be compared to the last digits.
 */
import { FIELD_WEIGHTS } from '../../dist/src/fields.js'

if (process.env.PEERS_B === '0') for (const weight of Object.values(FIELD_WEIGHTS)) weight.b = 0

/** How many occurrences in a body one in the headline is worth; a whole number. */
export const HEADLINE_WEIGHT = FIELD_WEIGHTS.headline.weight
