/**
 * Mail over real SMTP: once where all goes well, again after the server was away, and never with a header of
 * somebody's.
 */
import { setTimeout as pause } from 'node:timers/promises'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { openMailTransport, type MailTransport } from '#app/mail/mail-transport.server.ts'
import { startSendMail } from '#app/jobs/send-mail.server.ts'
import { readMailbox } from '#app/routes/demo_.correo/queries.server.ts'
import type { Services } from '#app/services.server.ts'
import { MOST_ATTEMPTS, sendDueMail, waitAfter } from '#app/use-cases/send-due-mail.server.ts'
import { openDatabase, type Database } from '#db/client.ts'
import { findFreePort } from '#db/embedded/free-port.ts'
import { queueMail, takeDueMail } from '#db/queries/mail.ts'
import { minutes } from '#exam-engine/kernel/time.ts'
import { createPerson } from '#tests/factories/people.ts'
import { createTestDatabase, type TestDatabase } from '#tests/setup/test-database.ts'

const FROM = 'EFISER <efiser@imss.example>'

interface Received {
  to: string[]
  text: string
}
interface Server {
  received: Received[]
  listen(): Promise<void>
  close(): Promise<void>
}

let created: TestDatabase
let app: Database
let owner: Database
let personId: string
let port: number
let server: Server
let transport: MailTransport
const logged: unknown[] = []
const note = (...args: unknown[]) => {
  logged.push(args)
}
const services = () => ({ database: app, log: { warn: note, error: note } }) as unknown as Services

/** `refuse`: what the server answers to an address, if it does not take it. */
function makeServer(refuse: (address: string) => number | null = () => null): Server {
  const received: Received[] = []
  const open = () =>
    new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      logger: false,
      onRcptTo({ address }, _session, done) {
        const code = refuse(address)
        done(code === null ? null : Object.assign(new Error(`no ${address}`), { responseCode: code }))
      },
      onData(stream, session, done) {
        let text = ''
        stream.on('data', (chunk: Buffer) => {
          text += chunk.toString()
        })
        stream.on('end', () => {
          received.push({ to: session.envelope.rcptTo.map(({ address }) => address), text })
          done()
        })
      },
    })
  let running: SMTPServer | null = null
  return {
    received,
    listen: () =>
      new Promise((resolve) => {
        running = open()
        running.on('error', () => undefined)
        running.listen(port, '127.0.0.1', () => {
          resolve()
        })
      }),
    close: () =>
      new Promise((resolve) => {
        if (running === null) resolve()
        else
          running.close(() => {
            resolve()
          })
        running = null
      }),
  }
}

beforeAll(async () => {
  created = await createTestDatabase()
  app = openDatabase({ url: created.appUrl, max: 4 })
  owner = openDatabase({ url: created.ownerUrl, max: 1 })
  personId = await createPerson(owner.db)
  port = await findFreePort()
})

beforeEach(async () => {
  await owner.sql`alter table mail_message disable trigger user`
  await owner.sql`delete from mail_message`
  await owner.sql`alter table mail_message enable trigger user`
  logged.length = 0
})

afterAll(async () => {
  await app.close()
  await owner.close()
  await created.drop()
})

const queue = (about: string, overrides: { address?: string; subject?: string; body?: string } = {}) =>
  app.db.transaction().execute((trx) =>
    queueMail(trx, [
      {
        kind: 'test',
        about,
        personId,
        address: 'ana@prueba.example',
        subject: 'Asunto con ñ',
        body: 'Uno\n\n.\nDos',
        ...overrides,
      },
    ])
  )
const rows = () => app.db.selectFrom('mail_message').select(['state', 'attempts', 'fault', 'sent_at']).execute()
/** As if the wait were over. */
const makeDue = () => owner.sql`update mail_message set due_at = clock_timestamp() where state = 'waiting'`
const withServer = async (one: Server, act: () => Promise<void>) => {
  server = one
  await server.listen()
  transport = openMailTransport({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM })
  try {
    await act()
  } finally {
    transport.close()
    await server.close()
  }
}

test('a mail is delivered once, whole, and told once whatever asks for it twice', async () => {
  await withServer(makeServer(), async () => {
    expect([await queue('a'), await queue('a')]).toEqual([1, 0])
    const rounds = await Promise.all([sendDueMail(services(), transport), sendDueMail(services(), transport)])
    expect(rounds.reduce((sum, count) => sum + count)).toBe(1)
    expect(await sendDueMail(services(), transport)).toBe(0)
    expect(server.received).toHaveLength(1)
    expect(server.received[0]).toMatchObject({ to: ['ana@prueba.example'] })
    expect(server.received[0]?.text).toMatch(/^From: EFISER <efiser@imss\.example>\r$/m)
    expect(server.received[0]?.text).toMatch(/Uno\r\n\r\n\.\r\nDos/)
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1, fault: null }])
  })
})

