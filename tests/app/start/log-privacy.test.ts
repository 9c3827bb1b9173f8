/** What a sitting leaves in the logs of server and PostgreSQL: no answer, no person, no token. */
import { randomUUID } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { afterEach, expect, test, vi } from 'vitest'
import { createLog } from '#app/server/log.server.ts'
import { openDatabase } from '#db/client.ts'
import { DEMO_PASSWORD } from '#db/demo/accounts.ts'
import { placeData } from '#db/embedded/places.ts'
import { embeddedUrls, eventually, seatTurno, startAnswering, type Acked, type Answering } from '#tests/setup/seated-turno.ts'
import { killDatabase, startServer, type RunningServer } from '#tests/setup/start-server.ts'

vi.setConfig({ testTimeout: 120_000 })

let server: RunningServer | undefined
afterEach(async () => {
  await server?.stop()
  server = undefined
})

test('what PostgreSQL says of a refused row does not reach the log, but its code and constraint do', async () => {
  server = await startServer()
  const { sql, close } = openDatabase({ url: embeddedUrls(server.root).ownerUrl, max: 1 })
  const lines: string[] = []
  const log = createLog('trace', { write: (line) => { lines.push(line) } })
  const [person] = await sql<{ curp: string }[]>`select curp from person limit 1`
  const refused: unknown = await sql`insert into person select * from person where curp = ${person?.curp ?? ''}`
    .catch((error: unknown) => error)
  const malformed: unknown = await sql`select ${'a-secret-answer'}::text::uuid`.catch((error: unknown) => error)
  log.error({ err: refused }, 'refused')
  log.error({ err: new Error('outer', { cause: malformed }) }, 'malformed')
  await close()
  const text = lines.join('')
  expect(text).toContain('"code":"23505"')
  expect(text).toMatch(/"constraint":"person_\w+"/)
  expect(text).toContain('"code":"22P02"')
  expect(text).toContain(import.meta.filename)
  for (const secret of [person?.curp ?? 'none', 'a-secret-answer']) expect(text).not.toContain(secret)
  expect(refused).toMatchObject({ code: '23505' })
  const database = readFileSync(path.join(placeData(server.root).dataRoot, 'postgres.log'), 'utf8')
  expect(database).toContain('duplicate key')
  expect(database).not.toContain(person?.curp)
})

test('a whole sitting at the highest level of the log leaves no answer, no person and no token in it', async () => {
  server = await startServer({ env: { LOG_LEVEL: 'trace' } })
  const { url, port, root } = server
  const seats = await seatTurno(embeddedUrls(root), 4)
  const acked: Acked[] = []
  const lines: Answering[] = []
  for (const seat of seats) lines.push(await startAnswering(port, seat, acked))
  for (const [place, line] of lines.entries()) {
    for (let index = 0; index < 10; index += 1) await line.save(index, 1)
    // Refused ones: an older revision, and an option that is another item's.
    await line.save(0, 0).catch(() => false)
    const [first, second] = seats[place]?.items ?? []
    await new Promise((resolve) => {
      line.wire.emit('save', { epoch: line.epoch, ops: [{
        opId: randomUUID(), itemId: first?.id, revision: 5, optionId: second?.optionIds[0], flagged: false, struck: [],
        clientAt: 0,
      }] }, resolve)
    })
  }
  const form = new URLSearchParams({ identifier: 'nobody@efiser.demo', password: 'a-wrong-password' })
  await (await fetch(`${url}/acceso`, { method: 'POST', body: form, headers: { origin: url } })).arrayBuffer()
  await (await fetch(`${url}/verificar/a-secret-token`)).arrayBuffer()
  await killDatabase(root)
  await Promise.all(lines.map((line) => line.save(3, 9).catch(() => false)))
  await Promise.all(seats.map(({ cookie }) => fetch(`${url}/examen/estado`, { headers: { cookie } }).catch(() => null)))
  await eventually(async () => (await fetch(`${url}/healthz`)).status === 200)
  await new Promise((resolve) => {
    lines[0]?.wire.emit('handIn', { epoch: lines[0].epoch }, resolve)
    setTimeout(resolve, 3000)
  })

  const database = openDatabase({ url: embeddedUrls(root).ownerUrl, max: 1 })
  const people = await database.db.selectFrom('person').select(['curp', 'matricula', 'email', 'first_surname'])
    .innerJoin('candidate', 'candidate.person_id', 'person.id').innerJoin('attempt', 'attempt.candidate_id', 'candidate.id')
    .where('attempt.id', 'in', seats.map(({ attemptId }) => attemptId)).execute()
  await database.close()
  // The welcome names the demo's accounts and their published password, which is not the log.
  const log = server.output().split('\n').filter((line) => line.startsWith('{')).join('\n')
  const postgres = readFileSync(path.join(placeData(root).dataRoot, 'postgres.log'), 'utf8')
  expect(log).toContain('ECONNREFUSED')
  const secrets = [
    ...people.flatMap(({ curp, matricula, email }) => [curp, matricula, email]),
    ...seats.flatMap(({ cookie, items }) => [
      cookie.split('=')[1] ?? 'none', ...items.flatMap(({ id, optionIds }) => [id, ...optionIds])]),
    'nobody@efiser.demo', 'a-wrong-password', 'a-secret-token', DEMO_PASSWORD,
  ]
  for (const [name, text] of Object.entries({ log, postgres })) {
    expect(secrets.filter((secret) => secret !== null && text.includes(secret)), name).toEqual([])
  }
})
