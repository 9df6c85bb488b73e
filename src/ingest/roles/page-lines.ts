/**
 * Page lines: which page of an issue each of its stories stands on.
 *
 * A file of many pages prints 第3版 above the stories of a page, or below them. Which of
 * the two is told by where the first and the last of these lines stand.
 */
import type { Article } from '../../model.js'
import type { PageLine } from './page-numbers.js'

type Story = Pick<Article, 'lines'>

/** Lines of different pages so near each other list the pages of the issue. */
const CLOSE = 2

const firstLine = ({ lines }: Story) => lines[0]?.[0] ?? 0

/**
 * @param pages  in the order of their lines
 * @returns the page line that holds for a story; undefined if none does, or several do
 */
export function pagesOf(
  pages: readonly PageLine[],
  stories: readonly Story[],
): (story: Story) => PageLine | undefined {
  const starts = stories.map(firstLine).sort((a, b) => a - b)
  const [first, last] = [pages[0]?.line ?? 0, pages.at(-1)?.line ?? 0]
  const isFoot = starts.length > 0 && starts[0]! < first && starts.at(-1)! < last
  const own = isFoot ? pages : [...pages].reverse()
  return (story) => {
    const line = firstLine(story)
    const [page, ...rest] = own.filter((each) => (isFoot ? each.line > line : each.line <= line))
    if (!page) return undefined
    const beside = rest[0]
    const isList =
      beside !== undefined && beside.page !== page.page && Math.abs(beside.line - page.line) <= CLOSE
    return isList ? undefined : (pages.find((each) => each.page === page.page && each.name) ?? page)
  }
}
