// What a version of a registration states: all that was registered, resolved to names, as one canonical text with one
// hash. Written once, by this file, so that print, page, trail and audit speak of the same thing. §2.2 A
import { canonicalJson } from '../kernel/canonical-json.ts'
import { sha256Hex } from '../kernel/sha256.ts'
import { toIso, type Instant } from '../kernel/time.ts'
import { readCurp } from './curp.ts'
import { declaredIn } from './registration.ts'
import { fieldsOf, readPhone, readPools, type RegistrationDraft } from './registration-fields.ts'

export type ContentSede = { readonly code: string, readonly name: string, readonly city: string }

export type ContentPreference = {
  readonly poolId: string, readonly cer: string, readonly sede: string, readonly city: string,
  readonly subsede: string | null,
}

export type RegistrationContent = {
  readonly convocatoria: { readonly id: string, readonly title: string }
  readonly folio: string
  readonly person: {
    readonly name: string, readonly matricula: string, readonly curp: string | null, readonly sex: string,
    readonly bornOn: string, readonly birthState: string, readonly category: 'mexican' | 'foreign'
  }
  readonly contact: { readonly email: string, readonly phones: readonly [string, string] }
  readonly course: {
    readonly ceme: string, readonly grade: number, readonly adscription: ContentSede, readonly subsede: string | null
  }
  readonly enarm: { readonly folio: string, readonly year: number }
  /** Most wanted first. §2.1 B */
  readonly preferences: readonly ContentPreference[]
  readonly declarations: {
    readonly criminalProcess: false, readonly litigation: false, readonly concludedCer: string | null
    /** True: on medical leave, and takes the responsibility (§3.1). Missing in versions from before it was asked, and where no exam is sat. */
    readonly medicalLeave?: boolean
  }
  readonly exam: {
    readonly startsAt: string, readonly endsAt: string, readonly sede: ContentSede & { readonly timeZone: string }
    /** The call in which it was sat; missing where it is sat in this one. §5.13 */
    readonly carriedFrom?: string
  }
}

/** What is known of the person and the call, beside what was typed. */
export type ContentFacts = {
  readonly convocatoria: { readonly id: string, readonly title: string }
  readonly folio: string
  readonly person: { readonly name: string, readonly matricula: string, readonly category: 'mexican' | 'foreign' }
  readonly course: { readonly ceme: string, readonly grade: number, readonly adscription: ContentSede }
  readonly exam: {
    readonly startsAt: Instant, readonly endsAt: Instant, readonly sede: RegistrationContent['exam']['sede']
    readonly carriedFrom?: string
  }
  readonly pools: readonly ContentPreference[]
}

/** Of a draft in which nothing is missing (registration.ts); throws on another. */
export function contentOf(draft: RegistrationDraft, facts: ContentFacts): RegistrationContent {
  const { identity, contact, course, enarm, preferences } = draft
  const curp = readCurp(identity.curp)
  const phones = [readPhone(contact.phone1), readPhone(contact.phone2)] as const
  if (phones[0] === null || phones[1] === null) throw new Error('a registration without two telephones')
  const { concludedCer } = declaredIn(draft)
  return {
    convocatoria: facts.convocatoria,
    folio: facts.folio,
    person: {
      ...facts.person, curp: curp.ok ? curp.value.text : null, sex: identity.sex, bornOn: identity.bornOn,
      birthState: identity.birthState,
    },
    contact: { email: contact.email.trim().toLowerCase(), phones: [phones[0], phones[1]] },
    course: { ...facts.course, subsede: course.subsede.trim() || null },
    enarm: { folio: enarm.folio.trim(), year: Number(enarm.year) },
    preferences: readPools(preferences.pools).map((id) => {
      const pool = facts.pools.find(({ poolId }) => poolId === id)
      if (pool === undefined) throw new Error('a registration of a pool that is not there')
      return pool
    }),
    declarations: {
      criminalProcess: false, litigation: false, concludedCer: concludedCer === 'none' ? null : concludedCer,
      ...facts.exam.carriedFrom === undefined ? { medicalLeave: draft.declarations.medicalLeave === 'yes' } : {},
    },
    exam: { ...facts.exam, startsAt: toIso(facts.exam.startsAt), endsAt: toIso(facts.exam.endsAt) },
  }
}

/** The text that is kept, and its hash. */
export function sealContent(content: RegistrationContent): { text: string, sha256: string } {
  const text = canonicalJson(content)
  return { text, sha256: sha256Hex(text) }
}

/**
 * A draft written as a version keeps it, whatever of it is there: "55 1234 5678" and "5512345678" are one telephone.
 * What is sworn anew for each version is left out. Two drafts that are alike so would make the same version.
 */
export function plainDraft(draft: RegistrationDraft): RegistrationDraft {
  const { identity, contact, course, enarm, declarations } = draft
  const curp = readCurp(identity.curp)
  const { concluded, concludedCer } = declarations
  return {
    ...draft,
    identity: { ...identity, curp: curp.ok ? curp.value.text : identity.curp },
    contact: {
      email: contact.email.trim().toLowerCase(), phone1: readPhone(contact.phone1) ?? contact.phone1,
      phone2: readPhone(contact.phone2) ?? contact.phone2,
    },
    course: { ...course, subsede: course.subsede.trim() },
    enarm: { ...enarm, folio: enarm.folio.trim(), year: enarm.year.trim() },
    preferences: { pools: readPools(draft.preferences.pools).join(',') },
    declarations: {
      ...declarations, concludedCer: concluded === 'yes' ? concludedCer : '', leaveAcknowledged: '', truthful: '', final: '',
    },
  }
}

/** The form as a version left it: where the next one begins. */
export function draftOfContent({ person, contact, course, enarm, preferences, declarations }: RegistrationContent): RegistrationDraft {
  const { concludedCer, medicalLeave } = declarations
  return {
    identity: { curp: person.curp ?? '', sex: person.sex, bornOn: person.bornOn, birthState: person.birthState },
    contact: { email: contact.email, phone1: contact.phones[0], phone2: contact.phones[1] },
    course: { subsede: course.subsede ?? '', confirmed: 'on' },
    enarm: { byEnarm: 'yes', folio: enarm.folio, year: String(enarm.year) },
    preferences: { pools: preferences.map(({ poolId }) => poolId).join(',') },
    // Under oath each time: what is sworn is sworn for the version that is registered.
    declarations: fieldsOf('declarations', {
      criminalProcess: 'no', litigation: 'no', concluded: concludedCer === null ? 'no' : 'yes',
      concludedCer: concludedCer ?? '',
      medicalLeave: medicalLeave === undefined ? '' : medicalLeave ? 'yes' : 'no',
    }),
  }
}
