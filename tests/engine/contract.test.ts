import { afterAll } from 'vitest'
import type { Engine } from '../../src/model.js'
import { fakeEngine } from '../api/fake-engine.js'
import { type Archive, closeEngines } from '../search/archive.js'
import { isLong } from '../sizes.js'
import { engineContract } from './contract.js'
import { sourceOf } from './plain-archive.js'
import { plainEngine } from './plain-engine.js'

afterAll(closeEngines)

engineContract('the local engine', {
  open: async (archive) => archive.open(),
  // In this process: a child would load its own dictionary.
  openBuilt: async (archive) => {
    await archive.build()
    return archive.open()
  },
})

/** An engine whose searches run in a thread: one, since each loads a dictionary. pool.test.ts has several. */
async function pooled(archive: Archive): Promise<Engine> {
  const engine = archive.open({ threads: 1 })
  await engine.start()
  return engine
}

// pool.test.ts and threads.test.ts hold in every run what threads add.
if (isLong)
  engineContract('the local engine with threads', {
    open: pooled,
    openBuilt: async (archive) => {
      await archive.build()
      return pooled(archive)
    },
  })

engineContract('the plain engine behind the fake of tests/api', {
  open: async (archive: Archive) => fakeEngine(1, plainEngine(sourceOf(archive))),
  cannot: {
    guesses: 'reads no table of like characters: tests/search/variants.test.ts asks the local engine',
  },
})
