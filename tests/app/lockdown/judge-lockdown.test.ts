/** Who may go on without Safe Exam Browser, and what counts as showing it. */
import { expect, test } from 'vitest'
import { configKeyOf, hashForUrl } from '#app/lockdown/config-key.ts'
import { judgeLockdown, type Lockdown } from '#app/lockdown/judge-lockdown.ts'
import { readProof, writeProof, type SebProof } from '#app/lockdown/seb-proof.ts'
import { sebSettings } from '#app/lockdown/seb-settings.ts'

const ORIGIN = 'https://efiser.example.mx'
const HOSTS = ['efiser.example.mx']
const QUIT = 'ab'.repeat(32)

const required: Lockdown = { bySede: true, byExam: false, waived: false, quitSha256: QUIT }
const proofFor = (url: string, quitPasswordSha256 = QUIT, origin = ORIGIN): SebProof =>
  ({ url, hash: hashForUrl(url, configKeyOf(sebSettings({ origin, quitPasswordSha256 }))) })
const right = proofFor(`${ORIGIN}/examen`)

test.each<[string, Lockdown, SebProof | null, ReturnType<typeof judgeLockdown>]>([
  ['nobody requires it', { ...required, bySede: false }, null, null],
  ['the sede requires it and nothing is shown', required, null, 'SEB_REQUIRED'],
  ['the exam requires it and nothing is shown', { ...required, bySede: false, byExam: true }, null, 'SEB_REQUIRED'],
  ['it was waived for this attempt', { ...required, waived: true }, null, null],
  ['no password was ever set, so there is no file to open', { ...required, quitSha256: null }, null, null],
  ['the right file, at the exam', required, right, null],
  ['the right file, loaded at the sign-in', required, proofFor(`${ORIGIN}/acceso?destino=%2Fexamen`), null],
  ['upper-case hex', required, { ...right, hash: right.hash.toUpperCase() }, null],
  ['a file with another password', required, proofFor(`${ORIGIN}/examen`, 'cd'.repeat(32)), 'SEB_WRONG'],
  ['the hash of another address', required, { ...right, url: `${ORIGIN}/acceso` }, 'SEB_WRONG'],
  ['the file of another server', required,
    proofFor('https://otra.example.mx/examen', QUIT, 'https://otra.example.mx'), 'SEB_WRONG'],
  ['no address at all', required, { ...right, url: 'examen' }, 'SEB_WRONG'],
  ['an address that is no page', required, { ...right, url: 'data:efiser.example.mx' }, 'SEB_WRONG'],
])('%s', (_name, lockdown, proof, expected) => {
  expect(judgeLockdown(lockdown, proof, HOSTS)).toBe(expected)
})

test('a proof travels as one line and nothing else is taken for one', () => {
  expect(readProof(writeProof(right))).toEqual(right)
  for (const text of ['', ' ', 'x y', `${right.hash}`, `${right.hash} `, `${right.hash.slice(1)} ${right.url}`, null, 7, {}]) {
    expect(readProof(text)).toBeNull()
  }
})
