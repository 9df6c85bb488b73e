/** What was done and what was found, on one clock. */
import { quantile } from '../sums.mjs'

/** Deeds that are printed before a violation. */
const SHOWN = 15
/** Violations of one kind that are printed whole. */
const MOST_OF_A_KIND = 3

export class Report {
  #startMs = performance.now()
  /** @type {string[]} */
  #timeline = []
  /** @type {Map<string, number>} */
  violations = new Map()
  /** @type {Map<string, number>} */
  counts = new Map()
  /** Milliseconds of each light query that was answered. @type {number[]} */
  lightMs = []

  constructor(seed) {
    this.seed = seed
  }

  /** Seconds since the start. */
  #now() {
    return ((performance.now() - this.#startMs) / 1000).toFixed(2).padStart(7)
  }

  note(text) {
    this.#timeline.push(`${this.#now()}  ${text}`)
  }

  count(name, by = 1) {
    this.counts.set(name, (this.counts.get(name) ?? 0) + by)
  }

  /** @param {string} kind one of few @param {string} text what was seen */
  violation(kind, text) {
    const times = (this.violations.get(kind) ?? 0) + 1
    this.violations.set(kind, times)
    if (times > MOST_OF_A_KIND) return
    console.log(`\nVIOLATION with --seed ${this.seed}: ${kind}`)
    console.log([...this.#timeline.slice(-SHOWN), `${this.#now()}  ${text}`].join('\n'))
  }

  print() {
    const { lightMs } = this
    console.log(`\n${[...this.counts].map(([name, n]) => `${name} ${n}`).join(' · ')}`)
    if (lightMs.length > 0) {
      const [half, most] = [0.5, 0.99].map((share) => quantile(lightMs, share).toFixed(0))
      const max = Math.max(...lightMs).toFixed(0)
      console.log(`light queries: ${lightMs.length}, p50 ${half} ms, p99 ${most} ms, longest ${max} ms`)
    }
    const found = [...this.violations].map(([kind, n]) => `${kind} ${n}`)
    console.log(`seed ${this.seed}: ${found.length > 0 ? `VIOLATIONS: ${found.join(', ')}` : 'no violation'}`)
  }
}
