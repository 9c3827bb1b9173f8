import { expect, test } from 'vitest'
import { changesBetween } from '#exam-engine/convocatoria/call-changes.ts'
import { callId, hashVersion, parseCallDocument } from '#exam-engine/convocatoria/call-document.ts'
import { sampleCall } from './sample-call.ts'

test('a call is named by its cycle and period', () => {
  expect(callId(sampleCall())).toBe('rama-2024-2025-1')
})

test('a document with a field too many, or with rules that are none, is refused with its path', () => {
  const call = sampleCall()
  expect(parseCallDocument({ ...call, bonus: 1 })).toMatchObject({ ok: false, refusal: 'INVALID_CALL' })
  expect(parseCallDocument({ ...call, rules: { ...call.rules, courses: [] } }))
    .toMatchObject({ ok: false, detail: { path: 'rules' } })
  expect(parseCallDocument(JSON.parse(JSON.stringify(call)))).toEqual({ ok: true, value: call })
})

test('the hash of a version follows its document, its number and the version before it', () => {
  const call = sampleCall()
  const one = hashVersion(call, 1, null)
  expect(hashVersion(sampleCall(), 1, null)).toEqual(one)
  const others = [
    hashVersion({ ...call, title: `${call.title}.` }, 1, null), hashVersion(call, 2, null), hashVersion(call, 1, one.sha256),
  ]
  expect(new Set([one, ...others].map(({ sha256 }) => sha256)).size).toBe(4)
})

test('changes name the field by what names its row, and one more row is no change of the others', () => {
  const before = sampleCall()
  const after = structuredClone(before)
  after.texts.unshift({ clause: '0.1', text: 'Nuevo' })
  const pool = after.pools[0]
  if (pool === undefined) throw new Error('no pools')
  pool.seats += 1
  after.rules.windows.registration.until = '2024-01-18T10:00:00-06:00'
  expect(changesBetween(before, after)).toEqual([
    { path: 'rules/windows/registration/until', before: '2024-01-17T10:00:00-06:00', after: '2024-01-18T10:00:00-06:00' },
    { path: `pools/${pool.cer} · ${pool.sede}/seats`, before: String(pool.seats - 1), after: String(pool.seats) },
    { path: 'texts/0.1/clause', before: null, after: '0.1' },
    { path: 'texts/0.1/text', before: null, after: 'Nuevo' },
  ])
  expect(changesBetween(before, structuredClone(before))).toEqual([])
})
