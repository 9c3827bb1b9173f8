/**
 * A professor titular signs the drafts of the own residents, with the password again: from then on they are the grades
 * that the selection reads, and change by correction only. Each resident is told so by mail, without the mark. What is
 * missing goes on the next sheet. §4.2 C
 */
import { actOnCourse, type CourseRefusal, type OpenCourse } from '#app/grades/open-course.server.ts'
import type { Actor } from '#app/http/actor.ts'
import { sheetSignedMail } from '#app/mail/grade-mail.ts'
import type { CoreServices } from '#app/services.server.ts'
import type { DbOrTrx } from '#db/client.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { countSheets, insertSheet, type GradedRow } from '#db/queries/grades.ts'
import { listAddresses, queueMail } from '#db/queries/mail.ts'
import { signSheet, type GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import { sheetText, type SheetGrade } from '#exam-engine/convocatoria/sheet-content.ts'
import { accept, type Result } from '#exam-engine/kernel/result.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import {
  confirmPassword,
  type ConfirmPasswordRefusal,
  type OwnPassword,
  type PasswordServices,
} from './confirm-password.server.ts'

export type SignSheetRefusal = CourseRefusal | 'SHEET_EMPTY' | 'SHEET_CHANGED' | ConfirmPasswordRefusal

interface PendingGrade extends SheetGrade {
  entryId: number
  personId: string
}

/** Drafts that do not count yet. */
export function listPending(residents: readonly GradedRow[]): PendingGrade[] {
  return residents.flatMap(({ candidateId, personId, folio, cells }) =>
    cells.flatMap(({ year, draft, counts }) =>
      draft === null || counts !== null
        ? []
        : [
            {
              candidateId,
              personId,
              folio,
              year,
              grade: draft.mark,
              entryId: draft.entryId,
            },
          ]
    )
  )
}

/** What would be signed now: the text, its hash, its number. */
export async function composeSheet(db: DbOrTrx, { convocatoriaId, sedeCode, ceme, residents }: OpenCourse) {
  const pending = listPending(residents)
  const number = 1 + (await countSheets(db, convocatoriaId, { sedeCode, ceme }))
  const content = sheetText({ convocatoria: convocatoriaId, sede: sedeCode, ceme, number }, pending)
  return { pending, number, content, sha256: sha256Hex(content) }
}

/** The number of the sheet. SHEET_CHANGED when what was shown is not what would be signed: read it again. */
export async function signGradeSheet(
  services: Pick<CoreServices, 'database' | 'env'> & PasswordServices,
  actor: Actor,
  course: GradedCourse,
  { shown, ...own }: OwnPassword & { shown: string }
): Promise<Result<{ number: number; grades: number }, SignSheetRefusal>> {
  const confirmed = await confirmPassword(services, actor, own)
  if (!confirmed.ok) return confirmed
  return actOnCourse(services, actor, course, async (trx, open) => {
    const { pending, number, content, sha256 } = await composeSheet(trx, open)
    const decision = signSheet({ frozen: false, grades: pending.length, shown, current: sha256 })
    if (!decision.ok) return decision
    const sheetId = await insertSheet(trx, {
      ...course,
      convocatoriaId: open.convocatoriaId,
      number,
      content,
      sha256,
      signedBy: actor.personId,
      lines: pending.map(({ candidateId, year, grade, entryId }) => ({ candidateId, year, mark: grade, entryId })),
    })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'profesor' },
      action: 'grades.sign',
      subjectType: 'gradeSheet',
      subjectId: sheetId,
      payload: { sha256, grades: pending.length, sedeCode: course.sedeCode, number },
    })
    const told = await listAddresses(trx, [...new Set(pending.map(({ personId }) => personId))])
    await queueMail(
      trx,
      told.map(({ personId, email }) =>
        sheetSignedMail({ sheetId, personId, address: email, publicUrl: services.env.publicUrl })
      )
    )
    return accept({ number, grades: pending.length })
  })
}
