/**
 * Where one resident stands, step by step: what is done, what is missing, what comes and by when, each with its clause
 * and its place. Follows from facts and the clock alone; carries no mark. §2.1, §3.1, §4.2, §5.1, §5.3
 */
import { formatCounted } from '#app/labels/format-number.ts'
import type { SeatOutcome } from '#exam-engine/convocatoria/acceptance.ts'
import type { Instant, Window } from '#exam-engine/kernel/time.ts'

export type StatusState = 'done' | 'due' | 'missed' | 'ahead' | 'optional'

export interface StatusStep {
  key: 'version' | 'publications' | 'print' | 'grade' | 'enarm' | 'sede' | 'exam' | 'results' | 'acceptance'
  state: StatusState
  clause: string
  /** Until when it can be done, or when it happens. */
  at: Instant | null
  /** Whether `at` is an end or a beginning. */
  when: 'until' | 'from'
  to: string | null
  /** One sentence; the words are those of the person's own case. */
  text: string
}

export interface StatusFacts {
  registration: Window
  results: Window
  /** Of the valid version. */
  version: { number: number, printedAt: Instant | null } | null
  /** How much of the form is still empty or wrong. */
  missing: number
  articles: number
  firstPrintAt: Instant | null
  latePrint: 'allowed' | 'desk'
  gradePresent: boolean
  gradesFrozen: boolean
  enarmPresent: boolean
  /** Null before the first version. */
  sede: { name: string, changesUntil: Instant | null, waiting: boolean } | null
  /** Null where the call has none. */
  turno: Window | null
  /** The call in which the exam was sat, where its mark carries over; grades, ENARM and articles are those of then. §5.13 */
  carriedFrom: string | null
  /** The call has no exam, and the person no mark to compete by: registers in vain. §5.13 */
  withoutMark: boolean
  /** Handed in, or closed with its answers. */
  sat: boolean
  hasResult: boolean
  /** Null without a seat; `open`: neither accepted nor rejected. */
  award: SeatOutcome | null
}

/** Who has no version when the registration closes takes no part: nothing else is due, ahead or to be printed. §2.1 */
export function statusSteps(facts: StatusFacts, now: Instant): StatusStep[] {
  if (facts.version === null && now >= facts.registration.until) return [versionStep(facts, now)]
  if (facts.version === null && facts.withoutMark) return [WITHOUT_MARK]
  if (facts.carriedFrom !== null) {
    return [
      versionStep(facts, now), printStep(facts, now), carriedStep(facts.carriedFrom), resultsStep(facts, now),
      acceptanceStep(facts),
    ]
  }
  return [
    versionStep(facts, now), publicationsStep(facts, now), printStep(facts, now), gradeStep(facts), enarmStep(facts),
    sedeStep(facts, now), examStep(facts, now), resultsStep(facts, now), acceptanceStep(facts),
  ]
}

const WITHOUT_MARK: StatusStep = {
  key: 'exam', clause: '§5.13', at: null, when: 'from', to: null, state: 'missed',
  text: 'No presentó en este ciclo el de su especialidad y grado, y en este periodo no hay examen: no puede participar.',
}

function carriedStep(from: string): StatusStep {
  return {
    key: 'exam', clause: '§4.2 B', at: null, when: 'from', to: null, state: 'done',
    text: `Presentado en ${from}: valen esa calificación y los grados, el ENARM y los artículos de entonces.`,
  }
}

function versionStep({ version, missing, registration }: StatusFacts, now: Instant): StatusStep {
  const base = { key: 'version', clause: '§2.1', at: registration.until, when: 'until', to: '/registro' } as const
  if (version !== null) return { ...base, state: 'done', text: `La versión ${String(version.number)} es la válida (§2.2 A).` }
  if (now < registration.from) {
    return { ...base, state: 'ahead', at: registration.from, when: 'from', text: 'El registro aún no abre.' }
  }
  if (now >= registration.until) return { ...base, state: 'missed', text: 'El registro cerró sin una versión suya.' }
  return {
    ...base, state: 'due',
    text: missing === 0 ? 'Está completo: falta registrar la versión.'
      : `Por completar: ${formatCounted(missing, 'dato', 'datos')}.`,
  }
}

function publicationsStep({ articles, registration }: StatusFacts, now: Instant): StatusStep {
  const base = {
    key: 'publications', clause: '§4.3.1', at: registration.until, when: 'until', to: '/residente/publicaciones',
  } as const
  if (articles > 0) return { ...base, state: 'done', text: `${formatCounted(articles, 'declarada', 'declaradas')}. Las juzgan dos evaluadores.` }
  return {
    ...base, state: 'optional',
    text: now < registration.until ? 'Sin declarar. Solo si tiene: suman hasta el tope de §4.3.' : 'No declaró.',
  }
}

