/**
 * What the operator reads once the server serves: where it is, where the data
 * lie, and who can sign in to a demo.
 */
import { networkInterfaces } from 'node:os'
import { DEMO_PASSWORD, type DemoAccount } from '#db/demo/accounts.ts'
import type { PreparedDatabase } from './prepared-database.ts'

type Welcome = {
  version: string
  mode: 'demo' | 'production'
  port: number
  host: string | null
  prepared: PreparedDatabase
  accounts: DemoAccount[]
}

function listAddresses(host: string | null, port: number): [string, string][] {
  if (host !== null && host !== '0.0.0.0' && host !== '::') {
    return [['Dirección', `http://${host.includes(':') ? `[${host}]` : host}:${port}`]]
  }
  const inNetwork = Object.values(networkInterfaces()).flat()
    .filter((entry) => entry !== undefined && entry.family === 'IPv4' && !entry.internal)
    .map((entry): [string, string] => ['En la red', `http://${entry?.address ?? ''}:${port}`])
  return [['En este equipo', `http://localhost:${port}`], ...inNetwork]
}

/** Lines of two or more columns, aligned. */
function alignColumns(rows: string[][]): string[] {
  const widths = rows.reduce<number[]>((known, row) => row.map((cell, i) => Math.max(known[i] ?? 0, cell.length)), [])
  return rows.map((row) => `  ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('   ')}`.trimEnd())
}

/** The lines, in Spanish; `http://localhost:PORT` stands in the first address unless HOST says otherwise. */
export function describeWelcome({ version, mode, port, host, prepared, accounts }: Welcome): string {
  const addresses = listAddresses(host, port)
  const database = prepared.kind === 'embedded'
    ? `PostgreSQL 18 incluido, datos en ${prepared.place}`
    : `PostgreSQL en ${prepared.place}`
  const lines = [
    '',
    `EFISER ${version} · ${mode === 'demo' ? 'modo de demostración' : 'producción'}`,
    ...alignColumns([...addresses, ['Estado', `${addresses[0]?.[1] ?? ''}/healthz`], ['Base de datos', database]]),
  ]
  if (prepared.roles === 'shared') {
    lines.push('', 'Aviso: el usuario de DATABASE_URL no puede crear roles, así que la aplicación es también dueña de ' +
      'los datos y podría alterar la auditoría. Sirve para probar; en producción no se admite.')
  }
  if (accounts.length > 0) {
    const rows = accounts.map(({ role, who, matricula, email, note }) => [role, matricula, email, `${who}: ${note}`])
    lines.push('', `Cuentas de demostración (matrícula o correo; contraseña ${DEMO_PASSWORD})`, ...alignColumns(rows))
  }
  return [...lines, '', 'Ctrl-C detiene el servidor; los datos se conservan.'].join('\n')
}

export function printWelcome(welcome: Welcome): void {
  console.log(describeWelcome(welcome))
}
