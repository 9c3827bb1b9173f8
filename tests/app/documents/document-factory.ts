// Valid data for each document, with overrides: names as long and as accented as they come.
import { writeSolicitudCode } from '#app/documents/solicitud-qr.ts'
import { composeCommitment, type CommitmentTerms } from '#app/documents/commitment.ts'
import type { AcceptanceLetterData } from '#app/documents/acceptance-letter.server.ts'
import type { SolicitudData } from '#app/documents/application-form.server.ts'
import type { CommitmentLetterData } from '#app/documents/commitment-letter.server.ts'
import { writeActa, type ActaContent, type ActaEntry, type FinalAttemptState } from '#app/acta/acta-content.ts'
import type { ActaData } from '#app/documents/sitting-record.server.ts'
import { sha256Hex } from '#exam-engine/kernel/sha256.ts'
import { addDuration, instant, minutes, seconds } from '#exam-engine/kernel/time.ts'

const CONVOCATORIA =
  'Cursos de Especialización de Entrada Indirecta o Rama · Ciclo académico 2024-2025 · Primer periodo'
const TURNO = { startsAt: instant('2024-01-29T11:15:00-06:00'), endsAt: instant('2024-01-29T13:15:00-06:00') }
const STATES: readonly FinalAttemptState[] = [
  'handedIn', 'handedIn', 'handedIn', 'closed', 'handedIn', 'absent', 'denied', 'handedIn', 'handedIn', 'cancelled',
]
const DENIAL = { reason: 'Sin identificación oficial', note: 'Mostró una copia en el teléfono.' }
const NAMES = ['Núñez Ávila María José', 'Pérez Güemes Ignacio', 'Delgado Santoral Alicia', 'Ñáñez Ibáñez Úrsula',
  'Dvořák Kowalska Łucja', 'Hernández y Fernández de la Vega de los Monteros María Guadalupe de la Concepción']

/** Of no key: what a letter prints, not what holds. */
export const LETTER_SIGNATURE = { keyId: 'ab'.repeat(32), signature: 'Wx'.repeat(43) }

export function makeLetter(overrides: Partial<AcceptanceLetterData> = {}): AcceptanceLetterData {
  return {
    isDemo: true, baseUrl: 'https://efiser.example.mx', token: '5f2b9c0d41e84a7fb6a3d81e27c4f096',
    folio: 'R24-000137', convocatoria: CONVOCATORIA,
    name: 'Núñez Ávila María José', matricula: '991234567', curp: 'NUAJ940512MDFXVS09',
    ceme: 'Medicina interna', grade: 2,
    currentSede: 'UMAE Hospital de Especialidades, CMN Siglo XXI', cer: 'Cardiología',
    sede: 'UMAE Hospital de Cardiología No. 34', sedeCity: 'Monterrey', subsede: null, ooad: 'UMAE',
    commitmentAcceptedAt: instant('2024-02-10T11:40:12-06:00'), issuedAt: instant('2024-02-10T11:42:03-06:00'),
    arrivesOn: '2024-03-01', ...overrides,
  }
}

export function makeTerms(overrides: Partial<CommitmentTerms> = {}): CommitmentTerms {
  return {
    category: 'mexican', acceptanceUntil: instant('2024-02-12T10:00:00-06:00'), arrivesOn: '2024-03-01',
    resignUntil: instant('2024-03-01T00:00:00-06:00'), competeAgainBefore: instant('2024-02-12T00:00:00-06:00'),
    foreignTuitionBefore: instant('2024-03-30T00:00:00-06:00'), ...overrides,
  }
}

export function makeCommitmentLetter(overrides: Partial<CommitmentLetterData> = {}): CommitmentLetterData {
  return {
    isDemo: true, folio: 'R24-000137', convocatoria: CONVOCATORIA,
    name: 'Núñez Ávila María José', matricula: '991234567',
    cer: 'Cardiología', sede: 'UMAE Hospital de Cardiología No. 34', subsede: null,
    commitment: composeCommitment(makeTerms({ category: 'foreign' })), acceptedAt: instant('2024-02-10T11:40:12-06:00'),
    issuedAt: instant('2024-02-10T11:40:12-06:00'), ...overrides,
  }
}

