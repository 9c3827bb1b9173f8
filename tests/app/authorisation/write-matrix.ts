/** `npm run -s authorisation`: writes docs/authorisation.md. */
import { writeFileSync } from 'node:fs'
import { renderMatrix } from './render-matrix.ts'
import { SOCKETS } from './socket-table.ts'
import { TABLE } from './table.ts'

writeFileSync(new URL('../../../docs/authorisation.md', import.meta.url), renderMatrix(TABLE, SOCKETS))
