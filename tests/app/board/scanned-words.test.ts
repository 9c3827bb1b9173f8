// What the board says of a scanned paper: never more than of the paper.
import { expect, test } from 'vitest'
import { leadsToRow, type ScannedPrint } from '#app/board/printed-verdict.ts'
import { describeScanned } from '#app/board/scanned-words.ts'

const print = (change: Partial<ScannedPrint> = {}): ScannedPrint =>
  ({ folio: 'R-000002', version: 1, verdict: 'issued', ...change })
const row = { folio: 'R-000002', registeredVersion: 2 }

test.each([['notIssued', false], ['otherCall', false], ['issued', true], ['unsigned', true], ['unchecked', true]] as const)(
  '§3.1 C a code that is %s leads to a row of the roster: %s', (verdict, leads) => {
    expect(leadsToRow(verdict)).toBe(leads)
  })

test('§3.1 C a code that the platform did not issue is said plainly, whoever is chosen', () => {
  for (const chosen of [undefined, row]) {
    expect(describeScanned(print({ verdict: 'notIssued' }), chosen)).toMatchObject({
      tone: 'danger', title: 'Este código no lo emitió la plataforma; busque por folio',
    })
  }
})

test('§2.2 A a print of an earlier version is told beside its own row, and is no ground for denial', () => {
  const words = describeScanned(print(), row)
  expect(words).toMatchObject({ title: 'Hay una versión posterior de esta solicitud' })
  expect(words?.text).toContain('No es motivo para negar el ingreso')
  expect(describeScanned(print({ version: 2 }), row)).toBeNull()
  expect(describeScanned(print(), { ...row, folio: 'R-000003' })).toBeNull()
})

test.each(['notIssued', 'otherCall', 'unsigned', 'unchecked'] as const)('§3.1 C «%s» neither admits nor denies', (verdict) => {
  expect(describeScanned(print({ verdict, version: null }), row)?.text).toContain('ni para negar el ingreso')
})
