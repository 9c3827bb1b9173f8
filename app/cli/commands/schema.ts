/** `schema write`: writes db/schema.sql from the catalogs of the current database. */
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { describeSchema } from '#db/schema-text.ts'
import { withCliDatabase } from '../open-database.server.ts'

export function register(program: Command): void {
  program.command('schema').description('esquema de la base de datos')
    .command('write').description('escribe db/schema.sql a partir de los catálogos')
    .action(() => withCliDatabase(async ({ db }) => {
      await writeFile(new URL('../../../db/schema.sql', import.meta.url), await describeSchema(db))
    }))
}
