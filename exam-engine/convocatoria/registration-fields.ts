// What a resident types into the form, step by step, as texts: a draft holds whatever was typed, right or wrong. Names
// the steps and their fields; the rules for a single telephone, year or address stand here too.

export const REGISTRATION_STEPS = ['identity', 'contact', 'course', 'enarm', 'preferences', 'declarations'] as const
export type RegistrationStep = typeof REGISTRATION_STEPS[number]

export const STEP_FIELDS = {
  identity: ['curp', 'sex', 'bornOn', 'birthState'],
  contact: ['email', 'phone1', 'phone2'],
  course: ['subsede', 'confirmed'],
  enarm: ['byEnarm', 'folio', 'year'],
  /** The ids of the pools, most wanted first, parted by commas. */
  preferences: ['pools'],
  declarations: ['criminalProcess', 'litigation', 'concluded', 'concludedCer', 'medicalLeave', 'leaveAcknowledged',
    'truthful', 'final'],
} as const satisfies Record<RegistrationStep, readonly string[]>

export type StepFields<S extends RegistrationStep> = Readonly<Record<typeof STEP_FIELDS[S][number], string>>
/** All that was typed. */
export type RegistrationDraft = { readonly [S in RegistrationStep]: StepFields<S> }

/** The fields of a step with nothing in them but what is given; names that the step does not have are left out. */
export function fieldsOf<S extends RegistrationStep>(
  step: S, typed: Readonly<Record<string, string | undefined>> = {},
): StepFields<S> {
  return Object.fromEntries(STEP_FIELDS[step].map((name) => [name, typed[name] ?? ''])) as StepFields<S>
}

/** Ten digits, or null; blanks, hyphens, dots and parentheses are forgiven, and so is +52 before them. */
export function readPhone(typed: string): string | null {
  const digits = typed.trim().replace(/^\+52/, '').replaceAll(/[\s().-]/g, '')
  return /^[2-9]\d{9}$/.test(digits) ? digits : null
}

/** The year of an ENARM that can have led into a CEME of the cycle `2023-2024`, or null. */
export function readEnarmYear(typed: string, currentCycle: string): number | null {
  const year = /^\s*(\d{4})\s*$/.test(typed) ? Number(typed) : 0
  const latest = Number(currentCycle.slice(0, 4)) - 1
  return year >= FIRST_ENARM && year <= latest ? year : null
}

/** The first ENARM was sat in 1977. */
export const FIRST_ENARM = 1977

export function isEmail(typed: string): boolean {
  return typed.trim().length <= 254 && /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/.test(typed.trim())
}

/** The pools of the list in their order, each once. */
export function readPools(pools: string): string[] {
  return [...new Set(pools.split(',').map((id) => id.trim()).filter((id) => id !== ''))]
}
