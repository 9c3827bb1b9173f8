/**
 * The house's boundaries (README, "The house"): exam-engine <- scoring <- db <- app.
 * Each comment says what breaks when the rule is bent.
 */
const SERVER_ONLY = '^app/(.*\\.server\\.ts$|server\\.ts$|live/|cli/|jobs/|http/)'

export default {
  forbidden: [
    {
      name: 'no-circular',
      comment: 'A cycle has no order of reading: split out what both sides need.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'exam-engine-is-closed',
      comment: 'The regulation as code must be readable and testable alone: it imports only itself (and zod, in parsers).',
      severity: 'error',
      from: { path: '^exam-engine/' },
      to: { pathNot: ['^exam-engine/', '^node_modules/zod/', '^node:crypto$', '^crypto$'] },
    },
    {
      name: 'scoring-imports-rules-only',
      comment: 'An auditor recomputes from scoring alone; a database or a framework here would have to be trusted too.',
      severity: 'error',
      from: { path: '^scoring/' },
      to: {
        pathNot: ['^scoring/', '^exam-engine/(kernel|convocatoria)/', '^node_modules/(zod|fflate|@noble/curves)/',
          '^(node:)?crypto$'],
      },
    },
    {
      name: 'verify-is-independent',
      comment: 'verify is the second opinion: sharing ranking or assignment code would repeat the same mistake twice.',
      severity: 'error',
      from: { path: '^scoring/verify/' },
      to: { path: '^scoring/', pathNot: '^scoring/(verify|package)/' },
    },
    {
      name: 'verify-package-is-independent',
      comment: 'Who checks an audit package must not ask the code that ranked, assigned or built it.',
      severity: 'error',
      from: { path: '^scoring/verify-package/' },
      to: {
        path: '^scoring/',
        pathNot: ['^scoring/(verify-package|verify|package|lottery|merkle)/', '^scoring/audit-package/(files|manifest|zip)\\.ts$'],
      },
    },
    {
      name: 'db-does-not-know-app',
      comment: 'Queries serve use-cases; a query that knows a route cannot be reused by the CLI or a job.',
      severity: 'error',
      from: { path: '^db/' },
      to: { path: '^app/' },
    },
    {
      name: 'db-behind-server-modules',
      comment: 'Only *.server.ts, app/server.ts, live, cli, jobs and http reach the database: anything else may end up in a browser bundle.',
      severity: 'error',
      from: { path: '^app/', pathNot: SERVER_ONLY },
      to: { path: '^db/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'sql-drivers-in-db',
      comment: 'Kysely and postgres.js live in db, so that there is one pool and one place where SQL is written.',
      severity: 'error',
      from: { pathNot: '^(db|tests)/' },
      to: { path: '^node_modules/(kysely|kysely-postgres-js|postgres)/', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'socket-io-in-live',
      comment: 'Every event is parsed and authorised in app/live; a socket opened elsewhere would be neither.',
      severity: 'error',
      from: { pathNot: '^(app/live/|app/exam-client/socket\\.ts$|tests/)' },
      to: { path: '^node_modules/socket\\.io', dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'bcrypt-in-password-worker',
      comment: 'Hashing on the event loop stops the saves of a whole turno: only the worker imports bcryptjs.',
      severity: 'error',
      from: { pathNot: '^app/passwords/password-worker\\.ts$' },
      to: { path: '^node_modules/bcryptjs/' },
    },
    {
      name: 'routes-are-leaves',
      comment: 'A route is one page of one address: what a second place needs has a room of its own.',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/routes/' },
      to: { path: '^app/routes/' },
    },
    {
      name: 'nothing-imports-tests',
      comment: 'Test code is not product code.',
      severity: 'error',
      from: { pathNot: '^tests/' },
      to: { path: '^tests/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
}
