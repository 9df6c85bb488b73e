/**
 * Help: what each command and each of its options does, with an example; and completion for shells.
 *
 * An option has one meaning in every command. A test holds both tables to the commands.
 */
import type { Command } from './arguments.js'

/** An example of each option, and what it does. */
export const OPTION_HELP: Readonly<Record<string, readonly [example: string, says: string]>> = {
  seeds: ['--seeds papers', '报纸文件夹；不写是 seeds'],
  index: ['--index /var/lib/jiebao', '索引文件夹；不写是 index'],
  json: ['--json', '打印 JSON，出错也是'],
  help: ['--help', '打印这一页'],
  full: ['--full', '逐个核对文件内容，不只看大小和时间'],
  fresh: ['--fresh', '丢掉旧的，从头再来'],
  'allow-removal': ['--allow-removal', '允许一次撤下五分之一以上'],
  port: ['--port 8080', '端口，不写是 3000；0 由系统挑一个；也可用 PORT'],
  host: ['--host 0.0.0.0', '听哪个地址，不写是 127.0.0.1；也可用 HOST'],
  threads: ['--threads 4', '检索的线程数，不写与处理器一样多'],
  page: ['--page 2', '第几页'],
  hits: ['--hits 50', '每页几条，1 到 100；不写是 20'],
  cursor: ['--cursor TEXT', '接着上次：填它的 nextCursor'],
  sort: ['--sort date:desc', '次序：relevance、date:desc 或 date:asc'],
  explain: ['--explain', '说明每条的分数怎么来'],
  from: ['--from 2024-04', '报纸日期从这天（月、年）起'],
  to: ['--to 2024-06-15', '报纸日期到这天（月、年）止'],
  'event-from': ['--event-from 2024', '所记之事从这天（月、年）起'],
  'event-to': ['--event-to 2024', '所记之事到这天（月、年）止'],
  monthDay: ['--monthDay 04-12', '历年的这一天'],
  publication: ['--publication 今日解放', '这种报纸；可以写几次'],
  section: ['--section 综合新闻', '这个栏目；可以写几次'],
  reporter: ['--reporter 李文', '这位记者；可以写几次'],
  kind: ['--kind photo', '类型：article、photo 或 other；可以写几次'],
  matching: ['--matching exact', '怎样算相符：auto、all、any 或 exact'],
  variants: ['--variants 0', '0：不要别的写法'],
  format: ['--format csv', '导出的格式：jsonl、csv、zip、gbt7714、bibtex、ris 或 csl-json；不写是 jsonl'],
  text: ['--text', '每条带全文'],
  by: ['--by month', '按什么数：day、month、year 或 publication；不写是 year'],
  width: ['--width 12', '前后几字算近，1 到 50；不写是 8'],
  words: ['--words 10', '每个时期最多几个词，1 到 200；不写是 30'],
  issue: ['--issue 2024/0612.txt', '一期报纸：它的编号，或报纸文件夹里的文件名'],
  since: ['--since 2026-11-28', '这个时刻以后新到的；不写是一天以内'],
  limit: ['--limit 5', '最多几条，1 到 20；不写是 8'],
  below: ['--below 80', '只要有段落读清不到百分之几的，1 到 100；不写照馆藏定'],
  why: ['--why', '说明每一行为什么这样读；后面可再写行号'],
  as: ['--as reprint', '只要这一类：reprint、phrase 或 passage'],
  repair: ['--repair', '索引坏了就重建'],
  sizes: ['--sizes', '列出索引各部分的大小'],
  annotations: ['--annotations tests/ingest/papers', '人工标注的文件夹'],
  strings: ['--strings 2000', '抽查几个字串'],
  seed: ['--seed 7', '随机数的种子'],
  data: ['--data data', '测验集的文件夹'],
  work: ['--work work', '放临时索引的文件夹'],
  set: ['--set cmrc', '哪一套：cmrc、cctv 或 judged；可以写几次'],
  judged: ['--judged bench/judged.jsonl', '人工评判的文件'],
  queries: ['--queries 检索式.txt', '检索式的文件，一行一条；不写就从馆藏里抽'],
  tolerance: ['--tolerance 5', '分数相差不过百分之几的算并列，0 到 100；不写是 0'],
}

