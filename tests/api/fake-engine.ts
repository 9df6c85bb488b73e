/**
 * An engine for tests of what stands above engines: the plain engine, which the
 * contract holds to its promises, with handles to slow, break and watch it.
 */
import { JiebaoError } from '../../src/errors.js'
import { readAliases, readWords } from '../../src/mine/mine.js'
import type { Engine, Issue, SearchRequest } from '../../src/model.js'
import type { Contents } from '../engine/plain-archive.js'
import { plainEngine } from '../engine/plain-engine.js'
import { ISSUES } from './fake-issues.js'

export type FakeEngine = Engine & {
  /** Every search that reached the engine. */
  asked: SearchRequest[]
  /** Every text that suggestions were asked for. */
  suggested: string[]
  /** Every text that was asked how it goes on. */
  continued: string[]
  /** Hits that an export has handed out. */
  exported: number
  /** What the next calls throw instead of answering. */
  failWith: unknown
  failUpdate: boolean
  /** How long an answer takes. */
  delayMs: number
  /** Calls that have come, also those that still wait. */
  begun: number
  setView(view: string): void
  setReady(ready: boolean): void
  setWarming(isWarming: boolean): void
}

/** Number of the generation that is served first. */
const GENERATION = 3
const PROBLEM = { file: '_keeper/aliases.txt', line: 3, text: '甲=', reason: '等号后面没有写法' }

/** The issues, their articles held so many times; the first keep their ids. */
function contentsOf(copies: number, added: readonly Issue[] = []): Contents {
  const issues = ISSUES.map((issue) => {
    const copy = (n: number) =>
      issue.articles.map((article) => (n === 0 ? article : { ...article, id: `${article.id}-${n}` }))
    return { ...issue, articles: Array.from({ length: copies }, (_, n) => copy(n)).flat() }
  })
  const keeper = {
    aliases: readAliases(''),
    synonyms: readAliases('郁金香=洋荷花'),
    words: readWords('').words,
    hidden: [],
    problems: [PROBLEM],
    refused: [],
    isRestless: false,
    texts: { 'aliases.txt': '', 'synonyms.txt': '', 'userdict.txt': '', 'hidden.txt': '' },
    bytes: '',
  }
  return { issues: [...issues, ...added], keeper, refused: [], isGone: () => false }
}

/** Hits that an export takes of it in a tenth of a second. */
export async function taking(engine: FakeEngine): Promise<number> {
  const before = engine.exported
  await new Promise((resolve) => setTimeout(resolve, 100))
  return engine.exported - before
}

/** @param copies how many times the articles are held, for pages of results */
export function fakeEngine(copies = 1, plain = fromIssues(copies)): FakeEngine {
  const listeners = new Set<(view: string) => void>()
  let view: string | undefined
  let ready = true
  let warming = false
  plain.onChange((next) => {
    view = undefined
    for (const listener of listeners) listener(next)
  })

  async function begin(): Promise<void> {
    engine.begun++
    if (engine.delayMs > 0) await new Promise((resolve) => setTimeout(resolve, engine.delayMs))
    if (engine.failWith !== undefined) throw engine.failWith
    if (!ready) throw new JiebaoError('no-index', '', {})
  }
  /** A method of the plain engine, slowed and broken as the handles say. */
  const handled =
    <A extends unknown[], T>(method: (...args: A) => Promise<T>) =>
    async (...args: A): Promise<T> => {
      await begin()
      return method(...args)
    }

  const engine: FakeEngine = {
    ...plain,
    asked: [],
    suggested: [],
    continued: [],
    exported: 0,
    failWith: undefined,
    failUpdate: false,
    delayMs: 0,
    begun: 0,
    setView(next) {
      view = next
      for (const listener of listeners) listener(next)
    },
    setWarming(next) {
      warming = next
    },
    setReady(next) {
      ready = next
    },
    view: () => view ?? plain.view(),
    status() {
      const status = ready ? plain.status() : undefined
      return status && warming ? { ...status, isWarming: true } : status
    },
    check: () => begin(),
    async search(request) {
      await begin()
      engine.asked.push(request)
      return plain.search(request)
    },
    async suggest(q, limit, continued) {
      await begin()
      ;(continued ? engine.continued : engine.suggested).push(q)
      return plain.suggest(q, limit)
    },
    async *export(request, options) {
      await begin()
      for await (const hit of plain.export(request, options)) {
        engine.exported++
        yield hit
      }
    },
    explain: handled(plain.explain),
    timeline: handled(plain.timeline),
    aggregate: handled(plain.aggregate),
    concordance: handled(plain.concordance),
    candidates: handled(plain.candidates),
    counts: handled(plain.counts),
    otherForms: handled(plain.otherForms),
    similar: handled(plain.similar),
    reusedIn: handled(plain.reusedIn),
    reuse: handled(plain.reuse),
    legibility: handled(plain.legibility),
    whyNot: handled(plain.whyNot),
    article: handled(plain.article),
    arrivals: handled(plain.arrivals),
    records: handled(plain.records),
    issues: handled(plain.issues),
    issue: handled(plain.issue),
    async update(options, onProgress) {
      await begin()
      if (engine.failUpdate) throw new JiebaoError('disk-full', 'index', {})
      return plain.update(options, onProgress)
    },
    onChange(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
  return engine
}

/** The plain engine over the fake issues; its update takes a while and finds one more issue. */
function fromIssues(copies: number): Engine {
  const { issue, articles } = ISSUES[0]!
  const late: Issue = {
    issue: { ...issue, id: 'a1b2c3d4e5f60009', file: '009.txt' },
    articles: [
      {
        ...articles[0]!,
        id: 'late',
        headline: '后到的一篇',
        body: '后到',
        paragraphs: [{ at: 0, line: 1 }],
        joins: [],
      },
    ],
    furniture: [],
    doubts: [],
  }
  const pause = () => new Promise((resolve) => setTimeout(resolve, 60))
  const source = async () => {
    await pause()
    return contentsOf(copies, [late])
  }
  return plainEngine(source, contentsOf(copies), GENERATION)
}
