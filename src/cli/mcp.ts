/**
 * `jiebao mcp`: the archive for language models, by the Model Context Protocol over standard input and output.
 *
 * Every answer quotes the print and names where it stands; where nothing is found it says what is held, so that
 * nothing found is not taken for nothing printed. Reads only. https://modelcontextprotocol.io
 */
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { articleAddress, pieceIn } from '../addresses.js'
import { check, LONGEST_MANUSCRIPT, MOST_SERIES, STRICT, trend } from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import { inOrder, readObject, searchParams, VERSION, z } from '../http/http.js'
import { RUNG_NAMES, UNTITLED } from '../labels.js'
import {
  type ArticleAnswer,
  BUCKET_UNITS,
  type Engine,
  type HeldOfSpan,
  type Hit,
  type SearchAnswer,
} from '../model.js'
import { checkText } from './check-text.js'
import { messageOf } from './messages.js'
import { dateText } from './print.js'

/** Milliseconds for one question: a model waits longer than a reader. */
const BUDGET_MS = 10_000
/** Characters of an article that one answer quotes. */
const LONGEST_QUOTED = 8000
/** Buckets of a trend that are told: the last ones. */
const MOST_BUCKETS = 120
/** Where `jiebao serve` listens unless it is told otherwise. */
const USUAL_SITE = 'http://localhost:3000'

const day = (what: string) => z.string().optional().describe(`${what}: YYYY, YYYY-MM or YYYY-MM-DD`)
const filters = {
  from: day('First day of the issues'),
  to: day('Last day of the issues'),
  publication: z.array(z.string()).optional().describe('Newspapers, by their whole names'),
}

/** @param site address at which readers reach the archive, for permanent links */
function mcpServer(engine: Engine, site = USUAL_SITE): McpServer {
  const root = `${site.replace(/\/+$/, '')}/`
  const server = new McpServer({ name: 'jiebao', version: VERSION })
  const linkTo = (id: string) => articleAddress(root, id)

  const describe = (description: string) => ({ description, annotations: { readOnlyHint: true } })
  server.registerTool(
    'search',
    {
      ...describe(
        'Search the archive of Chinese newspapers. Answers with passages as printed, each with a link.',
      ),
      inputSchema: {
        q: z.string().describe('Words, or "a string as printed" in quotation marks'),
        ...filters,
        limit: z.number().int().min(1).max(20).default(5),
      },
    },
    answering(async ({ q, limit, ...rest }) => {
      const request = { ...read({ q, ...rest }), hitsPerPage: limit, facets: false }
      return hitsText(await engine.search(request, { budgetMs: BUDGET_MS }), linkTo)
    }),
  )
  server.registerTool(
    'article',
    {
      ...describe('The whole printed text of an article, by the id or link that another tool named.'),
      inputSchema: {
        id: z.string(),
        at: z.number().int().min(0).default(0).describe('Where a long text goes on'),
      },
    },
    answering(async ({ id, at }) => {
      const article = await engine.article(idIn(id), undefined, { budgetMs: BUDGET_MS })
      return article ? articleText(article, at, linkTo) : `馆藏没有这篇文章：${id}`
    }),
  )
  server.registerTool(
    'trend',
    {
      ...describe(
        'How many articles print each query, by time or newspaper, and per thousand of those held.',
      ),
      inputSchema: {
        queries: z.array(z.string()).min(1).max(MOST_SERIES),
        by: z.enum(BUCKET_UNITS).default('year'),
        ...filters,
      },
    },
    answering(async ({ queries, by, ...rest }) => {
      const { q: _none, ...asked } = { ...read({ q: '', ...rest }), matching: STRICT }
      const left = { budgetMs: BUDGET_MS }
      const { keys, held, series } = await trend(engine, queries, asked, by, left)
      if (keys.length === 0) return '所问的时段、报纸没有馆藏：数不出，不等于没有登过。'
      const told = series.map(async ({ query, totalHits, totalIsExact, hits, perThousand }) => {
        const rows = keys.map(
          (key, i) => `${key ?? '不详'}：${hits[i]} 篇，馆藏 ${held[i]} 篇，${perThousand[i] ?? '—'}‰`,
        )
        const first = { ...asked, q: query, sort: 'date:asc', hitsPerPage: 1, facets: false } as const
        const quoted =
          totalHits > 0 ? (await engine.search(first, left)).hits.map((hit) => hitText(hit, linkTo)) : []
        const sum = `“${query}”共 ${totalIsExact ? '' : '至少 '}${totalHits} 篇`
        return [
          sum,
          ...rows.slice(-MOST_BUCKETS),
          ...(quoted.length > 0 ? ['最早的一篇：', ...quoted] : []),
        ].join('\n')
      })
      return (await Promise.all(told)).join('\n\n')
    }),
  )
  server.registerTool(
    'check',
    {
      ...describe(
        'Check quotations, names with offices, numbers and days of a text against the print: printed, in another form, otherwise, or nowhere.',
      ),
      inputSchema: { text: z.string().max(LONGEST_MANUSCRIPT) },
    },
    answering(async ({ text }) => {
      const checked = await check(engine, text, () => ({ budgetMs: BUDGET_MS }))
      return checked.claims.length === 0
        ? '没有可核对的引语、人名职务、数字或日期。'
        : checkText(checked, root)
    }),
  )
  return server
}

