import { expect, test } from 'vitest'
import { linkPasswordSchema } from '#app/routes/acceso_.enlace_.contrasena/schema.ts'
import { passwordSchema } from '#app/routes/cuenta/schema.ts'

const paths = (result: { error?: { issues: { path: PropertyKey[] }[] } | undefined }) =>
  (result.error?.issues ?? []).map(({ path }) => path[0])

test('a new password that is too short and not repeated is told both at once, in either form', () => {
  const typed = { next: 'corta', again: 'otra' }
  expect(paths(linkPasswordSchema.safeParse({ matricula: '30000001', ...typed }))).toEqual(['next', 'again'])
  expect(paths(passwordSchema.safeParse({ current: 'x', ...typed }))).toEqual(['next', 'again'])
})

test.each([
  ['doce letras', 1], ['doce letras!', 0], ['ñ'.repeat(36), 0], ['ñ'.repeat(37), 1], ['👩'.repeat(12), 0],
])('%s has %i faults of length', (next, faults) => {
  expect(paths(passwordSchema.safeParse({ current: 'x', next, again: next }))).toHaveLength(faults)
})
