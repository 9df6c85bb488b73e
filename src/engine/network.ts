/**
 * Network drives: where the system tells of no changes that another machine makes.
 *
 * Asks the system for the kind of the file system, and of those mounted below the folder.
 * Linux only: elsewhere the numbers mean something else, and the answer is no.
 */
import { readFileSync, realpathSync, statfsSync } from 'node:fs'
import { sep } from 'node:path'

/** Kinds of file systems whose files others may change unseen. Source: Linux, statfs(2) and linux/magic.h. */
const NETWORK_KINDS: ReadonlySet<number> = new Set([
  0x6969, // NFS
  0x517b, // SMB
  0xff534d42, // CIFS
  0xfe534d42, // SMB2
  0x65735546, // FUSE: sshfs, s3fs, folders shared with a virtual machine
  0x01021997, // 9P
  0x00c36400, // Ceph
  0x5346414f, // OpenAFS
  0x6b414653, // AFS
  0x73757245, // Coda
  0x564c, // NCP
  0x01161970, // GFS2
  0x7461636f, // OCFS2
  0x0bd00bd0, // Lustre
  0x47504653, // GPFS
  0x786f4256, // VirtualBox
  0xbacbacbc, // VMware
])

/** Whether the folder, or a file system mounted below it, is on a network drive. */
export function isOnNetwork(folder: string): boolean {
  if (process.platform !== 'linux') return false
  try {
    const real = realpathSync(folder)
    return [real, ...mountedBelow(real)].some(isNetwork)
  } catch {
    // The folder is not there yet, or /proc is not.
    return false
  }
}

// 32-bit systems give the number with its sign.
const isNetwork = (folder: string) => NETWORK_KINDS.has(statfsSync(folder).type >>> 0)

function mountedBelow(folder: string): string[] {
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n')
  const points = mounts.map((line) => unescaped(line.split(' ')[1] ?? ''))
  return points.filter((point) => point.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`))
}

/** Spaces and the like stand in octal, as `\040`. */
const unescaped = (point: string) =>
  point.replace(/\\([0-7]{3})/g, (_, octal: string) => String.fromCharCode(Number.parseInt(octal, 8)))
