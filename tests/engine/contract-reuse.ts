/** The contract, part six: what is printed more than once. */
import { describe, expect, test } from 'vitest'
import { REUSE_KINDS } from '../../src/model.js'
import { Archive, jsonl } from '../search/archive.js'
import type { Bench } from './contract.js'

/** Sixty characters and more, none of which stands in another text here. */
const WIRE =
  '昨夜江水漫过旧堤，沿岸三个村庄的居民由船只接往高处，县府拨出存粮两百石，并派医士随行，至今晨尚无伤亡消息传来，电报仍通。'
const FORMULA =
  '凡欲订阅本报者请将姓名住址并报费一并寄交本馆发行部，按期照寄，决不有误，外埠邮费另加，特此布告周知。'
const own = (n: number) => String.fromCharCode(...Array.from({ length: 30 }, (_, i) => 0x5200 + n * 40 + i))
const row = (id: string, day: string, publication: string, text: string) => ({
  id,
  date: day,
  publication,
  title: `第${id}篇`,
  text,
})
const ROWS = [
  row('wire1', '1931-08-02', '江报', WIRE),
  row('wire2', '1931-08-04', '湖报', `本报转载。${WIRE.replace('两百', '二百')}`),
  row('wire3', '1931-08-05', '海报', WIRE.replace('县府', '縣府')),
  row('other', '1931-08-05', '海报', own(1).repeat(3)),
  ...[2, 3, 4, 5, 6].map((n) =>
    row(`notice${n}`, `1931-09-0${n}`, '江报', `${own(n)}${own(n + 10)}\n${FORMULA}\n${own(n + 20)}`),
  ),
]

export function reuse(bench: Bench): void {
  describe('text reuse', () => {
    const open = async () => {
      const engine = await bench.own(new Archive({ 'rows.jsonl': jsonl(ROWS) }))
      await engine.ready('reuse')
      return engine
    }

    test('tells reprints from formulae, with their places and texts', async () => {
      const engine = await open()
      const { groups, kinds, isCurrent, totalGroups } = await engine.reuse({ page: 1, hitsPerPage: 20 })
      expect(isCurrent).toBe(true)
      expect(kinds).toEqual({ reprint: 1, phrase: 1, passage: 0 })
      expect(totalGroups).toBe(2)
      const [phrase, reprint] = groups
      expect([phrase!.kind, phrase!.articles, phrase!.text]).toEqual(['phrase', 5, FORMULA])
      expect([reprint!.kind, reprint!.publications, reprint!.text]).toEqual(['reprint', 3, WIRE])
      expect(reprint!.members.map(({ id, from }) => [id, from])).toEqual([
        ['wire1', '1931-08-02'],
        ['wire2', '1931-08-04'],
        ['wire3', '1931-08-05'],
      ])
      for (const { members } of groups)
        for (const { id, at, end } of members) {
          const { body } = (await engine.article(id))!
          expect(end - at).toBeGreaterThanOrEqual(40)
          expect(body.slice(at, end).slice(-4)).toMatch(/周知。|仍通。/)
        }
      for (const kind of REUSE_KINDS) {
        const of = await engine.reuse({ kind, page: 1, hitsPerPage: 1 })
        expect(of.totalGroups).toBe(kinds[kind])
      }
    })

    test('beside an article, literally, and from both sides', async () => {
      const engine = await open()
      const { total, others } = (await engine.reusedIn('wire1', 10))!
      expect(total).toBe(2)
      expect(others.map(({ id, isReprint }) => [id, isReprint])).toEqual([
        ['wire2', true],
        ['wire3', true],
      ])
      const body = (await engine.article('wire1'))!.body
      for (const { id, passages } of others) {
        const there = (await engine.article(id))!.body
        const back = (await engine.reusedIn(id, 10))!.others.find((other) => other.id === 'wire1')!
        for (const [n, passage] of passages.entries()) {
          expect(body.slice(passage.at, passage.end)).toBe(passage.text)
          expect(there.slice(passage.otherAt, passage.otherEnd)).toBe(passage.otherText)
          expect(back.passages[n]).toMatchObject({ text: passage.otherText, otherText: passage.text })
        }
      }
      expect(await engine.reusedIn('other', 10)).toEqual({
        id: 'other',
        isCurrent: true,
        total: 0,
        others: [],
      })
      expect((await engine.reusedIn('notice3', 2))!.others).toHaveLength(2)
      expect(await engine.reusedIn('nobody', 2)).toBeUndefined()
    })
  })
}
