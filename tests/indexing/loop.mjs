// Updates an index for ever, two states of the sources in turn; its parent kills it.
// node loop.mjs SEEDS INDEX STATES.json RUN
import { readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { updateIndex } from '../../dist/src/indexing/indexing.js'

const [seeds, index, states, run] = process.argv.slice(2)
const all = JSON.parse(readFileSync(states, 'utf8'))
// No file of any run has the time of another.
let seconds = 946_684_800 + Number(run) * 1_000_000

for (let round = 0; ; round++) {
  const files = all[round % all.length]
  for (const file of new Set(all.flatMap(Object.keys))) {
    const path = join(seeds, file)
    if (files[file] === undefined) rmSync(path, { force: true })
    else {
      writeFileSync(path, files[file])
      utimesSync(path, seconds, ++seconds)
    }
  }
  await updateIndex(seeds, index, { allowRemoval: true, fresh: round % 5 === 4 })
  if (round === 0) process.stdout.write('going\n')
}
