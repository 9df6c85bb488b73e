import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lockIndex } from '../../src/store/lock.js'
import { freshFolder } from './folder.js'

const LOCK = 'write.lock'

/** The start of a process, as the lock names it: told by a shell, so as not to repeat the code. */
const HOLD = `
set -e
start=$(sed 's/.*) //' /proc/$$/stat 2>/dev/null | cut -d' ' -f20)
printf '{"pid":%d,"host":"%s","started":"%s"}' $$ "$1" "$start" > "$2"
echo held
read -r end
`

/** Another process that holds the lock, as its own code would have written it. */
async function holder(folder: string): Promise<ChildProcess> {
  const child = spawn('sh', ['-c', HOLD, 'sh', hostname(), join(folder, LOCK)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  await once(child.stdout!, 'data')
  return child
}

async function kill(child: ChildProcess): Promise<void> {
  const ended = once(child, 'exit')
  child.kill('SIGKILL')
  await ended
}

function takesOver(folder: string): void {
  const unlock = lockIndex(folder)
  expect(JSON.parse(readFileSync(join(folder, LOCK), 'utf8')).pid).toBe(process.pid)
  unlock()
  expect(readdirSync(folder).join()).toBe('')
}

test('of two writers the second is told who holds the lock, and gets it afterwards', () => {
  const folder = freshFolder()
  const unlock = lockIndex(folder)
  for (let i = 0; i < 3; i++) {
    expect(() => lockIndex(folder)).toThrow(
      expect.objectContaining({
        code: 'INDEX_LOCKED',
        message: expect.stringMatching(new RegExp(`process ${process.pid} on ${hostname()}`)),
      }),
    )
  }
  expect(readdirSync(folder).join()).toBe(LOCK)
  unlock()
  takesOver(folder)
})

test('a lock is held while its process lives and taken over once it was killed', async () => {
  const folder = freshFolder()
  const child = await holder(folder)
  expect(() => lockIndex(folder)).toThrow(
    expect.objectContaining({
      code: 'INDEX_LOCKED',
      message: expect.stringMatching(new RegExp(`process ${child.pid} on`)),
    }),
  )
  await kill(child)
  takesOver(folder)
})

test('a lock whose process id was given to another process since is taken over', () => {
  const folder = freshFolder()
  const holder = { pid: process.pid, host: hostname(), started: '1' }
  writeFileSync(join(folder, LOCK), JSON.stringify(holder))
  takesOver(folder)
})

test.each(['', '{', 'null', '7', '[]', '{"pid":"4"}', '{"host":"x"}', '\u0000\u0000\u0000'])(
  'a lock that says %j is taken over',
  (text) => {
    const folder = freshFolder()
    writeFileSync(join(folder, LOCK), text)
    takesOver(folder)
  },
)

test('a lock of another machine is never taken over, and the refusal says what to do', () => {
  const folder = freshFolder()
  writeFileSync(join(folder, LOCK), JSON.stringify({ pid: 1, host: 'elsewhere', started: '' }))
  expect(() => lockIndex(folder)).toThrow(
    expect.objectContaining({
      code: 'INDEX_LOCKED',
      message: expect.stringMatching(/process 1 on elsewhere .*remove .*write\.lock/),
    }),
  )
  expect(readdirSync(folder).join()).toBe(LOCK)
})

test('a lock in a folder that is not there is a refusal', () => {
  expect(() => lockIndex(join(freshFolder(), 'none'))).toThrow(
    expect.objectContaining({ name: 'JiebaoError' }),
  )
})

test('one of many processes that find a dead lock gets it', async () => {
  const folder = freshFolder()
  await kill(await holder(folder))
  // Not as parallel as processes are, but each round finds what the rounds before left.
  const taken = [0, 1, 2, 3].map(() => {
    try {
      return lockIndex(folder)
    } catch (error) {
      expect((error as { code: string }).code).toBe('INDEX_LOCKED')
      return undefined
    }
  })
  expect(taken.filter(Boolean).length).toBe(1)
  taken.find(Boolean)!()
})

test('who takes the lock removes old drafts of it, but no new ones and nothing else', () => {
  const folder = freshFolder()
  const old = ['write.lock.4242', 'write.lock.dead.77']
  const kept = ['write.lock.4343', 'write.lock.txt', 'manifest.json']
  for (const name of [...old, ...kept]) writeFileSync(join(folder, name), '')
  for (const name of [...old, 'write.lock.txt', 'manifest.json']) utimesSync(join(folder, name), 1, 1)
  lockIndex(folder)()
  expect(readdirSync(folder).sort()).toEqual([...kept].sort())
})
