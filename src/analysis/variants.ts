/**
 * Printed variants that opencc's traditional table lacks.
 *
 * Old printing forms (淸 靑 眞), characters that the 1955 list of variants withdrew (峯 is
 * in opencc, 隣 is here), and Japanese forms that OCR reads for Chinese ones. Characters
 * used in today's names and places (犇 藁 翦 甯 浜 芸 瞭) are left out on purpose: they must
 * stay distinct. variants-data.ts has the ones that Unicode and others list.
 */

import { LISTED, RADICALS } from './variants-data.js'

/** Pairs of characters: the variant, then its standard form. */
const PAIRS = `
淸清 靑青 値值 郞郎 鄕乡 鄊乡 両两 尙尚 戸户 吿告 呉吴 屛屏 戱戏 戯戏 揷插 敍叙 晩晚 曁暨 曽曾 歩步 毎每 渇渴 焔焰 煕熙
熈熙 畧略 盌碗 硏研 窓窗 窻窗 牎窗 竝并 粧妆 緖绪 邨村 隣邻 隷隶 顚颠 飮饮 餠饼 髙高 鬪斗 鬬斗 闘斗 鬦斗 黒黑 黙默 鼈鳖
汚污 慙惭 兪俞 冺泯 寜宁 勲勋 犂犁 棃梨 葢盖 徧遍 偪逼 凴凭 剏创 剙创 劎剑 剱剑 劒剑 匳奁 刼劫 刦劫 叅参 呌叫 囘回 囬回
逥回 垜垛 堦阶 壻婿 嬾懒 嶋岛 巗岩 巌岩 帋纸 帬裙 裠裙 幇帮 幚帮 廐厩 彊强 徃往 怱匆 悤匆 恠怪 慽戚 抝拗 摠总 縂总 総总
攷考 斵斫 晳晰 暱昵 枏楠 柹柿 栢柏 桮杯 梹槟 槀稿 稾稿 欵款 氷冰 浄净 湼涅 灋法 炤照 煑煮 燄焰 熖焰 牋笺 猨猿 琹琴 甎砖
甖罂 畆亩 畒亩 畮亩 疎疏 痺痹 瘉愈 皐皋 皷鼓 鼔鼓 砲炮 礟炮 礮炮 碁棋 秊年 稉粳 穉稚 穽阱 簒篡 籐藤 糭粽 紥扎 緜绵 罸罚
羴膻 翄翅 翶翱 耉耇 聨联 聫联 肎肯 胷胸 脃脆 脗吻 臈腊 臝裸 艣橹 蔕蒂 蘐萱 虵蛇 蚘蛔 衂衄 衇脉 袵衽 裵裴 襃褒 襍杂 雑杂
覩睹 詶酬 酧酬 醻酬 諐愆 謌歌 譌讹 讐雠 賍赃 趂趁 蹏蹄 躭耽 躱躲 軆体 輭软 輙辄 辤辞 辝辞 迆迤 迯逃 遯遁 銲焊 閙闹 隄堤
隟隙 鞌鞍 鞵鞋 韈袜 頋顾 頼赖 飚飙 餧喂 駞驼 騣鬃 鬉鬃 髩鬓 鬀剃 鬰郁 欎郁 鵞鹅 鶏鸡 鹻碱 麤粗 齩咬 龢和 囯国 圀国 児儿
円圆 圧压 塩盐 増增 壊坏 変变 実实 対对 専专 帰归 広广 応应 戦战 抜拔 拡扩 挙举 擧举 摂摄 斉齐 斎斋 暁晓 栄荣 桜樱 検检
楽乐 様样 権权 歓欢 懽欢 気气 沢泽 渉涉 済济 満满 滝泷 瀬濑 焼烧 営营 犠牺 猟猎 獣兽 畳叠 曡叠 疉叠 発发 県县 砕碎 稲稻
穂穗 穏稳 竜龙 経经 継继 続续 縄绳 縦纵 繊纤 聴听 聼听 舗铺 荘庄 蔵藏 薬药 蛍萤 覇霸 覚觉 観观 訳译 読读 譲让 豊丰 賛赞
讃赞 転转 軽轻 辺边 邉边 逓递 遅迟 郷乡 酔醉 釈释 鉄铁 銭钱 錬炼 関关 闗关 陥陷 険险 隠隐 霊灵 霛灵 頬颊 顕显 騒骚 験验
騐验 駅驿 髪发 齢龄 歯齿 亀龟 乗乘 亜亚 仏佛 仮假 伝传 侭尽 倂并 偸偷 兎兔 冐冒 剰剩 賸剩 剤剂 労劳 効效 勧劝 単单 厳严
収收 団团 図图 囲围 圏圈 売卖 寳宝 寛宽 尓尔 崐昆 崘仑 弾弹 従从 徳德 恵惠 悪恶 愼慎 懐怀 払拂 択择 拝拜 拠据 捜搜 掲揭
揺摇 搾榨 撃击 朶朵 枩松 槪概 簷檐 歳岁 歴历 澁涩 渋涩 濶阔 濵滨 烖灾 牓榜 奨奖 珎珍 甞尝 皃貌 矦侯 窰窑 箒帚 糚妆 涖莅
蘓苏 衞卫 賔宾 軰辈 閞开 隂阴 飜翻 衹只 嶴岙 瀞净 甦苏 揹背 枱台
`

/** From a variant to its standard form, one character each. */
export const VARIANTS: ReadonlyMap<string, string> = new Map([
  ...pairsOf(LISTED),
  ...pairsOf(RADICALS),
  ...pairsOf(PAIRS.replace(/\s/g, '')),
])

function pairsOf(text: string): [variant: string, standard: string][] {
  return Array.from({ length: text.length / 2 }, (_, i) => [text.charAt(2 * i), text.charAt(2 * i + 1)])
}
