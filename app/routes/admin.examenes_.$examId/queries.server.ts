/** One exam: its turno, forms, bank, attempts by state, and how far it is marked. */
import type { AppLoadContext } from '@remix-run/node'
import { countBankAreas, countFormAreas, listFormVersions } from '#db/queries/admin-exams.ts'
import { findMarking } from '#db/queries/admin-marks.ts'
import { countAttemptsOfExam } from '#db/queries/admin-turnos.ts'
import { findFirstFreeze } from '#db/queries/attempt-read.ts'
import { listAnnulments } from '#db/queries/annulments.ts'
import { listFormStandings } from '#db/queries/form-checks.ts'
import { readNow } from '#db/queries/clock.ts'
import { findExam } from '#db/queries/convocatoria-exams.ts'
import { isReleased } from '#app/marking/form-standing.ts'
import { notFound } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'

type AreaCounts = Record<'clinical' | 'research', number>

/** Throws a 404 for an exam that is not there. */
export async function readExam({ services: { database: { db } } }: AppLoadContext, examId: string | undefined) {
  const exam = isUuid(examId) ? await findExam(db, examId) : undefined
  if (exam === undefined) throw notFound()
  const now = await readNow(db)
  return {
    now,
    id: exam.id,
    convocatoriaId: exam.convocatoria_id,
    name: `${exam.ceme} ${exam.grade}`,
    turno: exam.turno_number,
    startsAt: exam.starts_at,
    endsAt: exam.ends_at,
    /** Items that a form of this exam has, by area. */
    needed: { clinical: exam.item_count - exam.research_count, research: exam.research_count },
  }
}

export type ExamView = Awaited<ReturnType<typeof readExam>>

/** What the page of the exam shows besides. */
export async function readExamState({ services: { database: { db } } }: AppLoadContext, exam: ExamView) {
  const [versions, bank, counts, marking, frozenAt, proposals, forms] = await Promise.all([
    listFormVersions(db, exam.id), countBankAreas(db, exam.id), countAttemptsOfExam(db, exam.id, exam.now),
    findMarking(db, exam.id), findFirstFreeze(db, exam.convocatoriaId), listAnnulments(db, exam.id),
    listFormStandings(db, exam.convocatoriaId, exam.id),
  ])
  const [newest] = versions
  return {
    versions: versions.map((form) => ({
      id: form.id, version: form.version, contentSha256: form.content_sha256, keySha256: form.key_sha256,
      itemCount: form.item_count, frozenAt: form.frozen_at,
      frozenBy: form.given_names === null ? null : `${form.given_names} ${form.first_surname ?? ''}`,
    })),
    formAreas: newest === undefined ? null : byArea(await countFormAreas(db, newest.id)),
    bank: byArea(bank),
    counts,
    markedAt: marking.at,
    /** From here on marks do not change. */
    frozenAt,
    /** A person has to decide before the selection can be frozen. §3.1 B */
    waits: proposals.some(({ outcome }) => outcome === null) || forms.some((form) => !isReleased(form)),
  }
}

export type ExamState = Awaited<ReturnType<typeof readExamState>>

function byArea(rows: readonly { area: keyof AreaCounts, items: number }[]): AreaCounts {
  const counts = new Map(rows.map(({ area, items }) => [area, items]))
  return { clinical: counts.get('clinical') ?? 0, research: counts.get('research') ?? 0 }
}
