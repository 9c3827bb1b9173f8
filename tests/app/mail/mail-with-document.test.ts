/** A mail with a copy and a document over real SMTP: both addresses get it, whole; one that is lost is not sent without. */
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFileStorage, type FileStorage } from '#app/files/file-storage.server.ts'
import { openMailTransport } from '#app/mail/mail-transport.server.ts'
import type { Services } from '#app/services.server.ts'
import { sendDueMail } from '#app/use-cases/send-due-mail.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { findFreePort } from '#db/embedded/free-port.ts'
import { queueMail } from '#db/queries/mail.ts'
import { createPerson } from '#tests/factories/people.ts'
import { createKeysRoot } from '#tests/setup/keys-root.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

const DOCUMENT = Buffer.from('%PDF-1.7 firmado')
const received: { to: string[], text: string }[] = []
let created: TestDatabase
let database: Database
let files: FileStorage
let personId: string
let root: Awaited<ReturnType<typeof createKeysRoot>>
let server: SMTPServer
let transport: ReturnType<typeof openMailTransport>

beforeAll(async () => {
  created = await createTestDatabase()
  database = openDatabase({ url: created.appUrl, max: 2 })
  const owner = openDatabase({ url: created.ownerUrl, max: 1 })
  personId = await createPerson(owner.db)
  await owner.close()
  root = await createKeysRoot()
  files = await openFileStorage({ filesRoot: `${root.root}/files`, filesBucket: null })
  const port = await findFreePort()
  server = new SMTPServer({
    authOptional: true, disabledCommands: ['STARTTLS'], logger: false,
    onData(stream, session, done) {
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => { parts.push(part) })
      stream.on('end', () => {
        received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text: Buffer.concat(parts).toString() })
        done()
      })
    },
  })
  await new Promise<void>((resolve) => { server.listen(port, '127.0.0.1', resolve) })
  transport = openMailTransport({ smtpUrl: `smtp://127.0.0.1:${String(port)}`, from: 'EFISER <efiser@imss.example>' })
})

afterAll(async () => {
  transport.close()
  await new Promise<void>((resolve) => { server.close(resolve) })
  await database.close()
  await created.drop()
  await root.remove()
})

const send = () => sendDueMail(
  { database, files, log: { warn: () => undefined, error: () => undefined } } as unknown as Services, transport)
const queue = (about: string, key: string) => database.db.transaction().execute((trx) => queueMail(trx, [{
  kind: 'resignationSent', about, personId, address: 'renuncias@imss.example', cc: 'copia@imss.example',
  subject: 'RENUNCIA A PLAZA DE DERMATOLOGIA-DELGADO SANTORAL ALICIA', body: 'Se adjunta.',
  attachment: { key, name: 'renuncia-R-000001.pdf' },
}]))

test('§5.14.4 §5.14.5 the mailbox and its copy get the document under the prescribed subject', async () => {
  await queue('one', await files.keep('resignations', DOCUMENT, 'application/pdf'))
  expect(await send()).toBe(1)
  const [mail] = received
  expect(mail?.to).toEqual(['renuncias@imss.example', 'copia@imss.example'])
  expect(mail?.text).toMatch(/^Cc: copia@imss\.example/m)
  expect(mail?.text.replaceAll('\r\n ', ' ')).toContain('Subject: RENUNCIA A PLAZA DE DERMATOLOGIA-DELGADO SANTORAL ALICIA')
  expect(mail?.text).toContain('renuncia-R-000001.pdf')
  expect(mail?.text).toContain(DOCUMENT.toString('base64'))
})

test('§5.14.4 without its document a resignation is not mailed, and the outbox says so', async () => {
  await queue('two', 'resignations/no-hay')
  expect(await send()).toBe(0)
  expect(received).toHaveLength(1)
  const row = await database.db.selectFrom('mail_message').select(['state', 'fault']).where('about', '=', 'two').executeTakeFirst()
  expect(row).toEqual({ state: 'failed', fault: 'ATTACHMENT_MISSING' })
})

test('a mail keeps its addresses and its document as they were written', async () => {
  const owner = openDatabase({ url: created.ownerUrl, max: 1 })
  const broken = await owner.sql`update mail_message set cc = 'otra@imss.example' where about = 'one'`.then(() => 'done', (error: unknown) =>
    (error as { constraint_name?: string }).constraint_name)
  await owner.close()
  expect(broken).toBe('mail_message_as_written')
})
