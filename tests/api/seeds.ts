/** An engine over the seeds, indexed once into a folder of its own. */
import { mkdtempSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openLocalEngine } from '../../src/engine/engine.js'
import { ReuseUpdate, updateIndex } from '../../src/indexing/indexing.js'
import type { Engine } from '../../src/model.js'

const seeds = fileURLToPath(new URL('../../seeds', import.meta.url))

export async function seedsEngine(): Promise<Engine> {
  const index = mkdtempSync(join(tmpdir(), 'jiebao-api-'))
  await updateIndex(seeds, index)
  await new ReuseUpdate(index).goOn()
  const engine = await openLocalEngine({ seeds, index })
  const own: Partial<Engine> = {
    // Here and not in the compiled child, which an uncompiled checkout has not.
    update: (options, onProgress) => updateIndex(seeds, index, options, onProgress),
    async close() {
      await engine.close()
      await rm(index, { recursive: true, force: true })
    },
  }
  return new Proxy<Engine>(engine, {
    get(target, name: keyof Engine) {
      const method = own[name] ?? target[name]
      return typeof method === 'function' ? method.bind(target) : method
    },
  })
}
