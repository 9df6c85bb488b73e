/** One small case for one rule. All texts are invented. */
export type RuleCase = {
  rule: string
  /** Lines of a page; or one line, for a rule that reads nothing else. */
  text: string[] | string
  /** The line of the page that is decided about, from 1. */
  line?: number
  /** `heading`: that decision says yes of the line. `not heading`: it says no. */
  decides: string
}

/** Two stories' worth of prose, each longer than any heading and ending its sentence. */
export const HARVEST =
  '城东乡的农民连日来抢收油菜，到昨天傍晚为止已经收完三千多亩，比去年同期早了整整五天，乡里的干部也都下到田头帮着装车运送。'
export const SCHOOL =
  '这所小学今年新添了两间教室和一个图书角，课桌全部换成新的，附近几个村子的孩子从此不必再走十几里的山路到镇上去念书了，大家很高兴。'
/** Prose that a column cut inside its sentence. */
export const CUT =
  '水库管理处的职工从清早起就分成四组沿着大坝查看每一处涵闸和泄洪道并把发现的问题一条一条记在本子上准备回去以后再逐项商量修理的办法'
/** The same, no longer than a heading may be. */
export const SHORT_CUT =
  '水库管理处的职工从清早起就分成四组沿着大坝查看每一处涵闸和泄洪道并把发现的问题一条一条记下'
export const MARKET =
  '镇上的早市搬进了新盖的大棚，卖菜的不再怕风吹雨打，买菜的也不必踩着泥水挑拣，管理所还添了公平秤和热水桶，人人称便。'
