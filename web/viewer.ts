/**
 * A printed page that is moved and enlarged, by OpenSeadragon, in place of an article's clip. Loaded, with
 * OpenSeadragon, by whoever opens one.
 */
import { type Box, boxOf } from './box.js'

export type Zoomed = { close(): void; show(part: string): void }

/** As much of OpenSeadragon as is used. */
type Viewport = {
  imageToViewportRectangle(x: number, y: number, width: number, height: number): Box
  fitBounds(bounds: Box, immediately?: boolean): void
  goHome(): void
  zoomBy(factor: number): void
  applyConstraints(): void
}
type Keyed = { originalEvent: KeyboardEvent; preventDefaultAction: boolean }
type Viewer = {
  viewport: Viewport
  canvas: HTMLElement
  addOverlay(overlay: { element: HTMLElement; location: Box; checkResize: false }): void
  addOnceHandler(event: 'open' | 'open-failed', handle: () => void): void
  addHandler(event: 'canvas-key', handle: (event: Keyed) => void): void
  destroy(): void
}
type OpenSeadragon = (options: Record<string, unknown>) => Viewer

let loading: Promise<OpenSeadragon> | undefined

/** It is no module, so that it is loaded by an element. */
function load(): Promise<OpenSeadragon> {
  // OpenSeadragon looks whether a style of this name is there, and would add one that our policy refuses.
  if (!document.querySelector('[data-openseadragon-mobile-css]')) {
    // Of no namespace, so that it is none.
    const style = document.createElementNS(null, 'style')
    style.setAttribute('data-openseadragon-mobile-css', '')
    document.head.append(style)
  }
  loading ??= new Promise<OpenSeadragon>((done, failed) => {
    const script = document.createElement('script')
    script.src = new URL('openseadragon.js', import.meta.url).href
    script.onload = () => done((globalThis as unknown as { OpenSeadragon: OpenSeadragon }).OpenSeadragon)
    script.onerror = failed
    document.head.append(script)
  }).catch((cause) => {
    loading = undefined
    throw cause
  })
  return loading
}

/** A step of enlarging. */
const STEP = 1.5
const SECONDS = 0.4

/** @param ended told once it is closed again. @throws if OpenSeadragon or the picture does not come */
export async function zoomed(figure: HTMLElement, ended: () => void): Promise<Zoomed> {
  const make = await load()
  const svg = figure.querySelector('svg')!
  const element = document.createElement('div')
  element.className = 'viewer'
  svg.before(element)
  figure.classList.add('zoomed')
  const { info } = figure.dataset
  const isStill = matchMedia('(prefers-reduced-motion: reduce)').matches
  const viewer = make({
    element,
    tileSources: info
      ? new URL(info, location.href).href
      : { type: 'image', url: svg.querySelector('image')!.href.baseVal },
    drawer: 'canvas',
    showNavigationControl: false,
    animationTime: isStill ? 0 : SECONDS,
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true },
    maxZoomPixelRatio: 3,
    visibilityRatio: 0.5,
    // Other sites are asked for nothing.
    crossOriginPolicy: false,
  })
  const close = () => {
    viewer.destroy()
    element.remove()
    figure.classList.remove('zoomed')
    ended()
  }
  try {
    await new Promise<void>((done, failed) => {
      viewer.addOnceHandler('open', done)
      viewer.addOnceHandler('open-failed', () => failed(new Error('no picture')))
    })
  } catch (cause) {
    close()
    throw cause
  }
  const { viewport, canvas } = viewer
  const place = ({ x, y, width, height }: Box) => viewport.imageToViewportRectangle(x, y, width, height)
  for (const rect of svg.querySelectorAll('rect')) {
    const box = document.createElement('div')
    box.className = rect.getAttribute('class')!
    const { part } = (rect.parentElement as unknown as SVGElement).dataset
    if (part) box.dataset.part = part
    viewer.addOverlay({ element: box, location: place(boxOf(rect)), checkResize: false })
  }
  const { x, y, width, height } = svg.viewBox.baseVal
  const showClip = (immediately = isStill) => viewport.fitBounds(place({ x, y, width, height }), immediately)
  showClip(true)
  canvas.setAttribute('role', 'group')
  canvas.setAttribute('aria-label', '版面：方向键移动，加号、减号缩放，Esc 收起')
  canvas.focus()
  viewer.addHandler('canvas-key', (event) => {
    const { key } = event.originalEvent
    // It would turn and mirror the page.
    if (/^[rf]$/i.test(key)) event.preventDefaultAction = true
    if (key === 'Escape') close()
  })
  const by = (factor: number) => () => {
    viewport.zoomBy(factor)
    viewport.applyConstraints()
  }
  const tools = document.createElement('div')
  tools.className = 'tools'
  for (const [text, act] of [
    ['放大', by(STEP)],
    ['缩小', by(1 / STEP)],
    ['这一篇', () => showClip()],
    ['整版', () => viewport.goHome()],
    ['全屏', () => toggleWhole(element)],
  ] as const) {
    const button = document.createElement('button')
    button.type = 'button'
    button.append(text)
    button.addEventListener('click', act)
    tools.append(button)
  }
  element.append(tools)
  return {
    close,
    show(part) {
      const boxes = [...svg.querySelectorAll<SVGRectElement>(`[data-part="${part}"] rect`)].map(boxOf)
      if (boxes.length > 0) viewport.fitBounds(place(around(boxes)), isStill)
    },
  }
}

function around(boxes: readonly Box[]): Box {
  const [x, y] = [Math.min(...boxes.map(({ x }) => x)), Math.min(...boxes.map(({ y }) => y))]
  const right = Math.max(...boxes.map(({ x, width }) => x + width))
  const bottom = Math.max(...boxes.map(({ y, height }) => y + height))
  return { x, y, width: right - x, height: bottom - y }
}

const toggleWhole = (element: Element) =>
  void (document.fullscreenElement ? document.exitFullscreen() : element.requestFullscreen())
