/**
 * `keys list | export | rotate --purpose USE`: the keys that sign, one in use for each kind of document. Private halves
 * never leave the keys folder. Rotating ends with 2 where the purpose is missing or none of ours; nothing is changed then.
 */
import type { Command } from 'commander'
import { listSigningKeys } from '#db/queries/signing-keys.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { SIGNING_PURPOSES } from '#app/keys/signature.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { readEnvironment } from '#app/env.server.ts'
import { withCliDatabase } from '../open-database.server.ts'
import { EXIT, wrongUsageIs } from '../selection-files.ts'

export function register(program: Command): void {
  const keys = program.command('keys').description('llaves de firma')
  keys.command('list').description('muestra las llaves que firman o firmaron, con sus fechas')
    .action(() => withCliDatabase(async ({ db }) => {
      for (const key of await listSigningKeys(db)) {
        const until = key.until === null ? 'en uso' : `hasta ${toIso(key.until)}`
        console.log(`${key.id}  ${key.purpose}  desde ${toIso(key.since)}, ${until}`)
      }
    }))
  keys.command('export').description('escribe todas las llaves públicas (PEM), para comprobar sin base de datos')
    .action(() => withCliDatabase(async ({ db }) => {
      for (const key of await listSigningKeys(db)) process.stdout.write(key.public_key)
    }))
  keys.command('rotate')
    .description('cambia la llave que firma un tipo de documento; lo que firmó la anterior sigue siendo válido')
    .option('--purpose <uso>', `qué firma la llave: ${SIGNING_PURPOSES.join(', ')}`)
    .exitOverride(wrongUsageIs(EXIT.unusable))
    .action(async ({ purpose: asked }: { purpose?: string }) => {
      const purpose = SIGNING_PURPOSES.find((one) => one === asked)
      if (purpose === undefined) {
        console.error(`${asked === undefined ? 'Falta decir qué firma la llave' : `Ninguna llave firma «${asked}»`}: `
          + `use --purpose con uno de estos: ${SIGNING_PURPOSES.join(', ')}. No se cambió ninguna llave.`)
        process.exitCode = EXIT.unusable
        return
      }
      await withCliDatabase(async (database) => {
        const keyId = await openSigningKeys(database, readKeysRoot()).rotate(purpose)
        console.log(`Llave en uso para ${purpose}: ${keyId}`)
        console.log('El servidor firma con ella desde ahora, sin reiniciarse. Respalde la carpeta de llaves.')
      })
    })
}

function readKeysRoot(): string {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.value.keysRoot
}
