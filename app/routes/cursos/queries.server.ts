/** The courses on offer with prerequisites and seats per sede, narrowed by what the address asks for. §1.1, §2.2 C */
import type { AppLoadContext } from '@remix-run/node'
import { prerequisiteName } from '#exam-engine/convocatoria/rules.ts'
import type { CallDocument, CallPool, CallSede } from '#exam-engine/convocatoria/call-document.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import type { PastFigure } from '#app/call/past-cutoff-words.ts'
import { readPublicCall } from '#app/call/public-call.server.ts'
import { readPastCutoffs, type PastCutoffs } from '#db/queries/past-cutoffs.ts'
import { pastPoolKey } from '#exam-engine/convocatoria/past-cutoffs.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'

export interface OfferedCourse {
  cer: string
  newCourse: boolean
  prerequisites: string[]
  pools: (Pick<CallPool, 'subsede' | 'seats' | 'foreignMax'> & Pick<CallSede, 'code' | 'name' | 'city' | 'ooad'>
    & { past: PastFigure | null })[]
  seats: number
}

export async function readCourses(context: AppLoadContext, url: string) {
  const query = readTableQuery(url, { sorts: ['cer'], filters: ['ceme', 'ciudad', 'ooad'], pageSize: 1_000 })
  const call = await readPublicCall(context, url)
  if (call === null) return null
  const { document } = call.version
  const past = await readPastCutoffs(context.services.database.db, call.id)
  const all = listCourses(document, past)
  const { ceme, ciudad, ooad } = query.filters
  const wanted = simplifyText(query.search)
  const courses = all.flatMap((course) => {
    if (ceme !== undefined && !course.prerequisites.includes(ceme)) return []
    const pools = course.pools.filter((pool) => (ciudad === undefined || pool.city === ciudad)
      && (ooad === undefined || pool.ooad === ooad))
    if (pools.length === 0 && (ciudad !== undefined || ooad !== undefined)) return []
    const said = [course.cer, ...course.prerequisites, ...pools.map(({ name, city }) => `${name} ${city}`)].join(' ')
    return simplifyText(said).includes(wanted) ? [{ ...course, pools, seats: sumSeats(pools) }] : []
  })
  return {
    past: past === null ? null : { period: past.period, source: past.source },
    id: call.id, title: document.title, isCurrent: call.isCurrent, query, courses, total: all.length,
    seats: courses.reduce((sum, course) => sum + course.seats, 0),
    choices: {
      ceme: inOrder(all.flatMap(({ prerequisites }) => prerequisites)),
      ciudad: inOrder(document.sedes.map(({ city }) => city)), ooad: inOrder(document.sedes.map(({ ooad: one }) => one)),
    },
  }
}

function listCourses({ rules, pools, sedes }: CallDocument, past: PastCutoffs | null): OfferedCourse[] {
  const byCode = new Map(sedes.map((sede) => [sede.code, sede]))
  const byCourse = Map.groupBy(pools, ({ cer }) => cer)
  return rules.courses.map(({ cer, newCourse, prerequisites }) => {
    const own = (byCourse.get(cer) ?? []).flatMap(({ sede, subsede, seats, foreignMax }) => {
      const place = byCode.get(sede)
      return place === undefined ? [] : [{ ...place, subsede, seats, foreignMax, past: past?.byPool.get(pastPoolKey({ cer, sede, subsede })) ?? null }]
    })
    return { cer, newCourse, prerequisites: prerequisites.map(prerequisiteName), pools: own, seats: sumSeats(own) }
  }).sort((a, b) => a.cer.localeCompare(b.cer, 'es'))
}

function sumSeats(pools: readonly { seats: number }[]): number {
  return pools.reduce((sum, { seats }) => sum + seats, 0)
}

function inOrder(words: readonly string[]): string[] {
  return [...new Set(words)].sort((a, b) => a.localeCompare(b, 'es'))
}
