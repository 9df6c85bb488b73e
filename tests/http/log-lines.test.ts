import { expect, test } from 'vitest'
import { LogLines, linesTo, lostLines } from '../../src/http/log-lines.js'

const later = () => new Promise((done) => setImmediate(done))

test('lost lines are counted, and told once a line was written again', () => {
  const written: string[] = []
  let failure: Error | undefined
  const lines = new LogLines((line, done) => {
    if (!failure) written.push(line)
    done(failure)
  })
  const before = lostLines()
  lines.write('one\n')
  failure = new Error('ENOSPC')
  for (const line of ['two\n', 'three\n']) lines.write(line)
  expect(lostLines() - before).toBe(2)
  failure = undefined
  for (const line of ['four\n', 'five\n']) lines.write(line)
  expect(written.filter((line) => !line.includes('"lost"'))).toEqual(['one\n', 'four\n', 'five\n'])
  expect(written[2]).toMatch(/^\{.*"lost":2\}\n$/)
})

test('a line about lost lines that is lost itself is told again, and not counted', () => {
  const written: string[] = []
  const failing = [true, false, true, false, false]
  const lines = new LogLines((line, done) => {
    const fails = failing.shift()
    if (!fails) written.push(line)
    done(fails ? new Error('EPIPE') : undefined)
  })
  const before = lostLines()
  for (const line of ['one\n', 'two\n', 'three\n']) lines.write(line)
  expect(lostLines() - before).toBe(1)
  expect(written).toEqual(['two\n', 'three\n', expect.stringContaining('"lost":1}')])
})

test("a keeper's own log that fails, at once or later, loses lines and nothing else", async () => {
  const before = lostLines()
  const failing = linesTo(() => {
    throw new Error('at once')
  })
  failing.write('one\n')
  linesTo(() => Promise.reject(new Error('later'))).write('two\n')
  await later()
  expect(lostLines() - before).toBe(2)
  const seen: string[] = []
  linesTo((line) => seen.push(line)).write('three\n')
  expect(seen).toEqual(['three'])
})