test('a server that is away costs a wait and no mail; the Message-ID of the next attempt is the same', async () => {
  await queue('a')
  transport = openMailTransport({ smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM })
  expect(await sendDueMail(services(), transport)).toBe(0)
  transport.close()
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 1, fault: 'ESOCKET' }])
  expect(await takeDueMail(app.db, 9, minutes(1))).toEqual([])
  await withServer(makeServer(), async () => {
    expect(await sendDueMail(services(), transport)).toBe(0)
    await makeDue()
    expect(await sendDueMail(services(), transport)).toBe(1)
    const { id } = await app.db.selectFrom('mail_message').select('id').executeTakeFirstOrThrow()
    expect(server.received[0]?.text).toContain(`Message-ID: <${id}@imss.example>`)
    // A node that died between the answer and its record: at least once, and who gets it can tell.
    await owner.sql`alter table mail_message disable trigger user`
    await owner.sql`update mail_message set state = 'waiting', sent_at = null, due_at = clock_timestamp()`
    await owner.sql`alter table mail_message enable trigger user`
    expect(await sendDueMail(services(), transport)).toBe(1)
    const ids = server.received.map(({ text }) => /^Message-ID: .*$/m.exec(text)?.[0])
    expect(ids).toHaveLength(2)
    expect(new Set(ids).size).toBe(1)
  })
})

test('what one node has in hand another neither takes nor waits for', async () => {
  await queue('a')
  await queue('b')
  await owner.db.transaction().execute(async (trx) => {
    await trx.selectFrom('mail_message').select('id').where('about', '=', 'a').forUpdate().execute()
    const taken = takeDueMail(app.db, 9, minutes(1))
    expect(await Promise.race([taken, pause(2_000, 'waits')])).toHaveLength(1)
  })
})

test('attempts end: at once where the server knows nobody of that address, else after the last one', async () => {
  await queue('nobody', { address: 'nadie@prueba.example' })
  await queue('later', { address: 'luego@prueba.example' })
  await withServer(
    makeServer((address) => (address.startsWith('nadie') ? 550 : 451)),
    async () => {
      for (let round = 0; round < MOST_ATTEMPTS + 2; round += 1) {
        await sendDueMail(services(), transport)
        await makeDue()
      }
      expect((await rows()).sort((left, right) => left.attempts - right.attempts)).toMatchObject([
        { state: 'failed', attempts: 1, fault: 'SMTP_550' },
        { state: 'failed', attempts: MOST_ATTEMPTS, fault: 'SMTP_451' },
      ])
    }
  )
  expect(JSON.stringify(logged)).not.toMatch(/prueba\.example/)
  expect(logged.length).toBeGreaterThan(0)
})

test('the waits grow from a minute to four hours', () => {
  expect([1, 2, 3, 9, 10].map(waitAfter)).toEqual([minutes(1), minutes(2), minutes(4), minutes(240), minutes(240)])
})

test.each([
  ['address', 'a@x.example\r\nBcc: b@x.example'],
  ['address', 'a@x.example, b@x.example'],
  ['address', '<a@x.example>'],
  ['address', 'sin arroba'],
])('no header comes in by an %s such as %j: who has it gets no mail', async (field, value) => {
  expect(await queue('a', { [field]: value })).toBe(0)
})

test('no header comes in by a subject, and the database takes no address of two lines from anybody', async () => {
  await expect(queue('a', { subject: 'Hola\r\nBcc: b@x.example' })).rejects.toMatchObject({
    constraint_name: 'mail_message_subject_one_line',
  })
  await expect(
    app.db
      .insertInto('mail_message')
      .values({
        kind: 'test',
        about: 'x',
        person_id: personId,
        address: 'a@x.example\nBcc: b@x.example',
        subject: 'x',
        body: 'x',
      })
      .execute()
  ).rejects.toMatchObject({ constraint_name: 'mail_message_address_form' })
  await withServer(makeServer(), async () => {
    await queue('body', { body: 'Bcc: b@x.example\r\n\r\nSubject: otro' })
    await sendDueMail(services(), transport)
    const [head = ''] = server.received[0]?.text.split('\r\n\r\n') ?? []
    expect(head).not.toMatch(/b@x\.example|otro/)
  })
})

test('a message stays as it was written', async () => {
  await queue('a')
  await expect(owner.sql`update mail_message set body = 'x'`).rejects.toMatchObject({
    constraint_name: 'mail_message_as_written',
  })
  await expect(app.sql`update mail_message set body = 'x'`).rejects.toMatchObject({ code: '42501' })
})

test('the job of a process sends what waits, and stops', async () => {
  await withServer(makeServer(), async () => {
    await queue('a')
    const mail = { smtpUrl: `smtp://127.0.0.1:${port}`, from: FROM }
    const job = startSendMail({ ...services(), env: { mail } } as unknown as Services)
    await expect.poll(() => server.received.length, { timeout: 20_000 }).toBe(1)
    await job.stop()
    expect(await rows()).toMatchObject([{ state: 'sent', attempts: 1 }])
  })
})

test('without a server the job sends nothing and keeps everything', async () => {
  await queue('a')
  const job = startSendMail({ ...services(), env: { mail: null } } as unknown as Services)
  await job.stop()
  expect(await rows()).toMatchObject([{ state: 'waiting', attempts: 0 }])
})

test('the mailbox of the demonstration is nowhere else: not without a demo, and not in production', async () => {
  const ask = (demo: boolean, mode: string) =>
    readMailbox({
      request: new Request('http://efiser.example/demo/correo'),
      context: { services: { database: app, demo, env: { mode } } },
    } as unknown as Parameters<typeof readMailbox>[0])
  await queue('a')
  expect((await ask(true, 'demo')).messages).toHaveLength(1)
  for (const [demo, mode] of [
    [false, 'demo'],
    [true, 'production'],
    [false, 'production'],
  ] as const) {
    await expect(ask(demo, mode)).rejects.toMatchObject({ status: 404 })
  }
})
