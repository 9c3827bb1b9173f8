/**
 * What the document around every page shows: the time, the convocatoria and its
 * phase, who is signed in, and in a demonstration the turnos its clock can move to.
 */
import type { AppLoadContext } from '@remix-run/node'
import type { Instant } from '#exam-engine/kernel/time.ts'
import type { DbOrTrx } from '#db/client.ts'
import { findNextPublication } from '#db/queries/convocatoria-windows.ts'
import { readAppearance, type Appearance } from './appearance.ts'
import type { DemoTurno } from './components/page/demo-bar.tsx'
import type { HeaderProps } from './components/page/header.tsx'
import { phaseOf, readCurrentConvocatoria, type CurrentConvocatoria } from './current-convocatoria.server.ts'
import { hasRole, type Actor } from './http/actor.ts'
import { readActor } from './http/guards.server.ts'
import { areasOf } from './http/start-page.ts'
import { findNearDeadline, PHASE_NAMES } from './labels/phase.ts'
import { AREA_NAMES, ROLE_NAMES } from './labels/roles.ts'

export interface RootData {
  now: Instant
  appearance: Appearance
  header: HeaderProps
  /** The id of who is signed in. */
  visitor: string | null
  /** The call in force has no exams: marks of an earlier period count in it (§5.13). */
  withoutExams: boolean
  /** Null outside a demonstration: then there is no bar. */
  demoTurnos: DemoTurno[] | null
  /** A call is published and not yet to be seen: the clock of a demonstration can move to it. */
  demoNextCall: boolean
}

interface RootArgs {
  request: Request
  context: AppLoadContext
}

export async function readRootData({ request, context }: RootArgs): Promise<RootData> {
  const { database: { db }, clock, demo } = context.services
  const [actor, convocatoria] = await Promise.all([readActor({ request, context }), readCurrentConvocatoria(db)])
  const ownTurno = actor !== null && convocatoria !== null && hasRole(actor, 'residente')
    ? await findOwnTurno(db, convocatoria.id, actor.personId)
    : null
  const now = clock.now()
  return {
    now,
    appearance: readAppearance(request.headers.get('Cookie')),
    header: { ...describePerson(actor), ...describeConvocatoria(convocatoria, now, ownTurno) },
    visitor: actor?.personId ?? null,
    withoutExams: convocatoria?.turnos.length === 0,
    demoTurnos: demo ? convocatoria?.turnos ?? [] : null,
    demoNextCall: demo && await findNextPublication(db) !== null,
  }
}

/** A resident's clock counts to the own turno; everybody else's to the next of all. */
function describeConvocatoria(
  convocatoria: CurrentConvocatoria | null, now: Instant, ownTurno: number | null,
): Pick<HeaderProps, 'phase' | 'deadline'> {
  if (convocatoria === null) return { phase: null, deadline: null }
  const { calendar } = convocatoria
  const turnos = calendar.turnos.filter(({ number }) => ownTurno === null || number === ownTurno)
  return { phase: PHASE_NAMES[phaseOf(calendar, now)], deadline: findNearDeadline({ ...calendar, turnos }, now) }
}

/** The number of the turno in which a person sits the exam; null for who is not registered. */
async function findOwnTurno(db: DbOrTrx, convocatoriaId: string, personId: string): Promise<number | null> {
  const row = await db.selectFrom('candidate')
    .innerJoin('exam', 'exam.id', 'candidate.exam_id').innerJoin('turno', 'turno.id', 'exam.turno_id')
    .select('turno.number')
    .where('candidate.convocatoria_id', '=', convocatoriaId).where('candidate.person_id', '=', personId)
    .executeTakeFirst()
  return row?.number ?? null
}

function describePerson(actor: Actor | null): Pick<HeaderProps, 'person' | 'places'> {
  if (actor === null) return { person: null, places: [] }
  const roles = actor.grants.map(({ role, sedeCode, ooad }) =>
    // The name of an OOAD says already what it is.
    ooad ?? [ROLE_NAMES[role], sedeCode].filter((part) => part !== null).join(' '))
  return { person: { name: actor.name, roles: [...new Set(roles)].join(', ') }, places: listPlaces(actor) }
}

function listPlaces(actor: Actor): HeaderProps['places'] {
  return areasOf(actor).map(({ role, path }) => ({ to: path, label: AREA_NAMES[role] }))
}
