import { expect, test } from 'vitest'
import { createRateLimits } from '#app/http/rate-limits.server.ts'

const ADDRESS = '10.1.2.3'

test('ten failures close an account to that address, and to no other', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 10; n += 1) {
    expect((await limits.admitSignIn('98765432', ADDRESS)).ok).toBe(true)
  }
  expect(await limits.admitSignIn('98765432', ADDRESS)).toMatchObject({ ok: false, refusal: 'SIGN_IN_RATE_LIMITED' })
  expect((await limits.admitSignIn('98765432', '10.9.9.9')).ok).toBe(true)
  expect((await limits.admitSignIn('11111111', ADDRESS)).ok).toBe(true)
})

test('upper and lower case of an address are one account', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 10; n += 1) await limits.admitSignIn('Ana@EFISER.demo', ADDRESS)
  expect((await limits.admitSignIn('ana@efiser.demo', ADDRESS)).ok).toBe(false)
})

test('a hospital of a thousand behind one address signs in at 08:55', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 1_000; n += 1) expect((await limits.admitSignIn(`resident-${n}`, ADDRESS)).ok).toBe(true)
})

test('guessing one password from many addresses is bounded', async () => {
  const limits = createRateLimits()
  let admitted = 0
  for (let n = 0; n < 150; n += 1) {
    if (!(await limits.admitSignIn('98765432', `10.0.0.${n}`)).ok) break
    admitted += 1
  }
  expect(admitted).toBe(100)
})

test('forty tries sent at once are ten: a burst guesses no more than a queue', async () => {
  const limits = createRateLimits()
  const tried = await Promise.all(Array.from({ length: 40 }, () => limits.admitSignIn('98765432', ADDRESS)))
  expect(tried.filter(({ ok }) => ok)).toHaveLength(10)
})

test('who hammers one account from one address closes it there only, and costs the neighbours nothing', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 3_000; n += 1) await limits.admitSignIn('98765432', ADDRESS)
  expect((await limits.admitSignIn('98765432', '10.9.9.9')).ok).toBe(true)
  expect((await limits.admitSignIn('11111111', ADDRESS)).ok).toBe(true)
})

test('a right password forgives the failures before it, and is none itself', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 10; n += 1) await limits.admitSignIn('98765432', ADDRESS)
  await limits.forgiveFailures('98765432', ADDRESS)
  for (let n = 0; n < 10; n += 1) expect((await limits.admitSignIn('98765432', ADDRESS)).ok).toBe(true)
  for (let n = 0; n < 120; n += 1) {
    expect((await limits.admitSignIn('11111111', `10.0.1.${n}`)).ok).toBe(true)
    await limits.forgiveFailures('11111111', `10.0.1.${n}`)
  }
})

test('a try at which no password was checked is given back', async () => {
  const limits = createRateLimits()
  for (let n = 0; n < 50; n += 1) {
    expect((await limits.admitSignIn('98765432', ADDRESS)).ok).toBe(true)
    await limits.giveBack('98765432', ADDRESS)
  }
})
