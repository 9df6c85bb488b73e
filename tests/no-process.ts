/** In `npm run test:fast` a test that starts a process fails; vitest.config.ts leaves such files out. */
import childProcess from 'node:child_process'
import { syncBuiltinESMExports } from 'node:module'

const refuse = (): never => {
  throw new Error('test:fast starts no process: list this file in PROCESS_TESTS of vitest.config.ts')
}

Object.assign(childProcess, { spawn: refuse, fork: refuse, exec: refuse, execFile: refuse })
Object.assign(childProcess, { spawnSync: refuse, execSync: refuse, execFileSync: refuse })
syncBuiltinESMExports()
