/** What the system says of a file of the index, as a refusal. */
import { expect, test } from 'vitest'
import { diskError } from '../../src/store/disk.js'

test.each([
  ['ENOSPC', 'write', 'DISK_FULL'],
  ['EDQUOT', 'write', 'DISK_FULL'],
  ['EROFS', 'open', 'DISK_UNUSABLE'],
  ['EACCES', 'open', 'DISK_UNUSABLE'],
  ['ENOTDIR', 'open', 'DISK_UNUSABLE'],
  ['EFBIG', 'write', 'DISK_UNUSABLE'],
  ['EIO', 'fsync', 'DISK_UNUSABLE'],
  ['EIO', 'read', 'INDEX_CORRUPT'],
])('%s of %s is %s', (code, syscall, refused) => {
  const cause = Object.assign(new Error(`${code}: it said no`), { code, syscall })
  const error = diskError(cause, 'segment-000001.terms')
  expect([error.code, error.value]).toEqual([refused, 'segment-000001.terms'])
  expect(error.message).toContain('segment-000001.terms')
})
