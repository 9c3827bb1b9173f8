/** What the page of a rehearsal is loaded with: the facts of a sitting, in which nothing is of an exam. */
import { readNow } from '#db/queries/clock.ts'
import { readRehearsalPaper } from '#app/rehearsal/rehearsal-paper.server.ts'
import { findOwnRehearsal } from '#app/rehearsal/own-rehearsal.server.ts'
import { rehearsalState, type RehearsalState } from '#app/rehearsal/rehearsal-state.ts'
import type { ReceiptFacts } from '#app/exam-room/states/receipt.tsx'
import type { SittingFacts } from '#app/exam-room/sitting-facts.ts'
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { readCheckAccess } from '#app/system-check/check-access.server.ts'

interface RehearsalArgs extends RequestArgs {
  params: { rehearsalId?: string | undefined }
}

export interface LoadedRehearsal {
  facts: SittingFacts
  owner: string
  state: RehearsalState
  receipt: ReceiptFacts | null
  label: string
}

/** 404 for everybody but who began it. */
export async function readRehearsal({ request, context, params }: RehearsalArgs): Promise<LoadedRehearsal> {
  const { database } = context.services
  const access = await readCheckAccess(database, request.headers.get('Cookie'))
  const rehearsal = await findOwnRehearsal(database.db, access, params.rehearsalId)
  const sede = access?.sedes.find(({ code }) => code === rehearsal?.sedeCode)
  if (access === null || rehearsal === null || sede === undefined) throw notFound()
  const { id, opensAt, closesAt, label, finishedAt, handedIn, answeredCount, answersDigest } = rehearsal
  const itemCount = readRehearsalPaper().form.items.length
  return {
    label, owner: access.personId ?? id, state: rehearsalState(rehearsal, await readNow(database.db)),
    facts: {
      attemptId: id, name: access.name ?? label, folio: 'ENSAYO', exam: 'Ensayo (no cuenta)', itemCount,
      sede: { name: sede.name, city: sede.city, zone: sede.zone }, opensAt, closesAt, turnoEndsAt: closesAt,
      adjustment: null, seat: null, checkInFrom: opensAt, resultsFrom: closesAt,
    },
    receipt: finishedAt === null || answeredCount === null || answersDigest === null ? null : {
      how: handedIn === true ? 'handedIn' : 'closed', at: finishedAt, answered: answeredCount, total: itemCount,
      digest: answersDigest,
    },
  }
}
