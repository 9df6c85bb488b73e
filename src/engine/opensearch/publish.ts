/**
 * Publishing: brings a cluster from the generation that it serves to that of the local index.
 *
 * Articles are never changed in place. Those of a changed issue are written anew, born with the new generation; the
 * old ones are marked as dying with it. Until the state names the new generation (state.ts), readers see neither: they
 * ask for what was born by theirs and dies after it. Before that the new generation is counted, and some of its
 * articles are looked for. A writer that ends anywhere leaves what was served, and the next one passes over its traces.
 */
import { createHash } from 'node:crypto'
import { articleStream, type Cutter } from '../../analysis/analysis.js'
import { JiebaoError } from '../../errors.js'
import type { Article, Issue } from '../../model.js'
import type { Generation, Segment } from '../../store/store.js'
import { refOf } from '../issues.js'
import { BulkWriter } from './bulk.js'
import type { Connection } from './connection.js'
import { type ClusterHit, Index } from './lookup.js'
import { articlesIndex, documentOf, issueDocumentOf, issuesIndex, MAPPING_VERSION } from './mapping.js'
import type { ClusterOptions } from './options.js'
import { all, standing, type Visible, visibleQuery } from './sets.js'
import type { Known, Lock, ServedState, StateStore } from './state.js'

/** Generations before the served one that stay whole, for cursors. */
export const PAST_GENERATIONS = 3
/** Issues whose articles are read at once. */
const TOGETHER = 100
/** New articles that are looked for before a generation is published, and the characters that are looked for. */
const CANARIES = 5
const CANARY_LENGTH = 12

/** A local generation with nothing withheld, and what is published with it. */
export type ToPublish = {
  generation: Generation
  content: string
  hidden: readonly string[]
  /** Articles that may be shown, as they must be counted. */
  articles: number
  known: Known
}

/** Documents that are removed behind one publication: some seconds' work. The next one goes on. */
const MOST_REMOVED = 50_000

type PublishedState = NonNullable<Awaited<ReturnType<StateStore['read']>>>
type LocalIssue = { id: string; hash: string; segment: Segment; issue: number }
type IssueRecord = Omit<Issue, 'articles'>

export class Publisher {
  constructor(
    readonly connection: Connection,
    readonly states: StateStore,
    readonly options: ClusterOptions,
    readonly cutter: Cutter,
  ) {}

  /**
   * Publishes, unless the cluster serves the same content already.
   *
   * @param isFresh whether everything is written anew, into indices of its own
   * @throws {JiebaoError} INDEX_LOCKED while another writes; as the connection refuses. Then the old state is served on
   */
  async publish(publication: ToPublish, isFresh: boolean): Promise<ServedState> {
    const known = await this.states.read()
    const isSame = known?.state.content === publication.content && !isFresh
    if (isSame && (await this.#isWhole(known.state))) return this.#tell(known, publication)
    const lock = await this.states.lock()
    try {
      return await this.#publish(publication, lock, isFresh)
    } finally {
      // Another writer may have the lock by now; the lease ends by itself.
      await lock.release().catch(() => {})
    }
  }

  /** Names that belong together may be known later than the articles. */
  async #tell({ state, version }: PublishedState, { known }: ToPublish): Promise<ServedState> {
    if (state.known === known.id) return state
    await this.states.writeKnown(known)
    const told = { ...state, known: known.id }
    await this.states.publish(told, version)
    return told
  }

  async #publish(publication: ToPublish, lock: Lock, isFresh: boolean): Promise<ServedState> {
    const before = await this.states.read()
    const old = before?.state
    const generation = lock.token
    const kept = old && !isFresh && (await this.#isWhole(old)) ? old : undefined
    const [articles, issues] = kept ? [kept.articles, kept.issues] : await this.#createIndices(generation)
    // What a writer left half written has to be seen, or its documents are of another version than they seem.
    if (kept) await this.#refresh(articles, issues)
    // Whoever had a number between the served one and ours has published nothing.
    const lost = kept ? between(kept.generation, generation) : []
    const state: ServedState = {
      generation,
      articles,
      issues,
      articleCount: publication.articles,
      keptCount: publication.generation.articles,
      issueCount: publication.generation.issues,
      void: [...(kept?.void ?? []), ...lost],
      content: publication.content,
      known: publication.known.id,
      past: old
        ? [{ generation: old.generation, articles: old.articles, issues: old.issues }, ...old.past].slice(
            0,
            PAST_GENERATIONS,
          )
        : [],
    }
    const writer = new BulkWriter(this.connection, lock)
    const served = kept && { generation: kept.generation, void: state.void, hidden: [] }
    const held = served ? await this.#heldIssues(issues, served) : new Map<string, ClusterHit>()
    const coming = await this.#writeChanges(publication.generation, { writer, state, held, served })
    await writer.flush()
    await this.#refresh(articles, issues)
    await this.#check(state, publication, coming)
    await this.states.writeKnown(publication.known)
    await this.states.publish(state, before?.version)
    await this.#collect(state)
    return state
  }

  /** @returns some of the issues that were written */
  async #writeChanges(
    generation: Generation,
    {
      writer,
      state,
      held,
      served,
    }: {
      writer: BulkWriter
      state: ServedState
      held: ReadonlyMap<string, ClusterHit>
      served: Visible | undefined
    },
  ): Promise<LocalIssue[]> {
    const going = new Map(held)
    const coming: LocalIssue[] = []
    for (const local of localIssues(generation)) {
      const hit = held.get(local.id)
      if (hit && hashOfHit(hit) === local.hash) {
        going.delete(local.id)
        continue
      }
      if (coming.length < CANARIES) coming.push(local)
      await this.#writeIssue(local, state, writer)
    }
    if (served) await this.#markDying([...going.values()], state, served, writer)
    return coming
  }

