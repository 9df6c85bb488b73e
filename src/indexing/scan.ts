/**
 * Scanning the folder of sources: which files there are, and which are still changing.
 *
 * Looks at names, sizes and times, and hashes bytes on demand; never parses a source.
 * Paths are relative to the folder and use `/`.
 */
import { createHash } from 'node:crypto'
import { createReadStream, type Dirent, type Stats } from 'node:fs'
import { lstat, readdir, realpath, stat } from 'node:fs/promises'
import { isAbsolute, join, relative, sep } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { JiebaoError } from '../errors.js'
import { besideOf, bundlesIn, isPicture, isSource, refuseOthers, twinsIn } from '../ingest/ingest.js'
import { systemWords } from '../messages.js'
import type { Refusal } from '../model.js'
import { Stillness } from './stillness.js'

/** Milliseconds after which a file that keeps changing, a log or a long copy, is left to the next update. */
export const MOST_WAIT_MS = 60_000

export type FoundFile = {
  file: string
  path: string
  sizeBytes: number
  /** Size, time and inode of the file and its sidecar; '' if their state cannot be read. */
  stamp: string
  /** When the file or its sidecar last changed, in ms since 1970. */
  changedMs: number
  /** The other files of its issue, by path; size, stamp and time above are of all of them. */
  members?: FoundFile[] | undefined
}

export type Scan = {
  files: FoundFile[]
  /** Folders that cannot be read; `below` begins every path in them. */
  unreadable: { below: string; refusal: Refusal }[]
  /** Links that are not followed, and pipes, sockets and devices, which are never opened. */
  refused: Refusal[]
  /** Pictures by folder, with the sources beside them: whether a source names one is known once it is read. */
  pictures: { files: string[]; sources: string[] }[]
}

/** Files that are asked for their size and time at once: a network drive answers each late. */
const AT_ONCE = 32

/** A link below the folder of sources, and the real folder that it lies in. */
type Link = { file: string; realFolder: string }

const byPath = (a: { file: string }, b: { file: string }) => (a.file < b.file ? -1 : 1)

/**
 * Finds the sources of a folder. Never waits for a file's bytes, and opens no file.
 *
 * A link is followed once, after all that lies in the folder by itself: a link to a folder
 * that is read already, that leads back up, or that leads outside is refused by name.
 *
 * @throws {JiebaoError} SEEDS_UNREADABLE if the folder itself cannot be read
 */
export async function scanFolder(folder: string): Promise<Scan> {
  try {
    return await new FolderWalk(folder, await realpath(folder)).run()
  } catch (error) {
    throw new JiebaoError('folder-unreadable', folder, { why: (error as Error).message }, { cause: error })
  }
}

class FolderWalk {
  readonly #scan: Scan = { files: [], unreadable: [], refused: [], pictures: [] }
  /** From the real path of each folder that was read to its path below the folder of sources. */
  readonly #walked = new Map<string, string>()
  readonly #links: Link[] = []

  /** @param home the real path of `folder` */
  constructor(
    readonly folder: string,
    readonly home: string,
  ) {}

