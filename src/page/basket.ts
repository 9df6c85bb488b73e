/** The basket's page. Its articles are kept in the reader's browser, so a script lists them. */
import { h } from './html.js'
import type { PageView } from './views.js'

const FORMS: readonly [format: string, name: string][] = [
  ['json', '存成文件（CSL-JSON 与批注）'],
  ['gbt7714', '引文 GB/T 7714'],
  ['ris', 'RIS'],
  ['bibtex', 'BibTeX'],
]

export const basketView = (): PageView => ({
  title: '文件夹',
  content: h(
    'div.basket',
    h(
      'header',
      h('h1', { tabindex: -1 }, '文件夹'),
      h('p.soft', '放进来的文章和笔记留在这个浏览器里，不传给别人；可以存成一个文件，换一台机器再打开。'),
    ),
    h('noscript', h('p.note', '文件夹要用脚本；没有脚本，可以在每篇文章的“引用”里逐篇带走。')),
    h('p', { 'data-told': '', role: 'status' }),
    h('ul.rows', { 'data-kept': '' }),
    h(
      'p.tools js',
      FORMS.map(([take, name]) => h('button', { type: 'button', 'data-take': take }, name)),
    ),
    h(
      'label.js',
      '打开存下的文件',
      h('input', { type: 'file', accept: '.json,application/json', 'data-load': '' }),
    ),
  ),
})
