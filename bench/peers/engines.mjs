/**
 * The engines: how each is compiled, started, and where its indexes stand.
 *
 * Each is a program with the same three modes, described at the head of jiebao.mjs,
 * Peer.java and main.rs.
 */
import { execFileSync, spawn } from 'node:child_process'
import { cpSync } from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'

const HERE = fileURLToPath(new URL('.', import.meta.url))

/** Class of query, in the order of the tables. top100_count also counts exactly. */
export const CLASSES = ['or10', 'orfull10', 'and10', 'phrase10', 'count_or', 'count_and', 'top100_count']
export const SETS = ['jieba', 'bigram', 'jieba-headed', 'bigram-headed']
/** Of these the documents have headlines, which lengths do not divide while answers are compared. */
export const hasHeadlines = (set) => set.endsWith('-headed')
export const ENGINES = ['jiebao', 'lucene', 'lucene-bp', 'tantivy']

/** What each builds of a set. */
const KINDS = { jiebao: 'word', lucene: 'plain', 'lucene-bp': 'bp', tantivy: 'plain' }

const JAVA_FLAGS = ['-Xms2g', '-Xmx2g', '-XX:+UseSerialGC', '-XX:+AlwaysPreTouch']
const VECTORS = ['--add-modules', 'jdk.incubator.vector', '--enable-native-access=ALL-UNNAMED']

export class Engines {
  /** @param options OUT; `java-home` of a JDK from 21 on; the core that engines are pinned to */
  constructor(out, { javaHome, core }) {
    this.out = out
    this.javaHome = javaHome
    this.core = core
  }

  tokens = (set) => join(this.out, `${set}.tokens`)
  /** What the peers index: of documents with headlines one field, which has the headline as often as it weighs. */
  tokensOf = (engine, set) =>
    engine !== 'jiebao' && hasHeadlines(set) ? join(this.out, `${set}.flat`) : this.tokens(set)
  queries = (set) => join(this.out, `${set}.queries`)
  index = (engine, set) => join(this.out, 'index', `${engine}.${set}`)

  /** Compiles the programs of the peers in OUT. */
  compile() {
    for (const folder of ['lucene', 'tantivy'])
      cpSync(join(HERE, folder), join(this.out, folder), { preserveTimestamps: true, recursive: true })
    const run = (command, args, folder, env) =>
      execFileSync(command, args, {
        cwd: join(this.out, folder),
        env: { ...process.env, ...env },
        stdio: 'inherit',
      })
    run('mvn', ['-q', 'package'], 'lucene', { JAVA_HOME: this.javaHome })
    run('cargo', ['build', '--release', '--target-dir', 'target'], 'tantivy', {})
  }

  /** The command that starts an engine, pinned. */
  #command(engine, args) {
    const pinned = ['taskset', '-c', String(this.core)]
    if (engine === 'jiebao') return [...pinned, process.execPath, join(HERE, 'jiebao.mjs'), ...args]
    if (engine === 'tantivy')
      return [...pinned, join(this.out, 'tantivy/target/release/peers-tantivy'), ...args]
    const jars = `${join(this.out, 'lucene/target/peers-lucene-0.jar')}:${join(this.out, 'lucene/target/lib/*')}`
    const java = join(this.javaHome, 'bin/java')
    return [...pinned, java, ...JAVA_FLAGS, ...VECTORS, '-cp', jars, 'peers.Peer', ...args]
  }

  #run(engine, args, env = {}) {
    const [command, ...rest] = this.#command(engine, args)
    /** @type {import('node:child_process').StdioOptions} */
    const stdio = ['ignore', 'pipe', 'pipe']
    const text = execFileSync(command, rest, {
      encoding: 'utf8',
      env: { ...process.env, ...env },
      maxBuffer: 1 << 30,
      stdio,
    })
    return text.split('\n').slice(0, -1)
  }

  /**
   * Indexes of a set: Jiebao keeps words without positions and pairs with them,
   * so it has two of the set of pairs.
   */
  indexesOf(engine, set) {
    const whole = { name: set, kind: KINDS[engine] }
    return engine === 'jiebao' && set.startsWith('bigram')
      ? [whole, { name: `${set}.placed`, kind: 'bigram' }]
      : [whole]
  }

  /** @returns for each time: documents, seconds of wall, seconds of CPU */
  build(engine, set, { name, kind }, times) {
    const args = ['build', this.tokensOf(engine, set), this.index(engine, name), String(times)]
    const lines = this.#run(engine, engine === 'tantivy' ? args : [...args, kind])
    return lines.map((line) => {
      const [documents, seconds, cpuSeconds] = line.split(' ').map(Number)
      return { documents, seconds, cpuSeconds }
    })
  }

  #asked(engine, set) {
    const indexes = this.indexesOf(engine, set).map(({ name }) => this.index(engine, name))
    // Words have no phrases: their index is never asked for one.
    const folders = engine === 'jiebao' ? [indexes[0], indexes.at(-1)] : indexes
    return [...folders, this.queries(set)]
  }

  /** @returns for each query: class, count or -1, hits of ord and score */
  dump(engine, set) {
    const env = hasHeadlines(set) ? { PEERS_B: '0' } : {}
    return this.#run(engine, ['dump', ...this.#asked(engine, set)], env).map((line) => {
      const [name, count, hits = ''] = line.split('\t')
      const pairs = hits.split(' ').filter(Boolean)
      return { name, count: Number(count), hits: pairs.map((pair) => pair.split(':').map(Number)) }
    })
  }

  /** Starts an engine that stays up. @returns its process, and how to have a class run once: nanoseconds a query */
  async serve(engine, set) {
    const [command, ...args] = this.#command(engine, ['serve', ...this.#asked(engine, set)])
    const child = spawn(command, args, { stdio: ['pipe', 'pipe', 'ignore'] })
    const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
    const next = async () => {
      const { value, done } = await lines.next()
      if (done) throw new Error(`${engine} ended before its time`)
      return value
    }
    if ((await next()) !== 'ready') throw new Error(`${engine} did not get ready`)
    const ask = async (name) => {
      child.stdin.write(`${name}\n`)
      return (await next()).split(' ').map(Number)
    }
    return { pid: child.pid, ask, end: () => child.stdin.end() }
  }
}
