import { dirname, resolve } from 'node:path'
import { defineConfig, type Plugin } from 'vitest/config'

/** Test files that start the compiled program, a child that updates, or a browser. */
const PROCESS_TESTS = [
  'tests/api/{docs,documents,hidden,swaps}.test.ts',
  'tests/cli/**',
  'tests/eval/relevance.test.ts',
  'tests/engine/{contract,hidden,pool,rebuild,serving,suggest,verify,watching}.test.ts',
  'tests/house/{examples,peers}.test.ts',
  'tests/indexing/{ids,killed,links,repair,share}.test.ts',
  'tests/mine/names.test.ts',
  'tests/search/{complaints,words}.test.ts',
  'tests/store/lock.test.ts',
  'tests/web/**',
]

/** Tests on OpenSearch nodes that they start; they need a JDK and Maven. `npm run test:cluster` runs them. */
const CLUSTER_TESTS = 'tests/cluster/**/*.test.ts'

/**
 * Gives tests the compiled file where they import one of `src/` by `.js`: Node loads it as it ships, and it is not
 * compiled a second time. Needs `dist/`.
 */
const compiled: Plugin = {
  name: 'compiled',
  enforce: 'pre',
  resolveId(source, importer = '') {
    const [src, dist] = [resolve('src'), resolve('dist/src')]
    if (!source.endsWith('.js') || importer.startsWith(src)) return null
    // An import of a name made at run time comes as a path from the root.
    const path = source.startsWith('/src/') ? resolve(`.${source}`) : resolve(dirname(importer), source)
    return path.startsWith(src) ? dist + path.slice(src.length) : null
  },
}

// `--mode fast`: only tests that need neither `dist/` nor another process. `--mode cluster`: only those on OpenSearch.
export default defineConfig(({ mode }) => ({
  plugins: mode === 'fast' ? [] : [compiled],
  test: {
    include: mode === 'cluster' ? [CLUSTER_TESTS] : ['tests/**/*.test.ts'],
    exclude: mode === 'cluster' ? [] : [CLUSTER_TESTS, ...(mode === 'fast' ? PROCESS_TESTS : [])],
    globalSetup: mode === 'fast' ? [] : ['tests/dist.ts'],
    setupFiles: [
      'tests/seed.ts',
      ...(mode === 'fast' ? ['tests/no-process.ts'] : []),
      ...(process.env.JIEBAO_TEST_CPU ? ['tests/cpu.ts'] : []),
    ],
    // The cutter's dictionary costs a second and 250 MB for each isolated file, so files share a process.
    isolate: false,
    // Node itself loads what is compiled.
    server: { deps: { external: [/\/dist\/src\//] } },
    pool: 'forks',
    maxWorkers: 2,
    // Threads that collect garbage beside a test take processor time from the other worker.
    execArgv: ['--single-threaded-gc'],
    // No test takes so long by itself; a machine that does other work beside may make it.
    testTimeout: mode === 'cluster' ? 600_000 : 120_000,
    expect: { poll: { timeout: 60_000 } },
    hookTimeout: mode === 'cluster' ? 600_000 : 120_000,
  },
}))
