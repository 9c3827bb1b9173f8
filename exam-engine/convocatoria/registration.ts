// Whether what a resident typed is a complete registration, and whether it may be registered now. Gives all that is
// missing, by step and field (§2.1 A); registers inside the half-open window only (§2.1), under the category of
// nationality that the roster has (§2.2 D). What is refused stays a draft: nothing half-done ever counts.
import { isIsoDate } from '../kernel/iso-date.ts'
import { accept, refuse, type Result } from '../kernel/result.ts'
import { toIso, type Instant, type Window } from '../kernel/time.ts'
import { readCurp } from './curp.ts'
import { assessCourses, eligibleCers, unmetOfPerson, type Declared, type RosterFacts } from './eligibility.ts'
import {
  isEmail, readEnarmYear, readPhone, readPools, type RegistrationDraft, type RegistrationStep,
} from './registration-fields.ts'
import { carriesMarks, type ConvocatoriaRules } from './rules.ts'

/** One person competes for one CER; its sedes are put in order. */
export const MAX_CERS = 1

/** A seat pool that may be listed. */
export type ListedPool = { readonly id: string, readonly cer: string }

export type RegistrationContext = {
  readonly rules: ConvocatoriaRules
  readonly roster: RosterFacts & { readonly category: 'mexican' | 'foreign' }
  readonly pools: readonly ListedPool[]
}

export type MissingCode =
  | 'EMPTY' | 'CURP_STRUCTURE' | 'CURP_DATE' | 'CURP_STATE' | 'CURP_CHECK_DIGIT' | 'BIRTH_INVALID'
  | 'EMAIL_INVALID' | 'PHONE_INVALID' | 'PHONES_EQUAL' | 'NOT_CONFIRMED' | 'ENARM_FOLIO_INVALID' | 'ENARM_YEAR_INVALID'
  | 'NO_PREFERENCES' | 'POOL_UNKNOWN' | 'CER_NOT_ELIGIBLE' | 'TOO_MANY_CERS' | 'NOT_ELIGIBLE' | 'CER_UNKNOWN'

/** Something that keeps a registration from being complete. */
export type Missing = { readonly step: RegistrationStep, readonly field: string, readonly code: MissingCode }

/** What the draft declares, for the rules of eligibility. */
export function declaredIn({ enarm, declarations }: Pick<RegistrationDraft, 'enarm' | 'declarations'>): Declared {
  return {
    byEnarm: yesNo(enarm.byEnarm),
    criminalProcess: yesNo(declarations.criminalProcess),
    litigation: yesNo(declarations.litigation),
    concludedCer: declarations.concluded === 'no'
      ? 'none'
      : declarations.concluded === 'yes' ? declarations.concludedCer.trim() || null : null,
  }
}

/** All that is missing in the order of the steps; empty for a complete registration. §2.1 A */
export function missingIn(draft: RegistrationDraft, context: RegistrationContext): Missing[] {
  return [
    ...missingIdentity(draft.identity, context), ...missingContact(draft.contact),
    ...(draft.course.confirmed === 'on' ? [] : [{ step: 'course', field: 'confirmed', code: 'NOT_CONFIRMED' } as const]),
    ...missingEnarm(draft.enarm, context), ...missingPreferences(draft, context), ...missingDeclarations(draft, context),
  ]
}

export type RegisterRefusal =
  | 'REGISTRATION_NOT_OPEN' | 'REGISTRATION_CLOSED' | 'REGISTRATION_INCOMPLETE' | 'CATEGORY_UNCHANGEABLE'
  | 'REGISTRATION_CANCELLED'

/**
 * Whether this may become a version at `now`. `registered` is the category of the version before, null for the first.
 * Refuses with `REGISTRATION_NOT_OPEN`, `REGISTRATION_CLOSED` (when, in the detail), `REGISTRATION_INCOMPLETE` (how
 * much is missing), `CATEGORY_UNCHANGEABLE`, or `REGISTRATION_CANCELLED` for who was cancelled for false information, in
 * this call or one before. Convocatoria §2.1, §2.1 A, §2.2 D, §2.2 E
 */
export function decideRegistration(
  { window, now, missing, category, registered, barred = false }: {
    window: Window, now: Instant, missing: readonly Missing[], barred?: boolean,
    category: 'mexican' | 'foreign', registered: 'mexican' | 'foreign' | null,
  },
): Result<null, RegisterRefusal> {
  if (barred) return refuse('REGISTRATION_CANCELLED')
  if (now < window.from) return refuse('REGISTRATION_NOT_OPEN', { from: toIso(window.from) })
  if (now >= window.until) return refuse('REGISTRATION_CLOSED', { until: toIso(window.until) })
  if (registered !== null && registered !== category) return refuse('CATEGORY_UNCHANGEABLE')
  return missing.length > 0 ? refuse('REGISTRATION_INCOMPLETE', { count: missing.length }) : accept(null)
}

