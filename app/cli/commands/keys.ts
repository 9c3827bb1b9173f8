/** `keys list | export | rotate`: the keys that sign. Private halves never leave the keys folder. */
import type { Command } from 'commander'
import { listSigningKeys } from '#db/queries/signing-keys.ts'
import { toIso } from '#exam-engine/kernel/time.ts'
import { openSigningKeys } from '#app/keys/signing-keys.server.ts'
import { readEnvironment } from '#app/env.server.ts'
import { withCliDatabase } from '../open-database.server.ts'

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
  keys.command('rotate').description('cambia la llave que firma los comprobantes; los anteriores siguen siendo válidos')
    .action(() => withCliDatabase(async (database) => {
      console.log(`Llave en uso: ${await openSigningKeys(database, readKeysRoot()).rotate('receipt')}`)
    }))
}

function readKeysRoot(): string {
  const read = readEnvironment(process.env)
  if (!read.ok) throw new Error(read.problems.join('\n'))
  return read.value.keysRoot
}
