/**
 * The threshold, and what reached it.
 *
 * Scores are counted by bucket, and the threshold is the lower edge of the highest bucket at and above which the `most`
 * best lie: a heap would tell it to the last bit, and takes ten times as long for a hundred. An article whose score equals
 * the threshold is found too: whoever asks orders equal scores.
 */
import { BEST, FOUND, FOUND_SCORES } from './layout'

const BUCKETS = 512
/** Of a bucket's edge, so that rounding puts no score below it. */
const ROUNDED_DOWN: f64 = 1.0 - 1.0 / 1099511627776.0

/** Articles that score less are left out. Below 0: none is. */
export let threshold: f64 = -1
/** Articles found since the last return. */
export let found: i32 = 0

let most: i32 = 0
/** Buckets for a score of 1. */
let scale: f64 = 0
/** The bucket whose edge the threshold is, once `most` were found in it and above; before, the lowest that anything was found in. */
let edge: i32 = 0
let above: i32 = 0

/** @param highest how many of the best are wanted; 0: nothing raises the threshold */
export function openFound(highest: i32): void {
  most = highest
  found = 0
  threshold = -1
}

/** Sets the score that none passes. Call it before anything is found. */
export function limitScores(highest: f64): void {
  scale = <f64>(BUCKETS - 1) / highest
  edge = BUCKETS
  above = 0
  if (most > 0) memory.fill(BEST, 0, BUCKETS << 2)
}

/** Raises the threshold, unless it is as high, and forgets what was found. */
export function nextFound(raised: f64): void {
  found = 0
  threshold = max(threshold, raised)
}

/** An article that reaches the threshold. There is always a place: `collect` returns before places run out. */
export function find(article: i32, score: f64): void {
  store<i32>(FOUND + ((<usize>found) << 2), article)
  store<f64>(FOUND_SCORES + ((<usize>found) << 3), score)
  found++
  if (most === 0) return
  const bucket = <i32>min<f64>(score * scale, <f64>(BUCKETS - 1))
  if (bucket < edge) {
    if (above >= most) return
    edge = bucket
  }
  const at = BEST + ((<usize>bucket) << 2)
  store<i32>(at, load<i32>(at) + 1)
  above++
  if (above >= most) raise()
}

/** Moves the edge up as far as enough are left above it. */
function raise(): void {
  let own = load<i32>(BEST + ((<usize>edge) << 2))
  while (above - own >= most) {
    above -= own
    edge++
    own = load<i32>(BEST + ((<usize>edge) << 2))
  }
  threshold = max<f64>(threshold, (<f64>edge / scale) * ROUNDED_DOWN)
}
