/** A PostgreSQL that is up, with its roles and database made, whoever runs it. */
export type PreparedDatabase = {
  kind: 'embedded' | 'external'
  /** Where it is, for the operator: a folder, or host and port. */
  place: string
  /** Migrates and loads; not for serving requests. */
  ownerUrl: string
  appUrl: string
  /** 'shared': the operator's user is owner and app at once, so nothing guards the audit against the app. */
  roles: 'separate' | 'shared'
  /** Stops the embedded PostgreSQL; leaves the operator's alone. */
  stop(): Promise<void>
}
