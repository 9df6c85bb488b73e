/** Numbers, codes and words in print that is not as typed: what is the same, and what is not. */
import { type Case, testCases } from './texts.js'

const CASES: Case[] = [
  {
    promise: 'a number is met whole, in the words as in their other forms',
    texts: {
      a: '消息见第7号',
      b: '消息见第17号',
      c: '消息：17号和7号',
      d: '消息，七号',
      e: '消息，十七号',
      f: '消息，1.7号',
    },
    q: '第7号消息',
    hits: { a: 'words', c: 'words', d: 'variant' },
  },
  {
    promise: 'a number in groups of three goes on with the next group',
    texts: { a: '会议室共3,500,000元', b: '会议室共3,500元', c: '会议室，共三千五百元' },
    q: '3500会议室',
    hits: { b: 'variant', c: 'variant' },
  },
  {
    promise: '多 behind a number belongs to it, and not to a word',
    texts: { a: '捐款50多元', b: '捐款五十多元', c: '捐款50元，文化多元', d: '捐款350多元' },
    q: '捐款50多元',
    hits: { a: 'exact', b: 'variant' },
  },
  {
    promise: 'an order is no count',
    texts: {
      a: '第1次来信',
      b: '第一次来信',
      c: '来信一次',
      d: '来信1次',
      e: '第11次来信',
      f: '来信，第1次',
    },
    q: '第1次来信',
    hits: { a: 'exact', f: 'words', b: 'variant' },
  },
  {
    promise: 'an order in characters is found in figures',
    texts: { a: '第1次来信', b: '第一次来信', c: '来信一次' },
    q: '第一次来信',
    hits: { b: 'exact', a: 'variant' },
  },
  {
    promise: 'a longer number is no misprint of another',
    texts: { a: '第十一届年会', b: '第二十一届年会' },
    q: '第十一届',
    hits: { a: 'exact' },
  },
  {
    promise: 'signs that stand apart between words ask for nothing, in quotes they do',
    texts: { a: '防汛演练，植树造林', b: '防汛演练' },
    q: '防汛 & 植树 — 演练',
    hits: { a: 'exact' },
  },
  {
    promise: 'parts of a number that is nowhere admit no article',
    texts: { a: '12号，共2003人', b: '12号' },
    q: '国发(2003)12号',
    hits: {},
  },
  {
    promise: 'a word is found in the spelling of old print, and is named',
    texts: { a: '仓库着火', b: '仓库著火', c: '仓库平安' },
    q: '着火',
    hits: { a: 'exact', b: 'variant' },
  },
  {
    promise: 'words apart are found so too, a name stays one',
    texts: { a: '厂里的帐目已经公开', b: '公开了帐篷的数目' },
    q: '账目公开',
    hits: { a: 'variant' },
  },
  {
    promise: 'a telephone number is found with its area in brackets and blanks',
    texts: { a: '电话(0391)399 8866', b: '电话：（0391） 3998866', c: '电话0391 399 8867', d: '399 8866' },
    q: '0391-3998866',
    hits: { a: 'variant', b: 'variant' },
  },
  {
    promise: 'and where its figures are typed in a row',
    texts: { a: '电话(0391)399 8866', b: '电话(010)6401 2345' },
    q: '03913998866',
    hits: { a: 'variant' },
  },
]

testCases('written otherwise', CASES)
