/**
 * Two committed lists over folded text: function words and surnames.
 *
 * Function words decide nothing while a content word is there. Surnames join the
 * piece after them. Both are closed: a change raises ANALYSIS_VERSION only if the
 * index comes to hold what they say, which today it does not.
 */

const FUNCTION_WORDS = new Set(
  `的 地 得 了 着 过 之 所 等 们 个 是 为 有 在 于 自 从 由 到 至 往 向 朝 对 对于 关于 至于 由于 把 被 将 给 让 使 以 用 按 按照
  根据 依据 通过 经过 随着 沿着 除 除了 比 和 与 及 以及 跟 同 或 或者 还是 而 而且 并 并且 且 但 但是 不过 然而 却 则 就 才 都 也
  又 还 再 更 最 很 太 非常 十分 不 没 没有 未 别 因 因为 所以 因此 因而 从而 如果 假如 若 虽然 尽管 即使 只要 只有 除非 无论 不管
  当 时 后 前 中 里 上 下 内 外 间 这 那 该 此 其 某 每 各 这个 那个 这些 那些 这样 那样 这里 那里 这种 什么 怎么 怎样 如何 哪 哪些
  哪里 哪个 谁 为什么 多少 我 你 他 她 它 您 我们 你们 他们 她们 它们 自己 大家 吗 呢 吧 啊 呀 嘛 啦 么 哦 已 已经 曾 曾经 正 正在
  将要 会 能 能够 可 可以 要 应 应该 应当 必须 也是 就是 不是 还有 只 仅 另 另外 其中 其他 其它 一些 一个 一种 有的 有关 如 例如
  比如 像 似 般 一样 而言 来说 的话 哪一年 哪年 哪一个 哪些地方 哪儿 哪种 哪位 何 何时 何地 何处 几 几个 多久 多大 多长 是否 有没有 怎么样 什么样 什么时候 时候 为何 请问
  所有 有所 无所 之一 之间 之后 之前 以后 以前 以来 以上 以下 以内 以外 起来 下去 出来`.split(/\s+/),
)

const SURNAMES = new Set([
  ...('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金' +
    '石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂' +
    '章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳阳管柴蒙鲍华喻祁蒲房滕屈饶' +
    '解牟艾尤穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂佟应臧闵苟邬边卞姬仇栾隋商刁沙荣巫寇桑郎甄丛仲虞' +
    '敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺盘闻厉伊仝区郜海阚帅屠豆朴盖练廉禹井祖漆巴丰支卿' +
    '国狄索宣晋门云容敬扈晁芮普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭宿鲜印逯隆茹诺战玉银亢嵇公哈湛宾戎勾茅居干尉冶阴昝智衡富' +
    '尧'),
  ...'欧阳 上官 司马 诸葛 东方 皇甫 尉迟 公孙 令狐 慕容 司徒 夏侯 端木 百里 南宫 独孤 长孙 宇文 轩辕 申屠 澹台 闻人 钟离 淳于 赫连 呼延 拓跋 完颜 纳兰 爱新觉罗'.split(
    ' ',
  ),
])

/** Whether a folded word carries grammar rather than content. */
export function isFunctionWord(word: string): boolean {
  return FUNCTION_WORDS.has(word)
}

/** Whether a folded string is a family name, of one character or of more (欧阳). */
export function isSurname(char: string): boolean {
  return SURNAMES.has(char)
}
