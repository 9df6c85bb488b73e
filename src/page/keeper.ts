/** The keeper's page: the index, its doubts, and what the last update took, refused and kept back. */
import type { JiebaoError } from '../errors.js'
import { retryingWords, watchingWords } from '../labels.js'
import { chineseOf } from '../messages.js'
import type { EngineStatus, IssuesAnswer, Job, Refusal, StatsAnswer, UpdateSummary } from '../model.js'
import { issueRows } from './front.js'
import { type Child, type Html, h, row } from './html.js'
import { pager } from './results.js'
import type { Site } from './site.js'
import { number } from './words.js'

/** The update started last, and its failure if it failed. */
type LastUpdate = { job: Job; failure: JiebaoError | undefined }

export const keeper = (
  held: IssuesAnswer,
  stats: StatsAnswer,
  status: EngineStatus | undefined,
  last: LastUpdate | undefined,
  site: Site,
): Html =>
  h(
    'div.keeper',
    h('h1', { tabindex: -1 }, '管理馆藏'),
    h(
      'section',
      h('h2', '更新'),
      h(
        'p.soft',
        '把报纸文件放进文件夹，索引会自己跟上。要马上更新，或要看哪些文件没有收下，就在这里更新一次。口令在服务启动时显示，或由 JIEBAO_TOKEN 指定。',
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
    last && lastUpdate(last),
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
        row('大小', `${number(Math.ceil(stats.totalBytes / 1024))} KB`),
        row('分词', stats.cutter.why),
        status && row('新报纸', watchingWords(status.watching)),
        status?.retrying && row('更新', retryingWords(status.retrying)),
      ),
    ),
    h(
      'section',
      h('h2', `收下的 ${number(held.totalIssues)} 期`),
      issueRows(held.issues, site, ({ file }) => file),
      pager(held.page, held.hitsPerPage, held.totalIssues, (n) => `${site.root}keeper?page=${n}`),
    ),
  )

function lastUpdate({ job: { state, finishedAt, summary, error }, failure }: LastUpdate): Child {
  return h(
    'section.last',
    h('h2', '上一次更新'),
    state === 'running' && h('p', '正在进行……'),
    error && h('p.note', `没有成功：${failure ? chineseOf(failure) : ''}（${error.code}）`),
    summary && outcome(summary, finishedAt),
  )
}

function outcome(summary: UpdateSummary, finishedAt: string | null): Child {
  const { added, changed, removed, kept, refused, stale, held, seconds } = summary
  return [
    h(
      'p',
      `新增 ${number(added)} 期，更改 ${number(changed)} 期，撤下 ${number(removed)} 期，未变 ${number(kept)} 期；用时 ${seconds.toFixed(1)} 秒`,
      finishedAt && h('small', ` ${finishedAt.slice(0, 16).replace('T', ' ')} UTC`),
    ),
    refusals('没有全部收下', refused),
    refusals('现在读不出，仍用从前的', stale),
    held.length > 0 && [
      h('h3', `等待确认撤下 ${number(held.length)} 个文件`),
      h(
        'ul.rows doubts',
        held.map((file) => h('li', file)),
      ),
    ],
  ]
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

const refusals = (title: string, list: readonly Refusal[]): Child =>
  list.length > 0 && [h('h3', `${title} ${number(list.length)} 处`), refusalRows(list)]

const refusalRows = (list: readonly Refusal[]): Child =>
  h(
    'ul.rows doubts',
    list.map(({ file, line, reason, code }) =>
      h('li', h('b', file), line !== null && `第 ${line} 行`, reason, h('span.soft', code)),
    ),
  )
