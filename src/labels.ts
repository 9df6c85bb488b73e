/**
 * What readers call the things of the model, in Chinese.
 */
import type { Basis, Kind, Rung } from './model.js'

/** How close a hit comes to what was typed. */
export const RUNG_NAMES: Readonly<Record<Rung, string>> = {
  exact: '原文一致',
  words: '词语齐全',
  variant: '别的写法',
  partial: '部分相符',
}

export const KIND_NAMES: Readonly<Record<Kind, string>> = {
  article: '文章',
  photo: '图片',
  other: '零散文字',
}

/** How a date or a newspaper is known. */
export const BASIS_NAMES: Readonly<Record<Basis, string>> = {
  given: '著录',
  printed: '见报',
  inferred: '推定',
  unknown: '不详',
}
