import { expect, test } from 'vitest'
import type * as model from '../../src/model.js'
import type * as web from '../../web/types.js'

/** Compiles only while everything that the page reads is what the engine answers. */
type Fits<Answer extends Read, Read> = [Answer, Read] extends [Read, Read] ? true : never

test('the page reads only what the engine answers', () => {
  const fits: [
    Fits<model.SearchAnswer, web.SearchAnswer>,
    Fits<model.SuggestAnswer, web.SuggestAnswer>,
    Fits<model.Job, web.Job>,
    Fits<model.Issue, web.Issue>,
  ] = [true, true, true, true]
  expect(fits).not.toContain(false)
})
