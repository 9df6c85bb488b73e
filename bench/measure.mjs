/**
 * Everything that is measured of one archive: building, bytes, opening, answers, an update.
 *
 * Each runs in processes of its own, one after the other.
 */
import { existsSync, linkSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describeCorpus, placeSeeds } from './corpus.mjs'
import { runNode } from './processes.mjs'
import { HEAVY, OPERATORS } from './queries.mjs'
import { median, medianOfEach, quantile, summary } from './sums.mjs'

const program = (name) => fileURLToPath(new URL(name, import.meta.url))
const load = () => loadavg()[0]
const say = (text) => console.error(`${new Date().toISOString().slice(11, 19)} ${text}`)

/**
 * @param archive `name`, `origin` (stories, scaled or made), `file` of the articles, `folder` for what is made, `index` if one is given
 * @param options `per` queries a class, `rounds`, `minutes` for them, `fresh` processes, `skipBuild`, `commit`, `signal`
 */
export async function measure(archive, options) {
  const { name, origin, file, folder } = archive
  const seeds = join(folder, 'seeds')
  mkdirSync(folder, { recursive: true })
  say(`${name}: reading ${file}, cutting queries`)
  const { queries, articles, textBytes } = await describeCorpus(
    file,
    join(folder, 'corpus.json'),
    options.per,
    options.signal,
  )
  placeSeeds(seeds, file)
  const loads = [load()]
  const built = await build(archive, seeds, options)
  loads.push(load())
  const site = { seeds, index: built.index, folder }
  const { archive: index, ...answers } = await timeAnswers(site, queries, options)
  loads.push(load())
  const update = await timeUpdate(site, options)
  loads.push(load())
  return { name, origin, articles, textBytes, build: built.figures, index, answers, update, loads }
}

/** @returns the folder of the index, and what building took: now, or before; undefined if nobody knows */
async function build({ name, folder, index: given }, seeds, { skipBuild, commit, signal }) {
  const index = join(folder, 'index')
  if (given) return placeIndex(resolve(given), index)
  const kept = join(folder, 'build.json')
  if (skipBuild && existsSync(kept)) return { index, figures: JSON.parse(readFileSync(kept, 'utf8')) }
  say(`${name}: building`)
  rmSync(kept, { force: true })
  rmSync(index, { recursive: true, force: true })
  const loadBefore = load()
  const args = [program('build.mjs'), seeds, index]
  const { output, largestRssMB } = await runNode(args, { signal }).finally(() => removeLeft(folder))
  const figures = { ...JSON.parse(output), commit, largestRssMB, loads: [loadBefore, load()] }
  writeFileSync(kept, JSON.stringify(figures))
  return { index, figures }
}

/** Links to the files of an index that somebody else keeps: they are never written twice. */
function placeIndex(from, index) {
  if (from === index) return { index }
  rmSync(index, { recursive: true, force: true })
  mkdirSync(index)
  for (const name of readdirSync(from))
    if (!name.startsWith('write.lock')) linkSync(join(from, name), join(index, name))
  return { index }
}

async function timeAnswers(site, queries, { per, rounds, minutes, fresh, signal }) {
  const names = Object.keys(queries)
  const ask = (job) => askInProcess(site, job, signal)
  say(`first answers of ${fresh} fresh processes`)
  const cold = []
  for (let order = 1; order <= fresh; order++) {
    const requests = names.map((name) => queries[name][(order - 1) % per])
    cold.push(await ask({ requests, rounds: 1, seconds: 0, order }))
  }
  const all = names.flatMap((name) => queries[name].map((request) => ({ name, request })))
  say(`${all.length} queries, one round unrecorded and at most ${rounds} recorded`)
  const requests = all.map(({ request }) => request)
  const warm = await ask({ requests, rounds: rounds + 1, seconds: minutes * 60, order: 0 })
  const recorded = warm.rounds.slice(1)
  const ms = medianOfEach(recorded.map((round) => round.ms))
  const cpuMs = medianOfEach(recorded.map((round) => round.cpuMs))
  const samples = warm.rounds[0].places
    .toSorted((a, b) => a - b)
    .map((i) => ({ ...all[i], ms: ms[i], cpuMs: cpuMs[i], hits: warm.hits[i] }))
  return {
    archive: warm.archive,
    rounds: recorded.length,
    cpuShare: cpuShareOf(recorded),
    cutShort: warm.cutShort,
    rssMB: warm.rssMB,
    opening: openingOf(cold),
    classes: classesOf(names, samples, cold),
    queries: samples.map(({ request, ...sample }) => ({ ...request, ...sample })),
  }
}

async function askInProcess({ seeds, index, folder }, job, signal) {
  const path = join(folder, 'job.json')
  writeFileSync(path, JSON.stringify({ seeds, index, ...job }))
  const { output } = await runNode([program('ask.mjs'), path], { signal })
  return JSON.parse(output)
}

function openingOf(cold) {
  const of = (figure) => median(cold.map(figure))
  return {
    cutterMs: of(({ cutterMs }) => cutterMs),
    openMs: of(({ openMs }) => openMs),
    firstMs: of(({ openMs, rounds: [{ ms, first }] }) => openMs + ms[first]),
  }
}

/** A row a class, and rows over many. */
function classesOf(names, samples, cold) {
  const rows = names.map((name, i) => ({
    name,
    ...summary(samples.filter((sample) => sample.name === name)),
    coldP50: quantile(
      cold.map(({ rounds: [{ ms }] }) => ms[i]),
      0.5,
    ),
  }))
  const typed = samples.filter(({ name }) => !OPERATORS.includes(name))
  const light = typed.filter(({ name }) => !HEAVY.includes(name))
  return { rows, light: summary(light), all: summary(typed) }
}

/** How much of the time the process had a core: what is missing was taken by others. */
function cpuShareOf(rounds) {
  const sum = (key) => rounds.reduce((all, round) => all + round[key], 0)
  return sum('cpuSeconds') / sum('wallSeconds')
}

/** Longest that opening, two updates and all that follows them may take. */
const UPDATE_SECONDS = 360

/** @returns what update.mjs says, or `failed` and why */
async function timeUpdate({ seeds, index, folder }, { signal }) {
  say('adding one issue')
  const args = ['--expose-gc', program('update.mjs'), seeds, index]
  try {
    const { output } = await runNode(args, { signal, seconds: UPDATE_SECONDS })
    return JSON.parse(output)
  } catch (error) {
    signal.throwIfAborted()
    return { failed: error.message.replace(program('./'), '') }
  } finally {
    removeLeft(folder)
  }
}

/** What build.mjs and update.mjs make beside an index stays behind when they are ended. */
function removeLeft(folder) {
  for (const name of readdirSync(folder))
    if (/^(?:update|usage)-\w{6}$/.test(name)) rmSync(join(folder, name), { recursive: true, force: true })
}