/** A roster whose states take turns, two exams in one turno. */
export function makeEntries(count: number): ActaEntry[] {
  return Array.from({ length: count }, (_, index) => {
    const state = STATES[index % STATES.length] ?? 'handedIn'
    const sat = state === 'handedIn' || state === 'closed' || state === 'cancelled'
    return {
      folio: `R24-${String(index + 1).padStart(6, '0')}`, name: NAMES[index % NAMES.length] ?? '',
      exam: index % 3 === 0 ? 'Neurología pediátrica 2' : 'Otorrinolaringología, cirugía de cabeza y cuello 4', state,
      admittedAt: sat ? addDuration(TURNO.startsAt, minutes(-20)) : null,
      startedAt: sat ? addDuration(TURNO.startsAt, seconds(index)) : null,
      finishedAt: sat ? addDuration(TURNO.endsAt, minutes(-index)) : null,
      answered: sat ? 40 - (index % 4) : null, itemCount: 40,
      answersDigest: sat ? sha256Hex(`answers ${index}`) : null,
      denial: state === 'denied' ? DENIAL : null,
      cancelNote: state === 'cancelled' ? 'Consultó un teléfono oculto; dos personas lo presenciaron.' : null,
      statement: '', reversals: [], incidents: [], exits: [], unsent: 0, quarantined: 0,
    }
  })
}

export function makeActaContent(overrides: Partial<ActaContent> = {}): ActaContent {
  return {
    version: 1, isDemo: true, folio: 'ACTA-02-HGR1TIJ', convocatoria: CONVOCATORIA,
    sede: {
      code: 'HGR1-TIJ', name: 'Hospital General Regional No. 1', city: 'Tijuana', ooad: 'OOAD Baja California',
      timeZone: 'America/Tijuana',
    },
    turno: { ...TURNO, number: 2 }, entries: makeEntries(12), charges: [], gaps: [], handOvers: [], outages: [],
    observations: [], onDuty: [{ personId: 'p1', name: 'Teresa Solís Arriaga', matricula: '10000031' }], ...overrides,
  }
}

/** Complete: signed by the one person on duty. */
export function makeActa(content: Partial<ActaContent> = {}, overrides: Partial<ActaData> = {}): ActaData {
  const whole = makeActaContent(content)
  const completedAt = instant('2024-01-29T13:31:00-06:00')
  return {
    content: whole, sha256: writeActa(whole).sha256, completedAt, closing: null,
    signers: whole.onDuty.map((signer) => ({ ...signer, at: completedAt })), ...overrides,
  }
}

export function makeSolicitud(overrides: Partial<SolicitudData> = {}): SolicitudData {
  return {
    isDemo: true, folio: 'R24-000137', convocatoria: CONVOCATORIA, name: 'Núñez Ávila María José',
    matricula: '991234567', curp: 'NUAJ940512MDFXVS09', category: 'mexican', ceme: 'Medicina interna', grade: 2,
    adscription: 'UMAE Hospital de Especialidades No. 2, CMN del Noroeste',
    preferences: [
      { cer: 'Cardiología', sede: 'UMAE Hospital de Cardiología, CMN Siglo XXI', subsede: null },
      { cer: 'Cardiología', sede: 'UMAE Hospital de Cardiología No. 34', subsede: 'Hospital General de Zona No. 33' },
      { cer: 'Nefrología', sede: 'UMAE Hospital de Especialidades, CMN La Raza', subsede: null },
    ],
    turno: TURNO,
    examSede: {
      name: 'UMAE Hospital de Especialidades No. 2, CMN del Noroeste', city: 'Ciudad Obregón',
      timeZone: 'America/Hermosillo',
    },
    registeredAt: instant('2024-01-14T19:22:41-06:00'), version: 3, sha256: 'ab'.repeat(32),
    code: writeSolicitudCode('R24-000137', 3, 'ab'.repeat(32), 'S'.repeat(86)), ...overrides,
  }
}
