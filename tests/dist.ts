/**
 * Brings `dist/` up to date before any test runs, since tests import and start what is compiled.
 *
 * Vitest calls it however it is started; in watch mode again before each further run.
 */
import type { TestProject } from 'vitest/node'
import { build } from '../scripts/build.mjs'

export default function setup(project: TestProject): void {
  compile()
  if (process.env.npm_lifecycle_event === 'test')
    process.stdout.write('Left out: the tests on an OpenSearch cluster, which npm run test:cluster runs\n')
  project.onTestsRerun(compile)
}

/** A wrong type does not stop the tests: the compiler writes the file nevertheless. `npm run types` refuses it. */
function compile(): void {
  for (const complaint of build()) process.stderr.write(`${complaint}\n`)
}