  async #writeIssue({ segment, issue, hash }: LocalIssue, state: ServedState, writer: BulkWriter) {
    const { generation: born } = state
    const record = segment.issueRecord(issue) as IssueRecord
    const ref = refOf(record.issue)
    await writer.write({
      index: state.issues,
      id: `${ref.id}@${born}`,
      document: issueDocumentOf(record, hash, born),
    })
    for (const [place, article] of articlesOf(segment, issue).entries())
      await writer.write({
        index: state.articles,
        id: `${article.id}@${born}`,
        document: documentOf(article, ref, place, born, this.cutter),
      })
  }

  /** Has issues that were changed or removed end with this generation. */
  async #markDying(
    hits: ClusterHit[],
    state: ServedState,
    served: Visible,
    writer: BulkWriter,
  ): Promise<void> {
    const died = state.generation
    const index = new Index(this.connection, state.articles)
    for (let at = 0; at < hits.length; at += TOGETHER) {
      const some = hits.slice(at, at + TOGETHER)
      const ids = some.map(({ _source }) => (_source as unknown as IssueSource).id)
      const query = all([visibleQuery(served), { terms: { issue: ids } }])
      for await (const articles of index.every({
        query,
        sort: [{ id: 'asc' }],
        seq_no_primary_term: true,
        _source: true,
      })) {
        for (const hit of articles) {
          const { article, issueHead, place, born } = hit._source!
          const document = { ...documentOf(article, issueHead, place, born, this.cutter), died }
          await writer.write({ index: state.articles, id: hit._id, document, ifVersion: versionOf(hit) })
        }
      }
      for (const hit of some)
        await writer.write({
          index: state.issues,
          id: hit._id,
          document: { ...hit._source, died },
          ifVersion: versionOf(hit),
        })
    }
  }

  /** The issues of a generation, by id. */
  async #heldIssues(name: string, served: Visible): Promise<Map<string, ClusterHit>> {
    const held = new Map<string, ClusterHit>()
    const index = new Index(this.connection, name)
    const query = visibleQuery(served)
    for await (const hits of index.every({
      query,
      sort: [{ id: 'asc' }],
      seq_no_primary_term: true,
      _source: true,
    }))
      for (const hit of hits) held.set((hit._source as unknown as IssueSource).id, hit)
    return held
  }

  /** Whether the cluster still holds what it serves: an index may have been removed, or brought back from an older copy. */
  async #isWhole(state: ServedState): Promise<boolean> {
    if (!(await this.#isReadable(state))) return false
    const every = visibleQuery({ ...state, hidden: [] })
    const [articles] = await new Index(this.connection, state.articles).counts([every])
    const [issues] = await new Index(this.connection, state.issues).counts([every])
    return articles === state.keptCount && issues === state.issueCount
  }

  async #isReadable({ articles, issues }: ServedState): Promise<boolean> {
    const { status, body } = await this.connection.ask<
      Record<string, { mappings: { _meta?: { version: number } } }>
    >({
      method: 'GET',
      path: `/${articles},${issues}/_mapping`,
      accepts: [404],
    })
    return status !== 404 && body[articles]?.mappings._meta?.version === MAPPING_VERSION
  }

  async #createIndices(generation: number): Promise<[articles: string, issues: string]> {
    const { prefix, shards = 1, replicas = 1 } = this.options
    const names: [string, string] = [`${prefix}-articles-${generation}`, `${prefix}-issues-${generation}`]
    const bodies = [articlesIndex(shards, replicas), issuesIndex(replicas)]
    for (const [i, name] of names.entries()) {
      // The number is this writer's alone: what has it is of a state that was lost.
      await this.connection.ask({ method: 'DELETE', path: `/${name}`, accepts: [404] })
      const { status, body } = await this.connection.ask<{ error?: { type?: string } }>({
        method: 'PUT',
        path: `/${name}`,
        body: bodies[i]!,
        accepts: [400],
      })
      const why = body.error?.type
      // An earlier sending whose answer was lost may have made it.
      if (status === 400 && why !== 'resource_already_exists_exception')
        throw new JiebaoError('cluster-refused', name, { why: `400: ${why}` })
    }
    return names
  }

  /** Names of all indices of generations that the cluster holds. */
  async #indices(): Promise<string[]> {
    const { prefix } = this.options
    const body = await this.connection.body<Record<string, object>>({
      method: 'GET',
      path: `/${prefix}-articles-*,${prefix}-issues-*/_settings/index.number_of_shards`,
    })
    const ours = new RegExp(`^${prefix}-(?:articles|issues)-\\d+$`)
    return Object.keys(body).filter((name) => ours.test(name))
  }

  async #refresh(...names: string[]): Promise<void> {
    await this.connection.ask({ method: 'POST', path: `/${names.join(',')}/_refresh` })
  }

  /** @throws {JiebaoError} CLUSTER_REFUSED if the generation is not there as it must be */
  async #check(state: ServedState, publication: ToPublish, coming: readonly LocalIssue[]): Promise<void> {
    const shown = visibleQuery({ ...state, hidden: publication.hidden })
    const whole = visibleQuery({ ...state, hidden: [] })
    const [articles] = await new Index(this.connection, state.articles).counts([shown])
    if (articles !== state.articleCount || !(await this.#isWhole(state))) {
      const why = `${articles} articles were found, ${state.articleCount} of ${state.issueCount} issues were written`
      throw new JiebaoError('cluster-incomplete', state.articles, { why })
    }
    const canaries = coming.flatMap(({ segment, issue }) => canaryOf(segment, issue) ?? [])
    const found = await new Index(this.connection, state.articles).counts(
      canaries.map(({ id, text }) => all([whole, { term: { id } }, standing(text, null)])),
    )
    const lost = canaries.find((_, i) => found[i] !== 1)
    if (lost) throw new JiebaoError('cluster-incomplete', state.articles, { why: `${lost.id} was not found` })
  }

  /** Removes what no generation needs that may still be asked. The state is published: failing here changes no answer. */
  async #collect(state: ServedState): Promise<void> {
    const needed = [state, ...state.past]
    const oldest = needed.at(-1)!.generation
    const dead = {
      bool: {
        filter: [{ range: { died: { lte: oldest } } }],
        must_not: state.void.length > 0 ? [{ terms: { died: state.void } }] : [],
      },
    }
    const strays = { terms: { born: state.void } }
    try {
      // Waited for: of a removal that goes on by itself the cluster keeps a record in `.tasks`, which nobody removes.
      const removals = [state.articles, state.issues].map((name) =>
        this.connection.ask({
          method: 'POST',
          path: `/${name}/_delete_by_query`,
          query: { conflicts: 'proceed', max_docs: MOST_REMOVED },
          body: { query: { bool: { should: [dead, strays], minimum_should_match: 1 } } },
        }),
      )
      await Promise.all([...removals, this.states.forgetKnown(state.known)])
      const names = new Set(needed.flatMap(({ articles, issues }) => [articles, issues]))
      // Those of a writer that ended before it published are among them.
      for (const name of await this.#indices()) {
        const isOlder = Number(/\d+$/.exec(name)?.[0]) < state.generation
        if (isOlder && !names.has(name))
          await this.connection.ask({ method: 'DELETE', path: `/${name}`, accepts: [404] })
      }
    } catch {
      // The next generation removes it.
    }
  }
}

