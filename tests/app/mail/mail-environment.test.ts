import { expect, test } from 'vitest'
import { readEnvironment } from '#app/env.server.ts'

test.each([
  [{}, null],
  [{ SMTP_URL: 'smtp://mail.example:587', MAIL_FROM: 'EFISER <a@b.example>' }, 'EFISER <a@b.example>'],
  [{ EFISER_MODE: 'production' }, 'PUBLIC_URL'],
  [{ EFISER_MODE: 'production', PUBLIC_URL: 'https://efiser.example' }, null],
  [{ EFISER_STAFF_FACTOR: 'sometimes' }, 'EFISER_STAFF_FACTOR'],
  [{ SMTP_URL: 'http://mail.example', MAIL_FROM: 'a@b.example' }, 'SMTP_URL'],
  [{ SMTP_URL: 'smtp://mail.example' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example\nBcc: c@d.example' }, 'MAIL_FROM'],
  [{ SMTP_URL: 'smtp://mail.example', MAIL_FROM: 'a@b.example, c@d.example' }, 'MAIL_FROM'],
])('the environment %j is read, or its bad variable named', (variables, expected) => {
  const read = readEnvironment(variables)
  if (read.ok) expect(read.value.mail?.from ?? null).toBe(expected)
  else expect(read.problems.join()).toContain(expected)
})

test.each([
  [{}, 'optional'], [{ EFISER_MODE: 'production', PUBLIC_URL: 'https://efiser.example' }, 'required'], [{ EFISER_STAFF_FACTOR: 'required' }, 'required'],
  [{ EFISER_MODE: 'production', PUBLIC_URL: 'https://efiser.example', EFISER_STAFF_FACTOR: 'optional' }, 'optional'],
])('with %j a second factor of staff is %s', (variables, expected) => {
  const read = readEnvironment(variables)
  expect(read.ok && read.value.staffFactor).toBe(expected)
})
