/**
 * `backup FILE` and `restore FILE`: the whole database at one moment and the
 * uploaded files, encrypted with a passphrase kept in a file of its own. A restore
 * reads and checks the whole file before it touches anything, puts the files back
 * before the rows that name them, and verifies the audit afterwards.
 */
import { createReadStream, createWriteStream } from 'node:fs'
import { open, readFile, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { Command } from 'commander'
import { openDatabase } from '#db/client.ts'
import { BackupUnreadable, decrypt, encrypt } from '#db/backup/envelope.ts'
import { exportDatabase, type StoredFile } from '#db/backup/export-database.ts'
import { importDatabase, RestoreRefused, type RestoreRefusal } from '#db/backup/import-database.ts'
import { readFiles } from '#db/backup/read-files.ts'
import { unframe, verifyParts, type Manifest } from '#db/backup/parts.ts'
import { verifyAnswerChains } from '#db/verify-answer-chains.ts'
import { verifyAudit } from '#db/verify-audit.ts'
import { readEnvironment } from '#app/env.server.ts'
import { openFileStorage, type FileStorage } from '#app/files/file-storage.server.ts'
import { withCliOwner } from '../open-database.server.ts'

const SHORTEST_PASSPHRASE = 16

const REFUSALS: Record<RestoreRefusal, string> = {
  NOT_EMPTY: 'La base de datos de destino no está vacía. No se cambió nada.',
  OTHER_SCHEMA: 'El respaldo es de otra versión del esquema: restáurelo con la versión de EFISER que lo hizo. ' +
    'No se cambió nada.',
}

async function readPassphrase(file: string): Promise<string | null> {
  const passphrase = (await readFile(file, 'utf8').catch(() => '')).trim()
  if (passphrase.length >= SHORTEST_PASSPHRASE) return passphrase
  console.error(`${file}: debe contener una frase de al menos ${String(SHORTEST_PASSPHRASE)} caracteres.`)
  process.exitCode = 2
  return null
}

/** The environment is sound: a database was opened by it. */
async function openFiles(): Promise<FileStorage> {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return openFileStorage(read.value)
}

async function* readStored(files: FileStorage): AsyncGenerator<StoredFile> {
  for await (const key of files.list()) {
    const bytes = await files.read(key)
    // Discarded since it was listed: no row names it.
    if (bytes !== null) yield { key, bytes }
  }
}

/** Written beside `file`, flushed, then renamed over it: a backup that was cut short never bears the name. */
async function writeBackup(ownerUrl: string, file: string, passphrase: string): Promise<void> {
  const beside = `${file}.${String(process.pid)}.part`
  try {
    const files = await openFiles()
    const plain = exportDatabase(ownerUrl, () => readStored(files))
    await pipeline(Readable.from(encrypt(plain, passphrase)), createWriteStream(beside, { mode: 0o600 }))
    const written = await open(beside, 'r+')
    await written.sync()
    await written.close()
    await verifyParts(readRecords(beside, passphrase))
    await rename(beside, file)
  } finally {
    await rm(beside, { force: true })
  }
}

const readRecords = (file: string, passphrase: string) => unframe(decrypt(createReadStream(file), passphrase))

function describe({ parts, files, takenAt }: Manifest): string {
  const rows = parts.reduce((sum, part) => sum + part.rows, 0)
  return `${String(parts.length)} tablas, ${String(rows)} renglones, ${String(files.length)} archivos, tomado el ${takenAt}`
}

async function restore(urls: { ownerUrl: string, appUrl: string }, file: string, passphrase: string): Promise<void> {
  const manifest = await verifyParts(readRecords(file, passphrase))
  console.log(`Respaldo íntegro: ${describe(manifest)}`)
  const files = await openFiles()
  for await (const { key, bytes } of readFiles(readRecords(file, passphrase))) {
    await files.keepAs(key, bytes, 'application/octet-stream')
  }
  await importDatabase(urls.ownerUrl, readRecords(file, passphrase), manifest)
  const { db, close } = openDatabase({ url: urls.appUrl, max: 2, name: 'efiser cli' })
  try {
    const audit = await verifyAudit(db)
    const answers = await verifyAnswerChains(db)
    console.log(audit.whole ? `Auditoría íntegra: ${String(audit.events)} registros` : 'Auditoría ROTA')
    console.log(`Cadenas de respuestas: ${String(answers.attempts)}, rotas ${String(answers.broken.length)}`)
    if (!audit.whole || answers.broken.length > 0) process.exitCode = 1
  } finally {
    await close()
  }
}

function explain(error: unknown): void {
  process.exitCode = 2
  if (error instanceof BackupUnreadable) {
    console.error('El archivo no es un respaldo íntegro, o la frase es otra. No se cambió nada.', error.message)
  } else if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
    console.error('El archivo no existe. No se cambió nada.', error.message)
  } else if (error instanceof RestoreRefused) console.error(REFUSALS[error.code], error.message)
  else throw error
}

export function register(program: Command): void {
  program.command('backup').description('respalda toda la base de datos y los archivos, cifrados, mientras el servidor sigue en marcha')
    .argument('<archivo>').requiredOption('--passphrase-file <archivo>', 'archivo con la frase de cifrado')
    .action(async (file: string, options: { passphraseFile: string }) => {
      const passphrase = await readPassphrase(options.passphraseFile)
      if (passphrase === null) return
      await withCliOwner(async ({ ownerUrl }) => {
        await writeBackup(ownerUrl, file, passphrase)
        console.log(`Respaldo escrito y leído de nuevo: ${file}. ` +
          'Guarde aparte la frase y la carpeta de claves: sin ellas no sirve, y con ellas no debe viajar.')
      })
    })
  program.command('restore').description('restaura un respaldo en una base de datos vacía, y verifica la auditoría')
    .argument('<archivo>').requiredOption('--passphrase-file <archivo>', 'archivo con la frase de cifrado')
    .action(async (file: string, options: { passphraseFile: string }) => {
      const passphrase = await readPassphrase(options.passphraseFile)
      if (passphrase === null) return
      await withCliOwner((urls) => restore(urls, file, passphrase).catch(explain))
    })
}
