/** A manuscript against the print (稿件核对): a form, and the manuscript with each claim marked by its verdict. */

import {
  type CheckAnswer,
  type CheckedClaim,
  type ClaimPassage,
  checkServed,
  LONGEST_MANUSCRIPT,
  readManuscriptFile,
  VERDICTS,
  type Verdict,
} from '../desk/desk.js'
import { JiebaoError } from '../errors.js'
import type { TimeLeft } from '../http/http.js'
import { CLAIM_NAMES, pageText, UNTITLED, VERDICT_NAMES } from '../labels.js'
import type { Engine } from '../model.js'
import { type Child, facts, type Html, h, link } from './html.js'
import type { Site } from './site.js'
import type { PageView } from './views.js'
import { dateOf, number } from './words.js'

/** Stands beside the verdict's name, so that no verdict is told by its colour alone. */
const SIGNS: Readonly<Record<Verdict, string>> = {
  printed: '✓',
  form: '≈',
  otherwise: '≠',
  absent: '✗',
  unchecked: '?',
}

/** Claims that are listed with their passages; all are marked in the manuscript. */
const MOST_LISTED = 1000
/** Longest printed text, in UTF-16 units, that is marked in the article to which its link leads. */
const LONGEST_MARKED = 50

/** The form, empty. */
export const checkView = (site: Site): PageView => pageOf(site, h('div', form('', site)))

/**
 * The manuscript of a sent form, checked.
 *
 * @param sent its Content-Type and body; of a file and a text the file is checked
 * @throws {JiebaoError} BAD_PARAMETER for a body that is no form; else as `checkServed` and `readManuscriptFile`
 */
export async function checkedView(
  engine: Engine,
  sent: { type: string; bytes: Uint8Array<ArrayBuffer> },
  site: Site,
  left: TimeLeft,
): Promise<PageView> {
  const text = await manuscriptOf(engine, await fieldsOf(sent))
  if (text.trim() === '') {
    const note = h('p.note', '没有收到稿件：请贴上文字，或选一个文件。')
    return pageOf(site, h('div', note, form('', site)))
  }
  const answer = await checkServed(engine, text, left)
  const again = [h('h2', '改一改，再核对'), form(text, site)]
  return pageOf(site, h('div', checked(text, answer, site), again))
}

async function fieldsOf({
  type,
  bytes,
}: {
  type: string
  bytes: Uint8Array<ArrayBuffer>
}): Promise<FormData> {
  try {
    return await new Response(bytes, { headers: { 'Content-Type': type } }).formData()
  } catch (cause) {
    throw new JiebaoError('form-unreadable', '', {}, { cause })
  }
}

async function manuscriptOf(engine: Engine, fields: FormData): Promise<string> {
  const file = fields.get('file')
  // Without a chosen file browsers send an empty one.
  if (file instanceof File && file.size > 0)
    return readManuscriptFile(engine, file.name, new Uint8Array(await file.arrayBuffer()))
  const text = fields.get('text')
  // A form ends its lines by CR LF.
  return typeof text === 'string' ? text.replace(/\r\n?/g, '\n') : ''
}

const pageOf = (site: Site, content: Html): PageView => ({
  title: '核对稿件',
  content: h(
    'div.proofread',
    h('h1', { tabindex: -1 }, '核对稿件'),
    h(
      'p.soft',
      '稿件里的引语、人名职务、数字和日期，逐处与报纸原文对照：见报没有，写法和内容有没有出入。稿件不留存。接口是 ',
      link(`${site.root}openapi.json`, 'api/check'),
      '，命令是 jiebao check。',
    ),
    content,
  ),
})

const form = (text: string, site: Site): Html =>
  h(
    'form.advanced',
    { action: `${site.root}check`, method: 'post', enctype: 'multipart/form-data' },
    h(
      'label',
      `稿件文字，最多 ${number(LONGEST_MANUSCRIPT)} 字`,
      // HTML drops a line end that a text area begins with.
      h('textarea', { name: 'text', rows: 10, autocomplete: 'off' }, `\n${text}`),
    ),
    h(
      'label',
      '或选一个文件：文本、Markdown、.docx，最大 4 MB；选了文件就只核对文件',
      h('input', { type: 'file', name: 'file', accept: '.txt,.text,.md,.markdown,.docx,text/*' }),
    ),
    h('button', '核对'),
  )

