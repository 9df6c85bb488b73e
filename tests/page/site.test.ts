/** The page and its script make the same address of one change: reading on never depends on where a link was made. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changed } from '../../src/page/site.js'
import { changed as changedByScript } from '../../web/address.js'

test('changed() of the page and of its script give one address', () => {
  const name = fc.constantFrom('q', 'page', 'sort', 'from', 'reporter')
  const value = fc.option(fc.string({ maxLength: 8 }))
  fc.assert(
    fc.property(
      fc.array(fc.tuple(name, fc.string({ maxLength: 8 })), { maxLength: 6 }),
      name,
      value,
      (old, to, be) => {
        const search = new URLSearchParams(old)
        const url = new URL(`http://a.example/?${search}`)
        const drawn = changed(search, to, be)
        expect(new URL(changedByScript(url, { [to]: be })).searchParams.toString()).toBe(drawn.toString())
      },
    ),
  )
})
