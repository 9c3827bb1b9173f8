// How a rule answers: with a value, or with a refusal that names its reason.
// Expected refusals are values with a stable code, so that they survive the network, the database and a second copy
// of this module; what can only be a programming error throws instead.

export type Accepted<T> = { readonly ok: true; readonly value: T }

/** `detail` carries what a reader of the refusal needs to act: an instant, a limit, a count. Never personal data. */
export type Refused<R extends string> = {
  readonly ok: false
  readonly refusal: R
  readonly detail?: Readonly<Record<string, string | number | null>>
}

export type Result<T, R extends string> = Accepted<T> | Refused<R>

/** The positive answer. */
export function accept<T>(value: T): Accepted<T> {
  return { ok: true, value }
}

/** The negative answer. `refusal` is a member of a closed union of SCREAMING_SNAKE codes. */
export function refuse<R extends string>(refusal: R, detail?: Refused<R>['detail']): Refused<R> {
  return detail === undefined ? { ok: false, refusal } : { ok: false, refusal, detail }
}
