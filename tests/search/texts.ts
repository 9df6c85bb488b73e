/** Archives of a few lines each, for tables of cases: text by id, in one file. */
import { describe, expect, test } from 'vitest'
import type { LocalEngine } from '../../src/engine/engine.js'
import type { Rung, SearchAnswer, SearchRequest } from '../../src/model.js'
import { Archive, jsonl, type Row } from './archive.js'

/** Text by id; a headline stands before a `|`. */
export type Texts = Record<string, string>

const rowOf = ([id, text]: [string, string]): Row => {
  const [title, body] = text.split('|') as [string, string?]
  return body === undefined ? { id, text } : { id, title, text: body }
}

/** @param files of the keeper, by path */
const archiveOf = (texts: Texts, files: Record<string, string> = {}): Archive =>
  new Archive({ 'a.jsonl': jsonl(Object.entries(texts).map(rowOf)), ...files })

export const engineOf = (texts: Texts, files?: Record<string, string>): Promise<LocalEngine> =>
  archiveOf(texts, files).built()

export async function ask(
  texts: Texts,
  q: string,
  request: Partial<SearchRequest> = {},
  files?: Record<string, string>,
): Promise<SearchAnswer> {
  const engine = await engineOf(texts, files)
  const answer = await engine.search({ q, hitsPerPage: 100, ...request })
  await engine.close()
  return answer
}

/** Rung by id. */
export const rungs = ({ hits }: SearchAnswer): Record<string, Rung> =>
  Object.fromEntries(hits.map(({ id, rung }) => [id, rung]))

/** Articles that hold none of the words of the cases, so that words are rare. */
export const others = (n: number): Texts =>
  Object.fromEntries(Array.from({ length: n }, (_, i) => [`z${i}`, `第${i}版天气预报晴`]))

export type Case = {
  promise: string
  texts: Texts
  q: string
  request?: Partial<SearchRequest>
  /** Rung by id of every hit. */
  hits: Record<string, Rung>
}

/** Each case on an archive of its own. */
export function testCases(name: string, cases: readonly Case[]): void {
  describe(name, () => {
    for (const { promise, texts, q, request, hits } of cases) {
      test(promise, async () => {
        const answer = await ask(texts, q, request)
        expect(rungs(answer)).toEqual(hits)
        expect(answer.totalHits).toBe(Object.keys(hits).length)
      })
    }
  })
}
