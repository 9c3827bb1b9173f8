/**
 * From lines of bench:turno (standard input, one JSON per line) a table in Markdown
 * and the plot of docs/performance.md:
 *   for n in 1000 2000 5000 10000; do npm run -s bench:turno -- --candidates $n --seconds 10 --json; done \
 *     | node tests/load/plot-turno.ts docs/performance/turno.svg
 */
import { writeFileSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { scaleLinear, scaleLog } from 'd3-scale'

const [file] = process.argv.slice(2)
if (file === undefined) throw new Error('usage: plot-turno.ts FILE.svg < lines')

const SERIES = [
  ['firstItemP99Ms', 'first item, p99', '#235b4e'], ['handInP99Ms', 'hand-in, p99', '#9f2241'],
  ['ackP99Ms', 'ack, p99', '#8a6a1f'],
] as const
const COLUMNS = [
  'candidates', 'connectedMs', 'keyDeliveredP99Ms', 'firstItemP99Ms', 'ackP50Ms', 'ackP99Ms', 'handInP99Ms',
  'serverRssMb', 'bytesPerCandidate', 'generatorCpuMs', 'lost',
] as const
type Line = Record<(typeof COLUMNS)[number], number>

const lines = (await text(process.stdin)).split('\n').filter((line) => line.startsWith('{'))
  .map((line) => JSON.parse(line) as Line).sort((left, right) => left.candidates - right.candidates)
if (lines.length === 0) throw new Error('no line of bench:turno came in')

console.log(`| ${COLUMNS.join(' | ')} |\n|${COLUMNS.map(() => '---:').join('|')}|`)
for (const line of lines) console.log(`| ${COLUMNS.map((name) => line[name]).join(' | ')} |`)

const [width, height, left, bottom] = [640, 360, 70, 50]
const most = Math.max(...lines.map(({ candidates }) => candidates))
const values = lines.flatMap((line) => SERIES.map(([name]) => line[name]))
const x = scaleLinear().domain([0, most]).range([left, width - 140])
const y = scaleLog().domain([Math.max(1, Math.min(...values)), Math.max(...values)]).nice().range([height - bottom, 20])
const label = (at: [number, number], words: string, more = '') =>
  `<text x="${String(at[0])}" y="${String(at[1])}" ${more}>${words}</text>`
const drawn = SERIES.map(([name, words, colour]) => {
  const points = lines.map((line): [number, number] => [x(line.candidates), y(line[name])])
  const dots = points.map(([cx, cy]) => `<circle cx="${cx.toFixed(1)}" cy="${cy.toFixed(1)}" r="3" fill="${colour}"/>`)
  const last = points.at(-1) ?? [0, 0]
  const path = points.map((point) => point.map((value) => value.toFixed(1)).join(',')).join(' ')
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="2"/>${dots.join('')}` +
    label([last[0] + 8, last[1] + 4], words, `fill="${colour}"`)
})
const axes = [
  ...lines.map(({ candidates }) => label([x(candidates), height - bottom + 20], String(candidates), 'text-anchor="middle"')),
  ...y.ticks().filter(isRound).map((tick) => `<line x1="${String(left)}" x2="${String(width - 140)}" y1="${y(tick).toFixed(1)}"
    y2="${y(tick).toFixed(1)}" stroke="#ddd"/>${label([left - 8, y(tick) + 4], `${String(tick)} ms`, 'text-anchor="end"')}`),
  label([(left + width - 140) / 2, height - 8], 'candidates on one machine of two cores', 'text-anchor="middle"'),
]
writeFileSync(file, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${String(width)} ${String(height)}"
  font-family="sans-serif" font-size="12" role="img" aria-label="Latency of a turno by number of candidates">
<rect width="100%" height="100%" fill="white"/>${axes.join('')}${drawn.join('')}</svg>\n`)

/** 1, 2 and 5 of each decade: more would lie over each other. */
function isRound(tick: number): boolean {
  return ['1', '2', '5'].includes(tick.toExponential().charAt(0))
}
