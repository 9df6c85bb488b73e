/**
 * The arena: the part of the kernels' memory that holds lists of postings and positions, and columns to score them by.
 *
 * What is laid there stays until room is needed. The room is two halves: new things go into the younger, and when
 * it is full, the older is emptied and becomes the younger. Whatever is asked for while it lies in the older half is
 * copied over. So what was not used during a whole half goes, as by a clock. A query whose lists take more than one
 * half would lose the first of them: `layAll()` tells. A thing that is made anew, as all bounds are with every update,
 * takes the place that it had. Halves are no larger than the index needs: lists of segments that are merged away lie
 * there until their half is emptied.
 *
 * Knows nothing of what the bytes mean. Each thing bears a note of where it lies, which goes with it.
 */
import { HEAP, type Machine, machine } from '../kernel/kernel.js'

/** Growing the memory takes a millisecond, and makes all views of it anew: not for each list, and the more the larger it is. */
const STEP = 1024 * 1024
const STEP_SHARE = 1 / 4

/** Where something lies, since which turn, and what it was made of. */
type Place = {
  readonly at: number
  readonly bytes: number
  readonly turn: number
  readonly basis: object | undefined
}

/** Something that lies in the arena, or shall. Whoever asks for it again hands over the same object. */
export type Laid = {
  /** What it is made of besides: with another one it is made anew. Undefined: whatever lies there will do. */
  readonly basis: object | undefined
  readonly bytes: number
  /** Writes it to the memory from an address on, a multiple of 16. */
  write(machine: Machine, at: number): void
  /** The arena's own note. At first undefined. */
  place: Place | undefined
}

/** A half has room for this many times the lists as they are stored: tables, bounds, bits and columns lie beside them. */
const ROOM = 1.25
const LEAST_HALF = 8 * 1024 * 1024

export class Arena {
  readonly #machine: Machine
  /** Counts the changes of halves; the younger half is that of the last. */
  #turn = 0
  #limitBytes: number
  #halfBytes: number
  /** Least bytes of a half for the largest index that was opened. */
  #needBytes = LEAST_HALF
  /** Bytes taken of the younger half. */
  #used = 0

  constructor(machine: Machine, limitBytes: number) {
    this.#machine = machine
    this.#limitBytes = limitBytes
    this.#halfBytes = this.#half()
  }

  /** Bounds the arena, and empties it. */
  limit(bytes: number): void {
    this.#limitBytes = bytes
    this.#halfBytes = this.#half()
    // No place is of this turn or of the one before.
    this.#turn += 2
    this.#used = 0
  }

  /** Makes room, within the limit, for an index whose postings and positions take so many bytes. Empties the arena if it grows. */
  suit(listBytes: number): void {
    // By powers of two, so that growing archives empty it seldom.
    while (this.#needBytes < listBytes * ROOM) this.#needBytes *= 2
    if (this.#half() > this.#halfBytes) this.limit(this.#limitBytes)
  }

  #half(): number {
    return Math.min(this.#needBytes, Math.floor(this.#limitBytes / 2)) & ~15
  }

  /** The addresses of some things, laid where they are not. @returns undefined if they do not fit together */
  layAll(things: readonly Laid[]): number[] | undefined {
    const first = this.#turn
    const addresses: number[] = []
    for (const thing of things) {
      const at = this.#lay(thing)
      if (at === undefined) return undefined
      addresses.push(at)
    }
    return this.#turn > first + 1 ? undefined : addresses
  }

  /** Whether something lies there, so that laying it costs nothing. */
  has({ place }: Laid): boolean {
    return place !== undefined && place.turn >= this.#turn - 1
  }

  #lay(thing: Laid): number | undefined {
    const { place, basis, bytes } = thing
    const isSame = place !== undefined && (basis === undefined || place.basis === basis)
    const isYoung = place?.turn === this.#turn
    if (isSame && isYoung) return place.at
    const at = isYoung && place.bytes === bytes ? place.at : this.#take(bytes)
    if (at === undefined) return undefined
    const isThere = isSame && place.turn === this.#turn - 1
    if (isThere) this.#machine.bytes.copyWithin(at, place.at, place.at + bytes)
    else thing.write(this.#machine, at)
    thing.place = { at, bytes, turn: this.#turn, basis: isThere ? place.basis : basis }
    return at
  }

  /** @returns undefined if there is no room */
  #take(bytes: number): number | undefined {
    const rounded = (bytes + 15) & ~15
    if (rounded > this.#halfBytes) return undefined
    if (this.#used + rounded > this.#halfBytes) {
      this.#turn++
      this.#used = 0
    }
    const at = HEAP + (this.#turn & 1) * this.#halfBytes + this.#used
    const end = at + rounded
    if (end > this.#machine.bytes.length && !this.#grow(end)) return undefined
    this.#used += rounded
    return at
  }

  #grow(end: number): boolean {
    const step = Math.max(STEP, end * STEP_SHARE)
    const ample = Math.min(end + step, Math.max(end, HEAP + 2 * this.#halfBytes))
    return this.#machine.grow(Math.ceil(ample / STEP) * STEP) || this.#machine.grow(end)
  }
}

/** This thread's arena; undefined without kernels. The default suits a command that asks once. */
export const arena = machine && new Arena(machine, 64 * 1024 * 1024)

/** Sets how many bytes this thread may take for lists that kernels read. */
export function limitArena(bytes: number): void {
  arena?.limit(bytes)
}
