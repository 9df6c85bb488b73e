/**
 * Messages: what the command line says in Chinese about each refusal.
 */
import type { ErrorCode, JiebaoError } from '../errors.js'

const TITLES: Record<ErrorCode, string> = {
  BAD_PARAMETER: '参数不对',
  BAD_ENCODING: '编码不对',
  QUERY_TOO_LONG: '检索词过长',
  NOT_FOUND: '没有找到',
  GONE: '已不存在',
  TOO_LARGE: '太大',
  TIMEOUT: '超时',
  UNAUTHORIZED: '没有权限',
  METHOD_NOT_ALLOWED: '方法不允许',
  RATE_LIMITED: '更新太频繁',
  BAD_ISSUE: '这份报纸读不了',
  BAD_METADATA: '元数据读不了',
  DUPLICATE_ISSUE: '内容重复',
  SEEDS_UNREADABLE: '读不到报纸文件夹',
  NO_INDEX: '还没有索引，请先运行 jiebao index',
  INDEX_VERSION: '索引是另一版本写的，请运行 jiebao index --fresh 重建',
  INDEX_CORRUPT: '索引已损坏，请运行 jiebao index --fresh 重建（报纸原文不受影响）',
  INDEX_LOCKED: '另一个程序正在写索引，请等它结束',
  DISK_FULL: '磁盘已满，请腾出空间后再试',
  PORT_IN_USE: '端口已被占用，请用 --port 换一个',
  USAGE: '命令不对，用 --help 看用法',
  CLOSED: '已关闭',
  INTERNAL: '程序内部出错',
}

/** One line for a person: what happened, the code, and the particulars. */
export function messageOf(error: JiebaoError): string {
  return `出错：${TITLES[error.code]}\n  [${error.code}] ${error.message}`
}
