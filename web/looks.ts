/** How the page looks: size of the text, close or wide lists, traditional characters; chosen by the reader and kept in this browser. */
import { keep, kept } from './kept.js'
import { showTraditional } from './traditional.js'

/** In percent of what the browser is set to; a press takes the next. */
const SIZES = [100, 115, 130]

const page = document.documentElement
const button = (look: string) => document.querySelector<HTMLElement>(`[data-look="${look}"]`)

let size = Number(kept('size')) || SIZES[0]!
let dense = kept('dense') === '1'
let traditional = kept('traditional') === '1'

const CHOICES: { [look: string]: () => void } = {
  size() {
    size = SIZES[(SIZES.indexOf(size) + 1) % SIZES.length]!
    keep('size', `${size}`)
  },
  dense() {
    dense = !dense
    keep('dense', dense ? '1' : '0')
  },
  traditional() {
    traditional = !traditional
    keep('traditional', traditional ? '1' : '0')
    void showTraditional(traditional)
  },
}

/** Puts the choices on the page; again for new content, which may have buttons of its own. */
export function look(): void {
  page.style.fontSize = `${size}%`
  page.classList.toggle('dense', dense)
  button('size')!.textContent = `字号 ${size}%`
  button('dense')?.setAttribute('aria-pressed', `${dense}`)
  button('traditional')!.setAttribute('aria-pressed', `${traditional}`)
}

export function looks(): void {
  addEventListener('click', (event) => {
    const { look: chosen } = (event.target as Element).closest<HTMLElement>('[data-look]')?.dataset ?? {}
    if (!chosen) return
    CHOICES[chosen]!()
    look()
  })
  look()
  if (traditional) void showTraditional(true)
}
