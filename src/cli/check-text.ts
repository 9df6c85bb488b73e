/**
 * Prints a manuscript's claims: each with its line, its verdict, and where the print has it.
 */
import type { CheckAnswer, CheckedClaim, ClaimPassage } from '../desk/desk.js'
import { CLAIM_NAMES, UNTITLED, VERDICT_NAMES } from '../labels.js'
import { dateText } from './print.js'

/** @param site address at which readers reach the archive; without one an article is named by its id */
export function checkText({ claims, counts, characters, warnings }: CheckAnswer, site?: string): string {
  const sums = Object.entries(VERDICT_NAMES).map(
    ([verdict, name]) => `${name} ${counts[verdict as keyof typeof counts]}`,
  )
  const told = warnings.map(({ detail }) => `注意：${detail}`)
  return [
    `${characters} 字，核对 ${claims.length} 处：${sums.join('，')}`,
    ...told,
    ...claims.flatMap((claim) => claimLines(claim, site)),
  ].join('\n')
}

function claimLines({ line, kind, text, verdict, why, passages }: CheckedClaim, site?: string): string[] {
  const head = `第 ${line} 行  ${CLAIM_NAMES[kind]}  ［${VERDICT_NAMES[verdict]}］ ${text.replace(/\s+/g, ' ')}`
  return [
    '',
    why === null ? head : `${head}（${why}）`,
    ...passages.flatMap((passage) => passageLines(passage, site)),
  ]
}

function passageLines(passage: ClaimPassage, site?: string): string[] {
  const { id, headline, publication, from, to, dateBasis, page, before, text, after, difference } = passage
  const day = dateText({ from, to, basis: dateBasis })
  const where = [publication, day, page && `第 ${page} 版`, headline ?? UNTITLED.article].filter(Boolean)
  const place = site ? `${site.replace(/\/+$/, '')}/article/${id}` : id
  const lines = [
    `   见报：${before}【${text}】${after}`.replace(/\s+/g, ' '),
    `   ${where.join('  ')}  ${place}`,
  ]
  const differs = difference.some(({ typed, printed }) => typed !== printed)
  return differs ? [`   异同：${difference.map(differenceText).join('')}`, ...lines] : lines
}

const differenceText = ({ typed, printed }: ClaimPassage['difference'][number]) =>
  typed === printed ? typed : `［稿 ${typed || '无'}｜报 ${printed || '无'}］`
