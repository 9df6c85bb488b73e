/** Whether a heading stands over a picture and not over the story below. */

import { isSectionName } from './columns.js'
import { type Decision, rule } from './rule.js'

/** Shares of a heading's matter that a story or caption holds, 0 to 1: at least OWN makes it the story's own. */
export const OWN = 0.5
/** A share below this tells that the heading is about something else. */
export const FOREIGN = 0.2

/** A heading right above a caption; shares of its matter, and of that of the headings over it, in the caption and in the story below. */
type OverPicture = {
  plain: string
  own: number
  below: number
  /** Other headings stand below the caption, or no story does. */
  isApart: boolean
  /** The caption tells news of its own. */
  isNews: boolean
  /** More pictures than stories stand on the page. */
  onPicturePage: boolean
  /** The caption is the first of a list of pictures. */
  isList: boolean
}

export const PHOTO_HEAD: Decision<OverPicture> = {
  id: 'photo-heading',
  threshold: 0,
  rules: [
    rule('picture-column', Infinity, 'The heading is a column of pictures.', ({ plain }) =>
      isPictureColumn(plain),
    ),
    rule(
      'caption-tells',
      Infinity,
      'The caption holds at least half of the heading’s matter, and more than the story below.',
      ({ own, below }) => own >= OWN && own > below,
    ),
    rule(
      'over-news-picture',
      Infinity,
      'The caption tells news and some of the heading’s matter, more than the story below, which has headings of its own.',
      ({ own, below, isApart, isNews }) => isApart && isNews && own > below && own > FOREIGN / 2,
    ),
    rule(
      'on-page-of-pictures',
      Infinity,
      'The page has more pictures than stories; nothing else stands between the heading and its caption, and the story below, which has headings of its own, tells nothing of the heading.',
      ({ below, isApart, onPicturePage }) => onPicturePage && isApart && below < FOREIGN,
    ),
    rule(
      'over-picture-list',
      Infinity,
      'A list of pictures stands below the heading, and the story below it has headings of its own.',
      ({ below, isApart, isList }) => isApart && isList && below < FOREIGN,
    ),
  ],
}

export const isPictureColumn = (plain: string): boolean =>
  /图片|镜头|掠影|剪影|影像|光影/.test(plain) && isSectionName(plain)
