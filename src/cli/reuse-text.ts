/** Prints text reuse as Chinese text. */
import { REUSE_NAMES, UNTITLED } from '../labels.js'
import { type ArticleRef, type ArticleReuse, REUSE_KINDS, type ReuseAnswer } from '../model.js'
import { dateText } from './print.js'
import { LINE_END } from './printable.js'

const UNFINISHED = '注意：新收的文章还没有比完，这里可能不全'

export const placeText = ({ id, headline, publication, from, to, dateBasis }: ArticleRef) =>
  [
    headline ?? UNTITLED.article,
    publication ?? '报名不详',
    dateText({ from, to, basis: dateBasis }),
    id,
  ].join('  ')

const oneLine = (text: string) => text.replaceAll(LINE_END, ' / ')

export function reuseText({ isCurrent, kinds, groups, totalGroups }: ReuseAnswer): string {
  const counts = REUSE_KINDS.map((kind) => `${REUSE_NAMES[kind]} ${kinds[kind]}`).join('，')
  return [
    `共 ${totalGroups} 组（${counts}）`,
    ...(isCurrent ? [] : [UNFINISHED]),
    ...groups.flatMap(({ kind, articles, publications, text, members }) => [
      '',
      `［${REUSE_NAMES[kind]}］ ${articles} 篇，${publications} 种报纸`,
      `   ${oneLine(text)}`,
      ...members.map((member) => `   ${placeText(member)}`),
      ...(articles > members.length ? [`   另有 ${articles - members.length} 篇`] : []),
    ]),
  ].join('\n')
}

export function articleReuseText({ isCurrent, total, others }: ArticleReuse): string {
  return [
    total === 0 ? '没有在别的文章里见到相同的段落' : `又见于 ${total} 篇`,
    ...(isCurrent ? [] : [UNFINISHED]),
    ...others.flatMap(({ isReprint, covers, passages, ...place }) => [
      '',
      `${placeText(place)}  ［${isReprint ? '重印' : '相同段落'}］ ${Math.round(covers * 100)}%`,
      ...passages.map(({ text }) => `   ${oneLine(text)}`),
    ]),
  ].join('\n')
}
