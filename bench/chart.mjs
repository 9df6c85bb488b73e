/**
 * A figure over the number of articles, as SVG: both axes logarithmic.
 *
 * Pure, and without any font, script or colour of its own but greys that stand on white as on
 * black and two hues that differ in lightness as well; readers with a dark page get lighter ones.
 */

const WIDTH = 360
const HEIGHT = 300
const LEFT = 64
const RIGHT = 44
const TOP = 44
const BOTTOM = 48
const GAP = 16

const STYLE = `
  text { font: 12px system-ui, sans-serif; fill: #57606a }
  .title { font-size: 14px; font-weight: 600; fill: #24292f }
  .grid { stroke: #8c959f; stroke-opacity: .3 }
  .line { fill: none; stroke-width: 2 }
  .first { --hue: #0a58a8 } .second { --hue: #b35900 }
  .line { stroke: var(--hue) } .dot, .label { fill: var(--hue) }
  @media (prefers-color-scheme: dark) {
    text { fill: #9da7b1 } .title { fill: #e6edf3 }
    .first { --hue: #79b8ff } .second { --hue: #ffab57 }
  }`

/**
 * Where values stand on a logarithmic axis.
 *
 * @param values above zero; the axis reaches to the powers of ten around them
 * @param from place of the least, in pixels
 * @param to   place of the most
 */
export function logScale(values, from, to) {
  // A hair less or more is a power of ten that was computed.
  const least = Math.floor(Math.log10(Math.min(...values)) + 1e-9)
  const most = Math.max(least + 1, Math.ceil(Math.log10(Math.max(...values)) - 1e-9))
  const at = (value) => from + ((Math.log10(value) - least) / (most - least)) * (to - from)
  const ticks = Array.from({ length: most - least + 1 }, (_, i) => 10 ** (least + i))
  return { at, ticks }
}

/** @type {[number, string][]} */
const UNITS = [
  [1e9, ' G'],
  [1e6, ' M'],
  [1e3, ' k'],
]

/** 10000 as "10 k"; a fraction as it stands. */
export function tickLabel(value) {
  const [size, unit] = UNITS.find(([size]) => value >= size) ?? [1, '']
  return `${Number((value / size).toPrecision(3))}${unit}`
}

const escaped = (text) => text.replace(/[&<>]/g, (sign) => `&#${sign.charCodeAt(0)};`)
const text = (x, y, content, rest = '') =>
  `<text x="${round(x)}" y="${round(y)}"${rest && ` ${rest}`}>${escaped(content)}</text>`
const round = (pixels) => Math.round(pixels * 10) / 10

/**
 * @param panels each `title`, and `lines`: each `name` and `points`, pairs of articles and value, both above zero
 * @param xName what stands below every axis
 * @returns a whole document
 */
export function drawPanels(panels, xName) {
  const width = panels.length * WIDTH + (panels.length - 1) * GAP
  const xs = panels.flatMap(({ lines }) => lines.flatMap(({ points }) => points.map(([x]) => x)))
  const drawn = panels.map(
    (panel, i) => `<g transform="translate(${i * (WIDTH + GAP)} 0)">\n${drawPanel(panel, xs, xName)}\n</g>`,
  )
  const titles = escaped(panels.map(({ title }) => title).join('; '))
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${HEIGHT}" width="${width}" height="${HEIGHT}" role="img">`,
    `<title>${titles}</title>`,
    `<style>${STYLE}\n</style>`,
    ...drawn,
    '</svg>\n',
  ].join('\n')
}

function drawPanel({ title, lines }, xs, xName) {
  const x = logScale(xs, LEFT, WIDTH - RIGHT)
  const y = logScale(
    lines.flatMap(({ points }) => points.map(([, value]) => value)),
    HEIGHT - BOTTOM,
    TOP,
  )
  const right = WIDTH - RIGHT
  const bottom = HEIGHT - BOTTOM
  return [
    text(LEFT, 22, title, 'class="title"'),
    ...x.ticks.map((tick) => gridLine(x.at(tick), TOP, x.at(tick), bottom)),
    ...x.ticks.map((tick) => text(x.at(tick), bottom + 18, tickLabel(tick), 'text-anchor="middle"')),
    ...y.ticks.map((tick) => gridLine(LEFT, y.at(tick), right, y.at(tick))),
    ...y.ticks.map((tick) => text(LEFT - 8, y.at(tick) + 4, tickLabel(tick), 'text-anchor="end"')),
    text((LEFT + right) / 2, bottom + 38, xName, 'text-anchor="middle"'),
    ...lines.map((line, i) => drawLine(line, x, y, i === 0 ? 'first' : 'second')),
  ].join('\n')
}

const gridLine = (x1, y1, x2, y2) =>
  `<line class="grid" x1="${round(x1)}" y1="${round(y1)}" x2="${round(x2)}" y2="${round(y2)}"/>`

/** The name stands behind the end of its line; that of the second a little lower, lest the two touch. */
function drawLine({ name, points }, x, y, hue) {
  const places = [...points]
    .sort(([a], [b]) => a - b)
    .map(([articles, value]) => [round(x.at(articles)), round(y.at(value))])
  const [endX, endY] = places.at(-1)
  return [
    `<g class="${hue}">`,
    `<polyline class="line" points="${places.map((place) => place.join()).join(' ')}"/>`,
    ...places.map(([cx, cy]) => `<circle class="dot" cx="${cx}" cy="${cy}" r="3.5"/>`),
    text(endX + 8, hue === 'first' ? endY + 1 : endY + 8, name, 'class="label"'),
    '</g>',
  ].join('\n')
}
