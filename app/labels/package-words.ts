/** The check of an audit package in words: for the command line and for the auditor's page, so that both say the same. */
import type { ZipRefusal } from '#scoring/audit-package/zip.ts'
import type { CheckName, Fault, LotteryFault } from '#scoring/verify-package/checks.ts'
import type { InclusionRefusal } from '#scoring/verify-package/verify-inclusion.ts'

export const CHECK_NAMES: Readonly<Record<CheckName, string>> = {
  files: 'Cada archivo tiene el tamaño y la huella del manifiesto',
  signature: 'El manifiesto está firmado (Ed25519)',
  key: 'La llave es la que se pidió',
  archive: 'El ZIP no contiene ni un byte más',
  inputs: 'La entrada congelada coincide con su registro',
  seedOnly: 'La entrada ejecutada solo agrega la semilla',
  lottery: 'El sorteo se comprometió antes del faro y da esa semilla',
  exclusions: 'Las exclusiones son las de los resultados',
  tree: 'El árbol de Merkle da la cabeza firmada',
  results: 'El cálculo independiente da los mismos bytes',
  stable: 'Ningún par que bloquee la asignación',
}

const LOTTERY_FAULTS: Readonly<Record<LotteryFault, string>> = {
  RECORD_UNUSABLE: 'lottery.json no es un registro de sorteo',
  COMMITMENT_HASH_WRONG: 'la huella del compromiso no es la de su texto',
  OTHER_FROZEN_INPUT: 'el compromiso es de otra entrada congelada',
  BEACON_NOT_AS_KNOWN: 'el faro no es el que se conoce por ese nombre',
  BEACON_MOMENT_WRONG: 'esa ronda del faro no es de ese momento',
  COMMITTED_TOO_LATE: 'el compromiso no es anterior al faro',
  DRAWN_TOO_EARLY: 'se sorteó antes de que hablara el faro',
  OTHER_ROUND: 'la ronda no es la comprometida',
  ROUND_SIGNATURE_WRONG: 'la firma no es la del faro para esa ronda',
  BEACON_VALUE_WRONG: 'el valor del faro no es el SHA-256 de la firma',
  SECRET_WRONG: 'el secreto no es el comprometido',
  SEED_WRONG: 'la semilla no resulta del faro y del secreto',
  TEST_BEACON: 'se sorteó con el FARO DE PRUEBA: solo vale en una demostración (--accept-test-beacon)',
}

export function describeFault(fault: Fault): string {
  switch (fault.code) {
    case 'SIZE_DIFFERS': return `${fault.file} no tiene el tamaño que dice el manifiesto`
    case 'HASH_DIFFERS': return `${fault.file} cambió: su SHA-256 no es el del manifiesto`
    case 'LIST_DIFFERS': return 'el manifiesto no enumera los archivos del paquete'
    case 'MANIFEST_NOT_CANONICAL': return 'manifest.json no es JSON canónico (RFC 8785)'
    case 'SIGNATURE_WRONG': return 'la firma no es de este manifiesto con esta llave'
    case 'KEY_UNREADABLE': return 'public-key.pem no es una llave pública Ed25519'
    case 'KEY_ID_DIFFERS': return 'public-key.pem no es la llave que nombra el manifiesto'
    case 'OTHER_KEY': return 'el paquete está firmado con otra llave que la pedida'
    case 'ARCHIVE_NOT_EXACT': return 'el ZIP no es byte por byte el que forman sus archivos'
    case 'LEDGER_UNUSABLE': return 'inputs.json no se puede leer'
    case 'FROZEN_INPUT_UNUSABLE': return 'frozen-input.json no se puede usar'
    case 'FROZEN_INPUT_HAS_SEED': return 'la entrada congelada ya trae una semilla'
    case 'RULES_DOCUMENT_DIFFERS': return 'las reglas en inputs.json no tienen la huella que ahí se declara'
    case 'TERMS_DIFFER': return 'la entrada no lleva los pesos, puntos y fechas de las reglas publicadas'
    case 'MARKS_SOURCE_DIFFERS': return 'las reglas y inputs.json no dicen lo mismo de dónde vienen las calificaciones'
    case 'ANNULMENTS_DIFFER': return 'annulments.json no se puede leer o nombra cuadernillos que inputs.json no tiene'
    case 'MANIFEST_STATES_OTHERWISE': return 'el manifiesto nombra otra convocatoria u otros momentos que la entrada y el sorteo'
    case 'KIND_DIFFERS': return `${fault.kind} no coincide con inputs.json`
    case 'INPUT_DIFFERS_BEYOND_SEED': return 'input.json cambia algo más que la semilla'
    case 'EXCLUSIONS_DIFFER': return 'exclusions.json no coincide con los resultados'
    case 'LEAVES_UNUSABLE': return 'merkle-leaves.json no se puede leer'
    case 'TREE_SIZE_DIFFERS': return 'no hay una hoja por cada resultado'
    case 'TREE_HEAD_DIFFERS': return 'las hojas dan otra cabeza que la firmada'
    case 'RESULTS_DIFFER': return fault.firstByte === null ? 'los resultados no se pueden recalcular'
      : `los resultados difieren desde el byte ${String(fault.firstByte)}`
    case 'NOT_STABLE': return `la asignación no es estable: ${String(fault.violations)} casos`
    default: return LOTTERY_FAULTS[fault.code]
  }
}

type Unusable = ZipRefusal | 'MANIFEST_UNUSABLE' | 'INPUT_UNUSABLE'

/** `file` as the refusal names it; null where it names none. */
export function describeUnusablePackage(refusal: Unusable, file: string | null): string {
  switch (refusal) {
    case 'NOT_A_ZIP': return 'no es un archivo ZIP completo'
    case 'ZIP_TOO_LARGE': return 'es mayor que cualquier paquete'
    case 'ZIP_FILE_UNKNOWN': return `contiene un archivo ajeno: ${file ?? ''}`
    case 'ZIP_FILE_REPEATED': return `contiene dos veces el archivo ${file ?? ''}`
    case 'ZIP_FILE_COMPRESSED': return `contiene comprimido el archivo ${file ?? ''}; un paquete no comprime nada`
    case 'ZIP_FILE_MISSING': return `le falta el archivo ${file ?? ''}`
    case 'MANIFEST_UNUSABLE': return 'manifest.json no es un manifiesto'
    case 'INPUT_UNUSABLE': return 'input.json no es un paquete de selección'
  }
}

export const INCLUSION_REFUSALS: Readonly<Record<InclusionRefusal, string>> = {
  PROOF_UNUSABLE: 'el comprobante no se puede leer',
  PROOF_OF_OTHER_PACKAGE: 'el comprobante es de otro paquete',
  PROOF_RESULT_DIFFERS: 'el resultado del comprobante no es el del paquete en ese lugar',
  PROOF_LEAF_DIFFERS: 'la sal y el resultado no dan la hoja del paquete',
  PROOF_PATH_WRONG: 'el camino no llega a la cabeza firmada',
}
