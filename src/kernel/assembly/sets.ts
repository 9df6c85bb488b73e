/** Sets of articles, as bits: which articles stand in a list. */
import { WITHIN } from './layout'
import { isDamaged, loadBlock, open, openPacked } from './lists'

/**
 * Adds the articles of the packed list whose record stands at `at` to the set at WITHIN.
 *
 * @param all articles of the segment
 * @returns whether the list holds together
 */
export function addDocs(at: usize, all: i32): bool {
  open(all)
  const s = openPacked(at)
  for (let block = 0; block < s.blocks; block++) {
    loadBlock(s, block)
    const end = s.docs + ((<usize>s.size) << 2)
    for (let doc = s.docs; doc < end; doc += 4) {
      const article = load<u32>(doc)
      const word = WITHIN + ((<usize>(article >>> 5)) << 2)
      store<u32>(word, load<u32>(word) | (1 << (article & 31)))
    }
  }
  return !isDamaged
}
