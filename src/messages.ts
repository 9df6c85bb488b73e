/**
 * Messages: what readers and keepers are told of each refusal, in Chinese.
 *
 * One whole message from a reason, its value and its facts: what failed, on what,
 * and what to do. The page, the command line and the reports of an update take
 * their words from here; a reason without words does not compile.
 */
import {
  type Facts,
  type JiebaoError,
  LONGEST_QUERY,
  type MetadataRule,
  type RefusalReason,
  shortened,
} from './errors.js'
import { FILTER_NAMES } from './labels.js'
import { oldPeriodOf } from './old-dates.js'
import { OTHER_KINDS } from './other-kinds.js'
import { isOfReuse } from './reasons.js'

const FRESH = '请运行 jiebao index --fresh 重建（报纸原文不受影响）'

/** What the system says of a file, by its code; else its own words. */
const SYSTEM: Readonly<Record<string, string>> = {
  ENOENT: '找不到它',
  ENOTDIR: '路径中有一段不是文件夹',
  EISDIR: '它是文件夹',
  EACCES: '没有读取的权限',
  EPERM: '没有权限',
  EMFILE: '同时打开的文件太多',
  EIO: '磁盘出错',
  ESPIPE: '它是管道、套接字或设备，不是文件',
  EROFS: '磁盘是只读的',
}
/** The Chinese words for an error of the system, told by the code that its message begins with; else the message. */
export const systemWords = (why: string): string => SYSTEM[/^[A-Z]+/.exec(why)?.[0] ?? ''] ?? why

/** How a setting of a cluster is written, by its name. */
const SETTINGS: Readonly<Record<string, string>> = {
  JIEBAO_OPENSEARCH_URL: '写一个或几个节点的网址，用逗号隔开',
  JIEBAO_OPENSEARCH_PREFIX: '写小写字母、数字和连字符，以字母开头',
  JIEBAO_OPENSEARCH_ROLE: '写 writer 或 reader',
  JIEBAO_OPENSEARCH_CA: '写一个读得到的证书文件',
  JIEBAO_OPENSEARCH_SHARDS: '写 1 到 1000 的整数',
  JIEBAO_OPENSEARCH_REPLICAS: '写 0 到 9 的整数',
}

/** How a parameter is written, by its name. */
const CURES: Readonly<Record<string, string>> = {
  from: '日期写成 2024、2024-04 或 2024-04-12，1600 年到 2999 年',
  to: '日期写成 2024、2024-04 或 2024-04-12，1600 年到 2999 年',
  eventFrom: '日期写成 2024、2024-04 或 2024-04-12，1600 年到 2999 年',
  eventTo: '日期写成 2024、2024-04 或 2024-04-12，1600 年到 2999 年',
  year: '年份写成四位数字，如 1958',
  monthDay: '月日写成 04-12，须是实有的一天',
  page: '页码是从 1 起的整数',
  hitsPerPage: '每页条数是 1 到 100 的整数',
  limit: '条数是 1 到 20 的整数',
  kind: '类型是 article、photo 或 other',
  sort: '排序是 relevance、date:desc 或 date:asc',
  matching: '匹配方式是 auto、all、any 或 exact',
}

/** @param parameter `name=value`; of one of several values `name.0=value` */
const writtenIn = (name: string, parameter: string): string =>
  Object.hasOwn(FILTER_NAMES, name)
    ? `“${FILTER_NAMES[name]}”里写的“${parameter.slice(parameter.indexOf('=') + 1)}”`
    : `条件“${parameter}”`

/** Of a parameter whose date is of several years. */
function severalYears(parameter: string): string | undefined {
  const why = oldPeriodOf(parameter.replace(/^[A-Za-z]+=/, ''))?.why
  return why ? `${why}，请写公历年份，或在干支前写年号` : undefined
}

/** The line that a refusal is about, unless its words begin with it; '' if it is about a whole file. */
export const lineText = ({ line, reason }: { line: number | null; reason: string }): string =>
  line === null || reason.startsWith(`第 ${line} 行`) ? '' : `第 ${line} 行`

