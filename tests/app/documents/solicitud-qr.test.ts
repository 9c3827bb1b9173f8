// What a scanner takes for a solicitud, and what it does not.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readSolicitudCode, writeSolicitudCode } from '#app/documents/solicitud-qr.ts'

const folio = fc.stringMatching(/^[A-Z0-9-]{4,24}$/)
const fingerprint = fc.stringMatching(/^[0-9a-f]{64}$/)

test('what is written is read again', () => {
  const signature = fc.stringMatching(/^[A-Za-z0-9_-]{86}$/)
  fc.assert(fc.property(folio, fc.integer({ min: 1, max: 999_999 }), fingerprint, signature, (wanted, version, hash, signed) => {
    expect(readSolicitudCode(writeSolicitudCode(wanted, version, hash, signed)))
      .toEqual({ folio: wanted, version, hash: hash.slice(0, 16), signature: signed })
  }))
})

test('a solicitud printed before the code had a hash still leads to its folio', () => {
  expect(readSolicitudCode('EFISER1:R-000002')).toEqual({ folio: 'R-000002', hash: null, version: null, signature: null })
  expect(readSolicitudCode('EFISER2:R-000002:0123456789abcdef'))
    .toEqual({ folio: 'R-000002', hash: '0123456789abcdef', version: null, signature: null })
})

test.each([
  '', 'R-000002', 'https://sitio.example/?folio=R-000002', 'EFISER2:R-000002', 'EFISER2:r-000002:0123456789abcdef',
  'EFISER2:R-000002:0123456789abcdef extra', 'EFISER3:R-000002:0123456789abcdef', 'EFISER1:R 2&persona=x',
])('«%s» is not the code of a solicitud', (text) => {
  expect(readSolicitudCode(text)).toBeNull()
})
