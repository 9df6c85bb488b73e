/**
 * The queries of the ranking goldens: which article a reader wants, at which
 * place, and why. Over the five seeds and corpus.jsonl together.
 */
import type { SearchRequest } from '../../../src/model.js'

export type GoldenCase = {
  /** The promise that this query holds. */
  title: string
  request: SearchRequest
  /** The article that a reader wants: its id, or a part of its headline. Null: nothing may be a hit. */
  wanted: string | null
  /** Its place among the hits, from 1. */
  rank: number
  reason: string
}

const golden = (
  title: string,
  q: string | SearchRequest,
  wanted: string | null,
  rank: number,
  reason: string,
): GoldenCase => ({ title, request: typeof q === 'string' ? { q } : q, wanted, rank, reason })

export const GOLDENS: readonly GoldenCase[] = [
  golden(
    'headline beats body',
    '防火演练',
    'drill-headline',
    1,
    'An occurrence in the headline weighs as three in the body.',
  ),
  golden(
    'repetition saturates',
    '森林防火演练',
    'drill-headline',
    1,
    'Four mentions in a body do not outweigh one in the headline and one at the beginning of the body.',
  ),
  golden(
    'printed order first',
    '水乡保护',
    'order-forward',
    1,
    'The clause stands as printed there; the other article has its words in reverse.',
  ),
  golden(
    'clauses keep no order',
    '保护 水乡',
    'order-forward',
    1,
    'Clauses may stand in any order: the length of the texts alone tells them apart.',
  ),
  golden(
    'nearness',
    '茶叶 出口',
    'near',
    1,
    'The two words stand side by side there, and a paragraph apart in the other.',
  ),
  golden(
    'rung before score',
    '老年食堂',
    'canteen-exact',
    1,
    'One printed mention outranks an article with both words many times over.',
  ),
  golden(
    'words beside exact',
    '食堂 老年',
    'canteen-words',
    1,
    'Typed as two clauses both articles are exact, and the score decides.',
  ),
  golden(
    'ties: latest day first',
    '秋收机械',
    'tie-late',
    1,
    'Equal texts score alike: the later issue comes first.',
  ),
  golden(
    'ties: id last of all',
    '秋收机械检修',
    'tie-early',
    2,
    'Of two issues of one day the lower id comes first.',
  ),
  golden(
    'ties: unknown day last',
    '秋收',
    'tie-undated',
    4,
    'An unknown day counts as earlier than every other.',
  ),
  golden(
    'sort by date, rising',
    { q: '秋收', sort: 'date:asc' },
    'tie-undated',
    4,
    'An unknown day comes last in both directions.',
  ),
  golden(
    'short before long',
    '石桥修缮',
    'length-short',
    1,
    'One mention in a short article tells more about its subject.',
  ),
  golden(
    'the rare word decides',
    '社区 OR 沙棘',
    'rare',
    1,
    'A word of one article outweighs a word that is repeated in many.',
  ),
  golden('the opening counts', '盐井古道', 'opening', 1, 'News begins with its subject.'),
  golden(
    'as printed before a look-alike',
    '裴艳玲',
    'form-printed',
    1,
    'The name as typed stands on a stricter rung.',
  ),
  golden(
    'a look-alike is found',
    '裴艳玲',
    'form-misread',
    2,
    'The archive prints 燕 for 艳: a labelled variant.',
  ),
  golden(
    'a name typed wrong',
    '裴燕玲 水袖',
    'form-misread',
    1,
    'What was typed stands as printed in one article only.',
  ),
  golden(
    'traditional print',
    '台湾果农',
    'traditional',
    1,
    'Traditional and simplified characters fold to one.',
  ),
  golden('traditional query', '臺灣果農', 'traditional', 1, 'The query folds as the print does.'),
  golden('digits find numerals', '职工320人', 'number-digits', 1, 'The form that was typed comes first.'),
  golden(
    'numerals as a variant',
    '职工320人',
    'number-han',
    2,
    'Three hundred and twenty is one value, however it is written.',
  ),
  golden('letters and digits', 'C919', 'train', 1, 'A run of letters and digits is one word.'),
  golden(
    'a number joins its letter',
    '5G基站',
    'signal',
    1,
    'The letter by itself would admit articles at random.',
  ),
  golden(
    'a question finds its answer',
    '张家渡口的大桥什么时候开工',
    'question',
    1,
    'Function words decide nothing; most content words are in one article.',
  ),
  golden('a field', '栏目:健康 高温', 'health', 1, 'Only one article stands in that column.'),
  golden(
    'a reporter is no mention',
    '记者:李明辉',
    'health',
    1,
    'The other article writes about him, he did not write it.',
  ),
  golden(
    'a name in print',
    '李明辉',
    'health-talk',
    1,
    'The headline names him. A reporter that is given beside the text is a value: 记者: asks for it.',
  ),
  golden(
    'a date as a clause',
    '1998年8月12日',
    'flood-1998',
    1,
    'Both articles print the day; the shorter one begins with it.',
  ),
  golden(
    'a date filter',
    '洪水 日期:2018',
    'flood-later',
    1,
    'The filter asks the issue date, not the year that is told of.',
  ),
  golden(
    'a wildcard',
    '通配:"张?平"',
    'wild-one',
    1,
    'Both names fit; no term scores, so the order is by day and id.',
  ),
  golden('without', '竹编 -工厂', 'without', 1, 'The article with the excluded word is no hit.'),
  golden(
    'one character',
    '茶',
    'near',
    2,
    'One character has a list of its own; the article with more mentions comes first.',
  ),
  golden('a newspaper', '报纸:云溪周刊', 'other-paper', 1, 'One issue bears that name.'),
  golden(
    'near each other',
    '"邮亭 信"~12',
    'other-paper',
    1,
    'Both words are in one short sentence there, and too far apart in the other article.',
  ),
  golden('nothing is invented', '"裴艳玲示范水袖"', null, 0, 'Quotes mean the very characters.'),
  golden(
    'a seed by its headline',
    '解放区召开“550”重点项目工作调度会',
    '解放区召开“550”重点项目工作调度会',
    1,
    'The whole headline is the rarest thing that can be typed.',
  ),
  golden(
    'a seed by two words',
    '志愿者 活动',
    '解放区创新活动形式传播志愿精神',
    1,
    'Both words are frequent in it, and one is in its headline.',
  ),
  golden(
    'a seed by its subject',
    '植树',
    '滎阳镇扎实推进春季绿化',
    1,
    'The only article of the archive that tells of it.',
  ),
  golden(
    'a seed by a phrase',
    '"三十工程"',
    'mpsf3qfrcnnd-73kazrytnj',
    1,
    'Both print it once; this text is shorter, and has 工程 once more.',
  ),
  golden(
    'a seed by a name',
    '于怀贵',
    'mpsf3qfrcnnd-hvvtrvvb6p',
    1,
    'The print has three forms of the name: the typed one comes first.',
  ),
  golden(
    'a seed by a misprint',
    '于怀贵',
    'gvzyiscmg6os-wflpf5ybxh',
    4,
    'It prints 千怀贵: a labelled variant, behind every article with the typed form.',
  ),
  golden(
    'partly met',
    '张家渡口的大桥何时通火车',
    'question',
    1,
    'No article has every word; this one has most of their weight.',
  ),
  golden(
    'as one literal',
    { q: '旧仓库改成便民用房，设有图书角', matching: 'exact' },
    'canteen-exact',
    1,
    'The whole of what was typed is one string.',
  ),
  golden(
    'any of the clauses',
    { q: '沙棘 邮亭 石桥', matching: 'any' },
    'rare',
    1,
    'One clause is enough; the article that names it in headline and body comes first.',
  ),
  golden('pinyin', 'peiyanling', 'form-printed', 1, 'Letters that spell a name of the archive find it.'),
]
