/**
 * A choice of so many out of a row, from all over it. A choice by rarity would
 * weigh each, which costs more than it gains.
 */
export function evenSample<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}
