/**
 * The threshold, and what reached it.
 *
 * Scores are counted by bucket, and the threshold is the lower edge of the highest bucket at and above which the `most`
 * best lie: a heap would tell it to the last bit, and takes ten times as long for a hundred. An article whose score equals
 * the threshold is found too: whoever asks orders equal scores.
 */
import { BEST, FOUND, FOUND_SCORES, ORDERED } from '../layout'

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
  if (most > 0) countOne(score)
}

/** `countFrom`, of a single one. */
function countOne(score: f64): void {
  const bucket = bucketOf(score)
  const at = BEST + ((<usize>bucket) << 2)
  store<i32>(at, load<i32>(at) + 1)
  if (above < most) edge = min(edge, bucket)
  else if (bucket < edge) return
  above++
  if (above >= most) raise()
}

/** The same of `count` articles with their scores. Of a set whose articles are looked up, some hold no term: their scores are 0. */
export function findAll(articles: usize, scores: usize, count: i32): void {
  const from = found
  const least = max<f64>(threshold, f64.MIN_VALUE)
  let to = from
  for (let c: usize = 0; c < (<usize>count) << 2; c += 4) {
    const score = load<f64>(scores + (c << 1))
    store<i32>(FOUND + ((<usize>to) << 2), load<i32>(articles + c))
    store<f64>(FOUND_SCORES + ((<usize>to) << 3), score)
    // No branch: it could not be foretold.
    to += <i32>(score >= least)
  }
  found = to
  if (most > 0 && to > from) countFrom(from)
}

/** Counts by bucket what was found from the place `from` on. Buckets below the edge are not read again. */
function countFrom(from: i32): void {
  const by = scale
  const old = edge
  let lowest = BUCKETS
  let reached = 0
  for (let i = from; i < found; i++) {
    const bucket = <i32>min<f64>(scoreOf(i) * by, <f64>(BUCKETS - 1))
    const at = BEST + ((<usize>bucket) << 2)
    store<i32>(at, load<i32>(at) + 1)
    lowest = min(lowest, bucket)
    reached += <i32>(bucket >= old)
  }
  // Until enough are found, the edge is the lowest of all.
  if (above < most) {
    above += found - from
    edge = min(old, lowest)
  } else above += reached
  if (above >= most) raise()
}

function bucketOf(score: f64): i32 {
  return <i32>min<f64>(score * scale, <f64>(BUCKETS - 1))
}

/** Moves the edge up as far as enough are left above it. */
function raise(): void {
  let at = BEST + ((<usize>edge) << 2)
  let spare = above - most - load<i32>(at)
  while (spare >= 0) {
    at += 4
    spare -= load<i32>(at)
  }
  edge = <i32>((at - BEST) >>> 2)
  above = spare + most + load<i32>(at)
  threshold = max<f64>(threshold, (<f64>edge / scale) * ROUNDED_DOWN)
}

function scoreOf(i: i32): f64 {
  return load<f64>(FOUND_SCORES + ((<usize>i) << 3))
}

function articleOf(i: i32): i32 {
  return load<i32>(FOUND + ((<usize>i) << 2))
}

function put(at: i32, article: i32, score: f64): void {
  store<i32>(FOUND + ((<usize>at) << 2), article)
  store<f64>(FOUND_SCORES + ((<usize>at) << 3), score)
}

/** More than this many are left as they were found: for whoever wants so many, order is a small part of the work. */
const MOST_ORDERED = 512
/** So few are ordered without buckets first. */
const FEW_ORDERED = 24

/** Drops what has fallen below the threshold, and puts the highest score first, of equal ones the first article. */
export function orderFound(): void {
  let kept = 0
  for (let i = 0; i < found; i++) {
    const score = scoreOf(i)
    put(kept, articleOf(i), score)
    kept += <i32>(score >= threshold)
  }
  found = kept
  if (most === 0 || kept > MOST_ORDERED) return
  if (kept > FEW_ORDERED) scatter()
  for (let i = 1; i < kept; i++) {
    const article = articleOf(i)
    const score = scoreOf(i)
    let at = i
    for (; at > 0 && scoreOf(at - 1) < score; at--) put(at, articleOf(at - 1), scoreOf(at - 1))
    put(at, article, score)
  }
}

/** Orders what was found by bucket. */
function scatter(): void {
  const articles = ORDERED + (BUCKETS << 2)
  const scores = articles + (MOST_ORDERED << 2)
  memory.fill(ORDERED, 0, BUCKETS << 2)
  for (let i = 0; i < found; i++) {
    const at = ORDERED + ((<usize>bucketOf(scoreOf(i))) << 2)
    store<i32>(at, load<i32>(at) + 1)
  }
  let before = 0
  for (let bucket = BUCKETS - 1; bucket >= 0 && before < found; bucket--) {
    const at = ORDERED + ((<usize>bucket) << 2)
    const own = load<i32>(at)
    store<i32>(at, before)
    before += own
  }
  for (let i = 0; i < found; i++) {
    const score = scoreOf(i)
    const at = ORDERED + ((<usize>bucketOf(score)) << 2)
    const place = <usize>load<i32>(at)
    store<i32>(at, <i32>place + 1)
    store<i32>(articles + (place << 2), articleOf(i))
    store<f64>(scores + (place << 3), score)
  }
  memory.copy(FOUND, articles, (<usize>found) << 2)
  memory.copy(FOUND_SCORES, scores, (<usize>found) << 3)
}
