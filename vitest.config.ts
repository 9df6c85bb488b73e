import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // The cutter's dictionary costs a second and 250 MB for each isolated file, so files share a process.
    isolate: false,
    pool: 'forks',
    maxWorkers: 2,
    // No test takes so long by itself; a machine that does other work beside may make it.
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
