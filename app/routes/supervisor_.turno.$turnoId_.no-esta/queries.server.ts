/** Who the person at the door may be, each with the reason why not here and now; and what was recorded before. */
import { boardHref } from '#app/board/board-href.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { factsOf } from '#app/use-cases/record-entry-inquiry.server.ts'
import { findDoor, findPeopleAtDoor, listInquiries, type PersonAtDoor } from '#db/queries/entry-inquiries.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'
import { minutes, type Instant } from '#exam-engine/kernel/time.ts'
import { answerEntry, ENTRY_ANSWERS, type EntryAnswer } from '#exam-engine/sitting/entry-answer.ts'
import { openBoard } from '../supervisor_.turno.$turnoId/queries.server.ts'
import { searchSchema } from './schema.ts'

interface AskArgs extends RequestArgs {
  params: { turnoId?: string | undefined }
}

export interface Found {
  personId: string
  name: string
  matricula: string
  folio: string | null
  exam: string | null
  /** Where and when the person sits; null without a place. */
  place: { turno: number; opensAt: Instant; sede: string } | null
  answer: EntryAnswer
  /** The panel, where the person is of this board. */
  panel: string | null
}

export async function askAtDoor(args: AskArgs) {
  const { board: { turno, sede, now, coordinationPhone: phone } } = await openBoard(args)
  const { db } = args.context.services.database
  const typed = new URL(args.request.url).searchParams.get('q')
  const search = typed === null ? null : searchSchema.safeParse(typed)
  const door = await findDoor(db, turno.id)
  if (door === undefined) throw new Error(`the turno ${turno.id} has a board and is not there`)
  const words = search?.success === true ? simplifyText(search.data).split(' ') : []
  const people = await findPeopleAtDoor(db, door.convocatoriaId, words)
  const here = { turnoId: turno.id, sedeCode: sede.code }
  const describe = (person: PersonAtDoor): Found => {
    const answer = answerEntry(factsOf(person), here, minutes(door.checkInMinutes), now)
    const attemptId = person.turno_id === turno.id && person.sede_code === sede.code ? person.attemptId : null
    return { ...describePerson(person), answer, panel: attemptId === null ? null : hrefOf(attemptId) }
  }
  const hrefOf = (person: string | null) =>
    boardHref(turno.id, { sedeCode: sede.code, person, search: '', figure: 'expected' })
  return {
    turno, sede, phone, board: hrefOf(null),
    typed: typed ?? '',
    problem: search === null || search.success ? null : search.error.issues[0]?.message ?? null,
    searched: search?.success === true ? search.data : null,
    found: people.map(describe),
    recorded: (await listInquiries(db, here)).map((row) => ({
      id: row.id, at: row.at, searched: row.searched, note: row.note,
      answer: ENTRY_ANSWERS.find((known) => known === row.answer) ?? null,
      who: row.foundNames === null ? null : `${row.foundNames} ${row.foundSurname ?? ''}`,
    })),
  }
}

function describePerson(person: PersonAtDoor): Omit<Found, 'answer' | 'panel'> {
  const { turnoNumber, opens_at: opensAt, sedeName, sedeCity } = person
  return {
    personId: person.personId,
    name: fullName(person.given_names, person.first_surname, person.second_surname),
    matricula: person.matricula,
    folio: person.folio,
    exam: person.ceme === null || person.grade === null ? null : `${person.ceme} ${String(person.grade)}`,
    place: turnoNumber === null || opensAt === null || sedeName === null ? null
      : { turno: turnoNumber, opensAt, sede: `${sedeName}, ${sedeCity ?? ''}` },
  }
}
