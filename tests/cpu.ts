/**
 * With JIEBAO_TEST_CPU=FILE each test file adds a line to FILE: CPU seconds, a tab, its path.
 *
 * Counts the test process and the children that it has waited for, from the import
 * of the file to its last test; not the transforming of sources in vitest's own process, nor
 * the children that outlive a file (children.ts).
 */
import { appendFileSync, readFileSync } from 'node:fs'
import { afterAll, expect } from 'vitest'

/** CPU seconds of this process and its ended children; the kernel counts in hundredths. */
function cpuSeconds(): number {
  const { user, system } = process.cpuUsage()
  const children = readFileSync('/proc/self/stat', 'utf8').split(') ').at(-1)!.split(' ').slice(13, 15)
  return (user + system) / 1e6 + children.reduce((sum, ticks) => sum + Number(ticks) / 100, 0)
}

const begun = cpuSeconds()
afterAll(() => {
  const line = `${(cpuSeconds() - begun).toFixed(2)}\t${expect.getState().testPath}\n`
  appendFileSync(process.env.JIEBAO_TEST_CPU!, line)
})
