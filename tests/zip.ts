/** A zip as packers write one, and its damaged kin. Source: PKWARE's APPNOTE. */
import { crc32, deflateRawSync } from 'node:zlib'

export type Packed = {
  /** Bytes of a name are written as they are, without the mark of UTF-8. */
  name: string | Uint8Array
  bytes: Uint8Array | string
  /** Instead of its true size. */
  size?: number
  isLocked?: boolean
  sum?: number
}

export function zipOf(files: readonly Packed[]): Buffer {
  const locals: Buffer[] = []
  const centrals: Buffer[] = []
  let at = 0
  for (const { name, bytes, size, isLocked, sum } of files) {
    const own = Buffer.from(bytes as string)
    const packed = deflateRawSync(own)
    const raw = Buffer.from(name as string)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE((typeof name === 'string' ? 0x800 : 0) | (isLocked ? 1 : 0), 2)
    head.writeUInt16LE(8, 4)
    head.writeUInt32LE(sum ?? crc32(own), 10)
    head.writeUInt32LE(packed.length, 14)
    head.writeUInt32LE(size ?? own.length, 18)
    head.writeUInt16LE(raw.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), head, raw, packed])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(at, 10)
    centrals.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000'), head, rest, raw]))
    locals.push(local)
    at += local.length
  }
  const directory = Buffer.concat(centrals)
  const end = Buffer.alloc(22)
  end.write('PK\u0005\u0006', 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...locals, directory, end])
}
