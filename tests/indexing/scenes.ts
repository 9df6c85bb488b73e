/** Updates to be broken off: what stands before each, how it is run, and how to tell what came of it. */
import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { verifyArchive } from '../../src/engine/engine.js'
import type { UpdateOptions, VerifyAnswer } from '../../src/model.js'
import { MANIFEST, readManifest } from '../../src/store/store.js'
import { type Call, type Fault, FaultyDisk } from './faultfs.js'
import { Disk, type Loss, putBack } from './powerloss.js'
import { FILES, inOrder, readContents, Site } from './site.js'

const part = (file: keyof typeof FILES, from: number, to: number) => FILES[file].slice(from, to)
const row = (n: number) => `${JSON.stringify({ title: `第${n}篇`, text: `防汛 ${n}` })}\n`

const SMALL = { 'a.txt': part('a.txt', 0, 1500), 'b.txt': part('b.txt', 0, 1200), 'c.jsonl': row(0) }

/** A paper corrected, one renamed, one gone, one new: the ledger learns something of each. */
function change(site: Site): void {
  site.write('a.txt', `${SMALL['a.txt']}，又添半句。\n`)
  site.rename('b.txt', 'e.txt')
  site.remove('c.jsonl')
  site.write('f.txt', part('d.md', 0, 900))
}

export type Scene = {
  name: string
  site: Site
  options: UpdateOptions
  /** Runs so many updates; of all but the last nobody knows how they end. */
  rounds: number
  /** A call that fails besides. */
  victim?: { at: number; fault: Fault }
}

async function first(): Promise<Scene> {
  return { name: 'a first build', site: new Site(SMALL), options: {}, rounds: 1 }
}

async function changed(): Promise<Scene> {
  const site = new Site(SMALL)
  await site.update()
  change(site)
  return { name: 'an update', site, options: { allowRemoval: true }, rounds: 1 }
}

async function merging(): Promise<Scene> {
  const site = new Site(SMALL)
  for (let n = 1; n <= 9; n++) {
    await site.update()
    site.write(`m${n}.jsonl`, row(n))
  }
  return { name: 'an update that merges', site, options: {}, rounds: 1 }
}

/** Papers come and go, none is corrected: ids that a fresh build cannot know are another matter. */
async function rebuilt(): Promise<Scene> {
  const site = new Site(SMALL)
  await site.update()
  site.remove('c.jsonl')
  site.write('f.txt', part('d.md', 0, 900))
  return { name: 'a fresh build', site, options: { fresh: true }, rounds: 1 }
}

/** The manifest was renamed, but syncing its name failed: the next update must not rely on it. */
async function twice(): Promise<Scene> {
  const scene = await changed()
  const probe = await watched(scene)
  const at = probe.made.findIndex(({ name }) => name === 'renameSync')
  const victim = {
    at: probe.made.findIndex(({ name }, i) => i > at && name === 'fsyncSync'),
    fault: 'EIO',
  } as const
  const again = await changed()
  return { ...again, name: 'an update after one that failed late', rounds: 2, victim }
}

export const SCENES = [first, changed, merging, rebuilt, twice]

/** The folders that an update writes. */
const rootsOf = ({ site }: Scene): string[] => [site.index, join(site.seeds, '_keeper')]

/** Runs a scene with every call told, and a victim if one is named. */
export async function watched(
  scene: Scene,
  victim = scene.victim,
): Promise<FaultyDisk & { refusal?: unknown }> {
  const { site, options, rounds } = scene
  const roots = rootsOf(scene)
  const parents = roots.map((root) => dirname(root))
  const isOurs = (path: string) => parents.includes(path) || roots.some((root) => path.startsWith(root))
  const disk: FaultyDisk & { refusal?: unknown } = new FaultyDisk(isOurs, victim)
  try {
    for (let round = 1; round < rounds; round++) await site.update(options).catch(() => {})
    await site.update(options)
    disk.calls.push({ what: 'reported' })
  } catch (error) {
    disk.refusal = error
  } finally {
    disk.stop()
  }
  return disk
}

/** A scene that was played once: what stood before it, what stands after it, and every call between. */
export class Play {
  readonly before: string
  after = ''
  calls: Call[] = []
  /** How many calls can fail, and which of them need room on the disk. */
  made: FaultyDisk['made'] = []
  readonly #roots: string[]
  readonly #start: Map<string, Buffer>

  constructor(readonly scene: Scene) {
    this.#roots = rootsOf(scene)
    this.before = this.digest()
    this.#start = new Disk(this.#roots).after({ names: 'all', bytes: 'kept' }, () => true)
  }

  async play(): Promise<this> {
    const { calls, made, refusal } = await watched(this.scene)
    if (refusal) throw refusal
    this.after = this.digest()
    Object.assign(this, { calls, made })
    this.reset()
    return this
  }

  reset(): void {
    putBack(this.#roots, this.#start)
  }

  /** Puts onto the disk what is left after the power went behind `at` calls, the next one half done if it is a write. */
  lose(at: number, loss: Loss, isTorn: boolean, toss: () => boolean): void {
    this.reset()
    const disk = new Disk(this.#roots)
    for (const call of this.calls.slice(0, at)) disk.apply(call)
    const next = this.calls[at]
    if (isTorn && (next?.what === 'write' || next?.what === 'put'))
      disk.apply({ ...next, bytes: next.bytes.subarray(0, next.bytes.length >> 1) })
    putBack(this.#roots, disk.after(loss, toss))
    this.#killHolder()
  }

  /** The lock names this process, which goes on; the one that it stands for is gone. */
  #killHolder(): void {
    const lock = join(this.scene.site.index, 'write.lock')
    if (existsSync(lock))
      writeFileSync(lock, readFileSync(lock, 'utf8').replace(/"started":"\d+"/, '"started":"1"'))
  }

  /** What the index says, in short. Reads every page and every list. */
  digest(): string {
    const asRows = (_: string, value: unknown) => (value instanceof Map ? [...inOrder(value)] : value)
    const text = JSON.stringify(readContents(this.scene.site.index), asRows)
    return createHash('md5').update(text).digest('hex')
  }

  verify(): Promise<VerifyAnswer> {
    return verifyArchive(this.scene.site.seeds, this.scene.site.index)
  }

  /** Files in the index folder that no manifest names. */
  leavings(): string[] {
    const { index } = this.scene.site
    const { segments, catalog, ledger } = readManifest(index)!
    const named = segments.map(({ name }) => name)
    return readdirSync(index).filter(
      (file) =>
        ![MANIFEST, catalog.name, ledger?.name, ...named].includes(file.replace(/^(segment-\d+)\..*/, '$1')),
    )
  }
}
