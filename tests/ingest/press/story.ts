/** One story as its page prints it: its parts in the order of print, what each is, and whom it names. */

import { BRIEF_COLUMNS, KICKERS, tableOf } from '../compose-words.js'
import { ENDS, type Story } from '../stories.js'
import { DECKS, type Draw } from './draw.js'

export type Role =
  | 'section'
  | 'kicker'
  | 'headline'
  | 'deck'
  | 'credit'
  | 'body'
  | 'inner'
  | 'jump'
  | 'caption'
  | 'furniture'

/** Of what a person is named to be; `authors` where the page does not say. */
export type NameKind = 'reporters' | 'correspondents' | 'photographers' | 'authors'

export type Part = { role: Role; text: string; names?: { kind: NameKind; name: string }[] }

/** `other`: an advert, which may be read as an article or left out. */
export type Told = { kind: 'article' | 'photo' | 'other'; parts: Part[] }

const CLAUSE = /(?:^|[，。；：])([^，。；：、“”「」！？（）()\s\d]{4,10})(?=[，。；])/g
const clausesOf = (texts: readonly string[]) =>
  texts.flatMap((text) => [...text.matchAll(CLAUSE)].map(([, clause]) => clause!))

type Byline = { place: 'head' | 'lead' | 'foot' | 'glued' | 'none'; text: string; names: Part['names'] }

function bylineOf(draw: Draw): Byline {
  const [name, other] = [draw.person(), draw.person()]
  const reporter = { kind: 'reporters' as const, name }
  const author = { kind: 'authors' as const, name }
  const correspondent = { kind: 'correspondents' as const, name: other }
  const line = (place: Byline['place'], text: string, ...names: NonNullable<Byline['names']>) => ({
    place,
    text,
    names,
  })
  return draw.pick<() => Byline>(
    [
      () => line('none', ''),
      () => line('none', ''),
      () => line('head', `本报记者 ${name}`, reporter),
      () => line('head', `□ ${name}`, author),
      () => line('head', `□本报记者 ${name}`, reporter),
      () => line('head', `记者 ${name} 通讯员 ${other}`, reporter, correspondent),
      () => line('lead', '本报讯　'),
      () => line('lead', '【本报讯】'),
      () => line('lead', `本报讯（记者 ${name}）`, reporter),
      () => line('lead', `本报讯（通讯员${other} 记者${name}）`, correspondent, reporter),
      () => line('foot', `（本报记者 ${name}）`, reporter),
      () => line('foot', `（${name}）`, author),
      () => line('glued', `（${name}）`, author),
      () => line('glued', `（通讯员 ${other}）`, correspondent),
    ],
    [
      () => line('head', `本报记者 ${name} 通讯员 ${other} 文`, reporter, correspondent),
      () => line('head', `■记者 ${name}`, reporter),
      () => line('head', `${name}`, author),
      () => line('lead', `本报讯 记者${name}报道：`, reporter),
      () => line('lead', `[本报记者 ${name} 报道]`, reporter),
      () => line('foot', `通讯员 ${other}`, correspondent),
      () => line('foot', `本报记者 ${name}`, reporter),
      () => line('glued', `（本报记者${name}、通讯员${other}）`, reporter, correspondent),
    ],
  )()
}

/** Names that the text itself gives are no byline of ours: such openings go. */
const OWN_LEAD =
  /^(?:[【〔［（(](?:本[报報]|又[讯訊]|[记記]者)\S{0,12}?[】〕］）)]|\S?[报報刊台社]\S{0,2}[讯訊]\s*(?:[（(][^）)]*[）)])?|[记記]者\S{2,6}[报報][道導]：|新[华華]社\S{0,12}[电電]\s*(?:[（(][^）)]*[）)])?)[\s　]*/

