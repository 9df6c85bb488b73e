/**
 * Remembers what updates did, for the keeper: what they changed by name, and since when
 * each file is refused, stale or held.
 */
import { JiebaoError } from '../errors.js'
import { chineseOf } from '../messages.js'
import type { DatedRefusal, NamedChange, Refusal, UpdateStory, UpdateSummary } from '../model.js'
import { type ArrivalLine, appendArrivals, appendStory, readStories } from '../store/store.js'

/** Issues that a story names. */
const MOST_NAMED = 100
/** Refused files that a story names, as many stale ones, and as many held ones. */
const MOST_WAITING = 200

/** Gathers the names of an update's changes and, when it has ended, remembers it. */
export class Story {
  readonly #files: NamedChange[] = []

  constructor(readonly index: string) {}

  readonly name = (change: NamedChange): void => {
    if (this.#files.length < MOST_NAMED) this.#files.push(change)
  }

  /** Remembers what came and went; of an update that brought and took nothing there is nothing to tell. */
  readonly came = (line: Omit<ArrivalLine, 'at'>): void => {
    const { built, added, changed, articles, removed } = line
    if (built || [added, changed, articles, removed].some(({ length }) => length > 0))
      appendArrivals(this.index, { at: new Date().toISOString(), ...line })
  }

  /** An update that changed nothing and ended as the one before is not told again. */
  end(result: UpdateSummary | JiebaoError): void {
    // The other writer tells of its own update.
    if (result instanceof JiebaoError && result.code === 'INDEX_LOCKED') return
    const before = readStories(this.index)[0]
    const story = this.#storyOf(result, before, new Date().toISOString())
    const isNews = story.published || stateOf(story) !== stateOf(before ?? NOTHING)
    if (isNews) appendStory(this.index, story)
  }

  #storyOf(result: UpdateSummary | JiebaoError, before: UpdateStory | undefined, at: string): UpdateStory {
    const { refused, stale, held, waiting } = before ?? NOTHING
    if (result instanceof JiebaoError) {
      // A whole refusal tells nothing new of the single files.
      const failure = { code: result.code, reason: chineseOf(result) }
      return { ...NOTHING, at, refused, stale, held, waiting, failure }
    }
    const sinceOf = (refusal: Refusal, known: readonly DatedRefusal[]) => ({
      ...refusal,
      since: known.find((one) => keyOf(one) === keyOf(refusal))?.since ?? at,
    })
    return {
      ...result,
      at,
      files: this.#files,
      refused: result.refused.slice(0, MOST_WAITING).map((one) => sinceOf(one, refused)),
      stale: result.stale.slice(0, MOST_WAITING).map((one) => sinceOf(one, stale)),
      held: result.held
        .slice(0, MOST_WAITING)
        .map((file) => ({ file, since: held.find((one) => one.file === file)?.since ?? at })),
      waiting: result.refused.length + result.stale.length + result.held.length,
      failure: null,
    }
  }
}

const NOTHING: Omit<UpdateStory, 'at'> = {
  ...{ generation: 0, published: false, added: 0, changed: 0, removed: 0, kept: 0, articles: 0, issues: 0 },
  ...{ seconds: 0, files: [], refused: [], stale: [], held: [], waiting: 0, failure: null },
}

const keyOf = ({ file, line, code }: Refusal) => JSON.stringify([file, line, code])

/** Equal if the keeper would be told the same. */
const stateOf = ({ refused, stale, held, waiting, failure }: Omit<UpdateStory, 'at'>) =>
  JSON.stringify([refused.map(keyOf), stale.map(keyOf), held.map(({ file }) => file), waiting, failure])
