/**
 * Holds Jiebao to programs of others: the types of InstantSearch, the rules of Redocly, and a client that
 * openapi-typescript makes of the OpenAPI document. Needs `npm ci` here, and a compiled Jiebao.
 */
import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openApi } from '../../dist/src/api/openapi.js'
import { VERSION } from '../../dist/src/http/http.js'

const here = import.meta.dirname
const dist = join(here, 'dist')
const document = join(dist, 'openapi.json')

/**
 * @param {string} name  of a program that is installed here
 * @param {...string} args
 */
function run(name, ...args) {
  const env = { ...process.env, REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true' }
  const out = execFileSync(join(here, 'node_modules/.bin', name), args, { cwd: here, env, encoding: 'utf8' })
  process.stdout.write(out)
  return out
}

mkdirSync(dist, { recursive: true })
writeFileSync(document, JSON.stringify(openApi(VERSION)))
const told = run('redocly', 'lint', '--extends=recommended', '--format=json', document)
const { totals } = JSON.parse(told.slice(told.indexOf('{')))
if (totals.errors + totals.warnings > 0) throw new Error('The OpenAPI document breaks rules of Redocly')
run('openapi-typescript', document, '--output', join(dist, 'openapi.d.ts'))
run('tsc', '--project', here)
console.log('InstantSearch, react-instantsearch, Redocly and openapi-typescript: no complaint')
