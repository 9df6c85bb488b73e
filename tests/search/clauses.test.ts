/**
 * The ladder where a query has several clauses, each with a rung of its own: a
 * hit names the worst, and a loose clause loosens no other.
 */
import { type Case, others, testCases } from './texts.js'

const CASES: Case[] = [
  {
    promise: 'three clauses on three rungs: a hit names the worst',
    texts: {
      a: '欧阳建宏谈抗旱与防汛，市监局到场',
      b: '欧阳建宏谈防汛抗旱，市监局到场',
      c: '欧阳建宏谈防汛抗旱',
      ...others(5),
    },
    q: '防汛抗旱 市监局 欧阳建宏',
    hits: { a: 'words', b: 'exact' },
  },
  {
    promise: 'a clause in words beside one by its value',
    texts: { a: '抗旱与防汛，一九九八年六月一日', b: '防汛抗旱，1998年6月2日', c: '防汛，1998年6月1日' },
    q: '防汛抗旱 1998年6月1日',
    hits: { a: 'variant' },
  },
  {
    promise: 'two clauses each by its value',
    texts: { a: '一九九八年六月一日，第12届开幕', b: '1998年6月1日，第十三届开幕' },
    q: '1998年6月1日 第十二届',
    hits: { a: 'variant' },
  },
  {
    promise: 'a guess in one clause takes nothing from the others',
    texts: { a: '欧阳建宏谈防汛抗旱', b: '欧阳建宏谈防汛', c: '防汛抗旱' },
    q: '欧阳建弘 防汛抗旱',
    hits: { a: 'variant' },
  },
  {
    promise: 'guesses in two clauses at once',
    texts: { a: '欧阳建宏到市场监督管理局', b: '欧阳建宏', c: '市场监督管理局' },
    q: '欧阳建弘 市场坚督管理局',
    hits: { a: 'variant' },
  },
  {
    promise: 'a guess beside a quoted clause: the quoted one holds as printed',
    texts: { a: '欧阳建宏谈防汛抗旱', b: '欧阳建宏谈抗旱与防汛' },
    q: '欧阳建弘 "防汛抗旱"',
    hits: { a: 'variant' },
  },
  {
    promise: 'what is excluded stays out, also where a form was guessed',
    texts: { a: '欧阳建宏谈防汛', b: '欧阳建宏谈抗旱' },
    q: '欧阳建弘 -防汛',
    hits: { b: 'variant' },
  },
  {
    promise: 'an excluded word takes away nothing that only looks like it',
    texts: { a: '防汛会议，欧阳建宏到场', b: '防汛会议，欧阳建弘到场' },
    q: '防汛 -欧阳建弘',
    hits: { a: 'exact' },
  },
  {
    promise: 'an excluded numeral is excluded as printed only',
    texts: { a: '第12届防汛', b: '第十二届防汛' },
    q: '防汛 -第12届',
    hits: { b: 'exact' },
  },
  {
    promise: 'a guess in a field holds in that field',
    texts: { a: '欧阳建宏|防汛', b: '防汛|欧阳建宏' },
    q: '标题:欧阳建弘 防汛',
    hits: { a: 'variant' },
  },
  {
    promise: 'words in one field and as printed in another',
    texts: { a: '防汛与抗旱|植树造林', b: '防汛与抗旱|造林', c: '植树|防汛抗旱' },
    q: '标题:防汛抗旱 正文:植树',
    hits: { a: 'words' },
  },
  {
    promise: 'either of two clauses, each on its own rung',
    texts: { a: '防汛抗旱', b: '抗旱与防汛', c: '第12届', d: '第十二届', ...others(3) },
    q: '防汛抗旱 OR 第十二届',
    hits: { a: 'exact', b: 'words', c: 'variant', d: 'exact' },
  },
  {
    promise: 'a group beside a clause: the worst rung of what is needed',
    texts: { a: '植树，抗旱与防汛', b: '植树，篮球', c: '篮球', d: '防汛抗旱' },
    q: '(防汛抗旱 OR 篮球) 植树',
    hits: { a: 'words', b: 'exact' },
  },
  {
    promise: 'clauses met in part keep the date and the negation',
    texts: {
      a: '灌溉水渠植树，2024年4月12日',
      b: '灌溉水渠植树',
      c: '灌溉水渠植树防汛，2024年4月12日',
      ...others(30),
    },
    q: '灌溉 水渠 植树 竣工 2024年4月12日 -防汛',
    hits: { a: 'partial' },
  },
  {
    promise: 'no clause is met in part where another form of all of it is there',
    texts: { a: '灌溉水渠植树第12届', b: '灌溉水渠植树', ...others(30) },
    q: '灌溉 水渠 植树 第十二届',
    hits: { a: 'variant' },
  },
]

testCases('several clauses', CASES)
