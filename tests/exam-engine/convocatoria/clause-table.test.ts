import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const ROOT = new URL('../../../', import.meta.url)
const SOURCES = ['exam-engine', 'scoring', 'db', 'app', 'tests']
const SOURCE_FILE = /\.(?:ts|tsx|sql|md)$/
const THIS_FILE = 'tests/exam-engine/convocatoria/clause-table.test.ts'
/** Dots may be escaped: a test may look for a clause by a pattern. A § of another text follows that text's name. */
const CLAUSE = /(?<!(?:WCAG(?: \d\.\d(?: AA)?)?|RFC \d+),? )§\s?(\d+(?:\\?\.\d+)*)/g

type Row = { clause: string, where: string[], tests: string[], status: string }

const rows = readTable()
const clauses = new Set(rows.map(({ clause }) => clause))

test('the table holds every numbered clause of the call once', () => {
  expect(clauses.size).toBe(rows.length)
  for (let number = 1; number <= 20; number += 1) expect(clauses).toContain(`5.${String(number)}`)
})

test('every clause that source or tests cite stands in the table', () => {
  const strangers = SOURCES.flatMap(filesBelow).flatMap((path) => citedIn(path)
    .filter((clause) => !clauses.has(clause))
    .map((clause) => `${path} cites §${clause}`))
  expect(strangers).toEqual([])
})

test('every clause that is done names files that exist, and a test that cites it', () => {
  const faults = rows.filter(({ status }) => status === 'done').flatMap(({ clause, where, tests }) => [
    ...[...where, ...tests].filter((path) => !exists(path)).map((path) => `§${clause}: no ${path}`),
    ...(where.length === 0 ? [`§${clause}: no source`] : []),
    ...(tests.some((path) => exists(path) && cites(path, clause)) ? [] : [`§${clause}: no test cites it`]),
  ])
  expect(faults).toEqual([])
})

test('every row is either done or later', () => {
  expect(rows.filter(({ status }) => status !== 'done' && status !== 'later')).toEqual([])
})

test('every decision that source or tests cite is numbered in the table of decisions', () => {
  const known = new Set([...readme().matchAll(/^\| (D\d+) \|/gm)].map(([, number]) => number))
  const strangers = SOURCES.flatMap(filesBelow).flatMap((path) => [...read(path).matchAll(/\((?:decision )?(D\d+)\)/g)]
    .filter(([, number]) => !known.has(number))
    .map(([text]) => `${path} cites ${text}`))
  expect(strangers).toEqual([])
})

function readme(): string {
  return read('exam-engine/convocatoria/README.md')
}

function readTable(): Row[] {
  return readme().split('\n').filter((line) => /^\| \d/.test(line)).map((line) => {
    const [clause = '', , where = '', tests = '', status = ''] = line.split('|').slice(1, -1).map((cell) => cell.trim())
    return { clause, where: pathsIn(where), tests: pathsIn(tests), status }
  })
}

function pathsIn(cell: string): string[] {
  return [...cell.matchAll(/`([^`]+)`/g)].map(([, path = '']) => path)
}

function cites(path: string, clause: string): boolean {
  return new RegExp(`§ ?${clause.replaceAll('.', '\\.')}(?![\\d.]*\\d)`).test(read(path))
}

function citedIn(path: string): string[] {
  return [...new Set([...read(path).matchAll(CLAUSE)].map(([, clause = '']) => clause.replaceAll('\\', '')))]
}

function exists(path: string): boolean {
  return existsSync(new URL(path, ROOT))
}

function read(path: string): string {
  return readFileSync(new URL(path, ROOT), 'utf8')
}

function filesBelow(folder: string): string[] {
  return readdirSync(new URL(folder, ROOT), { recursive: true, encoding: 'utf8' })
    .map((path) => `${folder}/${path}`)
    .filter((path) => SOURCE_FILE.test(path) && path !== THIS_FILE)
}