function missingIdentity(
  { curp, sex, bornOn, birthState }: RegistrationDraft['identity'], { roster }: RegistrationContext,
): Missing[] {
  const at = (field: string, code: MissingCode): Missing => ({ step: 'identity', field, code })
  // Only residents of foreign category can be without one.
  const read = curp.trim() === '' && roster.category === 'foreign' ? null : readCurp(curp)
  return [
    ...(read === null || read.ok ? [] : [at('curp', curp.trim() === '' ? 'EMPTY' : read.refusal)]),
    ...(['H', 'M', 'X'].includes(sex) ? [] : [at('sex', 'EMPTY')]),
    ...(isBirthday(bornOn) ? [] : [at('bornOn', bornOn === '' ? 'EMPTY' : 'BIRTH_INVALID')]),
    ...(birthState === '' ? [at('birthState', 'EMPTY')] : []),
  ]
}

function missingContact({ email, phone1, phone2 }: RegistrationDraft['contact']): Missing[] {
  const at = (field: string, code: MissingCode): Missing => ({ step: 'contact', field, code })
  const invalid = (field: string, typed: string): Missing[] =>
    readPhone(typed) === null ? [at(field, typed.trim() === '' ? 'EMPTY' : 'PHONE_INVALID')] : []
  const equal = readPhone(phone2) !== null && readPhone(phone1) === readPhone(phone2)
  return [
    ...(isEmail(email) ? [] : [at('email', email.trim() === '' ? 'EMPTY' : 'EMAIL_INVALID')]),
    ...invalid('phone1', phone1), ...invalid('phone2', phone2), ...(equal ? [at('phone2', 'PHONES_EQUAL')] : []),
  ]
}

function missingEnarm({ byEnarm, folio, year }: RegistrationDraft['enarm'], { rules }: RegistrationContext): Missing[] {
  const at = (field: string, code: MissingCode): Missing => ({ step: 'enarm', field, code })
  if (yesNo(byEnarm) === null) return [at('byEnarm', 'EMPTY')]
  if (byEnarm === 'no') return [at('byEnarm', 'NOT_ELIGIBLE')]
  return [
    ...(/^[A-Za-z0-9/-]{3,20}$/.test(folio.trim()) ? []
      : [at('folio', folio.trim() === '' ? 'EMPTY' : 'ENARM_FOLIO_INVALID')]),
    ...(readEnarmYear(year, rules.currentCycle) !== null ? []
      : [at('year', year.trim() === '' ? 'EMPTY' : 'ENARM_YEAR_INVALID')]),
  ]
}

function missingPreferences(draft: RegistrationDraft, { rules, roster, pools }: RegistrationContext): Missing[] {
  const at = (code: MissingCode): Missing => ({ step: 'preferences', field: 'pools', code })
  const ids = readPools(draft.preferences.pools)
  if (ids.length === 0) return [at('NO_PREFERENCES')]
  const chosen = ids.map((id) => pools.find((pool) => pool.id === id))
  if (chosen.includes(undefined)) return [at('POOL_UNKNOWN')]
  const cers = new Set(chosen.map((pool) => pool?.cer ?? ''))
  const open = eligibleCers(assessCourses(rules, roster, declaredIn(draft)))
  return [
    ...(cers.size > MAX_CERS ? [at('TOO_MANY_CERS')] : []),
    ...([...cers].every((cer) => open.includes(cer)) ? [] : [at('CER_NOT_ELIGIBLE')]),
  ]
}

function missingDeclarations(draft: RegistrationDraft, { rules, roster }: RegistrationContext): Missing[] {
  const { declarations } = draft
  const { criminalProcess, litigation, concluded, concludedCer, medicalLeave, leaveAcknowledged, truthful, final } = declarations
  const at = (field: string, code: MissingCode): Missing => ({ step: 'declarations', field, code })
  const unmet = unmetOfPerson(rules, roster, declaredIn(draft)).map(({ code }) => code)
  const sits = !carriesMarks(rules)
  return [
    ...(yesNo(criminalProcess) === null ? [at('criminalProcess', 'EMPTY')] : []),
    ...(unmet.includes('CRIMINAL_PROCESS') ? [at('criminalProcess', 'NOT_ELIGIBLE')] : []),
    ...(yesNo(litigation) === null ? [at('litigation', 'EMPTY')] : []),
    ...(unmet.includes('LITIGATION') ? [at('litigation', 'NOT_ELIGIBLE')] : []),
    ...(yesNo(concluded) === null ? [at('concluded', 'EMPTY')] : []),
    ...(concluded === 'yes' && concludedCer.trim() === '' ? [at('concludedCer', 'CER_UNKNOWN')] : []),
    // Who is on leave sits the exam at the own risk, and says so: §3.1. Where none is sat nobody's health is asked for.
    ...(sits && yesNo(medicalLeave) === null ? [at('medicalLeave', 'EMPTY')] : []),
    ...(sits && medicalLeave === 'yes' && leaveAcknowledged !== 'on' ? [at('leaveAcknowledged', 'NOT_CONFIRMED')] : []),
    ...(truthful === 'on' ? [] : [at('truthful', 'NOT_CONFIRMED')]),
    ...(final === 'on' ? [] : [at('final', 'NOT_CONFIRMED')]),
  ]
}

function yesNo(typed: string): boolean | null {
  return typed === 'yes' ? true : typed === 'no' ? false : null
}

function isBirthday(typed: string): boolean {
  return /^(19|20)/.test(typed) && isIsoDate(typed)
}
