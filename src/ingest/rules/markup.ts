/** What the file's own markup says of the part that a line plays. */

import type { Line } from '../page/lines.js'
import { type Decision, rule } from './rule.js'

export const UNPRINTED: Decision<Line> = {
  id: 'unprinted',
  threshold: 0,
  rules: [
    rule('picture-here', Infinity, 'A picture stands here and no word.', ({ kind }) => kind === 'picture'),
    rule(
      'page-edge',
      Infinity,
      'The file says that the line is the head or foot of the page.',
      ({ label }) => label === 'header' || label === 'footer',
    ),
    rule(
      'markup-alone',
      Infinity,
      'The line is markup, a speck inside a paragraph, or a tool’s own words about a picture.',
      ({ kind }) => kind === 'unprinted',
    ),
  ],
}

export const TABLE_ROW: Decision<Line> = {
  id: 'table-row',
  threshold: 0,
  rules: [
    rule(
      'marked-row',
      Infinity,
      'The file marks the line as a row of a table.',
      ({ kind }) => kind === 'row',
    ),
  ],
}
