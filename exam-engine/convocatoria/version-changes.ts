// What one registered version says otherwise than the one before, field by field, in the order of the form. Preferences
// are compared as one ordered list: another order is a change (§2.1 B).
import type { RegistrationContent } from './registration-content.ts'

export const VERSION_FIELDS = [
  'name', 'curp', 'sex', 'bornOn', 'birthState', 'email', 'phone1', 'phone2', 'course', 'adscription', 'subsede',
  'enarmFolio', 'enarmYear', 'preferences', 'concludedCer', 'examSede', 'examStart',
] as const
export type VersionField = (typeof VERSION_FIELDS)[number]

/** Those that say where a person can be reached or found. */
export const CONTACT_FIELDS: readonly VersionField[] = ['email', 'phone1', 'phone2']

export type VersionChange = { readonly field: VersionField, readonly before: string | null, readonly after: string | null }

/** Everything, with `before` null, for the first version. */
export function changesBetween(before: RegistrationContent | null, after: RegistrationContent): VersionChange[] {
  const [old, now] = [before === null ? null : textsOf(before), textsOf(after)]
  return VERSION_FIELDS.map((field) => ({ field, before: old?.[field] ?? null, after: now[field] }))
    .filter((change) => change.before !== change.after)
}

function textsOf({ person, contact, course, enarm, preferences, declarations, exam }: RegistrationContent):
Record<VersionField, string | null> {
  return {
    name: person.name, curp: person.curp, sex: person.sex, bornOn: person.bornOn, birthState: person.birthState,
    email: contact.email, phone1: contact.phones[0], phone2: contact.phones[1],
    course: `${course.ceme} ${String(course.grade)}`, adscription: course.adscription.name, subsede: course.subsede,
    enarmFolio: enarm.folio, enarmYear: String(enarm.year),
    preferences: preferences.map(({ cer, sede, subsede }, index) => (
      `${String(index + 1)}. ${cer}, ${sede}${subsede === null ? '' : `, ${subsede}`}`)).join('\n'),
    concludedCer: declarations.concludedCer, examSede: exam.sede.name, examStart: exam.startsAt,
  }
}
