/**
 * The contract of an engine: the promises of model.ts's Engine, asked of any.
 *
 * Run by contract.test.ts on the local engine and on the plain one behind the
 * fake of tests/api. A section asks through the interface alone, and tells what
 * is right by reading every article.
 */
import { afterAll, beforeAll, describe } from 'vitest'
import type { Engine } from '../../src/model.js'
import type { Archive, Read } from '../search/archive.js'
import { changes } from './contract-changes.js'
import { papers, shelf } from './contract-corpus.js'
import { evidence } from './contract-evidence.js'
import { lists } from './contract-lists.js'
import { records } from './contract-records.js'
import { reuse } from './contract-reuse.js'
import { dates, exactSets, ladder } from './contract-sets.js'
import { shown } from './contract-shown.js'

/** Parts of the contract that an engine may be excused from, with the reason beside it. */
export type Capability =
  /** Forms that are guessed at: characters of like shape or sound, and pinyin. */
  'guesses'

export type ContractSubject = {
  /** Opens an archive; nothing of its files is indexed yet. Changed files are taken by `update`. */
  open(archive: Archive): Promise<Engine>
  /** Opens an archive with its files indexed, for reading only. Default: `open` and `update`. */
  openBuilt?(archive: Archive): Promise<Engine>
  cannot?: Partial<Record<Capability, string>>
}

/** An engine over an archive, and the archive's articles read by brute force. */
export type Opened = { archive: Archive; engine: Engine; read: Read[] }
/** A subject opened for one engine; a section asks for it inside its tests. */
export type Bench = {
  subject: ContractSubject
  can(capability: Capability): boolean
  papers(): Opened
  shelf(): Opened
  /** An engine of its own over files of its own, indexed; closed at the end. */
  own(archive: Archive): Promise<Engine>
}

async function openBuilt(subject: ContractSubject, archive: Archive): Promise<Engine> {
  if (subject.openBuilt) return subject.openBuilt(archive)
  const engine = await subject.open(archive)
  await engine.update()
  return engine
}

export function engineContract(name: string, subject: ContractSubject): void {
  describe(name, () => {
    const engines: Engine[] = []
    const opened = new Map<string, Opened>()

    beforeAll(async () => {
      for (const [key, archive] of [['papers', papers()] as const, ['shelf', shelf()] as const]) {
        const engine = await openBuilt(subject, archive)
        engines.push(engine)
        opened.set(key, { archive, engine, read: await archive.read() })
      }
    })
    afterAll(async () => {
      for (const engine of engines) await engine.close()
    })

    const bench: Bench = {
      subject,
      can: (capability) => subject.cannot?.[capability] === undefined,
      papers: () => opened.get('papers')!,
      shelf: () => opened.get('shelf')!,
      async own(archive) {
        const engine = await openBuilt(subject, archive)
        engines.push(engine)
        return engine
      },
    }
    for (const section of [exactSets, dates, ladder, shown, lists, evidence, reuse, changes, records])
      section(bench)
  })
}
