/**
 * The grades of the demo as the sheets that made them count: one per professor, signed while registration was open.
 * Residents whose current grade is missing are on none (Convocatoria §4.2 C), so that their professors have work left.
 */
import { sheetText } from '#exam-engine/convocatoria/sheet-content.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import type { Trx } from '../client.ts'
import { appendAudit } from '../queries/audit.ts'
import { demoId } from './generate/demo-id.ts'
import type { Demo } from './generate/demo.ts'

const ENTRIES_PER_INSERT = 500

export async function loadGradeSheets(trx: Trx, { seed, residents, staff }: Demo): Promise<void> {
  const graded = new Map(residents.candidates.map((candidate) => [candidate.id, candidate]))
  const courseOf = ({ sede_code, ceme }: { sede_code?: string | null; ceme?: string | null }) => `${sede_code} ${ceme}`
  const professors = new Map(staff.grants.filter(({ role }) => role === 'profesor').map((one) => [courseOf(one), one]))
  const entries = residents.grades.map(({ candidate_id, year, mark }) => {
    const candidate = graded.get(candidate_id)
    if (candidate === undefined) throw new Error('a grade of the demo has no candidate')
    const course = courseOf({ sede_code: candidate.adscription_sede, ceme: candidate.ceme })
    const professor = professors.get(course)
    if (professor === undefined) throw new Error(`nobody grades ${course}`)
    return { candidate, course, professor, year, mark }
  })
  const ids = new Map<string, number>()
  for (let at = 0; at < entries.length; at += ENTRIES_PER_INSERT) {
    const rows = await trx
      .insertInto('grade_entry')
      .values(
        entries.slice(at, at + ENTRIES_PER_INSERT).map(({ candidate, professor, year, mark }) => ({
          candidate_id: candidate.id,
          year,
          mark,
          typed: mark,
          base: 100 as const,
          source: 'file' as const,
          by_id: professor.person_id,
        }))
      )
      .returning(['id', 'candidate_id', 'year'])
      .execute()
    for (const row of rows) ids.set(`${row.candidate_id} ${row.year}`, row.id)
  }
  for (const [course, lines] of [...Map.groupBy(entries, (entry) => entry.course)].sort()) {
    const [first] = lines
    if (first === undefined) continue
    const {
      candidate: { convocatoria_id: convocatoria, adscription_sede: sede, ceme },
      professor,
    } = first
    const content = sheetText(
      { convocatoria, sede, ceme, number: 1 },
      lines.map(({ candidate, year, mark }) => ({
        candidateId: candidate.id,
        folio: candidate.folio,
        year,
        grade: mark,
      }))
    )
    const sheetId = demoId(seed, 'gradeSheet', course)
    const sha256 = sha256Hex(content)
    await trx
      .insertInto('grade_sheet')
      .values({
        id: sheetId,
        convocatoria_id: convocatoria,
        sede_code: sede,
        ceme,
        number: 1,
        content,
        sha256,
        signed_by: professor.person_id,
      })
      .execute()
    await trx
      .insertInto('grade_sheet_line')
      .values(
        lines.map(({ candidate, year, mark }) => ({
          candidate_id: candidate.id,
          year,
          mark,
          sheet_id: sheetId,
          entry_id: ids.get(`${candidate.id} ${year}`) ?? 0,
        }))
      )
      .execute()
    await appendAudit(trx, {
      actor: { personId: professor.person_id, role: 'profesor' },
      action: 'grades.sign',
      subjectType: 'gradeSheet',
      subjectId: sheetId,
      payload: { sha256, grades: lines.length, sedeCode: sede, number: 1 },
    })
  }
  await trx.insertInto('grade_mark').values(residents.grades).execute()
}
