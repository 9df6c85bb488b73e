/**
 * Measures how names are found in text with noise as of OCR.
 *
 *   node bench/relevance/noise.mjs STORIES.jsonl INDEX WORK [--share 0.05] [--names 100] [--seed 19]
 *
 * Copies the stories into WORK with a share of their Han characters exchanged for look-alikes
 * (look-alikes.txt, each of a character's equally likely) and builds an index of the copy, unless one for
 * this share and seed is there. Then asks names that the clean stories print behind an office or after 位于: so many of
 * three, of four, and of more characters, each in 2 to 100 stories. The stories that print a name are its answers.
 * INDEX, an index of the clean
 * stories, is asked the same. Prints a table as Markdown.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { openLocalEngine, updateInChild } from '../../dist/src/engine/engine.js'
import { MEASURED_MS } from '../../dist/src/eval/archive.js'
import { mean } from '../../dist/src/eval/metrics.js'
import { random, shuffled } from '../sums.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    share: { type: 'string', default: '0.05' },
    names: { type: 'string', default: '100' },
    seed: { type: 'string', default: '19' },
  },
})
const [storiesFile, cleanIndex, work] = positionals
const [share, wanted, seed] = [values.share, values.names, values.seed].map(Number)
const MOST_STORIES = 100

const readLines = (file) => readFileSync(file, 'utf8').split('\n').filter(Boolean)
const stories = readLines(storiesFile).map((line) => JSON.parse(line))
const textOf = ({ title, text }) => `${title}\n${text}`

// ---------------------------------------------------------------- noise

const lookAlikes = new Map(
  readLines(new URL('look-alikes.txt', import.meta.url)).map((line) => {
    const [sign, ...others] = line
    return [sign, others]
  }),
)
const next = random(seed)

/** Draws for every Han character, so that the share is that of all of them: one without a look-alike stays. */
const blur = (text) =>
  text.replace(/\p{Script=Han}/gu, (sign) => {
    if (next() >= share) return sign
    const others = lookAlikes.get(sign) ?? [sign]
    return others[Math.floor(next() * others.length)]
  })

const noisy = stories.map(({ id, date, title, text }) => ({ id, date, title: blur(title), text: blur(text) }))

async function buildNoisy() {
  const folder = join(work, `noise-${share}-${seed}`)
  const archive = { seeds: join(folder, 'seeds'), index: join(folder, 'index') }
  if (existsSync(join(archive.index, 'manifest.json'))) return archive
  mkdirSync(archive.seeds, { recursive: true })
  writeFileSync(
    join(archive.seeds, 'noisy.jsonl'),
    noisy.map((story) => `${JSON.stringify(story)}\n`).join(''),
  )
  await updateInChild(archive.seeds, archive.index, {}, () => {})
  return archive
}

// ---------------------------------------------------------------- names

const OFFICE = '总统|总理|首相|主席|外长|防长|发言人|书记|省长|市长|部长|主任|院士|选手|运动员|航天员|记者'
const VERB = '表示|指出|强调|称|说|会见|宣布|介绍|认为|发表|出席|访问|以|在'
const PRINTED = [
  new RegExp(`(?:${OFFICE})([\\p{Script=Han}]{3,8}?)(?:${VERB})`, 'gu'),
  /位于([\p{Script=Han}]{2,3}?[县市区镇州])/gu,
]
/** Characters of the words that stand between a name and its verb; names that have one are left out too. */
const NO_NAME =
  /[的了和与在是等一二三将就向对从这该今昨上下大天日时你以会前还也所则共参签汇通话应邀陪组府谴谈声明议团级始次曾有提致贺同办高回祝跟专来到亲先发再举领候国央席记交开科后地们最全如正更首习汪韩李蔡何王丁赵]/u

/** Names of a length class to their stories. */
function findNames(isWanted) {
  const all = new Set()
  for (const story of stories)
    for (const pattern of PRINTED)
      for (const [, name] of textOf(story).matchAll(pattern)) if (!NO_NAME.test(name)) all.add(name)
  const isLonger = (name) => [...name].some((_, end) => end > 2 && all.has(name.slice(0, end)))
  const chosen = []
  for (const name of shuffled([...all].filter((name) => isWanted(name.length)).sort(), random(seed))) {
    const answers = stories.flatMap((story, i) => (textOf(story).includes(name) ? [i] : []))
    if (!isLonger(name) && answers.length >= 2 && answers.length <= MOST_STORIES)
      chosen.push({ name, answers })
    if (chosen.length === wanted) break
  }
  return chosen
}

// ---------------------------------------------------------------- measures

/** @returns share of the answers among the first 100 hits, and of the first ten hits that are answers, null without a hit */
async function ask(engine, { name, answers }) {
  const { hits } = await engine.search({ q: name, hitsPerPage: MOST_STORIES, facets: false })
  const ids = new Set(answers.map((i) => stories[i].id))
  const right = (list) => list.filter(({ id }) => ids.has(id)).length
  const first = hits.slice(0, 10)
  return {
    recall: right(hits) / answers.length,
    precision: first.length === 0 ? null : right(first) / first.length,
  }
}

const stillPrinted = ({ name, answers }) =>
  answers.filter((i) => textOf(noisy[i]).includes(name)).length / answers.length

const { seeds, index } = await buildNoisy()
const open = (seeds, index) => openLocalEngine({ seeds, index, watch: false, budgetMs: MEASURED_MS })
const clean = await open(dirname(storiesFile), cleanIndex)
const blurred = await open(seeds, index)
const CLASSES = { 3: (n) => n === 3, 4: (n) => n === 4, '5 to 8': (n) => n > 4 }
const percent = (list) => `${(100 * mean(list.filter((each) => each !== null))).toFixed(1)} %`
console.log('| characters | names | stories a name | still printed | recall@100, clean | P@10, clean |')
console.log('|---|---|---|---|---|---|')
for (const [label, isWanted] of Object.entries(CLASSES)) {
  const names = findNames(isWanted)
  const cells = [names.length, mean(names.map(({ answers }) => answers.length)).toFixed(1)]
  cells.push(percent(names.map(stillPrinted)))
  const asked = { blurred: [], clean: [] }
  for (const name of names) {
    asked.blurred.push(await ask(blurred, name))
    asked.clean.push(await ask(clean, name))
  }
  for (const key of ['recall', 'precision'])
    cells.push(
      Object.values(asked)
        .map((list) => percent(list.map((each) => each[key])))
        .join(', '),
    )
  console.log(`| ${[label, ...cells].join(' | ')} |`)
}
await clean.close()
await blurred.close()
