/** Beside an article: where it, or a passage of it, is printed too. */
import { UNTITLED } from '../labels.js'
import type { ArticleRef, ArticleReuse } from '../model.js'
import { type Child, facts, h, link } from './html.js'
import type { Site } from './site.js'
import { dateOf, number } from './words.js'

export const unfinished = ({ isCurrent }: Pick<ArticleReuse, 'isCurrent'>): Child =>
  !isCurrent && h('p.note', '新收的文章还没有比完，这里可能不全。')

export const where = ({ id, headline, publication, from, to, dateBasis }: ArticleRef, site: Site): Child => [
  link(site.article(id), headline ?? UNTITLED.article),
  h('span.soft', facts([publication, dateOf({ from, to, basis: dateBasis, why: '' })])),
]

export function alsoPrinted(reuse: ArticleReuse | undefined, site: Site): Child {
  if (!reuse || reuse.total === 0) return false
  const { others, total } = reuse
  return h(
    'section.similar',
    h('h2', '又见于'),
    h('p.tools', link(`${site.root}reuse`, '全部重印与套话')),
    unfinished(reuse),
    h(
      'ul.rows',
      others.map((other) =>
        h(
          'li',
          where(other, site),
          h(
            'span.soft',
            other.isReprint ? `重印，同文占较短一篇的 ${percent(other.covers)}` : '有相同的段落',
          ),
          h(
            'details',
            h('summary', `相同的 ${number(other.passages.length)} 段`),
            other.passages.map(({ text, otherText }) => [
              h('blockquote', text),
              text !== otherText && h('blockquote', h('b', '彼处作：'), otherText),
            ]),
          ),
        ),
      ),
    ),
    total > others.length && h('p.soft', `另有 ${number(total - others.length)} 篇未列出。`),
  )
}

const percent = (share: number) => `${Math.round(share * 100)}%`
