/** What this browser keeps for its reader. Where it forbids keeping, a choice holds for this page. */
export function kept(name: string): string | null {
  try {
    return localStorage.getItem(`jiebao.${name}`)
  } catch {
    return null
  }
}

export function keep(name: string, value: string): void {
  try {
    localStorage.setItem(`jiebao.${name}`, value)
  } catch {
    // Nothing is kept.
  }
}