function printStep({ version, firstPrintAt, latePrint, registration, carriedFrom }: StatusFacts, now: Instant): StatusStep {
  const base = { key: 'print', clause: '§2.1 C', at: registration.until, when: 'until', to: '/solicitud.pdf' } as const
  if (version === null) return { ...base, state: 'ahead', to: null, text: 'Después de registrar su versión.' }
  const open = now < registration.until
  const inside = firstPrintAt !== null && firstPrintAt < registration.until
  if (inside && version.printedAt === null) {
    return { ...base, state: 'due', text: `Imprimió una versión anterior: imprima la ${String(version.number)}, que es la válida.` }
  }
  if (inside) {
    const until = carriedFrom === null ? ', hasta su turno' : ''
    return { ...base, state: 'done', text: `Impresa dentro del registro. Puede reimprimirla, idéntica${until}.` }
  }
  if (open) return { ...base, state: 'due', text: 'Aún no la imprime: se imprime dentro del periodo de registro.' }
  if (carriedFrom !== null) return { ...base, state: 'missed', text: 'No la imprimió dentro del registro, y queda señalado.' }
  if (latePrint === 'desk' && firstPrintAt === null) {
    return {
      ...base, state: 'missed', to: null,
      text: 'No la imprimió dentro del registro: el supervisor de su sede se la dará impresa al ingresar.',
    }
  }
  return { ...base, state: 'missed', text: 'No la imprimió dentro del registro, y queda señalado. Imprímala para llevarla a su examen.' }
}

function gradeStep({ gradePresent, gradesFrozen }: StatusFacts): StatusStep {
  const base = { key: 'grade', clause: '§4.2 C', at: null, when: 'until', to: null } as const
  if (gradePresent) return { ...base, state: 'done', text: 'Firmada por su profesor titular.' }
  return gradesFrozen
    ? { ...base, state: 'missed', text: 'No se registró, y la selección ya se congeló: quedó excluido del concurso.' }
    : { ...base, state: 'due', text: 'Falta. Pídala hoy a su profesor titular: sin ella quedaría excluido.' }
}

function enarmStep({ enarmPresent, gradesFrozen }: StatusFacts): StatusStep {
  const base = { key: 'enarm', clause: '§4.2 A', at: null, when: 'until', to: null } as const
  if (enarmPresent) return { ...base, state: 'done', text: 'Su puntaje está conciliado con su CURP y su nombre.' }
  return {
    ...base, state: gradesFrozen ? 'missed' : 'ahead',
    text: 'Aún no está conciliado. Lo importa la coordinación; si no aparece antes de su examen, avísele.',
  }
}

function sedeStep({ sede }: StatusFacts, now: Instant): StatusStep {
  const until = sede?.changesUntil ?? null
  const base = { key: 'sede', clause: '§3.1 C', at: until, when: 'until', to: '/residente/sede' } as const
  if (sede === null) return { ...base, state: 'ahead', to: null, text: 'Después de registrar su versión.' }
  if (sede.waiting) return { ...base, state: 'due', text: `Pidió otra sede y espera respuesta. Mientras, presenta en ${sede.name}.` }
  const open = until !== null && now < until
  return { ...base, state: 'done', text: `${sede.name}.${open ? ' Si ese día estará en otra, pídala antes.' : ' Ya no cambia.'}` }
}

function examStep({ turno, sat, version }: StatusFacts, now: Instant): StatusStep {
  const base = { key: 'exam', clause: '§3.2', at: turno?.from ?? null, when: 'from', to: null } as const
  if (sat) return { ...base, state: 'done', to: '/examen', text: 'Presentado. Su comprobante está en la plataforma.' }
  if (turno !== null && now >= turno.until) return { ...base, state: 'missed', text: 'No hay un examen presentado; no se reprograma (§3.1 B).' }
  const near = turno !== null && version !== null && now >= turno.from
  return {
    ...base, state: near ? 'due' : 'ahead', to: near ? '/examen' : null,
    text: 'Con solicitud impresa e identificación oficial. No se reprograma (§3.1 B).',
  }
}

function resultsStep({ hasResult, results }: StatusFacts, now: Instant): StatusStep {
  const base = { key: 'results', clause: '§5.1', at: results.from, when: 'from' } as const
  if (hasResult) return { ...base, state: 'done', to: '/resultado', text: 'Disponible, solo para usted.' }
  return {
    ...base, state: now >= results.until ? 'missed' : 'ahead', to: null,
    text: now >= results.until ? 'No tiene un resultado en este periodo.' : 'Se consulta en la plataforma.',
  }
}

const AWARD_STEPS: Record<SeatOutcome, Pick<StatusStep, 'state' | 'text'>> = {
  pending: { state: 'due', text: 'Tiene una plaza: no responder equivale a rechazar.' },
  accepted: { state: 'done', text: 'Aceptó su plaza.' },
  rejected: { state: 'done', text: 'Rechazó su plaza.' },
  lapsed: { state: 'missed', text: 'No respondió: equivale a rechazar.' },
  resigned: { state: 'done', text: 'Renunció a su plaza.' },
  revoked: { state: 'missed', text: 'La Coordinación revocó su plaza.' },
}

function acceptanceStep({ award, hasResult, results }: StatusFacts): StatusStep {
  const base = { key: 'acceptance', clause: '§5.3', at: results.until, when: 'until' } as const
  if (award !== null) return { ...base, ...AWARD_STEPS[award], to: '/resultado' }
  return { ...base, state: hasResult ? 'optional' : 'ahead', to: null, text: hasResult ? 'No obtuvo plaza.' : 'Si obtiene una plaza.' }
}
