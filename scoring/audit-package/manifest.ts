// The manifest: what the package holds, file by file, what made it, the head of the tree over all results, and which key
// signs it. Signed are the bytes of SIGNED_PREFIX and then those of the manifest, by Ed25519.
import { z } from 'zod'
import { LISTED_FILES } from './files.ts'

/** Ends in a line feed. A signature over a manifest is valid for nothing else that the same platform signs. */
export const SIGNED_PREFIX = 'EFISER audit package v1\n'

const hex64 = z.string().regex(/^[0-9a-f]{64}$/)

export const manifestSchema = z.strictObject({
  schema: z.literal('efiser-audit-package/1'),
  convocatoria: z.string(),
  runId: z.uuid(),
  frozenAt: z.string(),
  ranAt: z.string(),
  software: z.strictObject({ name: z.literal('efiser'), version: z.string(), commit: z.string().nullable() }),
  files: z.array(z.strictObject({ name: z.enum(LISTED_FILES), size: z.int().min(0), sha256: hex64 })),
  tree: z.strictObject({ algorithm: z.literal('RFC 6962, SHA-256'), size: z.int().min(0), head: hex64 }),
  /** The event of the audit chain in which the freeze and the commitment of the lottery stand. */
  freezeEvent: z.strictObject({ seq: z.int().min(1), hash: hex64 }),
  signature: z.strictObject({ algorithm: z.literal('Ed25519'), prefix: z.literal(SIGNED_PREFIX), keyId: hex64 }),
})

export type Manifest = z.output<typeof manifestSchema>
