/** In which order lines of a page are read, from their places alone. */
import { expect, test } from 'vitest'
import type { LaidLine } from '../../src/ingest/formats/layout.js'
import { layLines } from '../../src/ingest/runs/laid.js'

const [WIDTH, HEIGHT] = [600, 800]
type At = [left: number, top: number, text: string, size?: number]

/** Lines of a page of 600 by 800 points, read in their order. */
function order(...lines: At[]): string[] {
  const laid = lines.map(([left, top, text, size = 20]): LaidLine => {
    const right = left + size * text.length
    const box = { left: left / WIDTH, top: top / HEIGHT, right: right / WIDTH, bottom: (top + size) / HEIGHT }
    return { text, box, typeSize: size / HEIGHT, doubtful: [] }
  })
  const page = {
    aspect: WIDTH / HEIGHT,
    isOrdered: false,
    blocks: [{ label: undefined, level: 0, lines: laid }],
  }
  return layLines([page]).places.map(({ line }) => line.text)
}

/** Ten characters: the width of a column here. */
const lineOf = (name: string, number: number) => `${name}栏第${'一二三四五六七八'[number]}行的文字很`
const column = (name: string, left: number, top: number, count: number, pitch = 28): At[] =>
  Array.from({ length: count }, (_, i) => [left, top + pitch * i, lineOf(name, i)])
const texts = (lines: readonly At[]) => lines.map(([, , text]) => text)
/** In the order of their tops, as a tool finds them. */
const found = (...lines: At[]) => lines.sort((a, b) => a[1] - b[1])

test('columns whose lines stand in turn are read one after the other', () => {
  const [left, right] = [column('左', 40, 100, 5), column('右', 260, 114, 5)]
  expect(order(...found(...left, ...right))).toEqual([...texts(left), ...texts(right)])
})

test('the first lines of columns stay with the others, however wide the lines stand apart', () => {
  const head: At = [40, 40, '麦收时节访农家', 40]
  const [left, right] = [column('左', 40, 100, 5, 38), column('右', 260, 100, 5, 38)]
  // The lines of a third column stand between those of the others, so that the bands between strips are low.
  const third = column('末', 480, 119, 4, 38).map(([x, y, text]): At => [x, y, text.slice(0, 5)])
  const read = order(...found(head, ...left, ...right, ...third))
  expect(read).toEqual(texts([head, ...left, ...right, ...third]))
})

test('pieces of a line that was stretched to its column are one line', () => {
  const rest = column('左', 40, 128, 4)
  const pieces: At[] = [
    [40, 100, '本报讯'],
    [140, 100, '昨天五里'],
  ]
  const right = column('右', 260, 100, 5)
  const read = order(...found(...pieces, ...rest, ...right))
  expect(read).toEqual(['本报讯 昨天五里', ...texts(rest), ...texts(right)])
})

test('two columns that lines of a wider one run over stay two', () => {
  const wide = column('宽', 40, 40, 4).map(([x, y, text]): At => [x, y, text + text.slice(0, 9)])
  const [left, right] = [column('左', 40, 200, 3), column('右', 260, 200, 3)]
  const read = order(...found(...wide, ...left, ...right))
  expect(read).toEqual(texts([...wide, ...left, ...right]))
})

test('a row begins below a blank band, though text stands beside its heading', () => {
  const story = (name: string, top: number): [At[], At[]] => [
    [[40, top, `${name}村巨变`, 36], ...column(name, 40, top + 50, 3)],
    column(name, 260, top, 5).map(([x, y, text]): At => [x, y, text.replace('栏', '文')]),
  ]
  const [first, second] = [story('东', 100), story('西', 340)]
  const read = order(...found(...first.flat(), ...second.flat()))
  expect(read).toEqual(texts([...first.flat(), ...second.flat()]))
})
