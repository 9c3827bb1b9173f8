/**
 * From a roster to a first session: the link that is mailed, once, to the roster's address; the reset that looks alike
 * for everybody; and that neither matrícula nor CURP opens anything.
 */
import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRateLimits } from '#app/http/rate-limits.server.ts'
import { readSession } from '#app/http/sessions.server.ts'
import { createSecretBox } from '#app/keys/secret-box.server.ts'
import { fillLink } from '#app/mail/mail-link.server.ts'
import { readRoster } from '#app/csv-import/read-roster.server.ts'
import type { Passwords } from '#app/passwords/passwords.server.ts'
import type { Services } from '#app/services.server.ts'
import { importRoster, previewRoster } from '#app/use-cases/import-roster.server.ts'
import { managePerson } from '#app/use-cases/manage-person.server.ts'
import { makeLink, makePass } from '#app/use-cases/operate-account.server.ts'
import { readToken, requestOwnLink } from '#app/use-cases/send-account-link.server.ts'
import { setPasswordWithLink } from '#app/use-cases/set-password-by-link.server.ts'
import { signIn } from '#app/use-cases/sign-in.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { curpCheckDigit } from '#exam-engine/convocatoria/curp.ts'
import { createPerson, TEST_PASSWORD } from '#tests/factories/people.ts'
import { createDemoDatabase, type DemoDatabase } from '#tests/factories/demo-database.ts'
import { startCheapPasswords } from '#tests/setup/cheap-passwords.ts'

let demo: DemoDatabase
let database: Database
let owner: Database
let passwords: Passwords
const ended: string[] = []

beforeAll(async () => {
  passwords = startCheapPasswords()
  demo = await createDemoDatabase(await passwords.hash(TEST_PASSWORD))
  ;({ database } = demo)
  owner = openDatabase({ url: demo.ownerUrl, max: 2 })
})
afterAll(async () => {
  await passwords.close()
  await owner.close()
  await demo.drop()
})

const secrets = createSecretBox(randomBytes(32), 'test')
const services = () => ({
  database, passwords, rateLimits: createRateLimits(), papers: { secrets },
  env: { staffFactor: 'optional', publicUrl: 'https://efiser.example', port: 0 },
  live: { sessionEnded: (session: Buffer) => { ended.push(session.toString('hex')) }, sessionChanged: () => undefined },
}) as unknown as Services
const address = '10.0.0.1'
const NEW = 'tres palomas grises'

const HEAD = 'matricula,correo,curp,nombres,primer apellido,segundo apellido,rol,sede,ooad,especialidad,grado,categoria,inscrito,rotacion'
const curp = (body: string) => `${body}${curpCheckDigit(`${body}0`)}`
const ANA = curp('PELA960514MDFRPN0')
const lineOf = (matricula: string, email: string, key = ANA) =>
  `${matricula},${email},${key},Ana,Pérez,López,,HE-CMNSXXI,,Medicina interna,2,mexicana,,`
function tableOf(...lines: string[]) {
  const table = readRoster([HEAD, ...lines].join('\n'))
  if (!table.ok) throw new Error(table.fault.problem)
  return table
}
const adminOf = async () => demo.actorOf((await owner.db.selectFrom('role_grant').select('person_id')
  .where('role', '=', 'admin').executeTakeFirstOrThrow()).person_id)
const enter = (identifier: string, password: string) =>
  signIn(services(), { identifier, password, address, userAgent: 'test', secure: false })

/** Of the newest mail to an address: where its link leads. */
async function linkTo(email: string): Promise<{ token: Buffer | null, url: string }> {
  const mail = await owner.db.selectFrom('mail_message').selectAll().where('address', '=', email)
    .where('link_sealed', 'is not', null).orderBy('due_at', 'desc').limit(1).executeTakeFirstOrThrow()
  expect(mail.body).toContain('{{enlace}}')
  const text = fillLink(services(), { about: mail.about, body: mail.body, linkSealed: mail.link_sealed }) ?? ''
  const url = /https:\S+/.exec(text)?.[0] ?? ''
  return { url, token: readToken(new URL(url).searchParams.get('ficha')) }
}
const choose = (token: Buffer | null, matricula: string, password = NEW) =>
  setPasswordWithLink(services(), { tokenSha256: token, matricula, password, address })
