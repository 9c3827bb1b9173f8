/**
 * Who may check machines and rehearse, and for which sede: its education authority and supervisors by their account;
 * any machine with the sede's code; a candidate for the sede of the own exam. Nobody else, and the code opens nothing
 * beside. What a candidate measures does not certify a machine of the sede.
 */
import { randomBytes } from 'node:crypto'
import { createCookie } from '@remix-run/node'
import type { Database } from '#db/client.ts'
import { findCheckPass } from '#db/queries/check-passes.ts'
import { findExamSede, listSedes } from '#db/queries/check-sedes.ts'
import type { CheckOrigin } from '#db/tables/check-tables.ts'
import { CODE_LETTERS, readSignInCode, writeSignInCode } from '#exam-engine/sitting/sign-in-code.ts'
import { sha256 } from '#exam-engine/kernel/sha256.ts'
import { hasRole, sedesOf } from '#app/http/actor.ts'
import { readSession } from '#app/http/sessions.server.ts'

export const PASS_DAYS = 14

export interface CheckSede {
  code: string
  name: string
  city: string
  zone: string
}

export interface CheckAccess {
  origin: CheckOrigin
  passId: string | null
  personId: string | null
  /** Of the account; null with a code. */
  name: string | null
  /** At least one. */
  sedes: readonly CheckSede[]
}

/** 60 random bits, as the sign-in codes of supervisors. */
export function drawPassCode(): string {
  return writeSignInCode(randomBytes(CODE_LETTERS))
}

export function hashPassCode(code: string): Buffer {
  return Buffer.from(sha256(`check pass\n${code}`))
}

const passCookie = (secure: boolean) => createCookie(secure ? '__Host-efiser-comprobacion' : 'efiser-comprobacion', {
  httpOnly: true, secure, sameSite: 'strict', path: '/', maxAge: PASS_DAYS * 86_400,
})

/** The Set-Cookie header that keeps a code on this machine; an empty one removes it. */
export async function keepPassCode(code: string, secure: boolean): Promise<string> {
  return passCookie(secure).serialize(code, code === '' ? { maxAge: 0 } : {})
}

/** Null for who has none: deny by default. Asked anew with each request and handshake. */
export async function readCheckAccess(
  database: Database, cookieHeader: string | null | undefined,
): Promise<CheckAccess | null> {
  const actor = await readSession(database, cookieHeader)
  // A session by a supervisor's code serves one sitting and nothing beside.
  const account = actor === null || actor.sittingOf !== undefined ? null : actor
  const codes = account === null ? []
    : [...new Set([...sedesOf(account, 'educacion'), ...sedesOf(account, 'supervisor')])]
  if (account !== null && codes.length > 0) {
    const { personId, name } = account
    return { origin: 'staff', passId: null, personId, name, sedes: await listSedes(database.db, codes) }
  }
  const pass = await findPass(database, cookieHeader ?? null)
  if (pass !== undefined) {
    const { id, code, name, city, zone } = pass
    return { origin: 'pass', passId: id, personId: null, name: null, sedes: [{ code, name, city, zone }] }
  }
  if (account === null || !hasRole(account, 'residente')) return null
  const sede = await findExamSede(database.db, account.personId)
  const { personId, name } = account
  return sede === undefined ? null : { origin: 'candidate', passId: null, personId, name, sedes: [sede] }
}

async function findPass({ db }: Database, cookieHeader: string | null) {
  for (const secure of [true, false]) {
    const typed: unknown = await passCookie(secure).parse(cookieHeader)
    const code = typeof typed === 'string' ? readSignInCode(typed) : null
    if (code !== null) return findCheckPass(db, hashPassCode(code))
  }
  return undefined
}

/** The machine's name leaves no trace in the database, as in a sitting. */
export function hashCheckDevice(deviceId: string): Buffer {
  return Buffer.from(sha256(`device\n${deviceId}`))
}
