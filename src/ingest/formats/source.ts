/** A file in the folder of sources: what is one, and where it lies. */

export type SourceFile = {
  /** Path below the folder of sources, with `/`. */
  file: string
  /** Path to open. */
  path: string
}

/** Whether a path below the folder of sources is one: hidden, keeper's and README files are not. */
export function isSource(file: string): boolean {
  const segments = file.split('/')
  const name = segments.at(-1) ?? ''
  if (segments.some((segment) => /^[._]/.test(segment)) || /^readme/i.test(name)) return false
  return /\.(?:txt|md|jsonl)$/i.test(name)
}