const mailsTo = async (email: string) => (await owner.db.selectFrom('mail_message').select('kind')
  .where('address', '=', email).execute()).map(({ kind }) => kind).sort()

test('§1.1 a roster makes an account without a password, which nothing but the mailed link opens, once', async () => {
  const admin = await adminOf()
  const table = tableOf(lineOf('98000001', 'ana.nueva@imss.example'))
  expect(await previewRoster(database.db, admin, table.rows)).toMatchObject({ ok: true, value: { people: [{}], faults: [] } })
  expect(await database.db.selectFrom('person').select('id').where('matricula', '=', '98000001').execute()).toEqual([])
  expect(await importRoster(services(), admin, table)).toMatchObject({ ok: true, value: { saved: true, links: 1 } })
  for (const guess of ['98000001', ANA, '', NEW]) expect(await enter('98000001', guess)).toMatchObject({ refusal: 'SIGN_IN_FAILED' })
  const { url, token } = await linkTo('ana.nueva@imss.example')
  expect(url).toMatch(/^https:\/\/efiser\.example\/acceso\/enlace\/contrasena\?ficha=[\w-]{43}$/)
  expect(await choose(token, '98000002')).toMatchObject({ refusal: 'MATRICULA_OTHER' })
  expect(await choose(readToken('A'.repeat(43)), '98000001')).toMatchObject({ refusal: 'LINK_OVER' })
  expect(await choose(token, '98000001', '98000001 2024')).toMatchObject({ refusal: 'PASSWORD_OWN_DATA' })
  const both = await Promise.all([choose(token, '98000001'), choose(token, '98000001', 'cuatro gatos verdes')])
  expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
  expect(await choose(token, '98000001')).toMatchObject({ refusal: 'LINK_OVER' })
  const opened = await enter('98000001', both[0].ok ? NEW : 'cuatro gatos verdes')
  expect(opened).toMatchObject({ ok: true, value: { stage: 'full' } })
  expect(await importRoster(services(), admin, table)).toMatchObject({ value: { saved: true, links: 0, unchanged: 1 } })
})

test('with one bad row nothing of a roster is written, and nobody but an admin takes one', async () => {
  const table = tableOf(lineOf('98000010', 'uno@imss.example', curp('GARL970220HPLRPS0')), lineOf('9', 'dos@imss.example'))
  expect(await importRoster(services(), await adminOf(), table)).toMatchObject({ value: { saved: false, faults: [{ line: 3 }] } })
  expect(await database.db.selectFrom('person').select('id').where('matricula', '=', '98000010').execute()).toEqual([])
  const auditor = await demo.actorOf(await createPerson(owner.db, { roles: [{ role: 'auditor' }] }))
  expect(await importRoster(services(), auditor, table)).toMatchObject({ refusal: 'ADMIN_ONLY' })
})

test('until it is active an address is corrected by the next roster, and the link to the former one opens nothing', async () => {
  const admin = await adminOf()
  const key = curp('GARL970220HPLRPS0')
  await importRoster(services(), admin, tableOf(lineOf('98000020', 'mal@imss.example', key)))
  const wrong = await linkTo('mal@imss.example')
  expect(await importRoster(services(), admin, tableOf(lineOf('98000020', 'bien@imss.example', key)))).toMatchObject({ value: { links: 1 } })
  expect(await choose(wrong.token, '98000020')).toMatchObject({ refusal: 'LINK_OVER' })
  expect(await choose((await linkTo('bien@imss.example')).token, '98000020')).toMatchObject({ ok: true })
  await expect(database.sql`select correct_roster_address(id, 'otra@imss.example') from person where matricula = '98000020'`)
    .rejects.toMatchObject({ constraint_name: 'person_address_of_account' })
})

