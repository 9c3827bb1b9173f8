/**
 * The coordination reminds the professors of courses in which somebody lacks the grade of the current year: one mail a
 * day to each, however often it is asked for. §4.2 C
 */
import { hasRole, type Actor } from '#app/http/actor.ts'
import { formatDate } from '#app/labels/format-time.ts'
import { reminderMail } from '#app/mail/grade-mail.ts'
import type { CoreServices } from '#app/services.server.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { findCurrentConvocatoria } from '#db/queries/convocatoria-windows.ts'
import { listProfessors, listProgress } from '#db/queries/grade-progress.ts'
import { queueMail, type NewMail } from '#db/queries/mail.ts'
import type { GradedCourse } from '#exam-engine/convocatoria/grade-sheet.ts'
import { accept, refuse, type Result } from '#exam-engine/kernel/result.ts'

export type RemindRefusal = 'ADMIN_ONLY' | 'NO_CONVOCATORIA' | 'GRADES_FROZEN' | 'NOBODY_TO_REMIND'

/** `course` null: all that lack a grade. How many mails are new; the others of the day stand already. */
export async function remindProfessors(
  { database: { db }, env }: Pick<CoreServices, 'database' | 'env'>,
  actor: Actor,
  course: GradedCourse | null
): Promise<Result<{ written: number; standing: number }, RemindRefusal>> {
  if (!hasRole(actor, 'admin')) return refuse('ADMIN_ONLY')
  return db
    .transaction()
    .execute(async (trx): Promise<Result<{ written: number; standing: number }, RemindRefusal>> => {
      const convocatoria = await findCurrentConvocatoria(trx)
      if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
      if (await findFirstFreeze(trx, convocatoria.id) !== null) return refuse('GRADES_FROZEN')
      const day = formatDate(await readNow(trx))
      const lacking = (await listProgress(trx, convocatoria.id)).filter(
        ({ missing, sedeCode, ceme }) =>
          missing > 0 && (course === null || (sedeCode === course.sedeCode && ceme === course.ceme))
      )
      const messages: NewMail[] = []
      for (const { sedeCode, ceme, sede, missing } of lacking) {
        for (const { personId, email } of await listProfessors(trx, { sedeCode, ceme })) {
          messages.push(
            reminderMail({
              personId,
              address: email,
              sedeCode,
              ceme,
              sede,
              missing,
              day,
              publicUrl: env.publicUrl,
            })
          )
        }
      }
      if (messages.length === 0) return refuse('NOBODY_TO_REMIND')
      const written = await queueMail(trx, messages)
      await appendAudit(trx, {
        actor: { personId: actor.personId, role: 'admin' },
        action: 'grades.remind',
        subjectType: 'convocatoria',
        subjectId: convocatoria.id,
        payload: { courses: lacking.length, mails: written },
      })
      return accept({ written, standing: messages.length - written })
    })
}
