/**
 * The command line: `npm run -s efiser -- <command>`. Each command is a file in
 * ./commands that registers itself here.
 */
import { Command } from 'commander'
import { register as registerAudit } from './commands/audit.ts'
import { register as registerBackup } from './commands/backup.ts'
import { register as registerItems } from './commands/items.ts'
import { register as registerKeys } from './commands/keys.ts'
import { register as registerRank } from './commands/rank.ts'
import { register as registerReadiness } from './commands/readiness.ts'
import { register as registerReceipt } from './commands/receipt.ts'
import { register as registerRoster } from './commands/roster.ts'
import { register as registerSchema } from './commands/schema.ts'
import { register as registerSimulate } from './commands/simulate.ts'
import { register as registerVerify } from './commands/verify.ts'

const program = new Command('efiser')
  .description('EFISER: herramientas de la convocatoria')
  .helpOption('-h, --help', 'muestra esta ayuda')
  .helpCommand('help [orden]', 'muestra la ayuda de una orden')
  .showHelpAfterError('(use --help para ver las opciones)')

const commands = [
  registerAudit, registerBackup, registerItems, registerKeys, registerRank, registerReadiness, registerReceipt,
  registerRoster, registerSchema, registerSimulate, registerVerify,
]
for (const register of commands) register(program)

await program.parseAsync()
