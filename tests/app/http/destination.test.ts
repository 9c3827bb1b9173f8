import { expect, test } from 'vitest'
import { readDestination } from '#app/http/own-path.ts'
import { signInSchema } from '#app/routes/acceso/schema.ts'
import { moveClockSchema } from '#app/routes/demo/schema.ts'

const destinationOf = (wanted: string) => readDestination(`http://x/acceso?destino=${encodeURIComponent(wanted)}`)

test.each(['/examen', '/admin/examenes/1?orden=folio', '/cortes?q=San+Luis&p=1,2', '/resultado'])('a path of ours is kept: %s', (path) => {
  expect(destinationOf(path)).toBe(path)
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', '/a\nb'])(
  'anything else leads to the start page: %j', (path) => {
    expect(destinationOf(path)).toBeNull()
  })

test.each(['//evil.example', '/\t/evil.example', '/\\evil.example', 'https://evil.example', '/a\r\nX: y'])(
  'the demonstration\'s clock leads back to a path of ours only: %j', (returnTo) => {
    const sent = { moment: 'results', turno: '00000000-0000-4000-8000-000000000000', returnTo }
    expect(moveClockSchema.parse(sent).returnTo).toBe('/')
  })

test('what no database can store is no name', () => {
  expect(signInSchema.safeParse({ identifier: 'a\u0000b', password: 'x' }).success).toBe(false)
})
