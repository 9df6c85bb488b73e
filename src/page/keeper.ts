/** The keeper's page: what waits for the keeper, what each update did, the index, and the issues held. */
import { groupBy } from '../arrays.js'
import type { JiebaoError } from '../errors.js'
import { retryingWords, watchingWords } from '../labels.js'
import { chineseOf, lineText } from '../messages.js'
import type {
  EngineStatus,
  IssuesAnswer,
  Job,
  NamedChange,
  Refusal,
  StatsAnswer,
  UpdateStory,
} from '../model.js'
import { issueRows } from './front.js'
import { type Child, facts, type Html, h, link, row } from './html.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import { moment, number, sizeOf } from './words.js'

/** The update started last, and its failure if it failed. */
type LastUpdate = { job: Job; failure: JiebaoError | undefined }

export type Kept = {
  /** The newest first. */
  held: IssuesAnswer
  stats: StatsAnswer
  status: EngineStatus | undefined
  last: LastUpdate | undefined
  /** The newest first. */
  stories: UpdateStory[]
  /** Doubts that the keeper has not seen. */
  unseen: number
}

export const keeper = ({ held, stats, status, last, stories, unseen }: Kept, site: Site): Html =>
  h(
    'div.keeper halves',
    h('h1', { tabindex: -1 }, '管理馆藏'),
    h(
      'div',
      h(
        'section',
        h('h2', '更新'),
        h(
          'p.soft',
          '把报纸文件放进文件夹，索引会自己跟上；要马上更新，就在这里更新一次。口令在服务启动时显示，或由 JIEBAO_TOKEN 指定。',
        ),
        h(
          'form.update',
          { method: 'post', action: `${site.root}api/index` },
          h(
            'label',
            '口令',
            h('input', { type: 'password', name: 'token', required: true, autocomplete: 'current-password' }),
          ),
          h('label.check', h('input', { type: 'checkbox', name: 'full' }), '逐个核对文件内容'),
          h('label.check', h('input', { type: 'checkbox', name: 'allowRemoval' }), '允许大批撤下'),
          h('button', '更新'),
        ),
        h('noscript', h('p.note', '在这一页更新要用 JavaScript；也可以在终端里运行 jiebao index。')),
        h(
          'div.progress',
          { hidden: true },
          h('progress', { 'aria-label': '更新进度' }),
          h('p', { role: 'status' }),
        ),
      ),
      h(
        'section.js',
        h('h2', '传来报纸'),
        h('p.soft', '传来的文件先放着，看过怎样分成文章再发布。一个文件最多 16 MB；口令写在上面。'),
        h(
          'form.incoming',
          { action: `${site.root}api/incoming` },
          h('label', '文件', h('input', { type: 'file', name: 'file', multiple: true })),
          h('button', { type: 'button', 'data-incoming': '' }, '看看等着发布的'),
        ),
        h('div.waiting', { role: 'status' }),
      ),
      unremembered(last),
      stories[0] && open(stories[0]),
      h(
        'section',
        h('h2', '存疑'),
        h(
          'p.tools',
          link(`${site.root}doubts`, unseen > 0 ? `还有 ${number(unseen)} 处存疑没有看过` : '存疑都已看过'),
          link(`${site.root}legibility`, '读不清的段落'),
        ),
      ),
      h(
        'section',
        h('h2', '人名与重印'),
        h('p.tools', link(`${site.root}names`, '一人多写的人名'), link(`${site.root}reuse`, '重印与套话')),
      ),
    ),
    h(
      'div',
      history(stories, site),
      status && status.keeper.length > 0 && h('section', keepersFiles(status.keeper)),
      stats.keeper.length > 0 && h('section', keepersLines(stats.keeper)),
      h(
        'section',
        h('h2', '索引'),
        h(
          'dl',
          row('文章', `${number(stats.articles)} 篇`),
          row('报纸', `${number(stats.issues)} 期`),
          row('代', `第 ${number(stats.generation)} 代，${stats.segments.length} 段`),
          row('大小', sizeOf(stats.totalBytes)),
          row('分词', stats.cutter.why),
          status && row('新报纸', watchingWords(status.watching)),
          status?.retrying &&
            row(
              '更新',
              retryingWords(status.retrying),
              h('small', '从 ', moment(status.retrying.since), ' 起'),
            ),
        ),
      ),
      h(
        'section',
        h('h2', `收下的 ${number(held.totalIssues)} 期`),
        issueRows(held.issues, site, ({ file }) => file),
        pager(held.page, held.hitsPerPage, held.totalIssues, (n) => `${site.root}keeper?page=${n}`),
      ),
    ),
  )

/** An update that is running, or that failed before it could be remembered. */
function unremembered(last: LastUpdate | undefined): Child {
  if (!last || last.job.state === 'done') return null
  const { job, failure } = last
  if (job.state === 'running') return h('section', h('h2', '更新'), h('p', '正在进行……'))
  return h(
    'section',
    h('h2', '刚才的更新'),
    h('p.note', `没有成功：${failure ? chineseOf(failure) : ''}（${job.error?.code}）`),
  )
}

