/**
 * The threshold, and what reached it.
 *
 * The `most` highest scores raise the threshold as they come in. An article whose score equals the threshold is
 * found too: whoever asks orders equal scores.
 */
import { BEST, FOUND, FOUND_SCORES } from './layout'

/** Articles that score less are left out. Below 0: none is. */
export let threshold: f64 = -1
/** Articles found since the last return. */
export let found: i32 = 0

let most: i32 = 0
let kept: i32 = 0

/** @param highest 0: nothing raises the threshold */
export function openFound(highest: i32): void {
  most = highest
  kept = 0
  found = 0
  threshold = -1
}

/** Raises the threshold, unless it is as high, and forgets what was found. */
export function nextFound(raised: f64): void {
  found = 0
  threshold = max(threshold, raised)
}

function best(i: i32): f64 {
  return load<f64>(BEST + ((<usize>i) << 3))
}

function put(i: i32, score: f64): void {
  store<f64>(BEST + ((<usize>i) << 3), score)
}

/** Adds a score to the heap, whose lowest stands on top. */
function keep(score: f64): void {
  let at = kept++
  while (at > 0) {
    const parent = (at - 1) >> 1
    if (best(parent) <= score) break
    put(at, best(parent))
    at = parent
  }
  put(at, score)
}

/** Puts a score in the place of the lowest. */
function replace(score: f64): void {
  let at = 0
  for (;;) {
    let child = 2 * at + 1
    if (child >= kept) break
    if (child + 1 < kept && best(child + 1) < best(child)) child++
    if (best(child) >= score) break
    put(at, best(child))
    at = child
  }
  put(at, score)
}

/** An article that reaches the threshold. There is always a place: `collect` returns before places run out. */
export function find(article: i32, score: f64): void {
  store<i32>(FOUND + ((<usize>found) << 2), article)
  store<f64>(FOUND_SCORES + ((<usize>found) << 3), score)
  found++
  if (most === 0) return
  if (kept < most) keep(score)
  else if (score > best(0)) replace(score)
  if (kept === most) threshold = max(threshold, best(0))
}
