/**
 * Loaded into every process that a benchmark starts: each writes, when it ends,
 * what it used. build.mjs names the folder and adds up.
 */
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = process.env.JIEBAO_USAGE
if (folder) {
  const file = join(folder, `${process.pid}.json`)
  writeFileSync(file, '')
  process.on('exit', () => writeFileSync(file, JSON.stringify(process.resourceUsage())))
}
