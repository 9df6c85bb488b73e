/** The size of the text, chosen by the reader and kept in this browser. */
const KEY = 'jiebao.size'
/** In percent of what the browser is set to; a press takes the next. */
const SIZES = [100, 115, 130]

function kept(): number {
  try {
    return Number(localStorage.getItem(KEY)) || SIZES[0]!
  } catch {
    return SIZES[0]!
  }
}

function apply(size: number): void {
  document.documentElement.style.fontSize = `${size}%`
  document.querySelector('[data-size]')!.textContent = `字号 ${size}%`
}

export function sizing(): void {
  apply(kept())
  document.querySelector('[data-size]')!.addEventListener('click', () => {
    const size = SIZES[(SIZES.indexOf(kept()) + 1) % SIZES.length]!
    try {
      localStorage.setItem(KEY, `${size}`)
    } catch {
      // A browser that keeps nothing keeps the size for this page.
    }
    apply(size)
  })
}
