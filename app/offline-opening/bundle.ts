/**
 * What a machine is given before T0, as server and page agree on it: everything
 * that opens the paper and starts the exam, under AES-256-GCM with a key that is
 * HKDF-SHA-256 of a secret of 128 random bits, which the machine does not have.
 * Attempt, machine and sealed package stand in the key's info and are
 * authenticated: the secret of another attempt or machine opens nothing.
 */
import { z } from 'zod'
import { instant } from '#exam-engine/kernel/time.ts'

export const KEY_BYTES = 32
export const SALT_BYTES = 32
export const NONCE_BYTES = 12
export const TAG_BYTES = 16

/** Whose paper, on which machine, and which package: it must be the one that this machine holds. */
export interface BundlePlace {
  attemptId: string
  deviceId: string
  formId: string
  /** Of the sealed package's bytes. */
  sealedSha256: string
}

/** The info of the key. Every part has a fixed alphabet without line breaks, so no two places give one text. */
export function infoOf(place: BundlePlace): Uint8Array<ArrayBuffer> {
  return encode('efiser-offline-key-1', place)
}

/** What is authenticated beside the content. */
export function boundTo(place: BundlePlace): Uint8Array<ArrayBuffer> {
  return encode('efiser-offline-bundle-1', place)
}

function encode(purpose: string, { attemptId, deviceId, formId, sealedSha256 }: BundlePlace) {
  return new TextEncoder().encode([purpose, attemptId, deviceId, formId, sealedSha256].join('\n'))
}

const base64 = z.base64()
const hash = z.string().regex(/^[0-9a-f]{64}$/)
const time = z.int().transform(instant)

/** As it travels and as the vault keeps it: nothing in it can be read. */
export const bundleSchema = z.strictObject({
  version: z.literal(1), formId: z.uuid(), sealedSha256: hash, salt: base64, nonce: base64, body: base64,
})
export type OfflineBundle = z.infer<typeof bundleSchema>

/** What is inside. */
export const contentSchema = z.strictObject({
  opening: z.strictObject({ formId: z.uuid(), contentSha256: hash, key: base64, seed: hash }),
  opensAt: time, closesAt: time, acceptsUntil: time, timesVersion: z.int(),
  /** The lease under which it was given. */
  epoch: z.int(), ownSince: z.int(),
})
export type OfflineContent = z.infer<typeof contentSchema>
