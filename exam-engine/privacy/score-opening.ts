// When staff may see personal scores: only after a reason, said for one subject, by one person in one session, for 15
// minutes. Decides which purposes a role has for a subject, whether a reason is one, and whether an opening still opens
// what is asked for. Refuses a purpose that is not of the role and subject, and a text too short to be checked later.
// Convocatoria, Privacidad.
import { accept, refuse, type Result } from '../kernel/result.ts'
import { addDuration, isWithin, minutes, windowOf, type Instant, type Window } from '../kernel/time.ts'

/** What is opened: one person; lists that a work needs, each as a whole; one row of an auditor's sample. */
export const OPENING_SCOPES = ['person', 'exam', 'annulments', 'run', 'corrections', 'publications', 'sampleRow'] as const
export type OpeningScope = (typeof OPENING_SCOPES)[number]

export const OPENING_ROLES = ['admin', 'auditor'] as const
export type OpeningRole = (typeof OPENING_ROLES)[number]

export const OPENING_PURPOSES = ['clarification', 'authority', 'arco', 'work', 'auditReview', 'auditSample'] as const
export type OpeningPurpose = (typeof OPENING_PURPOSES)[number]

export const OPENING_LASTS = minutes(15)
export const NOTE_LENGTH = { least: 10, most: 300 } as const

/** What an opening lets be seen; it stands in its audit event. */
export const SHOWN: Readonly<Record<OpeningScope, readonly string[]>> = {
  person: ['efiser', 'grades', 'enarm', 'publications', 'piImss', 'position'],
  exam: ['efiser'],
  annulments: ['efiser', 'piImss', 'position'],
  run: ['efiser', 'grades', 'enarm', 'publications', 'piImss', 'position'],
  corrections: ['grades'],
  publications: ['publications'],
  sampleRow: ['publications'],
}

const LISTS_OF_ADMIN: readonly OpeningPurpose[] = ['work', 'authority']
const OF_AUDITOR: readonly OpeningPurpose[] = ['auditReview', 'authority']
const NONE: readonly OpeningPurpose[] = []

const PURPOSES: Readonly<Record<OpeningScope, Readonly<Record<OpeningRole, readonly OpeningPurpose[]>>>> = {
  person: { admin: ['clarification', 'authority', 'arco', 'work'], auditor: OF_AUDITOR },
  exam: { admin: LISTS_OF_ADMIN, auditor: NONE },
  annulments: { admin: LISTS_OF_ADMIN, auditor: NONE },
  run: { admin: LISTS_OF_ADMIN, auditor: OF_AUDITOR },
  corrections: { admin: LISTS_OF_ADMIN, auditor: NONE },
  publications: { admin: NONE, auditor: OF_AUDITOR },
  // The sample, with its recorded seed, is the reason: nobody chose whose row it would be.
  sampleRow: { admin: NONE, auditor: ['auditSample'] },
}

/** For what a role may open a subject; nothing where it may not. */
export function purposesOf(scope: OpeningScope, role: OpeningRole): readonly OpeningPurpose[] {
  return PURPOSES[scope][role]
}

export type OpeningRefusal = 'OPENING_PURPOSE_UNKNOWN' | 'OPENING_NOTE_LENGTH'

export interface Reason {
  purpose: OpeningPurpose
  note: string
}

/** The reason as it is kept: on one line, 10 to 300 characters. Refuses OPENING_NOTE_LENGTH with both limits. */
export function judgeReason(
  scope: OpeningScope, role: OpeningRole, purpose: string, note: string,
): Result<Reason, OpeningRefusal> {
  const known = purposesOf(scope, role).find((one) => one === purpose)
  if (known === undefined) return refuse('OPENING_PURPOSE_UNKNOWN')
  const line = note.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim()
  const length = [...line].length
  if (length < NOTE_LENGTH.least || length > NOTE_LENGTH.most) return refuse('OPENING_NOTE_LENGTH', NOTE_LENGTH)
  return accept({ purpose: known, note: line })
}

export interface OpeningQuestion {
  actorId: string
  /** SHA-256 of the session's token, hex. */
  session: string
  scope: OpeningScope
  subjectId: string
}

export interface Opening extends OpeningQuestion {
  openedAt: Instant
}

/** Half-open: the moment at which it ends is no longer in it. */
export function openingWindow(openedAt: Instant): Window {
  return windowOf(openedAt, addDuration(openedAt, OPENING_LASTS))
}

/** Whether the opening lets this person, in this session, see this subject at `now`. */
export function opens(opening: Opening, asked: OpeningQuestion, now: Instant): boolean {
  return opening.actorId === asked.actorId && opening.session === asked.session && opening.scope === asked.scope
    && opening.subjectId === asked.subjectId && isWithin(openingWindow(opening.openedAt), now)
}