/** A story with headings, byline and inner heads, as chance has it. */
export function tell(draw: Draw, story: Story): Told {
  const parts: Part[] = []
  const put = (role: Role, text: string, names?: Part['names']) =>
    parts.push({ role, text, ...(names && names.length > 0 && { names }) })
  const byline = bylineOf(draw)
  if (story.section && draw.chance(0.3)) put('section', draw.any(['社会', '城事', '热点', '农村', '文化']))
  if (draw.chance(story.kicker ? 0.7 : 0.2)) put('kicker', story.kicker || draw.any(KICKERS))
  put('headline', story.headline)
  if (draw.chance(story.deck ? 0.8 : 0.15)) put('deck', story.deck || draw.any(DECKS))
  if (byline.place === 'head') put('credit', byline.text, byline.names)
  const [first, ...rest] = story.paragraphs
  const bare = first!.replace(OWN_LEAD, '')
  const paragraphs = [byline.place === 'lead' ? byline.text + bare : bare, ...rest]
  if (byline.place === 'glued') paragraphs.push(paragraphs.pop()! + byline.text)
  const length = paragraphs.join('').length
  const inners = length > 260 && draw.chance(0.5) ? clausesOf(rest) : []
  for (const [i, text] of paragraphs.entries()) {
    if (i > 0 && inners.length > 0 && draw.chance(0.5))
      put('inner', inners.splice(draw.between(0, inners.length - 1), 1)[0]!)
    put('body', text, i === 0 && byline.place === 'lead' ? byline.names : undefined)
  }
  if (byline.place === 'glued') parts.at(-1)!.names = byline.names!
  if (byline.place === 'foot') put('credit', byline.text, byline.names)
  if (length > 300 && draw.chance(0.1)) put('jump', draw.any(['（下转第三版）', '（下转第2版）']))
  return { kind: 'article', parts }
}

/** A picture's caption, one to four lines long. */
export function caption(draw: Draw, story: Story): Told {
  const name = draw.person()
  const sentences = story.paragraphs[0]!.replace(OWN_LEAD, '').match(/[^。！？]{6,}[。！？]/g) ?? [
    '群众在广场上参加活动。',
  ]
  const told = sentences.slice(0, draw.between(1, 2)).join('')
  const clause = told.replace(/[。！？]$/, '')
  const text = draw.pick(
    [
      `图为${clause}。 ${name} 摄`,
      `▲${told}本报记者 ${name} 摄`,
      `${told}（${name} 摄）`,
      `${draw.any(['昨日', '近日', '3月12日'])}，${told}　${name} 摄影报道`,
      `上图：${clause}。${name}摄`,
    ],
    [
      `${told} 本报记者 ${name} 摄影`,
      `（图片说明：${clause}。 摄影 ${name}）`,
      `◀${told} ${name}/摄`,
      `${told}`,
    ],
  )
  const names = text.includes(name) ? [{ kind: 'photographers' as const, name }] : undefined
  return { kind: 'photo', parts: [{ role: 'caption', text, ...(names && { names }) }] }
}

/** Short items without a headline below the name of their column. */
export function briefs(draw: Draw, stories: readonly Story[]): Told[] {
  const items = stories.flatMap((story) => {
    const text = /^[^。]{20,90}。/.exec(story.paragraphs[0]!.replace(OWN_LEAD, ''))?.[0]
    return text && ENDS.test(text) ? [text] : []
  })
  const mark = draw.pick(['', '▲', '●'], ['○', '△', '◆'])
  const section = draw.any(BRIEF_COLUMNS)
  return items.map((text, i) => ({
    kind: 'article',
    parts: [
      ...(i === 0 ? [{ role: 'section' as const, text: section }] : []),
      { role: 'body' as const, text: mark + text },
    ],
  }))
}

export function table(draw: Draw): Told {
  const { title, rows } = tableOf(draw.random)
  return {
    kind: 'article',
    parts: [{ role: 'headline', text: title }, ...rows.map((text) => ({ role: 'body' as const, text }))],
  }
}
