/**
 * Persons' names where a byline has them: cut from a run, or refused.
 *
 * Two to four characters of any plane, by separators where there are some; a run
 * without any is cut at surnames. Non-Han names joined by · are kept whole.
 */

import { plainOf } from '../page/lines.js'

/** The commoner ones of the Hundred Surnames; a name may have another. */
const SURNAMES = new Set(
  '王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛' +
    '郝龚邵万钱严覃武戴莫孔向汤詹翟温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翁殷耿关焦巫褚卫尤柳费廉岑滕毕邬常乐皮卞元卜平穆祁祝纪舒屈项季麻强路娄危童盛刁骆柯管裘解应宗宣郁单杭洪包左' +
    '吉钮嵇滑裴甄曲芮储靳汲邴糜松井富牧隗谷车宓蓬班仰秋仲伊宫宁仇栾甘厉戎祖符景束幸司韶郜蓟薄印宿怀蒲邰索咸籍赖卓蔺屠蒙池阴胥苍闻莘党贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮寿边扈燕冀浦尚农晏柴' +
    '瞿充慕连茹习宦艾鱼容古慎戈庾暨居衡步满弘匡寇禄阙沃蔚越隆师巩厍晁勾敖融冷訾辛阚简饶沙乜鞠丰巢蒯查荆游逯盖桓仉督佟佘佴伯赏墨哈谯笪阳苗凌臧逢丛展邝涂迟邸初矫修随宛苑亓禤仝郗',
)
const COMPOUND = new Set(
  '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 夏侯 司徒 宇文 长孙 端木 百里 东郭 南宫 西门 呼延 闻人 澹台 轩辕'.split(
    ' ',
  ),
)
const HAN = /^[\p{Script=Han}\u3007]+$/u
const FOREIGN = /^[\p{Script=Han}]{1,8}(?:[·•‧・.][\p{Script=Han}]{1,8}){1,4}$/u
const SEPARATOR = /[\s、,，;；/／]+|(?<=..)[和与與](?=..)/u
/** Words that a name's place can hold by mistake. */
const NOT_NAMES = /^(?:本报|本市|报道|记者|通讯员|综合|整理|摄影|报讯|昨日|今日|日前|近日|文图|图文)$/

/** The names of a run such as 张三 李四, 张 三、欧阳某某; undefined if it is no list of names. */
export function namesIn(text: string): string[] | undefined {
  const pieces = text
    .trim()
    .split(SEPARATOR)
    .filter((piece) => piece !== '')
  const names: string[] = []
  for (let i = 0; i < pieces.length; i++) {
    const piece = pieces[i]!
    const next = pieces[i + 1]
    // A name of two characters is spaced out to the width of three: 张　三.
    if (count(piece) === 1 && next !== undefined && count(next) === 1 && HAN.test(piece + next)) {
      names.push(piece + next)
      i++
      continue
    }
    const cut = cutNames(piece)
    if (cut === undefined) return undefined
    names.push(...cut)
  }
  return names.length === 0 || names.some((name) => NOT_NAMES.test(name)) ? undefined : names
}

function cutNames(run: string): string[] | undefined {
  if (FOREIGN.test(run)) return [run]
  if (!HAN.test(run)) return undefined
  const signs = [...run]
  if (signs.length < 2 || signs.length > 9) return undefined
  if (signs.length < 4) return [run]
  if (signs.length === 4 && isCompound(signs)) return [run]
  const cut = cutAtSurnames(signs)
  return cut ?? (signs.length === 4 ? [run] : undefined)
}

/** Names of two to three characters, each beginning with a surname. */
function cutAtSurnames(signs: string[]): string[] | undefined {
  if (signs.length === 0) return []
  const compound = isCompound(signs)
  if (!compound && !isSingle(signs)) return undefined
  for (const length of compound ? [4, 3] : [3, 2]) {
    if (signs.length < length) continue
    const rest = cutAtSurnames(signs.slice(length))
    if (rest) return [signs.slice(0, length).join(''), ...rest]
  }
  return undefined
}

/** Whether the run begins like a person's name. */
export function hasSurname(name: string): boolean {
  const signs = [...name]
  return isSingle(signs) || isCompound(signs)
}

const isSingle = (signs: readonly string[]) => SURNAMES.has(plainOf(signs[0] ?? ''))
const isCompound = (signs: readonly string[]) => COMPOUND.has(plainOf((signs[0] ?? '') + (signs[1] ?? '')))

function count(text: string): number {
  return [...text].length
}