  async run(): Promise<Scan> {
    await this.#walk('', this.home)
    // A link to a folder that only links lead to may bring more links.
    for (const link of this.#links) await this.#follow(link)
    for (const list of [this.#scan.files, this.#scan.refused]) list.sort(byPath)
    this.#scan.files = withMembers(this.#scan.files)
    return this.#scan
  }

  async #walk(below: string, real: string): Promise<void> {
    const known = this.#walked.get(real)
    if (known !== undefined) return this.#refuse(below.slice(0, -1), 'LINK_REPEATED', readAlready(known))
    this.#walked.set(real, below)
    const entries = await this.#entriesOf(below, real)
    const files: string[] = []
    const others: string[] = []
    for (const entry of entries) {
      if (entry.name.startsWith('.') || entry.name.startsWith('_')) continue
      const file = below + entry.name
      if (await isMisnamed(entry.name, real)) this.#refuse(file, 'NAME_NOT_UTF8', MISNAMED)
      else if (entry.isSymbolicLink()) this.#links.push({ file, realFolder: real })
      else if (entry.isDirectory()) await this.#walk(`${file}/`, join(real, entry.name))
      else if (!entry.isFile()) this.#refuse(file, 'NOT_A_FILE', NOT_A_FILE)
      else if (isSource(file)) files.push(file)
      else others.push(file)
    }
    const pictures = others.filter(isPicture)
    if (pictures.length > 0) this.#scan.pictures.push({ files: pictures, sources: files })
    const rest = others.filter((file) => !isPicture(file))
    for (const refusal of refuseOthers(rest, files)) this.#scan.refused.push(refusal)
    const twins = twinsIn(files)
    const own = files.filter((file) => !twins.has(file))
    for (let i = 0; i < own.length; i += AT_ONCE)
      await Promise.all(own.slice(i, i + AT_ONCE).map((file) => this.#take(file)))
  }

  async #entriesOf(below: string, real: string): Promise<Dirent[]> {
    try {
      // Sort, so that of two paths into one folder always the same one counts.
      return (await readdir(real, { withFileTypes: true })).sort((a, b) => (a.name < b.name ? -1 : 1))
    } catch (error) {
      // The folder itself must be readable: a fresh build would else publish an empty index.
      if (below === '') throw error
      const reason = `无法读取文件夹：${systemWords((error as Error).message)}；请检查权限`
      this.#scan.unreadable.push({ below, refusal: { file: below, line: null, code: 'UNREADABLE', reason } })
      return []
    }
  }

  async #take(file: string): Promise<void> {
    const path = join(this.folder, file)
    const found = await lookAgain({ file, path })
    this.#scan.files.push(found ?? { file, path, sizeBytes: 0, stamp: '', changedMs: 0 })
  }

  async #follow({ file, realFolder }: Link): Promise<void> {
    let real: string
    let stats: Stats
    try {
      real = await realpath(join(this.folder, file))
      stats = await stat(real)
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ELOOP') this.#refuse(file, 'LINK_LOOP', LEADS_BACK)
      else if (isSource(file)) await this.#take(file)
      return
    }
    if (!stats.isDirectory() && !isSource(file)) {
      if (isPicture(file)) this.#scan.pictures.push({ files: [file], sources: [] })
      else for (const refusal of refuseOthers([file], [])) this.#scan.refused.push(refusal)
      return
    }
    if (`${realFolder}${sep}`.startsWith(real.endsWith(sep) ? real : `${real}${sep}`))
      this.#refuse(file, 'LINK_LOOP', LEADS_BACK)
    else if (!this.#isInside(real)) this.#refuse(file, 'LINK_OUTSIDE', LEADS_OUT)
    else if (stats.isDirectory()) await this.#walk(`${file}/`, real)
    else if (stats.isFile()) await this.#take(file)
    else this.#refuse(file, 'NOT_A_FILE', NOT_A_FILE)
  }

  /** Whether the watcher watches it too: hidden folders are not watched. */
  #isInside(real: string): boolean {
    const below = relative(this.home, real)
    return !isAbsolute(below) && !below.split(sep).some((segment) => segment.startsWith('.'))
  }

  #refuse(file: string, code: string, reason: string): void {
    this.#scan.refused.push({ file, line: null, code, reason })
  }
}

const LEADS_BACK = '这个链接指回它所在或上层的文件夹，没有跟进；请删去这个链接'
const LEADS_OUT =
  '这个链接指向报纸文件夹以外，或以点开头的文件夹，没有跟进；请把报纸移进或复制进来，或者用 --seeds 指定那个文件夹'
const NOT_A_FILE = '它是管道、套接字或设备，不是文件，没有打开；请移走它'
const MISNAMED =
  '它的名字不是 UTF-8，打不开，里面的都没有读；请改名，例如用 convmv -f gbk -t utf8 -r --notest，或者换一个解压工具重新解压'
const readAlready = (known: string) => `它指向的文件夹已按“${known || '/'}”读过，没有再读一遍；请删去这个链接`

const stampOf = (stats: Stats) => `${stats.size}:${stats.mtimeMs}:${stats.ino}`

/** Several files that are one issue become one source. */
function withMembers(files: FoundFile[]): FoundFile[] {
  const bundles = bundlesIn(files.map(({ file }) => file))
  if (bundles.size === 0) return files
  const byName = new Map(files.map((found) => [found.file, found]))
  const members = new Set([...bundles.values()].flat())
  return files
    .filter(({ file }) => !members.has(file))
    .map((found) =>
      bundled(
        found,
        (bundles.get(found.file) ?? []).map((file) => byName.get(file)!),
      ),
    )
}

