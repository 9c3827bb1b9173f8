/**
 * The running platform as the simulation meets it: by HTTP and sockets like
 * everybody, with sessions that the tool opens itself (hundreds of password
 * hashes would only measure bcrypt).
 */
import { createSessionToken } from '#app/http/sessions.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'
import type { DemoMoment } from '#app/labels/demo-moments.ts'
import type { Database } from '#db/client.ts'
import { insertSession } from '#db/queries/people.ts'

export interface Platform {
  origin: string
  database: Database
}

export interface SimulatedSession {
  actor: Actor
  /** The Cookie header of a browser of this person. */
  cookie: string
}

/** A session of a person of the demo, as a sign-in would have opened it. */
export async function openSession({ database }: Platform, personId: string): Promise<SimulatedSession> {
  const { tokenSha256, setCookie } = await createSessionToken(false)
  await database.db.transaction().execute((trx) => insertSession(trx, {
    tokenSha256, personId, hours: 4, address: '127.0.0.1', userAgent: 'efiser simulate',
  }))
  const cookie = setCookie.split(';')[0] ?? ''
  const actor = await readSession(database, cookie)
  if (actor === null) throw new Error(`no session for ${personId}`)
  return { actor, cookie }
}

/** Moves the clock of the demonstration as its bar does. */
export async function moveClockTo({ origin }: Platform, moment: DemoMoment, turnoId: string): Promise<void> {
  const response = await fetch(`${origin}/demo`, {
    method: 'POST', redirect: 'manual', body: new URLSearchParams({ moment, turno: turnoId, returnTo: '/' }),
  })
  if (response.status !== 302) throw new Error(`the clock could not be moved: ${response.status} ${await response.text()}`)
}
