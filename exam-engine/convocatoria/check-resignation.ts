// Whether a resignation can be sent as the call says: to an address that is one, with a subject that names who resigns
// and from what.
import type { Finding } from './call-findings.ts'
import type { ConvocatoriaRules } from './rules.ts'

/** What the subject of §5.14.5 names of each person. */
export const SUBJECT_NAMES = ['{CURSO}', '{NOMBRE COMPLETO}'] as const

/** Convocatoria §5.14.4, §5.14.5 */
export function checkResignation({ resignation: { mailboxes, subjectTemplate } }: ConvocatoriaRules): Finding[] {
  const of = (code: Finding['code'], clause: string, about: string, blocking: boolean): Finding =>
    ({ code, part: 'renuncia', clause, blocking, about })
  const lacking = SUBJECT_NAMES.filter((name) => !subjectTemplate.includes(name))
  return [
    ...mailboxesIn(mailboxes).some(isMailbox) ? [] : [of('RESIGNATION_WITHOUT_MAILBOX', '5.14.4', '', false)],
    ...lacking.length === 0 ? [] : [of('RESIGNATION_SUBJECT_BARE', '5.14.5', lacking.join(' y '), true)],
  ]
}

/** Addresses as they are typed: parted by lines, commas or semicolons. */
export function mailboxesIn(text: string): string[] {
  return text.split(/[\n,;]+/).map((one) => one.trim()).filter((one) => one !== '')
}

/** A name, an at sign and a domain; whether anybody reads it only a letter can tell. */
export function isMailbox(text: string): boolean {
  return text.length <= 200 && /^[^\s@<>"']+@[^\s@<>"'.]+(?:\.[^\s@<>"'.]+)+$/.test(text)
}
