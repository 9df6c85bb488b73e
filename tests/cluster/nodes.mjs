/**
 * A real OpenSearch cluster on this machine: nodes of one process each, on free ports of 127.0.0.1.
 *
 * Nodes can be killed, hung, stopped and started again while they are asked. A node is ended by its own process id.
 */

import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { prepareJars } from './jars.mjs'
import { NODE_SETTINGS, TEST_SETTINGS } from './settings.mjs'

const HOST = '127.0.0.1'
/** Three nodes start in 20 seconds on two idle cores; a machine that does other work takes a multiple. */
const START_MS = 900_000
/** Ports below those that systems give to whoever connects: one of those may be taken while a node is ended. */
const PORTS = { from: 15_000, count: 17_000 }
/** Ports of one process: another one begins elsewhere. */
const PORTS_OF_PROCESS = 50
/** A node that is told to end takes less than a second. */
const END_MS = 20_000
/** Half of the time to start goes into the second compiler; what is timed needs it. */
const QUICK_START = ['-XX:TieredStopAtLevel=1']
const LOG = `appender.console.type = Console
appender.console.name = console
appender.console.layout.type = PatternLayout
appender.console.layout.pattern = %d{ISO8601} %p %c{1}: %m%n
rootLogger.level = warn
rootLogger.appenderRef.console.ref = console
`

/** @param {number} ms */

let nextPort = process.pid * PORTS_OF_PROCESS

/** @param {number} port @returns {Promise<boolean>} */
const isFree = (port) =>
  new Promise((done) => {
    const server = createServer()
    server.once('error', () => done(false))
    server.listen(port, HOST, () => server.close(() => done(true)))
  })

/** @param {number} count @returns {Promise<number[]>} ports that were free a moment ago, all different */
export async function freePorts(count) {
  const ports = []
  for (let tried = 0; ports.length < count && tried < PORTS.count; tried++) {
    const port = PORTS.from + (nextPort++ % PORTS.count)
    if (await isFree(port)) ports.push(port)
  }
  return ports
}

/** One node: a folder with its settings and data, and a process while it runs. */
export class ClusterNode {
  /** @type {import('node:child_process').ChildProcess | undefined} */
  #process

  /**
   * @param {string} folder of its own
   * @param {number} port of HTTP
   * @param {{ java: string, classPath: string, heapMb: number, flags: string[] }} start
   */
  constructor(folder, port, start) {
    this.folder = folder
    this.url = `http://${HOST}:${port}`
    this.start_ = start
  }

  get isRunning() {
    return this.#process !== undefined
  }

  /** The id of its process; undefined while it does not run. */
  get pid() {
    return this.#process?.pid
  }

