/** Arrays in shared memory, which threads hand to one another without a copy. Room that nothing is written to takes no memory. */

type Typed = Uint8Array | Uint16Array | Int32Array | Uint32Array | Float64Array
type Kind<T extends Typed> = { new (buffer: SharedArrayBuffer): T; readonly BYTES_PER_ELEMENT: number }

/** Zeros. */
export const shared = <T extends Typed>(kind: Kind<T>, size: number): T =>
  new kind(new SharedArrayBuffer(size * kind.BYTES_PER_ELEMENT))

/** Numbers of which it is not known before how many they are. */
export class SharedPool<T extends Typed> {
  #numbers: T
  #size = 0

  constructor(
    readonly kind: Kind<T>,
    room: number,
  ) {
    this.#numbers = shared(kind, room)
  }

  /** The numbers, with room for `size` at least. Another array takes their place when the room grows. */
  room(size: number): T {
    if (size > this.#numbers.length) {
      const larger = shared(this.kind, size * 2)
      larger.set(this.#numbers)
      this.#numbers = larger
    }
    return this.#numbers
  }

  append(part: T): void {
    this.room(this.#size + part.length).set(part, this.#size)
    this.#size += part.length
  }

  push(number: number): void {
    this.room(this.#size + 1)[this.#size++] = number
  }

  get size(): number {
    return this.#size
  }

  /** The first numbers. */
  upTo(size: number): T {
    return this.#numbers.subarray(0, size) as T
  }
}
