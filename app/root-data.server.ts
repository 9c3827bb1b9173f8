/**
 * What the document around every page shows: the time, the convocatoria and its
 * phase, who is signed in, and in a demonstration the turnos its clock can move to.
 */
import type { AppLoadContext } from '@remix-run/node'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '#db/client.ts'
import { readAppearance, type Appearance } from './appearance.ts'
import type { DemoTurno } from './components/page/demo-bar.tsx'
import type { HeaderProps } from './components/page/header.tsx'
import type { Actor } from './http/actor.ts'
import { readActor } from './http/guards.server.ts'
import { findNearDeadline, findPhase, PHASE_NAMES, type Calendar } from './labels/phase.ts'
import { ROLE_NAMES, ROLE_PLACES } from './labels/roles.ts'

export interface RootData {
  now: Instant
  appearance: Appearance
  header: HeaderProps
  /** Null outside a demonstration: then there is no bar. */
  demoTurnos: DemoTurno[] | null
}

interface RootArgs {
  request: Request
  context: AppLoadContext
}

export async function readRootData({ request, context }: RootArgs): Promise<RootData> {
  const { database: { db }, clock, demo } = context.services
  const [actor, convocatoria] = await Promise.all([readActor({ request, context }), readConvocatoria(db)])
  const now = clock.now()
  const calendar = convocatoria?.calendar
  return {
    now,
    appearance: readAppearance(request.headers.get('Cookie')),
    header: {
      person: actor === null ? null : { name: actor.name, roles: nameRoles(actor) },
      places: actor === null ? [] : listPlaces(actor),
      convocatoria: calendar === undefined || convocatoria === null
        ? null
        : { shortTitle: convocatoria.shortTitle, phase: PHASE_NAMES[findPhase(calendar, now)] },
      deadline: calendar === undefined ? null : findNearDeadline(calendar, now),
    },
    demoTurnos: demo ? convocatoria?.turnos ?? [] : null,
  }
}

interface CurrentConvocatoria {
  shortTitle: string
  calendar: Calendar
  turnos: DemoTurno[]
}

/** The convocatoria published last, with its turnos in their order; null in an empty database. */
async function readConvocatoria(db: DbOrTrx): Promise<CurrentConvocatoria | null> {
  const row = await db.selectFrom('convocatoria').selectAll().orderBy('published_at', 'desc').limit(1).executeTakeFirst()
  if (row === undefined) return null
  const exams = await db.selectFrom('turno').innerJoin('exam', 'exam.turno_id', 'turno.id')
    .select(['turno.id', 'turno.number', 'turno.starts_at', 'turno.ends_at', 'exam.ceme', 'exam.grade'])
    .where('turno.convocatoria_id', '=', row.id)
    .orderBy('turno.number').orderBy('exam.ceme').orderBy('exam.grade')
    .execute()
  const turnos = new Map<string, DemoTurno & { exams: string[], endsAt: Instant }>()
  for (const { id, number, starts_at: startsAt, ends_at: endsAt, ceme, grade } of exams) {
    const turno = turnos.get(id) ?? { id, number, startsAt, endsAt, exams: [] }
    turno.exams.push(`${ceme} ${grade}`)
    turnos.set(id, turno)
  }
  return {
    shortTitle: row.title,
    calendar: {
      registration: { from: row.registration_from, until: row.registration_until },
      results: { from: row.results_from, until: row.results_until },
      turnos: [...turnos.values()].map(({ number, startsAt, endsAt }) => ({ number, from: startsAt, until: endsAt })),
    },
    turnos: [...turnos.values()].map(({ id, number, startsAt, exams: names }) => ({ id, number, startsAt, exams: names })),
  }
}

/** "Supervisión, HE-CMNSXXI; Administración" */
function nameRoles({ grants }: Actor): string {
  return grants.map(({ role, sedeCode, ooad }) => [ROLE_NAMES[role], sedeCode ?? ooad].filter((part) => part !== null).join(', '))
    .join('; ')
}

function listPlaces({ grants }: Actor): { to: string, label: string }[] {
  const places = grants.map(({ role }) => ROLE_PLACES[role]).filter((place) => place !== null)
  return places.filter((place, index) => places.indexOf(place) === index)
}