type IssueSource = { id: string; hash: string }

const hashOfHit = ({ _source }: ClusterHit) => (_source as unknown as IssueSource).hash

const versionOf = ({ _seq_no, _primary_term }: ClusterHit) => ({
  _seq_no: _seq_no!,
  _primary_term: _primary_term!,
})

const between = (before: number, after: number) =>
  Array.from({ length: after - before - 1 }, (_, n) => before + 1 + n)

/** Issues of the generation with a hash of all that is written of them. */
function* localIssues({ segments }: Generation): Generator<LocalIssue> {
  for (const segment of segments) {
    const deleted = new Set(segment.mark.deletedIssues)
    for (let issue = 0; issue < segment.docValues.issues; issue++) {
      if (deleted.has(issue)) continue
      const hash = createHash('sha256').update(JSON.stringify(segment.issueRecord(issue)))
      for (const article of articlesOf(segment, issue)) hash.update(JSON.stringify(article))
      const id = segment.docValues.issueIds.at(issue)
      yield { id, hash: hash.digest('hex').slice(0, 24), segment, issue }
    }
  }
}

function articlesOf(segment: Segment, issue: number): Article[] {
  const { firstArticles } = segment.docValues
  const articles: Article[] = []
  for (let a = firstArticles[issue]!; a < firstArticles[issue + 1]!; a++)
    if (segment.isLive(a)) articles.push(segment.articleRecord(a) as Article)
  return articles
}

/** A string out of the middle of an issue's first article. */
function canaryOf(segment: Segment, issue: number): { id: string; text: string } | undefined {
  const [article] = articlesOf(segment, issue)
  if (!article) return undefined
  const [longest] = articleStream(article)
    .texts.flatMap((text) => text.split('\n'))
    .sort((a, b) => b.length - a.length)
  const chars = [...(longest ?? '')]
  const from = Math.max(0, Math.floor((chars.length - CANARY_LENGTH) / 2))
  const text = chars.slice(from, from + CANARY_LENGTH).join('')
  return text === '' ? undefined : { id: article.id, text }
}
