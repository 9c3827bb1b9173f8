/**
 * Every namespace that the server opens, with every event that a client may send there: read from the code itself, so
 * that an event that somebody adds is found without being told of.
 */
import { readFileSync, globSync } from 'node:fs'
import path from 'node:path'
import ts from 'typescript'

const REPOSITORY = path.resolve(import.meta.dirname, '..', '..', '..')
const parse = (file: string) =>
  ts.createSourceFile(file, readFileSync(path.join(REPOSITORY, file), 'utf8'), ts.ScriptTarget.Latest, true)

/** By the constant that names the namespace, the interface of what its clients send. */
const CLIENT_EVENTS: Readonly<Record<string, { file: string, interface: string }>> = {
  EXAM_NAMESPACE: { file: 'app/live/protocol.ts', interface: 'ExamClientEvents' },
  SEDE_NAMESPACE: { file: 'app/live/protocol.ts', interface: 'SedeClientEvents' },
  CHECK_NAMESPACE: { file: 'app/live/check-protocol.ts', interface: 'CheckClientEvents' },
  REHEARSAL_NAMESPACE: { file: 'app/live/rehearsal-namespace.server.ts', interface: 'ExamClientEvents' },
}

/** The constants that stand in `io.of(…)` anywhere in app/live. */
export function listOpenedNamespaces(): string[] {
  const opened = globSync('app/live/*.ts', { cwd: REPOSITORY }).flatMap((file) =>
    [...readFileSync(path.join(REPOSITORY, file), 'utf8').matchAll(/\bio\.of\((\w+)\)/g)].map((match) => match[1] ?? ''))
  return [...new Set(opened)].sort()
}

export interface SocketEvent {
  namespace: string
  event: string
}

export function listSocketEvents(): SocketEvent[] {
  return listOpenedNamespaces().flatMap((constant) => {
    const said = CLIENT_EVENTS[constant]
    if (said === undefined) throw new Error(`say in CLIENT_EVENTS what clients send to ${constant}`)
    const namespace = readConstant(said.file, constant)
    const declaring = said.file.endsWith('rehearsal-namespace.server.ts') ? 'app/live/protocol.ts' : said.file
    return readEvents(declaring, said.interface).map((event) => ({ namespace, event }))
  })
}

function readConstant(file: string, name: string): string {
  const found = new RegExp(`export const ${name} = '([^']+)'`).exec(readFileSync(path.join(REPOSITORY, file), 'utf8'))
  if (found?.[1] === undefined) throw new Error(`${name} is not in ${file}`)
  return found[1]
}

function readEvents(file: string, name: string): string[] {
  const declared = parse(file).statements.find((one): one is ts.InterfaceDeclaration =>
    ts.isInterfaceDeclaration(one) && one.name.text === name)
  if (declared === undefined) throw new Error(`${name} is not in ${file}`)
  return declared.members.flatMap((member) => member.name !== undefined && ts.isIdentifier(member.name) ? [member.name.text] : [])
}