function bundled(lead: FoundFile, members: FoundFile[]): FoundFile {
  if (members.length === 0) return lead
  const all = [lead, ...members]
  const stamps = createHash('sha256').update(all.map(({ file, stamp }) => `${file}\n${stamp}`).join('\n'))
  return {
    ...lead,
    members,
    sizeBytes: all.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0),
    stamp: all.every(({ stamp }) => stamp !== '') ? stamps.digest('hex') + (hasSidecar(lead) ? '+' : '') : '',
    changedMs: all.reduce((last, { changedMs }) => Math.max(last, changedMs), 0),
  }
}

const hasSidecar = ({ stamp }: FoundFile): boolean => stamp.includes('+')

/** The state of a regular file now. @returns undefined if it is gone, or no regular file any more */
export async function lookAgain({
  file,
  path,
  members = [],
}: Pick<FoundFile, 'file' | 'path' | 'members'>): Promise<FoundFile | undefined> {
  if (members.length > 0) {
    const lead = await lookAgain({ file, path })
    const rest = await Promise.all(members.map(lookAgain))
    // One that is gone has no stamp, and so has the issue.
    return (
      lead &&
      bundled(
        lead,
        rest.map((own, at) => own ?? { ...members[at]!, stamp: '' }),
      )
    )
  }
  const stats = await statIfCan(path)
  if (!stats?.isFile()) return undefined
  // Most files have no sidecar.
  const sidecar = await statIfCan(besideOf(path))
  return {
    file,
    path,
    sizeBytes: stats.size,
    stamp: stampOf(stats) + (sidecar?.isFile() ? `+${stampOf(sidecar)}` : ''),
    changedMs: Math.max(stats.mtimeMs, sidecar?.mtimeMs ?? 0),
  }
}

/** What node shows of bytes that are no UTF-8. It cannot open such a name, which other systems' archives leave behind. */
const UNREADABLE_SIGN = '\u{FFFD}'

/** Whether the bytes of a name are no UTF-8; the sign itself may stand in a name. */
const isMisnamed = async (name: string, folder: string): Promise<boolean> =>
  name.includes(UNREADABLE_SIGN) && (await lstat(join(folder, name)).catch(() => undefined)) === undefined

const statIfCan = (path: string): Promise<Stats | undefined> => stat(path).catch(() => undefined)

/** A clock that can be replaced in tests. */
export type Clock = { now: () => number; sleep: (ms: number) => Promise<unknown> }
export const CLOCK: Clock = { now: Date.now, sleep }

/**
 * Waits until each file has not changed for two seconds, a minute at most. Files that
 * vanish meanwhile are left out; one that could not be looked at from the start stays, so that it is refused by name.
 *
 * @returns the files that stopped changing, and those that did not
 */
export async function waitUntilStill(
  files: FoundFile[],
  { now, sleep }: Clock = CLOCK,
): Promise<{ still: FoundFile[]; restless: FoundFile[] }> {
  const endMs = now() + MOST_WAIT_MS
  const stillness = new Stillness()
  let current = files
  for (;;) {
    const atMs = now()
    const rests = new Map(current.map((f) => [f, stillness.restOf(f.file, f.stamp, f.changedMs, atMs)]))
    const restless = current.filter((f) => rests.get(f)! > 0)
    if (restless.length === 0 || atMs >= endMs)
      return { still: current.filter((f) => !restless.includes(f)), restless }
    const longest = restless.reduce((most, f) => Math.max(most, rests.get(f)!), 0)
    await sleep(Math.min(longest, endMs - atMs))
    const seen = await Promise.all(
      current.map(async (f) => (await lookAgain(f)) ?? (f.stamp === '' ? f : undefined)),
    )
    current = seen.filter((f) => f !== undefined)
  }
}

/** SHA-256 of the bytes of all its files; behind a `+`, that of the sidecar's bytes, if there is one. Rejects if reading fails. */
export async function hashFile(found: FoundFile): Promise<string> {
  let own = await hashBytes(found.path)
  if (found.members) {
    const hash = createHash('sha256').update(own)
    for (const { file, path } of found.members) hash.update(`${file}\n`).update(await hashBytes(path))
    own = hash.digest('hex')
  }
  return hasSidecar(found) ? `${own}+${await hashBytes(besideOf(found.path))}` : own
}

async function hashBytes(path: string): Promise<string> {
  // It may have been replaced by a pipe since it was found.
  if (!(await stat(path)).isFile()) throw new Error(NOT_A_FILE)
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }))
    hash.update(chunk as Uint8Array)
  return hash.digest('hex')
}
