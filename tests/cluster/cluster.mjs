/**
 * `npm run cluster`: three nodes of OpenSearch on this machine, and an archive on them. Ctrl-C ends all of it.
 *
 * The sources are `seeds/`; further arguments go to `jiebao serve` (`npm run cluster -- --port 4000 --seeds DIR`).
 */
import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Cluster } from './nodes.mjs'

const CLI = fileURLToPath(new URL('../../dist/src/cli/cli.js', import.meta.url))

process.stdout.write('Starting three nodes of OpenSearch\n')
const cluster = await Cluster.start()
const index = join(cluster.folder, 'index')
mkdirSync(index)
const url = cluster.urls.join(',')
process.stdout.write(`They answer at ${url}. To index other sources there:
JIEBAO_ENGINE=opensearch JIEBAO_OPENSEARCH_URL=${url} JIEBAO_OPENSEARCH_PREFIX=other \\
  npx jiebao index --seeds DIR --index DIR-index
`)
const server = spawn(process.execPath, [CLI, 'serve', '--index', index, ...process.argv.slice(2)], {
  stdio: 'inherit',
  env: { ...process.env, JIEBAO_ENGINE: 'opensearch', JIEBAO_OPENSEARCH_URL: url },
})
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => server.kill(signal))
const [status] = await new Promise((done) => server.once('exit', (...ended) => done(ended)))
await cluster.close()
process.exitCode = status ?? 1
