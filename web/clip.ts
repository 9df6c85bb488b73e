/** An article on its printed page: its parts light up in text and print together; the clip is enlarged, saved, printed. */
import { boxOf } from './box.js'
import type { Zoomed } from './viewer.js'

/** Pixels of a saved clip across, at most: a column of 30 cm at 300 dots an inch has 3,543. */
const WIDEST = 3600
/** Of the saved citation, as parts of the clip's width. */
const TYPE = 1 / 45
const LEAST_TYPE = 14

export function clip(main: HTMLElement): void {
  let lit: string | undefined
  const light = (part: string | undefined) => {
    if (part === lit) return
    lit = part
    for (const one of main.querySelectorAll<HTMLElement | SVGElement>('[data-part]'))
      one.classList.toggle('lit', one.dataset.part === part)
  }
  const partOf = (target: EventTarget | null) =>
    (target as Element).closest<HTMLElement | SVGElement>('.printed [data-part]')?.dataset.part
  for (const type of ['pointerover', 'focusin'])
    main.addEventListener(type, ({ target }) => light(partOf(target)))
  main.addEventListener('pointerleave', () => light(undefined))
  main.addEventListener('focusout', () => light(undefined))

  const open = new Map<Element, Zoomed>()
  // What the address leads to next takes an open picture's place.
  new MutationObserver(() => {
    for (const [figure, zoomed] of open) if (!figure.isConnected) zoomed.close()
  }).observe(main, { childList: true })

  async function zoom(figure: HTMLElement): Promise<void> {
    const button = figure.querySelector<HTMLElement>('[data-clip=zoom]')!
    const { zoomed } = await import('./viewer.js')
    if (open.has(figure)) return
    const end = () => {
      open.delete(figure)
      button.textContent = '放大看版面'
      button.focus()
    }
    open.set(figure, await zoomed(figure, end))
    button.textContent = '收起'
  }

  main.addEventListener('click', (event) => {
    const target = event.target as Element
    const figure = target.closest<HTMLElement>('.clip')
    const { clip } = target.closest<HTMLElement>('[data-clip]')?.dataset ?? {}
    const spot = target.closest('.spot')
    if (spot) {
      event.preventDefault()
      const part = partOf(spot)
      light(part)
      const shown = main.querySelector(`.clip [data-part="${part}"]`)
      const zoomed = open.get(shown?.closest('.clip') as Element)
      if (zoomed) zoomed.show(part!)
      else shown?.scrollIntoView({ block: 'center' })
    } else if (figure && clip === 'zoom') {
      const zoomed = open.get(figure)
      if (zoomed) zoomed.close()
      else void zoom(figure).catch(() => say(figure, '没有打开，请再试一次'))
    } else if (figure && clip === 'save') void save(figure).catch(() => say(figure, '没有存成，请再试一次'))
    else if (figure && clip === 'print') print(figure)
    else if (figure) {
      // From print to text.
      const part = partOf(target)
      if (part) main.querySelector(`:not(g, div)[data-part="${part}"]`)?.scrollIntoView({ block: 'nearest' })
    }
  })
}

const say = (figure: Element, text: string) => {
  figure.querySelector('[role=status]')!.textContent = text
}

/** Prints one clip with its citation, and nothing else of the page. */
function print(figure: Element): void {
  const page = document.documentElement
  figure.classList.add('chosen')
  page.classList.add('clipping')
  addEventListener(
    'afterprint',
    () => {
      figure.classList.remove('chosen')
      page.classList.remove('clipping')
    },
    { once: true },
  )
  globalThis.print()
}

/** Saves a clip as a picture: its marks over it, its citation below. */
async function save(figure: HTMLElement): Promise<void> {
  const svg = figure.querySelector('svg')!
  const image = svg.querySelector('image')!
  const { x, y, width, height } = svg.viewBox.baseVal
  const { info } = figure.dataset
  const shown = boxOf(image)
  const picture = new Image()
  // As large as it was scanned, where parts are served.
  picture.src = info
    ? info.replace(/info\.json$/, `${[x, y, width, height]}/${Math.min(width, WIDEST)},/0/default.jpg`)
    : image.href.baseVal
  await picture.decode()
  const scale = Math.min(1, WIDEST / width)
  const type = Math.max(LEAST_TYPE, Math.round(width * scale * TYPE))
  const canvas = document.createElement('canvas')
  const draw = canvas.getContext('2d')!
  const font = `${type}px ${getComputedStyle(figure).fontFamily}`
  canvas.width = Math.max(LEAST_TYPE * 24, Math.round(width * scale))
  // A change of size takes the font away.
  draw.font = font
  const lines = wrapped(
    figure.querySelector('.cited')!.textContent!,
    (text) => draw.measureText(text).width <= canvas.width - 2 * type,
  )
  const below = Math.round(height * scale)
  canvas.height = below + Math.round((lines.length + 1) * type * 1.5)
  draw.fillStyle = '#fff'
  draw.fillRect(0, 0, canvas.width, canvas.height)
  draw.drawImage(
    picture,
    (shown.x - x) * scale,
    (shown.y - y) * scale,
    shown.width * scale,
    shown.height * scale,
  )
  draw.fillStyle = '#ffd40066'
  draw.strokeStyle = '#b3000099'
  draw.lineWidth = Math.max(1, type / 12)
  for (const mark of svg.querySelectorAll<SVGRectElement>('.mark')) {
    const box = boxOf(mark)
    const edges = [(box.x - x) * scale, (box.y - y) * scale, box.width * scale, box.height * scale] as const
    draw.fillRect(...edges)
    draw.strokeRect(...edges)
  }
  // A picture sent whole goes on below its clip.
  draw.fillStyle = '#fff'
  draw.fillRect(0, below, canvas.width, canvas.height)
  draw.fillStyle = '#000'
  draw.font = font
  for (const [i, line] of lines.entries()) draw.fillText(line, type, below + type * 1.5 * (i + 1))
  const bytes = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.92))
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes!)
  link.download = `${document.title.replace(/ – 捷报$|[\\/:*?"<>|]/g, '')}.jpg`
  link.click()
  URL.revokeObjectURL(link.href)
}

function wrapped(text: string, fits: (line: string) => boolean): string[] {
  const lines: string[] = []
  let line = ''
  for (const sign of text) {
    if (line !== '' && !fits(line + sign)) {
      lines.push(line)
      line = ''
    }
    line += sign
  }
  return [...lines, line]
}
