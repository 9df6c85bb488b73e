/** Old or new, never between: every call of an update fails, is torn, or is the last before the power goes. */
import { readdirSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { JiebaoError } from '../../src/errors.js'
import { Dice } from '../search/archive.js'
import { isLong, size } from '../sizes.js'
import { canBeFull, type Fault } from './faultfs.js'
import { LOSSES, type Loss } from './powerloss.js'
import { Play, SCENES, watched } from './scenes.js'

/** Points tried in each scene, half of them failures and half of them losses of power; all there are, if fewer. */
const POINTS = size('faults')

type Point = { at: number } & ({ fault: Fault } | { loss: Loss; isTorn: boolean })

/** Spread evenly, the same ones in every run. */
function sample<T>(all: T[], most: number): T[] {
  if (all.length <= most) return all
  return Array.from({ length: most }, (_, i) => all[Math.floor(((i + 0.5) * all.length) / most)]!)
}

const victimOf = (point: Point) => ('fault' in point ? point : undefined)

function failures({ made }: Play): Point[] {
  return made.flatMap(({ name, flags }, at) => {
    const faults: Fault[] = ['EIO']
    if (canBeFull(name, flags)) faults.push('ENOSPC', 'full from here')
    if (name === 'writeSync') faults.push('short')
    return faults.map((fault) => ({ at, fault }))
  })
}

function losses({ calls }: Play): Point[] {
  const points: Point[] = []
  for (let at = 0; at <= calls.length; at++) {
    for (const loss of LOSSES) points.push({ at, loss, isTorn: false })
    const next = calls[at]?.what
    // Half of what was being written, by a process that was killed on a machine that goes on.
    if (next === 'write' || next === 'put') points.push({ at, loss: LOSSES.at(-1)!, isTorn: true })
  }
  return points
}

/** Where a missing sync shows: behind each rename, each first removal, and the end. */
function turningPoints({ calls }: Play): Point[] {
  const manifests = calls.flatMap(({ what }, at) => (what === 'rename' ? [at + 1] : []))
  const removals = manifests.map(
    (from) => calls.findIndex(({ what }, at) => at > from && what === 'remove') + 1,
  )
  const sharp = LOSSES.filter(({ names, bytes }) => names !== 'some' && bytes === 'lost')
  return [...new Set([...manifests, ...removals, calls.length])].flatMap((at) =>
    sharp.map((loss) => ({ at, loss, isTorn: false })),
  )
}

/** Whatever befell it, the index is whole, and the next update brings it up to date. */
async function expectWhole(play: Play, isReported: boolean, point: string): Promise<void> {
  const found = play.digest()
  expect(isReported ? [play.after] : [play.before, play.after], point).toContain(found)
  const { problems } = await play.verify()
  // An old index cannot know what its sources say by now.
  const isOld = found === play.before
  const own = problems.filter(
    ({ file, code }) => !isOld || (code !== 'NO_INDEX' && /^segment-|^catalog-|^manifest/.test(file)),
  )
  expect(own, point).toEqual([])
  await play.scene.site.update({ allowRemoval: true })
  expect(play.digest(), point).toBe(play.after)
  expect((await play.verify()).problems, point).toEqual([])
  expect(play.leavings(), point).toEqual([])
}

const tried = new Map<string, number>()
const count = (what: string) => tried.set(what, (tried.get(what) ?? 0) + 1)

afterAll(() => {
  if (process.env.JIEBAO_FAULTS)
    process.stderr.write(`${JSON.stringify(Object.fromEntries(tried), null, 1)}\n`)
})

describe.each(SCENES.map((scene) => [scene.name, scene] as const))('%s', (_, scene) => {
  test('each call that fails is told, and leaves the old generation or the new one', async () => {
    const play = await new Play(await scene()).play()
    const all = play.scene.rounds === 1 ? failures(play) : []
    const open = () => (process.platform === 'linux' ? readdirSync('/proc/self/fd').length : 0)
    const before = open()
    for (const point of sample(all, POINTS / 2)) {
      play.reset()
      const { refusal } = await watched(play.scene, victimOf(point))
      const name = `${play.scene.name}: ${JSON.stringify({ ...point, ...play.made[point.at] })}`
      if (refusal !== undefined && !(refusal instanceof JiebaoError)) throw refusal
      count(`${play.scene.name}, ${'fault' in point ? point.fault : ''}: ${refusal ? refusal.code : 'done'}`)
      await expectWhole(play, refusal === undefined, name)
    }
    expect(open()).toBe(before)
  }, 3_600_000)

  test('a loss of power behind any call leaves the old generation or the new one', async () => {
    const play = await new Play(await scene()).play()
    const dice = new Dice(play.calls.length)
    const reported = play.calls.findIndex(({ what }) => what === 'reported')
    const sharp = turningPoints(play)
    for (const point of [...(isLong ? sharp : sample(sharp, 2)), ...sample(losses(play), POINTS / 2)]) {
      if (!('loss' in point)) continue
      play.lose(point.at, point.loss, point.isTorn, () => dice.roll(2) === 0)
      const name = `${play.scene.name}: ${JSON.stringify({ ...point, next: play.calls[point.at]?.what })}`
      await expectWhole(play, point.at > reported, name)
      count(
        `${play.scene.name}, power lost, names ${point.loss.names}, bytes ${point.isTorn ? 'torn' : point.loss.bytes}`,
      )
    }
  }, 3_600_000)
})
