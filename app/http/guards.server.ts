/**
 * Deny by default: every loader and action asks one of these first. They throw
 * a Response (the way to the sign-in, or 403), so that what follows may rely on
 * the actor.
 */
import { redirect } from '@remix-run/node'
import type { AppLoadContext } from '@remix-run/node'
import type { Role } from '#db/tables/people-tables.ts'
import { hasRole, hasRoleAtSede, type Actor } from './actor.ts'
import { readSession, readWaiting } from './sessions.server.ts'

export interface RequestArgs {
  request: Request
  context: AppLoadContext
}

/** The signed-in actor, or null. */
export async function readActor({ request, context }: RequestArgs): Promise<Actor | null> {
  return readSession(context.services.database, request.headers.get('Cookie'))
}

/** The signed-in actor; otherwise the sign-in page, which leads back here. */
export async function requireActor(args: RequestArgs): Promise<Actor> {
  const actor = await readActor(args)
  const { pathname, search } = new URL(args.request.url)
  if (actor !== null) {
    if (actor.sittingOf === undefined || isOfSitting(pathname)) return actor
    throw args.request.method === 'GET' ? redirect('/examen') : forbidden()
  }
  const destination = `?destino=${encodeURIComponent(pathname + search)}`
  const waiting = await readWaiting(args.context.services.database, args.request.headers.get('Cookie'))
  if (waiting?.stage === 'enrolment') throw redirect('/cuenta/segundo-factor')
  throw redirect(waiting === null ? `/acceso${destination}` : `/acceso/segundo-factor${destination}`)
}

/** What a session by a supervisor's code may ask for: the exam's own addresses, and nothing beside. */
function isOfSitting(pathname: string): boolean {
  return pathname === '/examen' || pathname.startsWith('/examen/')
}

/** The signed-in actor with one of the roles, in any scope; otherwise 403. */
export async function requireRole(args: RequestArgs, ...roles: [Role, ...Role[]]): Promise<Actor> {
  const actor = await requireActor(args)
  if (roles.some((role) => hasRole(actor, role))) return actor
  throw forbidden()
}

/** The signed-in actor with the role for this sede; otherwise 403. */
export async function requireRoleAtSede(args: RequestArgs, role: Role, sedeCode: string): Promise<Actor> {
  const actor = await requireRole(args, role)
  if (hasRoleAtSede(actor, role, sedeCode)) return actor
  throw forbidden()
}

/** A 403 for the error boundary; says nothing about what exists. */
export function forbidden(): Response {
  return new Response('FORBIDDEN', { status: 403 })
}

/** A 404 for the error boundary. */
export function notFound(): Response {
  return new Response('NOT_FOUND', { status: 404 })
}
