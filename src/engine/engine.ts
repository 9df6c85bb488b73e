/**
 * The door of the engines: opens an archive, whatever keeps its index.
 */
import { LocalEngine, type LocalOptions } from './local.js'

export { LocalEngine, type LocalOptions } from './local.js'

/**
 * Opens an archive on this machine. Without an index yet, `status()` is
 * undefined and searches are refused until the first update.
 *
 * @throws {JiebaoError} INDEX_CORRUPT or INDEX_VERSION
 */
export async function openLocalEngine(options: LocalOptions): Promise<LocalEngine> {
  const engine = new LocalEngine(options)
  await engine.watch()
  return engine
}
