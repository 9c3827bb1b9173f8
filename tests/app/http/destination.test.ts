import { expect, test } from 'vitest'
import { readDestination } from '#app/routes/acceso/schema.ts'

const destinationOf = (wanted: string) => readDestination(`http://x/acceso?destino=${encodeURIComponent(wanted)}`)

test.each(['/examen', '/admin/examenes/1?orden=folio', '/resultado'])('a path of ours is kept: %s', (path) => {
  expect(destinationOf(path)).toBe(path)
})

test.each(['//evil.example', '/\\evil.example', 'https://evil.example', 'javascript:alert(1)', '', '/a\nb'])(
  'anything else leads to the start page: %j', (path) => {
    expect(destinationOf(path)).toBeNull()
  })
