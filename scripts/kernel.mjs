/**
 * Compiles the kernels, `src/kernel/assembly/`, into `src/kernel/code.ts`; with `--check` only compares.
 *
 * The compiler stands in a workspace of its own, so that `npm ci` does not install it:
 *
 *   npm ci --prefix src/kernel/assembly
 *   node scripts/kernel.mjs [--check]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOM = fileURLToPath(new URL('../src/kernel', import.meta.url))
const CODE = join(ROOM, 'code.ts')
const FLAGS = ['-O3', '--noAssert', '--runtime', 'stub', '--enable', 'simd', '--importMemory']

function compile() {
  const folder = mkdtempSync(join(tmpdir(), 'jiebao-kernel-'))
  try {
    const to = join(folder, 'kernel.wasm')
    const asc = join('node_modules', 'assemblyscript', 'bin', 'asc.js')
    const options = { cwd: join(ROOM, 'assembly'), stdio: /** @type {const} */ ('inherit') }
    execFileSync(process.execPath, [asc, 'kernel.ts', ...FLAGS, '--outFile', to], options)
    return readFileSync(to).toString('base64')
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const text = `/** The kernels of assembly/, compiled, in base64. Written by scripts/kernel.mjs. */\nexport const CODE: string =\n  '${compile()}'\n`
if (!process.argv.includes('--check')) writeFileSync(CODE, text)
else if (readFileSync(CODE, 'utf8') !== text) {
  console.log('src/kernel/code.ts is not what src/kernel/assembly/ compiles to: run node scripts/kernel.mjs')
  process.exitCode = 1
}
