/**
 * The colours of the stylesheets themselves: every pair that the components put
 * together is legible, in light and dark, by WCAG 2.2 AA.
 */
import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { EXAM_THEMES } from '#app/exam-room/screen/exam-theme.ts'
import { contrastRatio } from './contrast.ts'

const light = readTokens('tokens.css')
const dark = readTokens('dark.css')
const examThemes = readExamThemes()

function readTokens(file: string): Map<string, string> {
  const css = readFileSync(new URL(`../../../app/styles/${file}`, import.meta.url), 'utf8')
  return readDeclarations(css)
}

function readDeclarations(css: string): Map<string, string> {
  const declarations = css.matchAll(/--color-([a-z-]+):\s*(#[0-9A-Fa-f]{6});/g)
  return new Map([...declarations].map(([, name = '', value = '']) => [name, value]))
}

/** Each theme that a candidate may choose for the exam, by its name. */
function readExamThemes(): [string, Map<string, string>][] {
  const css = readFileSync(new URL('../../../app/styles/exam-themes.css', import.meta.url), 'utf8')
  return [...css.matchAll(/data-exam-theme='([a-z-]+)'\] \{([^}]*)\}/g)]
    .map(([, name = '', block = '']) => [name, readDeclarations(block)])
}

const GROUNDS = ['paper', 'surface', 'sunken', 'green-wash', 'guinda-wash', 'gold-wash', 'gold-light']

/** Text on ground, WCAG 2.2 §1.4.3: at least 4.5. */
const TEXT_PAIRS = [
  ...GROUNDS.map((ground) => ['ink', ground]),
  ...['paper', 'surface', 'sunken'].map((ground) => ['grey', ground]),
  ...['paper', 'surface', 'sunken', 'green-wash', 'gold-wash', 'guinda-wash'].map((ground) => ['green', ground]),
  ...['paper', 'surface', 'sunken'].map((ground) => ['green-deep', ground]),
  ...['paper', 'surface', 'guinda-wash'].map((ground) => ['guinda', ground]),
  ['guinda-deep', 'surface'], ['on-green', 'green'], ['on-green', 'green-deep'],
  ['on-guinda', 'guinda'], ['on-guinda', 'guinda-deep'],
  ['on-band', 'band'], ['band-quiet', 'band'], ['on-band', 'band-line'],
] as const

/** Edges of controls, drawings and the ring of focus on what lies beside them, WCAG 2.2 §1.4.11: at least 3. */
const DRAWING_PAIRS = [
  ...['paper', 'surface', 'sunken'].map((ground) => ['grey', ground]),
  ...['paper', 'surface', 'gold-wash'].map((ground) => ['gold', ground]),
  ...GROUNDS.map((ground) => ['focus', ground]),
  ['green', 'line'], ['focus', 'halo'],
] as const

const NO_COLOURS: ReadonlySet<string> = new Set(['transparent', 'current', 'none'])

const themes = [['light', light], ['dark', dark], ...examThemes] as [string, Map<string, string>][]

test.each(themes)('WCAG 1.4.3: each text of the %s theme has a contrast of 4.5 with its ground', (_name, tokens) => {
  expect(findWeakPairs(tokens, TEXT_PAIRS, 4.5)).toEqual([])
})

test.each(themes)('WCAG 1.4.11: edges, drawings and focus of the %s theme have a contrast of 3', (_name, tokens) => {
  expect(findWeakPairs(tokens, DRAWING_PAIRS, 3)).toEqual([])
})

/** All but the ground of codes and pictures, which no theme changes: a code in black on black is read by no camera. */
const changing = [...light.keys()].filter((name) => name !== 'white').sort()

test('the dark theme gives a value to every colour of the light one that may change, and to no other', () => {
  expect(light.get('white')).toBe('#FFFFFF')
  expect([...dark.keys()].sort()).toEqual(changing)
})

test('every colour that a page lays under or over something exists', () => {
  const css = readFileSync(new URL('../../../app/styles/tokens.css', import.meta.url), 'utf8')
  const known = new Set([...css.matchAll(/--color-([a-z-]+):/g)].map(([, name]) => name))
  const used = globSync('app/**/*.{ts,tsx}').flatMap((path) => (
    [...readFileSync(path, 'utf8').matchAll(/(?<![\w-])(?:bg|fill|stroke)-([a-z]+(?:-[a-z]+)*)(?=[\s'"`/])/g)].map(([, name]) => name)))
  expect(used.length).toBeGreaterThan(100)
  expect([...new Set(used)].filter((name) => !known.has(name) && !NO_COLOURS.has(name ?? ''))).toEqual([])
})

test('each theme of the exam gives a value to every colour, and the screen offers exactly these', () => {
  expect(examThemes.map(([name]) => name)).toEqual(EXAM_THEMES.filter((theme) => theme !== 'normal'))
  for (const [, theme] of examThemes) expect([...theme.keys()].sort()).toEqual(changing)
})

test.each(examThemes.filter(([name]) => name.startsWith('contraste')))(
  'WCAG 1.4.6: text of %s has a contrast of 7 with its ground', (_name, tokens) => {
    expect(findWeakPairs(tokens, TEXT_PAIRS, 7)).toEqual([])
  })

test('the institution\'s colours are exact', () => {
  const wanted = {
    green: '#1E5B4F', 'green-deep': '#002F2A', guinda: '#9B2247', 'guinda-deep': '#611232', gold: '#A57F2C',
    'gold-light': '#E6D194', ink: '#161A1D', grey: '#6B6F73', paper: '#FBFAF7', line: '#DAD7CF',
  }
  expect(Object.fromEntries(Object.keys(wanted).map((name) => [name, light.get(name)]))).toEqual(wanted)
})

test('two colours of equal lightness have the contrast 1, black on white has 21', () => {
  expect(contrastRatio('#777777', '#777777')).toBe(1)
  expect(contrastRatio('#000000', '#FFFFFF')).toBeCloseTo(21, 5)
})

function findWeakPairs(tokens: Map<string, string>, pairs: readonly (readonly string[])[], least: number): string[] {
  return pairs.flatMap(([front = '', ground = '']) => {
    const ratio = contrastRatio(colour(tokens, front), colour(tokens, ground))
    return ratio >= least ? [] : [`${front} on ${ground}: ${ratio.toFixed(2)}`]
  })
}

function colour(tokens: Map<string, string>, name: string): string {
  const value = tokens.get(name)
  if (value === undefined) throw new Error(`no token --color-${name}`)
  return value
}
