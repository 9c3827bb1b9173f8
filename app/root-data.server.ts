/**
 * What the document around every page shows: the time, the convocatoria and its
 * phase, who is signed in, and in a demonstration the turnos its clock can move to.
 */
import type { AppLoadContext } from '@remix-run/node'
import type { Instant } from '#exam-engine/kernel/time.ts'
import { readAppearance, type Appearance } from './appearance.ts'
import type { DemoTurno } from './components/page/demo-bar.tsx'
import type { HeaderProps } from './components/page/header.tsx'
import { phaseOf, readCurrentConvocatoria, type CurrentConvocatoria } from './current-convocatoria.server.ts'
import type { Actor } from './http/actor.ts'
import { readActor } from './http/guards.server.ts'
import { areasOf } from './http/start-page.ts'
import { findNearDeadline, PHASE_NAMES } from './labels/phase.ts'
import { AREA_NAMES, ROLE_NAMES } from './labels/roles.ts'

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
  const [actor, convocatoria] = await Promise.all([readActor({ request, context }), readCurrentConvocatoria(db)])
  const now = clock.now()
  return {
    now,
    appearance: readAppearance(request.headers.get('Cookie')),
    header: { ...describePerson(actor), ...describeConvocatoria(convocatoria, now) },
    demoTurnos: demo ? convocatoria?.turnos.map(({ id, number, startsAt, exams }) => ({ id, number, startsAt, exams })) ?? [] : null,
  }
}

function describeConvocatoria(convocatoria: CurrentConvocatoria | null, now: Instant): Pick<HeaderProps, 'phase' | 'deadline'> {
  if (convocatoria === null) return { phase: null, deadline: null }
  const { calendar } = convocatoria
  return { phase: PHASE_NAMES[phaseOf(calendar, now)], deadline: findNearDeadline(calendar, now) }
}

function describePerson(actor: Actor | null): Pick<HeaderProps, 'person' | 'places'> {
  if (actor === null) return { person: null, places: [] }
  const roles = actor.grants.map(({ role, sedeCode, ooad }) =>
    [ROLE_NAMES[role], sedeCode ?? ooad].filter((part) => part !== null).join(' '))
  return { person: { name: actor.name, roles: [...new Set(roles)].join(', ') }, places: listPlaces(actor) }
}

function listPlaces(actor: Actor): HeaderProps['places'] {
  return areasOf(actor).flatMap(({ role, path }) => {
    const label = AREA_NAMES[role]
    return label === null ? [] : [{ to: path, label }]
  })
}
