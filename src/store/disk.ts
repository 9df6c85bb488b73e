/** The disk's errors: what of them is damage of the index, what a fault of the machine, and files that are only read. */
import { closeSync, openSync } from 'node:fs'
import { JiebaoError } from '../errors.js'

/** An INDEX_CORRUPT error. @param what an English clause that tells the damage @param page number of the damaged page, from 0, if one is */
export function corrupt(file: string, what: string, page: number | null = null): JiebaoError {
  return new JiebaoError('index-damaged', file, { what, page })
}

/** System calls that write. A write that fails is no sign that the index is corrupt. */
const CHANGES = /^(write|fsync|close|rename|link|unlink|rm|mkdir)$/

/** Turns an error of the file system into a JiebaoError. */
export function diskError(error: unknown, file: string): JiebaoError {
  const { code, syscall = '' } = error as NodeJS.ErrnoException
  // The drive cannot read the bytes: the same to a reader as a checksum that does not match.
  if (code === 'EIO' && !CHANGES.test(syscall)) return corrupt(file, 'the disk gave it up')
  if (code === 'EIO') return new JiebaoError('disk-failed', file, {}, { cause: error })
  if (code === 'ENOSPC' || code === 'EDQUOT') return new JiebaoError('disk-full', file, {}, { cause: error })
  return new JiebaoError('file-unusable', file, { why: (error as Error).message }, { cause: error })
}

/** Closes a file that was only read; a failure loses nothing. */
export function closeRead(fd: number): void {
  try {
    closeSync(fd)
  } catch {
    // The descriptor is free all the same.
  }
}

/** @throws ENOENT as it is, any other error as `diskError` */
export function openToRead(path: string, file: string): number {
  try {
    return openSync(path, 'r')
  } catch (error) {
    // A writer may have removed the file meanwhile: the caller then reads the newer manifest.
    throw (error as NodeJS.ErrnoException).code === 'ENOENT' ? error : diskError(error, file)
  }
}
