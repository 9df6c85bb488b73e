/** Lines of a name and figures: rows of prices, shares and results, and what papers print beside their names. */

import type { Block } from '../page/block.js'
import { type Decision, rule } from './rule.js'

/** 大白菜 0.62 0.60 +0.02, also where the blanks are lost. */
const FIGURES_ROW = /^[\p{L}()]{1,12}[ :]?(?=[\d.,+% -]*(?:\d\.\d|\d{3}))[+-]?\d[\d.,+% -]*[)]?$/u
/** 品种今日价昨日价涨跌 */
const COLUMN_HEADS =
  /^(?:(?:[今昨前][日天]|[本上]周|最[高低]|平均|收盘|开盘|批发|零售)?(?:品[种名]|名称|代码|项目|规格|单位|数量|价格?|收盘|涨跌幅?|成交量|姓名|成绩|名次)[ (]?\S?[)]? ?){2,}$/u

/** Whether the line is a name and figures, or the words over the columns of such rows. */
export const isFiguresRow = (plain: string): boolean => FIGURES_ROW.test(plain) || COLUMN_HEADS.test(plain)

/** PP18842/03/2016 RM1.50: figures and nothing Chinese. */
export const isForeignFigures = (plain: string): boolean => /^(?=.*\d)[^\p{Script=Han},。、]+$/u.test(plain)

/** Rows beside the paper's name: rates, indices, numbers drawn. */
export const EAR: Decision<{ blocks: readonly Block[]; at: number }> = {
  id: 'ear',
  threshold: 0,
  rules: [
    rule(
      'figures-at-top',
      Infinity,
      'The line is a name and figures, and nothing of a story stands above it on the page.',
      ({ blocks, at }) =>
        isFiguresRow(blocks[at]!.plain) && blocks.slice(0, at).every(({ role }) => role === 'furniture'),
    ),
  ],
}
