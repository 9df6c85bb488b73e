/** Print: the parts of an article with their lines, and where it stands on the pages that it was read from. Types only. */

/** Where a paragraph of the body begins: offset into `body`, line in the file. */
export type Paragraph = { at: number; line: number }
/** A healed break between two printed lines or columns: `at` is where the second half begins in `body`. */
export type Join = { at: number; fromLine: number; toLine: number }
export type Caption = { text: string; line: number }
/** A sidebar that belongs to the article: 延伸阅读, 相关链接, an editor's note. */
export type Aside = { label: string; text: string; line: number }

/**
 * A place in print. `sheet` counts from 0 in the issue's `sheets`; edges are ten-thousandths of the sheet's width and
 * height. `line` is the source line that the place is just of; absent where the place is of more than one printed line.
 */
export type Place = {
  sheet: number
  box: [left: number, top: number, right: number, bottom: number]
  line?: number
}

/** A page of the issue in print. `image` is the path of its picture as the file names it. */
export type Sheet = { page: string | null; image: string | null }