/** What is not taken now, as the last update left it: each with what to do, and since when. */
function open({ refused, stale, held, waiting: count }: UpdateStory): Child {
  const unnamed = count - refused.length - stale.length - held.length
  return (
    count > 0 &&
    h(
      'section.open',
      h('h2', `等您处理 ${number(count)} 处`),
      unnamed > 0 && h('p.soft', `这里列出一部分，另有 ${number(unnamed)} 处；运行 jiebao index 可看全部。`),
      refused.length > 0 && [h('h3', `没有全部收下 ${number(refused.length)} 处`), refusalRows(refused)],
      stale.length > 0 && [h('h3', `现在读不出，仍用从前的 ${number(stale.length)} 处`), refusalRows(stale)],
      held.length > 0 && [
        h('h3', `等待确认撤下 ${number(held.length)} 个文件`),
        h('p.soft', '一次少了五分之一以上，先不撤。确要撤下，请勾上“允许大批撤下”再更新；否则请把文件放回。'),
        h(
          'ul.rows doubts',
          held.map(({ file, since }) => h('li', h('b', file), sinceOf(since))),
        ),
      ],
    )
  )
}

const sinceOf = (since: string): Child => h('span.soft', '自 ', moment(since))

/** Updates that are shown before the reader unfolds the rest. */
const SHOWN_STORIES = 5

function history(stories: readonly UpdateStory[], site: Site): Child {
  const items = stories.map((story) => h('li', told(story, site)))
  const rest = items.splice(SHOWN_STORIES)
  return h(
    'section.last',
    h('h2', '更新经过'),
    items.length > 0 ? h('ol.stories', items) : h('p.soft', '还没有更新记录。每次有报纸进出，这里都会记下。'),
    rest.length > 0 && h('details', h('summary', `更早的 ${number(rest.length)} 次`), h('ol.stories', rest)),
  )
}

const CHANGES = { added: '新增', changed: '更改', removed: '撤下' } as const

function told({ at, failure, files, seconds, waiting: left, ...counts }: UpdateStory, site: Site): Child {
  if (failure) return [moment(at), h('p.note', `没有成功：${failure.reason}（${failure.code}）`)]
  const parts = (['added', 'changed', 'removed'] as const)
    .filter((what) => counts[what] > 0)
    .map((what) => `${CHANGES[what]} ${number(counts[what])} 期`)
  const unnamed = counts.added + counts.changed + counts.removed - files.length
  return [
    h(
      'p',
      moment(at),
      ` ${parts.join('，') || '报纸没有变化'}${left > 0 ? `，等您处理 ${number(left)} 处` : ''}；共 ${number(counts.issues)} 期，用时 ${seconds.toFixed(1)} 秒`,
    ),
    files.length > 0 &&
      h(
        'ul.rows',
        byFile(files).map((changes) => changeRow(changes, site)),
        unnamed > 0 && h('li', h('span.soft', `还有 ${number(unnamed)} 期`)),
      ),
  ]
}

/** The issues of one file that one update added, or changed, or removed, in the order given. */
function byFile(files: readonly NamedChange[]): NamedChange[][] {
  return [...groupBy(files, ({ what, file }) => `${what} ${file}`).values()]
}

/** A row for a file; its name leads to the first of its issues that is still held. */
function changeRow(changes: readonly NamedChange[], site: Site): Child {
  const { what, file } = changes[0]!
  const held = changes.filter(({ id }) => id !== null)
  const sum = (count: (change: NamedChange) => number) => held.reduce((all, each) => all + count(each), 0)
  const articles = sum(({ articles }) => articles)
  const doubts = sum(({ doubts }) => doubts)
  return h(
    'li',
    h('span', `${CHANGES[what]} `, held.length === 0 ? file : link(site.issue(held[0]!.id!), file)),
    h(
      'span.soft',
      facts([
        changes.length > 1 && `${number(changes.length)} 期`,
        held.length > 0 && `${number(articles)} 篇`,
        doubts > 0 && `存疑 ${number(doubts)} 处`,
      ]),
    ),
  )
}

const keepersFiles = (files: readonly Refusal[]): Child => [
  h('h2', '管理文件没有照现在的样子采用'),
  refusalRows(files),
]

const keepersLines = (lines: StatsAnswer['keeper']): Child => [
  h('h2', `管理文件里没有读懂 ${number(lines.length)} 行`),
  h(
    'ul.rows doubts',
    lines.map(({ file, line, text, reason }) =>
      h('li', h('b', file), `第 ${line} 行`, h('em', text), h('span.soft', reason)),
    ),
  ),
]

const refusalRows = (list: readonly (Refusal & { since?: string })[]): Child =>
  h(
    'ul.rows doubts',
    list.map(({ file, line, reason, code, since }) =>
      h(
        'li',
        h('b', file),
        lineText({ line, reason }),
        reason,
        h('span.soft', code),
        since && sinceOf(since),
      ),
    ),
  )
