/**
 * Sessions: a random token of 256 bits in an HttpOnly cookie; the database holds
 * its SHA-256 only. Serves pages and the socket handshake alike.
 */
import { randomBytes } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import { findSessionPerson, listGrants } from '#db/queries/people.ts'
import { findWaitingSession } from '#db/queries/sessions.ts'
import type { Database } from '#db/client.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import type { Actor } from './actor.ts'

export const SESSION_HOURS = 12

/** A token says how its cookie travels: one from HTTPS, planted under the plain name by somebody on the way, is none. */
const kindOf = (secure: boolean) => (secure ? 's' : 'p')

/** `secure` is off only where the platform is served over plain HTTP on one's own machine. */
function sessionCookie(secure: boolean) {
  return createCookie(secure ? '__Host-efiser' : 'efiser', {
    httpOnly: true, secure, sameSite: 'lax', path: '/', maxAge: SESSION_HOURS * 3600,
  })
}

/** A new token, its hash for the database, and the Set-Cookie header that carries it. */
export async function createSessionToken(secure: boolean) {
  const token = kindOf(secure) + randomBytes(32).toString('base64url')
  return { tokenSha256: hashToken(token), setCookie: await sessionCookie(secure).serialize(token) }
}

/** The Set-Cookie header that removes the session. */
export async function clearSessionCookie(secure: boolean): Promise<string> {
  return sessionCookie(secure).serialize('', { maxAge: 0 })
}

/** The actor behind a Cookie header, or null. Never throws on a malformed cookie. */
export async function readSession(database: Database, cookieHeader: string | null | undefined): Promise<Actor | null> {
  const sessionSha256 = await readTokenHash(cookieHeader)
  return sessionSha256 === null ? null : findActor(database, sessionSha256)
}

/** Somebody whose password was right and whose session is none yet: a factor is to be shown, or to be taken on. */
export interface Waiting {
  personId: string
  matricula: string
  stage: 'factor' | 'enrolment'
  sessionSha256: Buffer
}

/** Null for everybody else, the signed-in among them. */
export async function readWaiting({ db }: Database, cookieHeader: string | null | undefined): Promise<Waiting | null> {
  const sessionSha256 = await readTokenHash(cookieHeader)
  const found = sessionSha256 === null ? undefined : await findWaitingSession(db, sessionSha256)
  if (sessionSha256 === null || found === undefined || found.stage === 'full') return null
  return { personId: found.id, matricula: found.matricula, stage: found.stage, sessionSha256 }
}

async function readTokenHash(cookieHeader: string | null | undefined): Promise<Buffer | null> {
  for (const secure of [true, false]) {
    const token: unknown = await sessionCookie(secure).parse(cookieHeader ?? null)
    if (typeof token === 'string' && token.startsWith(kindOf(secure))) return hashToken(token)
  }
  return null
}

async function findActor({ db }: Database, sessionSha256: Buffer): Promise<Actor | null> {
  const person = await findSessionPerson(db, sessionSha256)
  if (person === undefined) return null
  const all = await listGrants(db, person.id)
  const sittingOf = person.sitting_attempt_id
  // What a code opens is the sitting: no other role of the person comes with it.
  const grants = sittingOf === null ? all : all.filter(({ role }) => role === 'residente')
  return {
    personId: person.id,
    name: fullName(person.given_names, person.first_surname, person.second_surname),
    matricula: person.matricula,
    grants: grants.map((grant) => ({ role: grant.role, sedeCode: grant.sede_code, ooad: grant.ooad, ceme: grant.ceme })),
    sessionSha256,
    ...(sittingOf === null ? {} : { sittingOf }),
  }
}

function hashToken(token: string): Buffer {
  return Buffer.from(sha256(token))
}
