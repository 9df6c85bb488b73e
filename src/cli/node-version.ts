/** The oldest Node that the program runs on, as `engines` of package.json says. */
export const NODE_FLOOR = [20, 15] as const

/** What to tell whoever starts the program on an older Node, in one line; undefined if it is new enough. */
export function tooOld(version: string): string | undefined {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const [least, leastMinor] = NODE_FLOOR
  if (major > least || (major === least && minor >= leastMinor)) return undefined
  return `捷报需要 Node ${NODE_FLOOR.join('.')} 或更新的版本，这里是 ${version}；请到 https://nodejs.org 下载安装后再试`
}
