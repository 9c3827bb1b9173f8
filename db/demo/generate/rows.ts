/**
 * The rows that the generator draws, by table. Ids are always given: they come
 * from the seed and not from the database.
 */
import type { Insertable } from 'kysely'
import type {
  CoursePrerequisiteTable, CourseTable, ExamTable, SeatPoolTable, SedeTable, TurnoTable,
} from '#db/tables/convocatoria-tables.ts'
import type {
  CandidateTable, GradeMarkTable, PersonTable, PreferenceTable, PublicationTable, RoleGrantTable,
} from '#db/tables/people-tables.ts'
import type { RegistrationVersionTable, RosterEntryTable } from '#db/tables/registration-tables.ts'

type WithId<T> = Insertable<T> & { id: string }

export type SedeRow = Insertable<SedeTable>
export type CourseRow = WithId<CourseTable>
export type PrerequisiteRow = Insertable<CoursePrerequisiteTable>
export type TurnoRow = WithId<TurnoTable>
/** Without its length: that follows from the items there are. */
export type ExamRow = Omit<WithId<ExamTable>, 'item_count' | 'research_count'>
export type PoolRow = WithId<SeatPoolTable>
export type PersonRow = WithId<PersonTable>
export type GrantRow = WithId<RoleGrantTable>
export type CandidateRow = WithId<CandidateTable>
export type GradeRow = Insertable<GradeMarkTable>
export type PublicationRow = Insertable<PublicationTable>
export type PreferenceRow = Insertable<PreferenceTable>
export type RosterRow = Insertable<RosterEntryTable>
export type VersionRow = WithId<RegistrationVersionTable>

/** What the convocatoria itself puts into the database. */
export interface CallRows {
  sedes: SedeRow[]
  courses: CourseRow[]
  prerequisites: PrerequisiteRow[]
  turnos: TurnoRow[]
  exams: ExamRow[]
  pools: PoolRow[]
}

/** Residents who compete, with all that they bring. */
export interface ResidentRows {
  people: PersonRow[]
  grants: GrantRow[]
  candidates: CandidateRow[]
  grades: GradeRow[]
  publications: PublicationRow[]
  preferences: PreferenceRow[]
}

/** People who work in the process. */
export interface StaffRows {
  people: PersonRow[]
  grants: GrantRow[]
}
