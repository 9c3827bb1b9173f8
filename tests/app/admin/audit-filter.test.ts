import { globSync, readFileSync } from 'node:fs'
import ts from 'typescript'
import { expect, test } from 'vitest'
import { auditFilterSchema, endOfDay, startOfDay } from '#app/routes/auditoria._index/schema.ts'
import { ACTION_WORDS, describeAction, describeKey, SUBJECT_WORDS } from '#app/audit/audit-words.ts'
import { KEY_WORDS } from '#app/audit/key-words.ts'
import { toIso } from '#exam-engine/kernel/time.ts'

const read = (search: string) => auditFilterSchema.safeParse(Object.fromEntries(new URLSearchParams(search)))

test('an empty address filters nothing', () => {
  expect(read('').data).toEqual({ acto: '', sujeto: '', id: '', actor: '', desde: '', hasta: '', antes: '' })
})

test('days are those of central time, the last one included', () => {
  expect([startOfDay('2024-01-29'), endOfDay('2024-01-29')].map(toIso))
    .toEqual(['2024-01-29T06:00:00.000Z', '2024-01-30T06:00:00.000Z'])
})

test.each([
  ['desde=ayer', 'desde'], ['hasta=2024-02-30', 'hasta'], ['desde=2024-02-02&hasta=2024-02-01', 'hasta'],
  ['acto=%25', 'acto'], [`id=${'x'.repeat(121)}`, 'id'],
])('%s is an error at its field', (search, field) => {
  expect(read(search).error?.issues[0]?.path).toEqual([field])
})

test('a page number that is none starts at the newest', () => {
  expect(read('antes=abc').data?.antes).toBe('')
  expect(read('antes=120').data?.antes).toBe('120')
})

test('an act or a key without words is shown by its code', () => {
  expect(describeAction('sitting.deny')).toBe('Negó el acceso')
  expect(describeAction('future.act')).toBe('future.act')
  expect(describeKey('constructor')).toBe('constructor')
  expect(Object.values(ACTION_WORDS).every((words) => words.length > 0)).toBe(true)
})

test('every act that the code writes has its words, and so has what it is about', () => {
  const sources = globSync(['app/**/*.ts', 'db/**/*.ts']).map((path) => readFileSync(path, 'utf8'))
    .filter((text) => /\bappendAudit|\baudit\(trx/.test(text))
  const written = (pattern: RegExp) => [...new Set(sources.flatMap((text) =>
    [...text.matchAll(pattern)].flatMap(([, ...names]) => names.filter((name) => name !== undefined))))]
  const acts = [
    ...written(/action: '([a-zA-Z]+\.[a-zA-Z]+)'/g), ...written(/audit\(trx, actor, '([a-zA-Z]+\.[a-zA-Z]+)'/g),
    ...written(/action: [^\n]*\? '([a-zA-Z]+\.[a-zA-Z]+)' : '([a-zA-Z]+\.[a-zA-Z]+)'/g),
  ]
  expect(acts.length).toBeGreaterThan(120)
  expect(acts.filter((act) => !Object.hasOwn(ACTION_WORDS, act))).toEqual([])
  const subjects = written(/subjectType: '([a-zA-Z]+)',/g)
  expect(subjects.filter((subject) => !Object.hasOwn(SUBJECT_WORDS, subject))).toEqual([])
})

test('every key of a payload that the code spells out has its words', () => {
  const keys = globSync(['app/**/*.server.ts', 'db/demo/*.ts']).flatMap((path) => {
    const text = readFileSync(path, 'utf8')
    return /appendAudit|\baudit\(trx/.test(text) ? payloadKeys(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true)) : []
  })
  expect(new Set(keys).size).toBeGreaterThan(140)
  expect([...new Set(keys)].filter((key) => !Object.hasOwn(KEY_WORDS, key))).toEqual([])
})

/** Of `payload: { … }`, and of an object that a file's own `audit(…)` takes instead of one. */
function payloadKeys(node: ts.Node): string[] {
  if (ts.isPropertyAssignment(node) && node.name.getText() === 'payload') return spelledKeys(node.initializer)
  const own = ts.isCallExpression(node) && /^(audit|record)$/.test(node.expression.getText())
    ? node.arguments.filter((one) => ts.isObjectLiteralExpression(one)).flatMap(spelledKeys) : []
  if (own.length > 0 && !own.some((key) => key === 'payload' || key === 'action')) return own
  const found: string[] = []
  ts.forEachChild(node, (child) => { found.push(...payloadKeys(child)) })
  return found
}

function spelledKeys(node: ts.Node): string[] {
  const own = ts.isObjectLiteralExpression(node)
    ? node.properties.flatMap(({ name }) => (name !== undefined && ts.isIdentifier(name) ? [name.text] : [])) : []
  const inner: string[] = []
  ts.forEachChild(node, (child) => { if (!ts.isCallExpression(child)) inner.push(...spelledKeys(child)) })
  return [...own, ...inner]
}
