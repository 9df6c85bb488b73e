/**
 * An evenly spaced sample. Choosing by rarity would need the document frequency of
 * each, which costs more than it gains.
 */
export function evenSample<T>(all: readonly T[], most: number): T[] {
  if (all.length <= most) return [...all]
  return Array.from({ length: most }, (_, i) => all[Math.floor((i * all.length) / most)]!)
}
