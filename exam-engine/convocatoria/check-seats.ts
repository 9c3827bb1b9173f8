// Whether every course has seats, at sedes that there are, in figures that can be filled.
import type { CallDocument, CallPool, CallSede } from './call-document.ts'
import type { CallPart, Finding } from './call-findings.ts'
import { repeated } from './check-courses.ts'

const found = (code: Finding['code'], part: CallPart, blocking = true) =>
  (about: string): Finding => ({ code, part, clause: '5.2', blocking, about })

/** `Urología · HGR1-TIJ`, with the subsede where there is one: what names a pool in every list. */
export function poolName({ cer, sede, subsede }: Pick<CallPool, 'cer' | 'sede' | 'subsede'>): string {
  return [cer, sede, subsede].filter((part) => part !== null).join(' · ')
}

/** Convocatoria §1.1, §2.2 D, §5.2 */
export function checkSeats({ rules, pools, sedes }: CallDocument, knownSedes: readonly CallSede[]): Finding[] {
  const courses = rules.courses.map(({ cer }) => cer)
  const codes = sedes.map(({ code }) => code)
  const seated = new Set(pools.filter(({ seats }) => seats > 0).map(({ cer }) => cer))
  const used = new Set(pools.map(({ sede }) => sede))
  const named = (fits: (pool: CallPool) => boolean) => pools.filter(fits).map(poolName)
  return [
    ...courses.filter((cer) => !seated.has(cer)).map(found('COURSE_WITHOUT_SEATS', 'plazas')),
    ...named(({ seats }) => seats < 0).map(found('SEATS_NEGATIVE', 'plazas')),
    ...named(({ foreignMax }) => foreignMax !== null && foreignMax < 0).map(found('FOREIGN_NEGATIVE', 'plazas')),
    ...named(({ foreignMax, seats }) => foreignMax !== null && foreignMax > seats)
      .map(found('FOREIGN_ABOVE_SEATS', 'plazas')),
    ...repeated(pools.map(poolName)).map(found('POOL_TWICE', 'plazas')),
    ...named(({ cer }) => !courses.includes(cer)).map(found('POOL_OF_NO_COURSE', 'plazas')),
    ...named(({ sede }) => !codes.includes(sede)).map(found('POOL_OF_NO_SEDE', 'plazas')),
    ...repeated(codes).map(found('SEDE_TWICE', 'sedes')),
    ...sedes.filter((sede) => differs(sede, knownSedes)).map(({ code }) => code).map(found('SEDE_RENAMED', 'sedes')),
    ...codes.filter((code) => !used.has(code)).map(found('SEDE_UNUSED', 'sedes', false)),
  ]
}

/** A hospital stands for all calls, also for the one that is over: another name or zone would rewrite that one. */
function differs(sede: CallSede, known: readonly CallSede[]): boolean {
  const other = known.find(({ code }) => code === sede.code)
  return other !== undefined && (other.name !== sede.name || other.city !== sede.city || other.ooad !== sede.ooad
    || other.timeZone !== sede.timeZone)
}
