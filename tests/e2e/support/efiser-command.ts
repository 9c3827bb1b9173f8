/** Runs `npm run -s efiser -- …` as an operator does, on the data of a test server. */
import { execFile } from 'node:child_process'
import path from 'node:path'

const REPOSITORY = path.resolve(import.meta.dirname, '..', '..', '..')

export interface CommandOutcome {
  code: number
  output: string
}

/** Exit code and everything printed; never throws for a code that is not 0. */
export function runEfiser(root: string, args: readonly string[]): Promise<CommandOutcome> {
  return new Promise((resolve) => {
    const environment = { ...process.env, EFISER_DATA_ROOT: root }
    Reflect.deleteProperty(environment, 'DATABASE_URL')
    const options = { cwd: REPOSITORY, env: environment }
    execFile('npm', ['run', '-s', 'efiser', '--', ...args], options, (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), output: stdout + stderr })
    })
  })
}
