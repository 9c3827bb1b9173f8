/**
 * `receipt verify FILE`: whether a receipt (JSON or PDF) is genuine. With `--key`
 * by signature alone and without a database; otherwise against the platform's
 * record. Exit 0 valid (also when another one took its place), 1 invalid,
 * 2 the file or the keys are unusable.
 */
import { readFile } from 'node:fs/promises'
import type { Command } from 'commander'
import type { SignedReceipt } from '#exam-engine/sitting/receipt.ts'
import { readPublicKey } from '#app/keys/signature.ts'
import { checkAgainstRecord, checkBySignature, type ReceiptVerdict } from '#app/receipts/check-receipt.ts'
import { readReceiptFile } from '#app/receipts/receipt-file.ts'
import { withCliDatabase } from '../open-database.server.ts'
import { EXIT, wrongUsageIs } from '../selection-files.ts'

const REASONS: Record<Extract<ReceiptVerdict, { verdict: 'invalid' }>['why'], string> = {
  KEY_UNKNOWN: 'no lo firmó ninguna de las llaves dadas',
  SIGNATURE: 'cambió después de firmarse',
  NOT_ISSUED: 'la plataforma no lo emitió',
}

export function register(program: Command): void {
  program.command('receipt').description('comprobantes de examen')
    .command('verify').description('dice si un comprobante (JSON o PDF) es auténtico')
    .argument('<archivo>', 'el archivo como se descargó')
    .option('--key <archivo>', 'llaves públicas (PEM): comprueba solo la firma, sin base de datos')
    .exitOverride(wrongUsageIs(EXIT.unusable))
    .action(async (file: string, { key }: { key?: string }) => {
      process.exitCode = await verifyReceipt(file, key)
    })
}

async function verifyReceipt(file: string, keyFile: string | undefined): Promise<number> {
  const bytes = await read(file)
  const signed = bytes === null ? null : readReceiptFile(bytes)
  if (signed === null) return unusable(`${file}: no es un comprobante en JSON ni en PDF de esta plataforma.`)
  if (keyFile === undefined) return verifyOnRecord(signed)
  const keys = readPublicKeys(await read(keyFile))
  if (keys.length === 0) return unusable(`${keyFile}: no contiene una llave pública Ed25519 en PEM.`)
  return report(checkBySignature(signed, keys), ' (solo la firma: no se consultó si otro lo sustituye)')
}

async function verifyOnRecord(signed: SignedReceipt): Promise<number> {
  // Stays so when the database cannot be opened, which has said why.
  let code: number = EXIT.unusable
  await withCliDatabase(async ({ db }) => { code = report(await checkAgainstRecord(db, signed), '') })
  return code
}

function report(verdict: ReceiptVerdict, limits: string): number {
  if (verdict.verdict === 'invalid') {
    console.log(`INVÁLIDO: ${REASONS[verdict.why]}.`)
    return EXIT.differs
  }
  const { receipt } = verdict
  console.log(`VÁLIDO${limits}: folio ${receipt.folio}, ${receipt.exam.ceme} ${String(receipt.exam.grade)}, `
    + `${String(receipt.answered)} de ${String(receipt.total)} contestadas.`)
  console.log(`Huella de las respuestas: ${receipt.answersDigest}`)
  if (verdict.verdict === 'superseded') {
    console.log(`SUSTITUIDO: ahora vale la versión ${String(verdict.lastVersion)}; esta es la ${String(receipt.version)}.`)
  }
  return EXIT.done
}

function readPublicKeys(bytes: Buffer | null) {
  const blocks = bytes?.toString('utf8').match(/-----BEGIN PUBLIC KEY-----[^-]+-----END PUBLIC KEY-----/g) ?? []
  return blocks.flatMap((pem) => readPublicKey(pem) ?? [])
}

async function read(file: string): Promise<Buffer | null> {
  return readFile(file).catch(() => null)
}

function unusable(problem: string): number {
  console.error(problem)
  return EXIT.unusable
}