test('who asks for a reset hears the same whoever it is; it ends the sessions, and its owner is written so', async () => {
  await createPerson(owner.db, { matricula: '98000030', email: 'olvido@imss.example', passwordHash: await passwords.hash(TEST_PASSWORD) })
  await createPerson(owner.db, { matricula: '98000031', email: 'baja@imss.example', disabled: true })
  const before = await enter('98000030', TEST_PASSWORD)
  for (const identifier of ['98000030', 'nadie@imss.example', '98000031', '98000030', 'OLVIDO@imss.example']) {
    expect(await requestOwnLink(services(), { identifier, address })).toEqual({ ok: true, value: null })
  }
  expect(await mailsTo('olvido@imss.example')).toEqual(['passwordReset'])
  expect(await mailsTo('baja@imss.example')).toEqual([])
  const { token } = await linkTo('olvido@imss.example')
  expect((await enter('98000030', TEST_PASSWORD)).ok).toBe(true)
  const count = ended.length
  expect(await choose(token, '98000030')).toMatchObject({ ok: true, value: { purpose: 'reset' } })
  expect(ended.length).toBe(count + 2)
  expect(await readSession(database, before.ok ? before.value.setCookie.split(';')[0] : null)).toBeNull()
  expect(await enter('98000030', TEST_PASSWORD)).toMatchObject({ refusal: 'SIGN_IN_FAILED' })
  expect((await enter('98000030', NEW)).ok).toBe(true)
  expect(await mailsTo('olvido@imss.example')).toEqual(['passwordReset', 'passwordSet'])
})

test('the eleventh request for one name from one address is refused', async () => {
  const one = services()
  const ask = () => requestOwnLink(one, { identifier: 'quien@imss.example', address })
  for (let asked = 0; asked < 10; asked += 1) expect((await ask()).ok).toBe(true)
  expect(await ask()).toMatchObject({ refusal: 'SIGN_IN_RATE_LIMITED' })
})

test('a link ends at its minute, and a newer one or another address takes its place', async () => {
  const who = await createPerson(owner.db, { matricula: '98000040', email: 'tarde@imss.example' })
  const admin = await adminOf()
  const send = () => managePerson(services(), admin, who, { kind: 'sendLink' }, 'lo pidió por teléfono')
  await send()
  const first = await linkTo('tarde@imss.example')
  await send()
  const second = await linkTo('tarde@imss.example')
  expect(await choose(first.token, '98000040')).toMatchObject({ refusal: 'LINK_OVER' })
  await owner.sql`alter table account_link disable trigger account_link_once`
  await owner.sql`update account_link set made_at = made_at - interval '60 minutes', expires_at = expires_at - interval '60 minutes'
    where person_id = ${who} and revoked_at is null`
  await owner.sql`alter table account_link enable trigger account_link_once`
  expect(await choose(second.token, '98000040')).toMatchObject({ refusal: 'LINK_OVER' })
  await send()
  const third = await linkTo('tarde@imss.example')
  await owner.sql`update person set email = 'nunca@imss.example' where id = ${who}`
  expect(await choose(third.token, '98000040')).toMatchObject({ refusal: 'LINK_OVER' })
})

test('a link sealed for one message, or under another key, leaves in no other', () => {
  const linkSealed = secrets.seal(Buffer.from('/acceso/enlace/contrasena?ficha=x'), 'efiser-mail-link-1\naccountLink 1')
  expect(fillLink(services(), { about: 'accountLink 1', body: '{{enlace}}', linkSealed })).toContain('https://efiser.example/acceso')
  expect(fillLink(services(), { about: 'accountLink 2', body: '{{enlace}}', linkSealed })).toBeNull()
})

test('at the server the operator names the first admins, and lets in who can be reached otherwise by nothing', async () => {
  const table = tableOf(lineOf('98000050', 'jefa@imss.example', curp('RUIM800101MDFZRR0')).replace(',,HE-', ',administración,HE-'))
  expect(await previewRoster(database.db, await adminOf(), table.rows)).toMatchObject({ value: { faults: [{ problem: 'ROLE_BY_HAND' }] } })
  expect(await importRoster({ database: owner, papers: { secrets } }, null, table)).toMatchObject({ value: { saved: true, links: 1 } })
  const path = await makeLink({ database: owner, papers: { secrets } }, '98000050')
  expect(await choose(readToken(new URL(path ?? '', 'https://x.example').searchParams.get('ficha')), '98000050')).toMatchObject({ ok: true })
  expect(await makePass({ database: owner }, '98000050')).toMatch(/^\w{4}(-\w{4}){3}$/)
  expect(await makePass({ database: owner }, '98000099')).toBeNull()
})