/** A whole line for each command, as one would type it. */
export const EXAMPLES: Readonly<Record<string, string>> = {
  index: 'jiebao index --seeds papers',
  serve: 'jiebao serve --port 8080',
  search: 'jiebao search 志愿者 活动 --from 2024',
  explain: 'jiebao explain 志愿者 活动',
  'why-not': 'jiebao why-not 志愿者 7pgh6dl2mk57-mz55v4gbun',
  export: 'jiebao export 志愿者 > 志愿者.jsonl',
  beside: 'jiebao beside 志愿者 --by year',
  attested: 'jiebao attested 三十工程',
  absence: 'jiebao absence 王海燕 --from 1933 --to 1935',
  tally: 'jiebao tally 名单.txt --from 2024 > 名单.csv',
  alert: 'jiebao alert 检索式.txt --since 2026-11-28 | sendmail -t',
  suggest: 'jiebao suggest zhiyuan',
  inspect: 'jiebao inspect seeds/000_b78730ae3feb4c0f.txt --why 3',
  check: 'jiebao check 稿件.docx',
  verify: 'jiebao verify --repair',
  backup: 'jiebao backup /mnt/backup/2024-06-01',
  restore: 'jiebao restore /mnt/backup/2024-06-01 --seeds papers',
  eval: 'jiebao eval exact --strings 2000',
  mcp: 'jiebao mcp',
  reuse: 'jiebao reuse --as reprint',
  legibility: 'jiebao legibility --below 70',
  names: 'jiebao names',
  stats: 'jiebao stats --sizes',
  completion: 'jiebao completion bash > ~/.local/share/bash-completion/completions/jiebao',
}

/** Options that mean something else with one command. */
const OWN_HELP: typeof OPTION_HELP = {
  'alert to': ['--to reader@example.org', '收信的地址'],
  'legibility sort': ['--sort date', '次序：share 最不清的在前，date 新的在前'],
  'beside by': ['--by year', '分时期看：day、month、year 或 publication；不写是全部一起'],
}
const helpOf = (command: string, option: string) => OWN_HELP[`${command} ${option}`] ?? OPTION_HELP[option]!

const COMMON = ['seeds', 'index', 'json', 'help']

export function helpText(commands: Readonly<Record<string, Command>>): string {
  const lines = Object.entries(commands).map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  return [
    '捷报：中文报纸全文检索',
    '',
    '用法：jiebao 命令 [--seeds 报纸文件夹] [--index 索引文件夹] [--json] [--help]',
    '',
    ...lines,
    '',
    '某个命令的用法、选项和例子：jiebao 命令 --help',
    '退出时：0 成功，1 没有成功，2 命令写得不对',
  ].join('\n')
}

export function commandHelp(name: string, { summary, usage, options }: Command): string {
  const own = [...Object.keys(options), ...COMMON].map((option) => helpOf(name, option))
  const width = Math.max(...own.map(([example]) => widthOf(example)))
  return [
    `jiebao ${name}：${summary}`,
    '',
    `用法：jiebao ${name} ${usage}${usage && ' '}[--seeds DIR] [--index DIR] [--json]`,
    '',
    '选项：',
    ...own.map(([example, says]) => `  ${example}${' '.repeat(width - widthOf(example))}  ${says}`),
    '',
    `例：${EXAMPLES[name]}`,
  ].join('\n')
}

/** Columns on a terminal: a Han character takes two. */
const widthOf = (text: string) => text.length + (text.match(/\p{Script=Han}/gu)?.length ?? 0)

export const SHELLS = ['bash', 'zsh', 'fish'] as const

/** A script that completes commands, options and files. */
export function completionText(
  shell: (typeof SHELLS)[number],
  commands: Readonly<Record<string, Command>>,
): string {
  const names = Object.keys(commands).join(' ')
  const optionsOf = ({ options }: Command) => [...Object.keys(options), ...COMMON]
  if (shell === 'fish') {
    const none = 'not __fish_seen_subcommand_from $jiebao_commands'
    return [
      `set -g jiebao_commands ${names}`,
      ...Object.entries(commands).flatMap(([name, command]) => [
        `complete -c jiebao -n '${none}' -f -a ${name} -d '${command.summary}'`,
        ...optionsOf(command).map(
          (option) =>
            `complete -c jiebao -n '__fish_seen_subcommand_from ${name}' -l ${option} -d '${helpOf(name, option)[1]}'`,
        ),
      ]),
    ].join('\n')
  }
  const cases = Object.entries(commands).map(
    ([name, command]) =>
      `    ${name}) options="${optionsOf(command)
        .map((one) => `--${one}`)
        .join(' ')}" ;;`,
  )
  return [
    // zsh reads the completions of bash.
    ...(shell === 'zsh' ? ['autoload -U +X bashcompinit && bashcompinit'] : []),
    '_jiebao() {',
    `  local word="\${COMP_WORDS[COMP_CWORD]}" options=""`,
    '  if [ "$COMP_CWORD" -eq 1 ]; then',
    `    COMPREPLY=($(compgen -W "${names}" -- "$word")); return`,
    '  fi',
    `  case "\${COMP_WORDS[1]}" in`,
    ...cases,
    '  esac',
    '  case "$word" in',
    '    -*) COMPREPLY=($(compgen -W "$options" -- "$word")) ;;',
    '    *) COMPREPLY=($(compgen -f -- "$word")) ;;',
    '  esac',
    '}',
    'complete -o filenames -F _jiebao jiebao',
  ].join('\n')
}