const THINGS = {
  article: '这一篇文章',
  issue: '这一期报纸',
  job: '这一次更新',
  file: '这个文件',
  sheet: '这一版的图片',
} as const

const METADATA_RULES: Readonly<Record<MetadataRule, string>> = {
  text: '应是不空的文字',
  date: '应写成 YYYY-MM-DD、YYYY-MM 或 YYYY',
  order: '的 from 不能晚于 to',
  column: '应是表里有的列名',
  link: '应是网址（https://…）或扫描件所在之处',
}

const WORDS: { readonly [R in RefusalReason]: (value: string, facts: Facts<R>) => string } = {
  'query-too-long': (_, { points }) => `查询有 ${points} 字，最多 ${LONGEST_QUERY} 字：请只留最要紧的一句`,
  'query-not-text': () => '查询里有读不出的文字：请重新输入一遍，用 UTF-8 编码',
  'encoding-broken': () => '网址里有读不出的文字：请重新输入一遍，用 UTF-8 编码',
  'not-http': () => '请求不是 HTTP/1.1，读不懂',
  'parameter-unreadable': (value, { name }) =>
    `${writtenIn(name, value)}读不懂：${severalYears(value) ?? CURES[name] ?? '请改正它，或者去掉它'}`,
  'choice-unknown': (value, { known }) => `条件“${value}”读不懂：可以写 ${known}`,
  'parameter-unknown': (name, { known }) => `没有叫“${name}”的条件：这里可用 ${known}`,
  'parameter-repeated': (name, { times }) => `条件“${name}”给了 ${times} 次：请只给一次`,
  'parameters-too-many': (_, { most }) => `条件太多：一次最多 ${most} 个`,
  'span-reversed': (_, { from, to }) => `日期从 ${from} 到 ${to} 前后颠倒：请对调`,
  'page-with-cursor': () => 'page 与 cursor 不能同时用：请只给一个',
  'page-too-deep': (page, { deepest }) => `第 ${page} 页太远，最多翻到第 ${deepest} 条：请加条件缩小范围`,
  'cursor-unreadable': () => '续读标记读不懂：请原样用上次答复里的 nextCursor',
  'cursor-foreign': () => '续读标记属于另一个查询：请与原来的条件一起用',
  'cursor-outlived': () => '索引已经更新，不能从这里续读：请重新查询',
  'host-missing': () => '请求没有 Host，读不懂',
  'body-unreadable': () => '请求的内容读不懂：请用 UTF-8 的 JSON，或者不带内容',
  'body-form': () => '读不了 multipart 表单：请把文件本身作为请求的内容，如 curl --data-binary @文件',
  'form-unreadable': () => '送来的表单读不懂：请从核对稿件的页面送来',
  'manuscript-long': (_, { most }) => `稿件太长：一次最多核对 ${most} 字，请分几次`,
  'body-too-large': (_, { most }) => `请求的内容太大：超过 ${most}`,
  'head-too-large': (_, { most }) => `请求太长：网址与请求头合起来最多 ${most} KiB`,
  'thing-unknown': (id, { what }) => `没有${THINGS[what]}：${id}`,
  'route-unknown': () => '没有这个网址：请从首页找起；接口的网址见 docs/api.md',
  'article-removed': (id) => `文章 ${id} 原来在馆藏里，现在已经撤下`,
  'token-missing': () => '更新要用口令：口令在服务启动时显示，或由 JIEBAO_TOKEN 指定',
  'site-foreign': (site) =>
    `不能为网站 ${site} 更新：更新只能从本馆自己的网页和网址发起；若这就是本馆的网址，请写进 JIEBAO_URL`,
  'method-wrong': (method, { path, allow }) => `不能用 ${method} 访问 ${path}：可用 ${allow}`,
  'method-connect': () => '这里不是代理，不能用 CONNECT',
  'too-many-a-minute': (_, { most }) => `问得太密，一分钟最多 ${most} 次：请等一分钟再试`,
  'zip-too-long': (_, { most }) => `一个 zip 最多放 ${most} 篇：请缩小范围，或导出带全文的 JSONL`,
  'export-without-text': (format, { known }) => `${format} 不带全文：要全文请用 ${known}`,
  'too-many-at-once': (_, { most }) => `同时进行的太多，最多 ${most} 个：请等其中一个结束再试`,
  'answer-late': (_, { ms }) => `${ms / 1000} 秒内没有查完，先停下了：请少写几个词，或者过一会儿再试`,
  'waited-too-long': (_, { seconds }) => `现在查的人多，等了 ${seconds} 秒还没有轮到：请过几秒再试`,
  'too-many-waiting': (_, { most }) => `现在查的人太多，已有 ${most} 个检索在等：请过几秒再试`,
  'share-used': (_, { most }) => `您已有 ${most} 个检索在等：请等其中一些查完再试`,
  'search-ended': () => '这次检索没有做完，查的线程两次中途结束：请少写几个词，或者过一会儿再试',
  'search-out-of-memory': () => '这次检索没有做完，查的线程内存用完：请少写几个词，或者给程序多一些内存',
  'asker-gone': () => '没有人等这个答案了',
  'request-late': () => '等请求等得太久：请一次发完',

  'folder-unreadable': (folder, { why }) =>
    `读不到报纸文件夹 ${folder}：${systemWords(why)}。请用 --seeds 指定另一个文件夹`,
  'keeper-file-unreadable': (path, { why }) => `读不到管理文件 ${path}：${systemWords(why)}。请改正它的权限`,
  'ledger-unreadable': (path, { why }) =>
    `读不到文章编号簿 ${path}：${systemWords(why)}。请给本程序读取它的权限`,
  'incoming-name': (file) => `不能收名为“${file}”的文件：只用文字、数字和 -_. ，不带文件夹，不超过 100 字`,
  'incoming-there': (file, { isWaiting }) =>
    isWaiting
      ? `已有同名的 ${file} 等着发布：请先发布或丢弃那一个，或换个名字再传`
      : `报纸文件夹里已有 ${file}：请换个名字再传`,
  'keeper-file-unwritable': (path, { why }) => `写不进 ${path}：${systemWords(why)}。请给本程序写入它的权限`,
  'source-unreadable': (file, { why }) => `无法读取 ${file}：${systemWords(why)}；请检查文件与权限`,
  'source-empty': (file) => `无法读取 ${file}：它是空文件：请放入报纸文字，或删去它`,
  'source-blank': (file) => `无法读取 ${file}：它只有空白：请放入报纸文字，或删去它`,
  'source-without-text': (file) => `无法读取 ${file}：元数据之后没有正文，请放入报纸文字`,
  'source-binary': (file) =>
    `无法读取 ${file}：它含零字节或大量控制字符，不是文本：请转存为 UTF-8 文本，图片或 PDF 请先做文字识别`,
  'mets-of-others': (file, { beside, count }) =>
    `无法读取 ${file}：它是一期报纸的目录（METS），却没有点到旁边 ${beside} 等 ${count} 个 XML 文件，都没有收录；请改正它所写的文件名，或移走它，让那些文件各自收录`,
  'source-mismarked': (file, { mark }) =>
    `无法读取 ${file}：它的字节与其 ${mark} 标记不符：请重新转存为 UTF-8`,
  'source-broke': (file, { why }) => `无法读取 ${file}：程序读它时出错（${why}）；请先移走它，并报告这个问题`,
  'source-encoding': (file) =>
    `无法读取 ${file}：它不是 UTF-8、UTF-16、GB18030、Big5 或 Shift-JIS 文本：请转存为 UTF-8`,
  'source-of-other-kind': (file, { kind }) => `无法读取 ${file}：${OTHER_KINDS[kind].chinese}`,
  'source-without-lines': (file) =>
    `无法读取 ${file}：没有一行是可用的文章；请给每行写上正文，.jsonl 每行一个 JSON 对象`,
  'source-too-large': (file, { megabytes, most }) =>
    `无法读取 ${file}：它有 ${megabytes.toFixed(1)} MB，超过 ${most} MB；请按期拆开，或改用 .jsonl`,
  'sidecar-too-large': (file) => `${file} 的 .meta.json 超过 1 MB：请只留报名、日期等元数据`,
  'source-too-slow': (file, { seconds }) =>
    `无法读取 ${file}：${seconds} 秒还没有读完；请查看是否有大段重复的符号，并按期拆开`,
  'source-out-of-memory': (file) => `无法读取 ${file}：读它要的内存超过一个文件可用的；请按期拆开`,
  'front-matter-broken': (file) => `${file} 开头的 YAML 元数据无法解析：请改正，或删去两行 --- 之间的内容`,
  'sidecar-unreadable': (file) => `无法打开 ${file} 的 .meta.json：请检查它是否可读`,
  'sidecar-broken': (file) => `${file} 的 .meta.json 不是 UTF-8 的 JSON：请改正或删去它`,
  'metadata-no-object': (file) => `${file} 的元数据应是一个对象，例如 {"publication": "某县报"}`,
  'metadata-wrong': (value, { file, key, rule }) =>
    `${file} 的元数据 ${key} ${METADATA_RULES[rule]}，现在是 ${value}`,
  'rows-broken': (path, { line }) => `${path} 第 ${line} 行读不懂：请按 docs/evaluation.md 书写`,

  'no-index': (index) => `还没有索引${index && ` ${index}`}：请先运行 jiebao index`,
  'format-other': (format, { known }) => `索引是第 ${format} 版格式，本程序只读第 ${known} 版：${FRESH}`,
  'analysis-other': (version, { known }) =>
    `索引按第 ${version} 版规则切词，本程序用第 ${known} 版：${FRESH}`,
  'index-damaged': (file, { page }) =>
    `索引文件 ${file}${page === null ? '' : ` 的页 ${page}`} 已损坏：${isOfReuse(file) ? '请运行 jiebao reuse，重印与套话会重新比对（别的不受影响）' : FRESH}`,
  'index-behind': (file) =>
    `索引与 ${file} 现在的内容不符：请运行 jiebao index；若还是不符，请运行 jiebao index --fresh`,
  'index-locked': (path, { pid, host, isFar }) => {
    const who = pid === null ? '接连有别的程序' : `${host} 上的进程 ${pid} `
    return `${who}正在写索引：请等它结束再试${isFar ? `；若它已不在，请删去 ${path}` : ''}`
  },
  'cluster-silent': (_, { why }) => `连不上 OpenSearch 集群：${why}。请看各节点是否在运行、网络是否相通`,
  'cluster-untrusted': (_, { why }) =>
    `OpenSearch 集群的证书不可信：${why}。请换新证书，或用 JIEBAO_OPENSEARCH_CA 写明签发机构的证书文件`,
  'cluster-full': (_, { why }) =>
    `OpenSearch 集群的磁盘已满，写不了：${why}。请腾出空间或添节点；检索不受影响`,
  'cluster-partial': (of, { why }) =>
    `集群有一部分没有应答（${of}：${why}），不给残缺的结果：请待集群恢复后再试`,
  'cluster-busy': (_, { why }) => `OpenSearch 集群正忙：${why}。请过一会儿再试`,
  'cluster-forbidden': (_, { why }) => `OpenSearch 集群不许使用：${why}。请给出对这个前缀有权限的用户和密码`,
  'cluster-refused': (_, { why }) => `OpenSearch 集群拒绝了请求：${why}`,
  'cluster-version': (version, { known }) => `不能用 OpenSearch ${version}：本程序要 OpenSearch ${known}`,
  'cluster-library': (name) => `没有安装可选的软件包 ${name}，用不了 OpenSearch：请运行 npm install`,
  'cluster-mapping': (index, { known }) => `${index} 不是本程序所读的第 ${known} 版：${FRESH}`,
  'cluster-incomplete': (index, { why }) => `${index} 没有发布：${why}。仍用原来的索引；请再更新一次`,
  'cluster-locked': (owner, { seconds }) =>
    `${owner} 正在写集群：请等它结束再试；它若已不在，至多 ${seconds} 秒后可写`,
  'disk-full': (file) => `磁盘已满，写不了 ${file}：请腾出空间，再更新一次`,

  'poll-unreadable': (seconds) => `JIEBAO_POLL 应是 1 到 86400 的整数，以秒计，现在是 ${seconds}`,
  'port-in-use': (port) => `端口 ${port} 已被别的程序占用：请停掉那个程序，或用 --port 换一个`,
  'cannot-listen': (_, { host, port, why }) =>
    why === 'EACCES'
      ? `没有权限用端口 ${port}：请用 --port 换一个 1023 以上的`
      : `不能在 ${host} 的端口 ${port} 上开服务（${why}）：请检查 --host 和 --port`,
  'reads-only': () => '本服务器只从集群读取，没有这一项：请到写集群的那台服务器上查看或操作',
  'engine-unknown': (name) => `没有叫 ${name} 的引擎：JIEBAO_ENGINE 请设为 local 或 opensearch`,
  'cluster-setting': (name) => `${name} 没有写，或写得不对：${SETTINGS[name] ?? '请看 docs/deploy.md'}`,
  'cutter-unknown': (name) => `没有叫 ${name} 的分词器：JIEBAO_CUTTER 请设为 nodejieba 或 node-rs`,
  'command-unknown': (name, { known }) => `没有命令“${name}”：可用 ${known}`,
  'options-unreadable': (option, { isKnown }) =>
    isKnown
      ? `选项 ${option} 的值缺了或多了：要值的写成 ${option}=值，不要值的只写 ${option}；用 --help 看用法`
      : `选项${option && ` ${option} `}读不懂：用 --help 看用法；以 - 开头的检索词写在 -- 之后`,
  'words-unwanted': (words, { command }) => `命令 ${command} 后面不能有“${words}”：请去掉`,
  'query-missing': (command) => `没有查询：请写在 ${command} 后面`,
  'why-not-short': () => '缺少查询或文章编号：请在 why-not 后面先写查询，再写编号',
  'attested-two': (string, { issue }) => `要么查“${string}”，要么看 ${issue} 这一期（--issue）：请只留一样`,
  'files-missing': (command) => `没有文件：请在 ${command} 后面写一个或几个文件名`,
  'file-not-one': (command) => `请在 ${command} 后面写一个文件名，只写一个`,
  'library-missing': (name, { command }) =>
    `没有安装可选的软件包 ${name}，用不了 ${command}：请运行 npm install`,
  'origin-unreadable': (origin, { variable, any }) =>
    `${variable} 里的 ${origin} 读不懂：请写 https://example.org 这样的来源${any && `，或 ${any}`}`,
  'folder-missing': (command) => `没有文件夹：请在 ${command} 后面写一个文件夹`,
  'folder-not-empty': (folder) => `文件夹 ${folder} 不是空的：请换一个`,
  'backup-inside': (folder) => `不能备份到报纸文件夹里面的 ${folder}：请换一个地方`,
  'backup-none': (folder) => `${folder} 里没有完整的备份：请换一个`,
  'backup-changing': (file) => `备份时 ${file} 正在改写：请再试一次`,
  'backup-damaged': (path) => `${path} 与备份时不一样了，没有恢复：请用另一份备份`,
  'shell-unknown': (shell, { known }) =>
    `${shell ? `不会为“${shell}”补全` : '没有说为哪个 shell 补全'}：可用 ${known}`,
  'option-not-one-of': (value, { option, known }) => `--${option} 不能是“${value}”：可用 ${known}`,
  'option-not-a-number': (value, { option, least, most }) =>
    `--${option} 不能是“${value}”：要写 ${least} 到 ${most} 的整数`,
  'queries-missing': (path) => `${path} 里没有检索式：请一行写一条`,
  'option-missing': (option) => `缺少 --${option}：请写上它和它的值`,
  'option-empty': (option) => `--${option} 后面是空的：请写一个文件夹，或者不写这个选项，就是 ${option}`,
  'option-unfit': (option, { command }) => `命令 ${command} 没有选项 --${option}：请去掉`,
  'evaluation-unknown': (what, { known }) =>
    `${what ? `不会量“${what}”` : '没有说量什么'}：请在 eval 后面写 ${known} 之一`,
  'servers-unnamed': (typed) =>
    `${typed ? `“${typed}”不是两个网址` : '没有说比较哪两处'}：请写两个，如 http://localhost:3000 http://localhost:3001`,
  'server-unreachable': (where, { why }) => `问不到 ${where}：${why}。请看两处是否都开着`,
  'file-missing': (path) => `找不到文件 ${path}`,
  'judged-unknown': (key) => `馆藏里没有评判所说的文章 ${key}`,
  closed: () => '馆藏已经关闭',

  'disk-failed': (file) => `磁盘出错，写不了 ${file}：从前的索引没有受损；请检查磁盘，再更新一次`,
  'file-unusable': (file, { why }) => `用不了文件 ${file}：${systemWords(why)}`,
  'update-ended': (how, { isSecond }) =>
    `更新的${isSecond ? '第二个' : ''}进程中途结束（${how}）：从前的索引没有受损，请再试一次`,
  'memory-too-small': (articles, { haveMb, needMb }) =>
    `内存只有 ${haveMb} MB，服务不了 ${articles} 篇文章：请至少给程序 ${needMb} MB`,
  'update-out-of-memory': (signal, { heapMb, isSecond }) =>
    `更新的${isSecond ? '第二个' : ''}进程内存用完（${signal}，堆最多 ${heapMb} MB）：从前的索引没有受损；请给程序多一些内存，或者一次少放些文件`,
  'update-not-started': (_, { why }) => `更新没有开始：${systemWords(why)}`,
  'update-without-summary': () => '更新的进程没有给出结果：请再试一次',
  'threads-not-started': (_, { why }) => `检索的线程没有开始：${systemWords(why)}`,
  'request-broke': () => '程序内部出错：日志里有它的位置，按请求编号查找',
  broken: (_, { why }) => `程序内部出错：${why}`,
}

