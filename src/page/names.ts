/** Names that are printed in several forms, each form with the articles that hold it. */
import type { Engine, NamesAnswer } from '../model.js'
import { type Child, facts, type Html, h, link } from './html.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'
import { number, quoted } from './words.js'

/** Groups that are shown. A group is somebody's work to decide on: more of them would only be scrolled past. */
const SHOWN = 100
/** Articles of one form that are named; a link leads to all of them. */
const PLACES = 3

type Group = NamesAnswer['groups'][number]

export async function namesView(engine: Engine, site: Site): Promise<PageView> {
  return { title: '一人多写', content: namesPage(await engine.names(), site) }
}

const namesPage = ({ groups, problems }: NamesAnswer, site: Site): Html =>
  h(
    'div.keeper names',
    h(
      'header',
      h('h1', { tabindex: -1 }, '一人多写'),
      h(
        'p.soft',
        '职务相同、只差一个字的人名，也许是一个人。查其中一个写法，别的写法也一并找到，并注明。原文一字不改；确认了的，写进 _keeper/aliases.txt。',
      ),
    ),
    groups.length === 0 && h('p', '没有发现一人多写。'),
    groups.slice(0, SHOWN).map((group) => groupOf(group, site)),
    groups.length > SHOWN && h('p.soft', `另有 ${number(groups.length - SHOWN)} 组；jiebao names 可看全部。`),
    problems.length > 0 &&
      h(
        'section',
        h('h2', `aliases.txt 里没有读懂 ${number(problems.length)} 行`),
        h(
          'ul.rows doubts',
          problems.map(({ line, text, reason }) =>
            h('li', h('b', `第 ${line} 行`), h('em', text), h('span.soft', reason)),
          ),
        ),
      ),
  )

function groupOf({ authority, offices, forms }: Group, site: Site): Child {
  const all = new URLSearchParams({ q: forms.map(({ name }) => `"${name}"`).join(' OR ') })
  return h(
    'section',
    h('h2', authority ?? forms.map(({ name }) => name).join(' / ')),
    h(
      'p.soft',
      facts([
        authority === null ? '未核定' : `核定作${quoted([authority])}`,
        offices.join('、'),
        forms.length > 1 && link(site.search(all), '一起查'),
      ]),
    ),
    h(
      'ul.rows',
      forms.map(({ name, count, places }) =>
        h(
          'li',
          link(site.search(new URLSearchParams({ q: `"${name}"` })), name),
          h('span.soft', `${number(count)} 次`),
          places.length > 0 &&
            h(
              'span.places',
              places
                .slice(0, PLACES)
                .map(({ article, headline }) =>
                  link(site.article(article, `"${name}"`), headline ?? '（无题）'),
                ),
            ),
        ),
      ),
    ),
  )
}
