/**
 * When typing means a search. An input method composes before it commits:
 * composing never searches, committing searches once.
 *
 * Chrome sends no `input` after `compositionend`, Firefox and Safari may: the
 * last value searched tells them apart. Safari ends a composition before the
 * Enter that ended it. Android's Latin keyboards compose without end, so there
 * a pause counts as the end.
 */
/** Changes closer together than this are one: the first searches at once, the last when they are over. */
const BURST_MS = 30
const PAUSE_MS = 400
const SAFARI_ENTER_MS = 50

export type Typing = {
  /** The value changed by typing. */
  typed(value: string): void
  /** The reader pressed Enter or the button. */
  committed(value: string): void
}

/** @returns a setter that changes the value without a search */
export function watchInput(
  form: HTMLFormElement,
  input: HTMLInputElement,
  on: Typing,
): (value: string) => void {
  let composing = false
  let composed = ''
  let endedMs = Number.NEGATIVE_INFINITY
  let typedMs = Number.NEGATIVE_INFINITY
  let last = input.value
  let timer = 0

  const later = (ms: number, run: () => void) => {
    clearTimeout(timer)
    timer = setTimeout(run, ms)
  }
  const search = () => {
    clearTimeout(timer)
    if (input.value === last) return
    last = input.value
    on.typed(last)
  }
  // Han in the value is settled text, unless Latin letters are still being composed beside it.
  const isEndless = () =>
    matchMedia('(pointer: coarse)').matches ||
    /Android/.test(navigator.userAgent) ||
    (/\p{Script=Han}/u.test(input.value) && !/[a-z]/i.test(composed))

  input.addEventListener('compositionstart', () => {
    composing = true
    composed = ''
    clearTimeout(timer)
  })
  input.addEventListener('compositionupdate', (event) => {
    composed = event.data
  })
  input.addEventListener('compositionend', () => {
    composing = false
    endedMs = performance.now()
    search()
  })
  input.addEventListener('input', () => {
    if (composing) return later(PAUSE_MS, () => composing && isEndless() && search())
    const isBurst = performance.now() - typedMs < BURST_MS
    typedMs = performance.now()
    if (isBurst) later(BURST_MS, search)
    else search()
  })
  input.addEventListener('keydown', (event) => {
    const ofInputMethod =
      event.isComposing || event.keyCode === 229 || performance.now() - endedMs < SAFARI_ENTER_MS
    if (event.key === 'Enter' && ofInputMethod) event.preventDefault()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (composing) return
    clearTimeout(timer)
    last = input.value
    on.committed(last)
  })
  return (value) => {
    clearTimeout(timer)
    last = value
    if (input.value !== value) input.value = value
  }
}
