/**
 * The pure modules of bench/ with their types: they are plain JavaScript, which
 * the compiler does not read.
 */
import { pathToFileURL } from 'node:url'
import type { Engine } from '../../src/model.js'
import { ROOT } from '../house/tree.js'

export type Sums = {
  random(seed: number): () => number
  shuffled<T>(list: readonly T[], next: () => number): T[]
  quantile(values: readonly number[], share: number): number | undefined
  median(values: readonly number[]): number
  medianOfEach(rounds: readonly (readonly number[])[]): number[]
  summary(samples: readonly { ms: number; cpuMs: number; hits: number }[]): Record<string, number>
}

type Line = { name: string; points: [number, number][] }

export type Chart = {
  logScale(
    values: readonly number[],
    from: number,
    to: number,
  ): { at(value: number): number; ticks: number[] }
  tickLabel(value: number): string
  drawPanels(panels: { title: string; lines: Line[] }[], xName: string): string
}

export type Made = { id: string; headline: string; text: string; withheld: boolean }
type State = { version: number; articles: Made[] }

export type ChaosPapers = {
  Papers: new (
    seed: number,
  ) => {
    files: string[]
    withheldLater: Map<string, number>
    made(file: string): State
    gone(): State
    note(file: string, state: State): void
    behind(): unknown[]
    judge(
      generation: number,
      hits: { id: string; headline: string }[],
    ): { faults: string[]; content: Map<string, Made[]> }
  }
  scan(content: Map<string, Made[]>, text: string): string[]
}

export type Attested = {
  compareAttested(
    engine: Engine,
    strings: number,
    seed: number,
  ): Promise<{ compared: number; nowhere: number; marked: number; differences: unknown[] }>
}

export type ChaosSchedule = {
  schedule(seed: number, lengthMs: number): { atMs: number; deed: string; dice: number }[]
}

type Clock = { now(): number; sleep(ms: number): Promise<unknown> }

export type OpenLoop = {
  planArrivals(rate: number, seconds: number, next: () => number): number[]
  offer(plan: readonly number[], send: (n: number) => Promise<boolean>, clock?: Clock): Promise<number[]>
  highestRate(steps: readonly { rate: number; p99: number }[], limitMs: number): number
}

export type PeersReport = {
  report(run: { built: object[]; passes: Record<string, object[]> }): string
}

const load = async (name: string): Promise<unknown> =>
  import(new URL(`bench/${name}`, pathToFileURL(ROOT)).href)

export const loadSums = async () => (await load('sums.mjs')) as Sums
export const loadPapers = async () => (await load('chaos/papers.mjs')) as ChaosPapers
export const loadSchedule = async () => (await load('chaos/schedule.mjs')) as ChaosSchedule
export const loadAttested = async () => (await load('attested.mjs')) as Attested
export const loadChart = async () => (await load('chart.mjs')) as Chart
export const loadOpenLoop = async () => (await load('peers/openloop.mjs')) as OpenLoop
export const loadPeersReport = async () => (await load('peers/report.mjs')) as PeersReport
