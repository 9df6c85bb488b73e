/**
 * What an OpenSearch node is started with: a JDK of this machine, and jars of pinned versions.
 *
 * The jars come from Maven's repository by `node/pom.xml` and are kept in a folder of the user's cache whose name
 * depends on everything that went into it, so that one copy serves every checkout and none serves a changed one.
 */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The oldest Java that OpenSearch 3 runs on. */
const LEAST_JAVA = 21
const POM = fileURLToPath(new URL('node/pom.xml', import.meta.url))
const LAUNCHER = fileURLToPath(new URL('node/JarNode.java', import.meta.url))

/** @typedef {{ java: string, javac: string, home: string }} Jdk */

/** @param {string} folder @returns {number} 0 where it is no JDK */
function versionOf(folder) {
  if (!existsSync(join(folder, 'bin/javac')) || !existsSync(join(folder, 'release'))) return 0
  return Number(/^JAVA_VERSION="(\d+)/m.exec(readFileSync(join(folder, 'release'), 'utf8'))?.[1] ?? 0)
}

/** @param {string} folder @returns {string[]} */
const within = (folder) => (existsSync(folder) ? readdirSync(folder).map((name) => join(folder, name)) : [])

/** @returns {Jdk} the newest JDK here */
export function findJdk() {
  const folders = [
    ...(process.env.JAVA_HOME ? [process.env.JAVA_HOME] : []),
    ...within('/usr/lib/jvm'),
    ...within('/Library/Java/JavaVirtualMachines').map((folder) => join(folder, 'Contents/Home')),
  ]
  const [home] = folders
    .filter((folder) => versionOf(folder) >= LEAST_JAVA)
    .sort((a, b) => versionOf(b) - versionOf(a))
  if (home) return { home, java: join(home, 'bin/java'), javac: join(home, 'bin/javac') }
  throw new Error(`Found no JDK ${LEAST_JAVA} or newer: install one and set JAVA_HOME to its folder`)
}

/**
 * Fetches the jars and compiles the launcher, unless a run before has.
 *
 * @returns {{ java: string, classPath: string }}
 */
export function prepareJars() {
  const { home, java, javac } = findJdk()
  const sum = createHash('sha256').update(readFileSync(POM)).update(readFileSync(LAUNCHER)).update(home)
  const cache = process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache')
  const folder = join(cache, 'jiebao', `opensearch-${sum.digest('hex').slice(0, 12)}`)
  if (!existsSync(folder)) {
    const made = `${folder}.${process.pid}`
    try {
      make(made, javac)
      renameSync(made, folder)
    } catch (error) {
      rmSync(made, { recursive: true, force: true })
      // Another run may have made it meanwhile.
      if (!existsSync(folder)) throw error
    }
  }
  return { java, classPath: [join(folder, 'jars', '*'), join(folder, 'launcher')].join(delimiter) }
}

/** @param {string} folder @param {string} javac */
function make(folder, javac) {
  const [jars, launcher] = [join(folder, 'jars'), join(folder, 'launcher')]
  for (const each of [jars, launcher]) mkdirSync(each, { recursive: true })
  const copy = ['dependency:copy-dependencies', `-DoutputDirectory=${jars}`, '-DincludeScope=runtime']
  execFileSync('mvn', ['-B', '-q', '-f', POM, ...copy], {
    cwd: dirname(folder),
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  execFileSync(javac, ['-cp', join(jars, '*'), '-d', launcher, LAUNCHER], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
}