/** Serves until the other side closes standard input. */
export async function serveMcp(engine: Engine, site: string | undefined): Promise<void> {
  const server = mcpServer(engine, site)
  const closed = new Promise<void>((resolve) => {
    server.server.onclose = resolve
    process.stdin.once('end', resolve)
  })
  await server.connect(new StdioServerTransport())
  await closed
  await server.close()
}

/** Reads what is asked as the API does. @throws {JiebaoError} BAD_PARAMETER */
const read = (asked: Record<string, unknown>) => inOrder(readObject(asked, searchParams))

type ToolAnswer = { content: { type: 'text'; text: string }[]; isError?: boolean }

/** A refusal is an answer too: the model reads what to do. */
const answering =
  <T>(work: (asked: T) => Promise<string>) =>
  async (asked: T): Promise<ToolAnswer> => {
    try {
      return { content: [{ type: 'text', text: await work(asked) }] }
    } catch (error) {
      if (!(error instanceof JiebaoError)) throw error
      return { content: [{ type: 'text', text: messageOf(error) }], isError: true }
    }
  }

/** An id as it stands, or as a link ends with it. */
function idIn(named: string): string {
  const last = named
    .replace(/[?#].*$/, '')
    .split('/')
    .at(-1)!
  return pieceIn(last)
}

type LinkTo = (id: string) => string

function hitsText(
  { query, hits, totalHits, totalIsExact, held, warnings }: SearchAnswer,
  linkTo: LinkTo,
): string {
  const told = warnings.map(({ detail }) => `注意：${detail}`)
  if (totalHits === 0) {
    const found = totalIsExact ? `没有查到“${query}”。` : `“${query}”没有查完，不能说没有。`
    return [found, ...told, ...(held ? [heldText(held)] : [])].join('\n')
  }
  const sum = `“${query}”共 ${totalIsExact ? '' : '至少 '}${totalHits} 篇，列出 ${hits.length} 篇。`
  return [sum, ...told, ...hits.map((hit) => `\n${hitText(hit, linkTo)}`)].join('\n')
}

function heldText({ from, to, issues, articles, doubts }: HeldOfSpan): string {
  const span = from === null && to === null ? '全部馆藏' : `${from ?? '…'} 至 ${to ?? '…'}`
  return issues === 0
    ? `${span}：没有馆藏。查不到不说明没有登过。`
    : `${span}：馆藏 ${issues} 期 ${articles} 篇，识读存疑 ${doubts} 处。`
}

function hitText(hit: Hit, linkTo: LinkTo): string {
  const { id, headline, publication, date, page, rung, missing, alternatives, snippets } = hit
  const where = [publication.name, dateText(date), page && `第 ${page} 版`].filter(Boolean).join('，')
  const quoted = snippets.map(
    ({ text, cutBefore, cutAfter }) => `> ${cutBefore ? '…' : ''}${text}${cutAfter ? '…' : ''}`,
  )
  const loose = missing.length > 0 ? `，缺：${missing.join('、')}` : ''
  const forms = alternatives.map(({ typed, matched, why }) => `“${typed}” → “${matched}”（${why}）`)
  return [
    `《${headline ?? UNTITLED.article}》 ${where}［${RUNG_NAMES[rung]}${loose}］`,
    ...forms,
    ...quoted,
    linkTo(id),
  ].join('\n')
}

function articleText(
  { id, kicker, headline, subheadline, credit, body, issue }: ArticleAnswer,
  at: number,
  linkTo: LinkTo,
): string {
  const { publication, date } = issue
  const head = [kicker, headline ?? UNTITLED.article, subheadline, credit].filter(Boolean).join('\n')
  const rest = body.length - at - LONGEST_QUOTED
  return [
    `${publication.name ?? '报名不详'} ${dateText(date)}`,
    head,
    body.slice(at, at + LONGEST_QUOTED),
    ...(at > 0 && at >= body.length ? [`（正文共 ${body.length} 字，没有更多了）`] : []),
    ...(rest > 0 ? [`（还有 ${rest} 字，接着读：at=${at + LONGEST_QUOTED}）`] : []),
    linkTo(id),
  ].join('\n')
}
