/** UUIDs of the page: what the server's schema takes, on any origin. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { randomUuid, uuidFrom } from '#app/exam-client/random-uuid.ts'

test('any sixteen bytes give a version 4 UUID', () => {
  expect(uuidFrom(new Uint8Array(16))).toBe('00000000-0000-4000-8000-000000000000')
  expect(uuidFrom(new Uint8Array(16).fill(255))).toBe('ffffffff-ffff-4fff-bfff-ffffffffffff')
})

test('the schema of a save takes them', () => {
  for (let count = 0; count < 100; count += 1) expect(z.uuidv4().safeParse(randomUuid()).success).toBe(true)
})