function checked(text: string, { characters, claims, counts, warnings }: CheckAnswer, site: Site): Child {
  const numbered = claims.map((claim, i): NumberedClaim => ({ ...claim, n: i + 1 }))
  return [
    h('p', `${number(characters)} 字，核对 ${number(claims.length)} 处。`),
    claims.length === 0 && h('p.note', '没有可以核对的引语、人名职务、数字或日期。'),
    claims.length > 0 &&
      h(
        'ul.counts',
        VERDICTS.map((verdict) => h('li', tagOf(verdict), ` ${number(counts[verdict])}`)),
      ),
    warnings.map(({ detail }) => h('p.note', detail)),
    h(
      'div.sides',
      h('section', h('h2', '稿件'), h('div.manuscript', withVerdicts(text, numbered, 0, text.length))),
      claims.length > 0 &&
        h(
          'section',
          h('h2', '逐处对照'),
          claims.length > MOST_LISTED &&
            h(
              'p.note',
              `这里列出前 ${number(MOST_LISTED)} 处，共 ${number(claims.length)} 处；其余请分几次核对。`,
            ),
          h(
            'ol.claims',
            numbered.slice(0, MOST_LISTED).map((claim) => entryOf(claim, site)),
          ),
        ),
    ),
  ]
}

/** `n` from 1, in the order of the manuscript. */
type NumberedClaim = CheckedClaim & { n: number }

const tagOf = (verdict: Verdict): Html => h(`b.tag ${verdict}`, SIGNS[verdict], ' ', VERDICT_NAMES[verdict])

/**
 * A stretch of the manuscript with its claims set off, those inside another one too.
 *
 * @param claims in this stretch, by rising `at`, of two that begin together the longer first
 */
function withVerdicts(text: string, claims: readonly NumberedClaim[], from: number, to: number): Child[] {
  const out: Child[] = []
  let at = from
  for (let i = 0; i < claims.length; ) {
    const claim = claims[i++]!
    const end = Math.min(claim.at + claim.text.length, to)
    const first = i
    while (i < claims.length && claims[i]!.at < end) i++
    const inner = withVerdicts(text, claims.slice(first, i), claim.at, end)
    out.push(text.slice(at, claim.at), h(`span.claim ${claim.verdict}`, inner), signOf(claim))
    at = end
  }
  out.push(text.slice(at, to))
  return out
}

/** The verdict behind a claim, which leads to its entry in the list. */
function signOf({ n, verdict }: NumberedClaim): Html {
  const shown = [
    SIGNS[verdict],
    h(verdict === 'printed' ? 'span.sr' : 'span', VERDICT_NAMES[verdict]),
    h('small', n),
  ]
  const id = `at-${n}`
  return n > MOST_LISTED
    ? h(`span.sign ${verdict}`, { id }, shown)
    : link(`#claim-${n}`, shown, false, { id, class: `sign ${verdict}` })
}

const entryOf = ({ n, kind, line, text, verdict, why, passages }: NumberedClaim, site: Site): Html =>
  h(
    'li',
    { id: `claim-${n}` },
    h(
      'p',
      `${n}. `,
      tagOf(verdict),
      h('span.soft', facts([CLAIM_NAMES[kind], link(`#at-${n}`, `第 ${number(line)} 行`), why])),
    ),
    h('p', '稿：', text),
    passages.map((passage) => passageOf(passage, verdict, site)),
  )

function passageOf(passage: ClaimPassage, verdict: Verdict, site: Site): Html {
  const { id, headline, publication, from, to, dateBasis, page, before, text, after, difference } = passage
  const isMarkable = text.length <= LONGEST_MARKED && !/["\\\n]/.test(text)
  return h(
    'div.passage',
    h('p', '报：', before, h('mark', text), after),
    verdict === 'otherwise' && h('p.differs', '异同：', difference.map(pieceOf)),
    h(
      'p.soft',
      facts([
        // In a window of its own: going back would ask for the page anew, without the manuscript.
        link(site.article(id, isMarkable ? `"${text}"` : null), headline ?? UNTITLED.article, false, {
          target: '_blank',
        }),
        publication,
        dateOf({ from, to, basis: dateBasis, why: '' }),
        page && pageText(page),
      ]),
    ),
  )
}

const pieceOf = ({ typed, printed }: ClaimPassage['difference'][number]): Child =>
  typed === printed
    ? typed
    : [h('del', h('small', '稿'), typed || '（无）'), h('ins', h('small', '报'), printed || '（无）')]
