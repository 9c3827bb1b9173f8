import { expect, test } from 'vitest'
import { readEnvironment } from '#app/env.server.ts'

test.each([
  [{}, null],
  [{ SMTP_URL: 'smtp://mail.example:587', MAIL_FROM: 'EFISER <a@b.example>' }, 'EFISER <a@b.example>'],
  [{ SMTP_URL: 'http://mail.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example\nBcc: c@d.example' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM'],
])('the environment %j is read, or its bad variable named', (variables, expected) => {
  const read = readEnvironment(variables)
  if (read.ok) expect(read.value.mail?.from ?? null).toBe(expected)
  else expect(read.problems.join()).toContain(expected)
})
