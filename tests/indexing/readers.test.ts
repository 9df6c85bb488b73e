/** Readers keep their generation while others are published, and its files go with the last of them. */
import { readdirSync, readlinkSync } from 'node:fs'
import { expect, test } from 'vitest'
import { type Generation, openGeneration, type Segment } from '../../src/store/store.js'
import { addTerms, built, type Contents, FILES } from './site.js'

const SMALL = { 'a.txt': FILES['a.txt'].slice(0, 2000), 'b.txt': FILES['b.txt'].slice(0, 2000) }

/** All that a generation says, read past what is in memory. */
function read({ segments }: Generation): unknown {
  const told = (segment: Segment) => {
    expect(segment.checkPages().problems).toStrictEqual([])
    const terms: Contents['terms'] = new Map()
    addTerms(segment, terms)
    return [[...Array(segment.docValues.articles).keys()].map((a) => segment.articleRecord(a)), terms]
  }
  return segments.map(told)
}

/** Files of a folder that this process holds open although their names are gone. */
function heldWithoutName(folder: string): string[] {
  return readdirSync('/proc/self/fd').flatMap((fd) => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`)
      return path.startsWith(folder) && path.endsWith(' (deleted)') ? [path] : []
    } catch {
      return []
    }
  })
}

test.runIf(process.platform === 'linux')(
  'a generation is whole until its last reader lets go, and then nothing of it is left',
  async () => {
    const site = await built(SMALL)
    const reader = openGeneration(site.index)!.retain()
    const before = read(reader)
    for (let n = 0; n < 6; n++) {
      site.write('a.txt', `${SMALL['a.txt']}\n\n第${n}次改动，自成一段。\n`)
      await site.update({ fresh: n === 3 })
      expect(read(reader)).toStrictEqual(before)
    }
    const names = reader.segments.map(({ mark }) => mark.name)
    expect(readdirSync(site.index).filter((file) => names.includes(file.split('.')[0]!))).toEqual([])
    reader.release()
    expect(read(reader)).toStrictEqual(before)
    expect(heldWithoutName(site.index)).toHaveLength(5 * names.length)
    reader.release()
    expect(heldWithoutName(site.index)).toEqual([])
  },
)