  /** Starts its process; `Cluster.green` waits until the node answers. */
  start() {
    if (this.#process) return
    const { java, classPath, heapMb, flags } = this.start_
    const log = openSync(join(this.folder, 'node.log'), 'a')
    const child = spawn(
      java,
      [
        `-Xms${heapMb}m`,
        `-Xmx${heapMb}m`,
        '-XX:+UseSerialGC',
        ...flags,
        '--enable-native-access=ALL-UNNAMED',
        `-Djava.io.tmpdir=${join(this.folder, 'tmp')}`,
        `-Dopensearch.path.home=${this.folder}`,
        `-Dopensearch.path.conf=${join(this.folder, 'config')}`,
        '-cp',
        classPath,
        'JarNode',
      ],
      { stdio: ['ignore', log, log] },
    )
    this.#process = child
    child.once('exit', () => {
      if (this.#process === child) this.#process = undefined
    })
  }

  /** Ends its process. @param {NodeJS.Signals} [signal] `SIGKILL`: at once, with nothing written to an end */
  async end(signal = 'SIGTERM') {
    const child = this.#process
    if (!child) return
    const ended = new Promise((done) => child.once('exit', done))
    child.kill(signal)
    const late = setTimeout(() => child.kill('SIGKILL'), END_MS)
    await ended
    clearTimeout(late)
  }

  /** Hangs its process: it keeps its connections and answers nothing. */
  hang() {
    this.#process?.kill('SIGSTOP')
  }

  wake() {
    this.#process?.kill('SIGCONT')
  }

  /** The end of what it has logged. */
  log() {
    return readFileSync(join(this.folder, 'node.log'), 'utf8').slice(-4000)
  }
}

export class Cluster {
  /** @param {string} folder @param {ClusterNode[]} nodes */
  constructor(folder, nodes) {
    this.folder = folder
    this.nodes = nodes
  }

  /**
   * Starts nodes and waits until all of them are one cluster.
   *
   * @param {{ nodes?: number, heapMb?: number, flags?: string[], settings?: Record<string, string | number | boolean> }} [options]
   *   `flags` of Java; `settings` of every node, beside those that tie the nodes together
   */
  static async start({ nodes: count = 3, heapMb = 256, flags = QUICK_START, settings = {} } = {}) {
    const { java, classPath } = prepareJars()
    const folder = mkdtempSync(join(tmpdir(), 'jiebao-cluster-'))
    const ports = await freePorts(2 * count)
    const transports = ports.slice(count)
    const nodes = Array.from({ length: count }, (_, n) => {
      const own = join(folder, `n${n}`)
      for (const name of ['config', 'data', 'logs', 'tmp']) mkdirSync(join(own, name), { recursive: true })
      writeFileSync(join(own, 'config/log4j2.properties'), LOG)
      const all = {
        'cluster.name': 'jiebao-test',
        'node.name': `n${n}`,
        'network.host': HOST,
        'http.port': ports[n],
        'transport.port': transports[n],
        'discovery.seed_hosts': transports.map((port) => `${HOST}:${port}`),
        'cluster.initial_cluster_manager_nodes': Array.from({ length: count }, (_, i) => `n${i}`),
        'path.data': join(own, 'data'),
        'path.logs': join(own, 'logs'),
        'path.repo': join(folder, 'snapshots'),
        ...NODE_SETTINGS,
        ...TEST_SETTINGS,
        ...settings,
      }
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${JSON.stringify(value)}\n`)
      writeFileSync(join(own, 'config/opensearch.yml'), lines.join(''))
      return new ClusterNode(own, /** @type {number} */ (ports[n]), { java, classPath, heapMb, flags })
    })
    const cluster = new Cluster(folder, nodes)
    try {
      for (const node of nodes) node.start()
      await cluster.green()
      return cluster
    } catch (error) {
      await cluster.close()
      throw error
    }
  }

  /** Removes every index, so that the next test waits for its own alone. */
  async clear() {
    const running = this.nodes.find((node) => node.isRunning)
    await fetch(`${running?.url}/jiebao-*,kept*`, { method: 'DELETE' })
  }

  /** Folder that every node may keep snapshots in. */
  get snapshots() {
    return join(this.folder, 'snapshots')
  }

  /** Addresses of all nodes, running or not. */
  get urls() {
    return this.nodes.map(({ url }) => url)
  }

  /** Waits until every node that was started is in the cluster and every shard has its copies. */
  async green() {
    const untilMs = performance.now() + START_MS
    const started = this.nodes.filter((node) => node.isRunning)
    for (;;) {
      const states = await Promise.all(started.map((node) => ask(node.url, '/_cluster/health')))
      const isGreen = (/** @type {Health | undefined} */ state) =>
        state?.status === 'green' && state.number_of_nodes === started.length
      if (started.length > 0 && states.every(isGreen)) return
      const ended = started.find((node) => !node.isRunning)
      if (ended || performance.now() > untilMs) throw new Error(await this.#whyNotGreen(states))
      await sleep(250)
    }
  }

  /** @param {unknown[]} states of the nodes that were asked */
  async #whyNotGreen(states) {
    const told = await Promise.all(
      this.nodes.map(async (node) => [
        `${node.url} ${node.isRunning ? 'runs' : 'has ended'}`,
        JSON.stringify(await ask(node.url, '/_cluster/allocation/explain')),
        JSON.stringify(await ask(node.url, '/_cat/recovery?active_only&format=json')),
        node.log(),
      ]),
    )
    return ['The cluster did not become green', JSON.stringify(states), ...told.flat()].join('\n')
  }

  /** Ends every node and removes what they wrote. */
  async close() {
    for (const node of this.nodes) node.wake()
    await Promise.all(this.nodes.map((node) => node.end()))
    rmSync(this.folder, { recursive: true, force: true })
  }
}

/** @typedef {{ status: string, number_of_nodes: number }} Health */

/** @param {string} url @param {string} path @returns {Promise<any>} undefined where the node does not answer */
async function ask(url, path) {
  try {
    const response = await fetch(`${url}${path}`, { signal: AbortSignal.timeout(5000) })
    return await response.json()
  } catch {
    return undefined
  }
}
