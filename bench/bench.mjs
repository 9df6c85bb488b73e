/**
 * Measures the whole program over an archive that made.mjs makes; or, where they are given, over
 * stories and a million articles made of them.
 *
 *   npm run bench -- [--stories FILE.jsonl [--scaler FILE.mjs | --million FILE.jsonl]] [--only 36k|1m]
 *     [--sizes 20000,…] [--per 150] [--rounds 5] [--minutes 12] [--fresh 9] [--work FOLDER]
 *     [--skip-build] [--index-of-million FOLDER]
 *
 * Prints a report in Markdown, tells its progress on stderr, and leaves FOLDER/SIZE.json, which
 * growth.mjs draws, and FOLDER/report.md. README.md says what is measured.
 */
import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { firstLines, makeArchive, makeScaled } from './corpus.mjs'
import { measure } from './measure.mjs'
import { describeMachine } from './peers/machine.mjs'
import { report } from './report.mjs'

const ROOT = fileURLToPath(new URL('..', import.meta.url))
/** Lines of the file of stories: this size is real, every other is scaled. */
const STORIES = 36_262
const MILLION = 1_000_000
/** Articles made where no stories are given. */
const MADE = 20_000
const ONLY = { '36k': [STORIES], '1m': [MILLION] }

const { values } = parseArgs({
  options: {
    stories: { type: 'string' },
    scaler: { type: 'string' },
    million: { type: 'string' },
    'index-of-million': { type: 'string' },
    work: { type: 'string', default: join(tmpdir(), 'jiebao-bench') },
    only: { type: 'string' },
    sizes: { type: 'string' },
    per: { type: 'string', default: '150' },
    rounds: { type: 'string', default: '5' },
    minutes: { type: 'string', default: '12' },
    fresh: { type: 'string', default: '9' },
    'skip-build': { type: 'boolean', default: false },
  },
})

const work = resolve(values.work)
const stop = new AbortController()
const number = (name) => {
  const value = Number(values[name])
  if (!(value > 0)) throw new Error(`Cannot use --${name} ${values[name]}: it must be a number above zero`)
  return value
}

/** Whether stories were given; else the archive is made here. */
const hasStories = values.stories !== undefined || values.million !== undefined

function sizesWanted() {
  if (values.sizes !== undefined) {
    const sizes = values.sizes.split(',').map(Number)
    if (sizes.every((size) => Number.isInteger(size) && size > 0)) return sizes
    throw new Error(`Cannot read --sizes ${values.sizes}: write numbers of articles with commas between`)
  }
  if (values.only === undefined) return hasStories ? [STORIES, MILLION] : [MADE]
  const sizes = ONLY[values.only]
  if (!sizes) throw new Error(`Cannot measure --only ${values.only}: write ${Object.keys(ONLY).join(' or ')}`)
  return sizes
}

/** The file of a million articles: the one given, else made once. */
async function millionFile() {
  if (values.million) return resolve(values.million)
  if (!values.scaler || !values.stories)
    throw new Error(
      'Cannot make a million articles: name --stories and the --scaler that makes them, or --million',
    )
  const path = join(work, 'million.jsonl')
  if (!existsSync(path)) console.error(`making ${path}`)
  await makeScaled(resolve(values.scaler), resolve(values.stories), path, MILLION, stop.signal)
  return path
}

/** What measure.mjs wants to know of an archive. */
async function archiveOf(size) {
  if (!hasStories) {
    const file = join(work, `made-${size}.jsonl`)
    await makeArchive(file, size, stop.signal)
    return { name: `made ${size}`, origin: 'made', file, folder: join(work, `made-${size}`) }
  }
  const folder = join(work, String(size))
  if (size === STORIES && values.stories)
    return { name: '36k', origin: 'stories', file: resolve(values.stories), folder }
  const million = await millionFile()
  if (size === MILLION)
    return { name: '1m', origin: 'scaled', file: million, folder, index: values['index-of-million'] }
  const file = join(work, `first-${size}.jsonl`)
  await firstLines(million, file, size, stop.signal)
  return { name: String(size), origin: 'scaled', file, folder }
}

const git = (...args) => execFileSync('git', ['-C', ROOT, ...args], { encoding: 'utf8' }).trim()

/** The commit, and whether the program differs from it. */
function commitNow() {
  try {
    const isChanged = git('status', '--porcelain', '--', 'src', 'bench') !== ''
    return git('rev-parse', '--short', 'HEAD') + (isChanged ? ' with changes' : '')
  } catch {
    return 'unknown'
  }
}

/** As it can be typed again, without folders of this machine. */
const command = () => ['npm run bench --', ...process.argv.slice(2).map((arg) => arg.replace(/^.*\//, '…/'))]

function checkInputs() {
  if (!existsSync(join(ROOT, 'dist/src/engine/engine.js')))
    throw new Error('Cannot measure: the program is not compiled. Run "npm run build" first')
  const given = ['stories', 'scaler', 'million', 'index-of-million'].filter(
    (name) => values[name] !== undefined,
  )
  for (const name of given)
    if (!existsSync(values[name])) throw new Error(`Cannot read ${values[name]}: name another with --${name}`)
}

async function run() {
  checkInputs()
  mkdirSync(work, { recursive: true })
  const commit = commitNow()
  const options = {
    per: number('per'),
    rounds: number('rounds'),
    minutes: number('minutes'),
    fresh: number('fresh'),
    skipBuild: values['skip-build'],
    commit,
    signal: stop.signal,
  }
  const head = {
    command: command().join(' ').trim(),
    commit,
    date: new Date().toISOString().slice(0, 10),
    compiled: statSync(join(ROOT, 'dist/src/engine/engine.js')).mtime.toISOString(),
    machine: describeMachine(),
    fresh: options.fresh,
  }
  const results = []
  for (const size of sizesWanted()) {
    results.push(await measure(await archiveOf(size), options))
    // At once: a run that is ended later keeps what it has.
    writeFileSync(
      join(work, `${hasStories ? size : `made-${size}`}.json`),
      JSON.stringify({ ...head, ...results.at(-1) }, null, 1),
    )
    writeFileSync(join(work, 'report.md'), report({ ...head, results }))
  }
  console.log(report({ ...head, results }))
}

for (const name of ['SIGINT', 'SIGTERM'])
  process.on(name, () => {
    console.error(`${name}: ending what runs; figures of finished archives are in ${work}`)
    stop.abort(new Error('stopped'))
  })
try {
  await run()
} catch (error) {
  console.error(stop.signal.aborted ? 'stopped' : error.message)
  process.exitCode = stop.signal.aborted ? 130 : 1
}
