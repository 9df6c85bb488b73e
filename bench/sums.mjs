/**
 * What is done with numbers that were measured: chance with a seed, order, quantiles.
 *
 * Pure; imports nothing, so that it is tested without the compiled program.
 */

/** A small generator of numbers in [0, 1), the same on every machine. Source: mulberry32. */
export function random(seed) {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** Every order equally likely. Source: Fisher and Yates. @returns another list */
export function shuffled(list, next) {
  const mixed = [...list]
  for (let i = mixed.length - 1; i > 0; i--) {
    const j = Math.floor(next() * (i + 1))
    ;[mixed[i], mixed[j]] = [mixed[j], mixed[i]]
  }
  return mixed
}

/**
 * The smallest value that a share of all does not exceed: always one that was measured.
 *
 * @param share above 0, up to 1
 * @returns undefined of nothing
 */
export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b)
  // 0.99 * 100 is 99 and a hair, which must not be the hundredth.
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)]
}

/** Between the two in the middle where the number is even. */
export function median(values) {
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** @param rounds each has one value a query, null where it was not asked @returns of each query the median over rounds */
export function medianOfEach(rounds) {
  return rounds[0].map((_, query) => median(rounds.map((round) => round[query])))
}

/** @param samples of one class, with milliseconds, those of CPU, and hits */
export function summary(samples) {
  const at = (key, share) =>
    quantile(
      samples.map((sample) => sample[key]),
      share,
    )
  const [p50, p95, p99] = [0.5, 0.95, 0.99].map((share) => at('ms', share))
  const [cpuP50, cpuP99] = [0.5, 0.99].map((share) => at('cpuMs', share))
  return { queries: samples.length, p50, p95, p99, cpuP50, cpuP99, hits: at('hits', 0.5) }
}
