/** docs/authorisation.md: the tables of routes and of socket events, which the tests ask of the real server, as one page. */
import type { Entry } from './table.ts'
import type { SocketRow } from './socket-table.ts'
import { WHO } from './visitors.ts'

const SHORT: Readonly<Record<string, string>> = {
  shown: 'shown', heard: 'heard', signIn: 'sign in', forbidden: '403', notFound: '404', noMethod: '–', noSession: '401',
}

const LEGEND = `# Authorisation

Written by \`npm run -s authorisation\` from \`tests/app/authorisation/table.ts\` and \`socket-table.ts\`; the tests compare this
page with them, and ask the real server for every line: each route of the build, each socket event of \`app/live\`, as each
role. A route or an event that somebody adds is missing here until it is decided on.

A cell is GET / POST: \`shown\`, \`heard\` (let in, and then refused for what was sent or the state of things), \`sign in\` (led
there), \`401\`, \`403\`, \`404\`, \`–\` (nothing is done by this method), \`→ address\` (led on). POST is an empty form.
A scope (sede, OOAD, CEME, own attempt) is asked for beside the role, and tested beside this table: who has the role
elsewhere gets 403 or 404.
`

export function renderMatrix(
  routes: Readonly<Record<string, Entry>>, sockets: Readonly<Record<string, Readonly<Record<string, SocketRow>>>>,
): string {
  const head = (first: string) => `| ${first} | ${WHO.join(' | ')} |\n|---|${WHO.map(() => '---').join('|')}|`
  const lines = Object.keys(routes).sort().map((path) => {
    const { GET, POST } = routes[path] as Entry
    return `| \`${path}\` | ${WHO.map((who) => both(say(GET[who]), say(POST[who]))).join(' | ')} |`
  })
  const events = Object.entries(sockets).flatMap(([namespace, rows]) => Object.keys(rows).sort().map((event) =>
    `| \`${namespace}\` ${event} | ${WHO.map((who) => rows[event]?.[who] ?? '').join(' | ')} |`))
  return [
    LEGEND, `## Routes (${String(lines.length)})\n`, head('route'), ...lines, '',
    `## Socket events (${String(events.length)})\n`,
    'Whoever is refused hears the code at the handshake, and what is sent nevertheless ends the connection.\n',
    head('namespace, event'), ...events, '',
  ].join('\n')
}

function both(get: string, post: string): string {
  return get === post ? get : `${get} / ${post}`
}

function say(verdict: string): string {
  if (verdict.startsWith('to ')) return `→ ${verdict.slice(3)}`
  return SHORT[verdict] ?? verdict.replace('status ', '')
}