/** A refusal as one whole message in Chinese, without a final stop. */
export function chineseOf({ reason, value, facts }: Pick<JiebaoError, 'reason' | 'value' | 'facts'>): string {
  const words = WORDS[reason] as (value: string, facts: unknown) => string
  return words(shortened(value), facts)
}

const CONFIRM =
  '若本意如此，请把“# 允许移除”写作文件的最后一行（文件可以只有这一行），或运行 jiebao index --allow-removal'
/** What the keeper is told of a hide list that is not taken as it stands, by the doubt. */
export const WITHHELD_DOUBTS = {
  gone: `名单不见了，仍照上次的名单不给人看。${CONFIRM}`,
  empty: `名单空了，仍照上次的名单不给人看。${CONFIRM}`,
  shrunk: `名单少了大半，旧的各行也仍不给人看。${CONFIRM}`,
  torn: '名单断在半个字上，没有存完：完整的各行照办，旧的各行也仍不给人看。请重新保存',
  restless: '名单等了一分钟仍在变化，旧的各行也仍不给人看；停下以后，下次更新会照办',
  unreadable: '名单读不出来，仍照上次的名单不给人看。请检查它的权限与编码',
} as const

/** The same of the other files that the keeper writes. */
export const KEEPER_FILE_DOUBTS = {
  unreadable: '读不出来，仍照上次的内容。请检查它的权限与编码',
  torn: '断在半个字上，没有存完，仍照上次的内容。请重新保存',
  encoding: '从这一行起不是 UTF-8，字太少，分不清是哪一种编码，读出来的字可能不对。请另存为 UTF-8',
} as const

const RESTORE =
  '仍照索引记住的编号，读者的链接不变。请从备份放回这个文件；若本意如此，请运行 jiebao index --allow-removal'
/** The same of the ledger of ids. */
export const LEDGER_DOUBTS = {
  gone: `文章编号簿不见了，${RESTORE}`,
  shrunk: `文章编号簿少了从前的行，${RESTORE}`,
} as const
