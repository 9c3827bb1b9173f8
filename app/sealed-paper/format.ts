/**
 * The sealed package, as server and clients agree on it: "EFP1", a nonce of 96
 * bits, then AES-256-GCM (tag at the end) over the gzipped canonical JSON of the
 * frozen form, images included. It is bound to its form and its content: the package
 * of another form, or of another version, does not open.
 */
export const MAGIC = 'EFP1'
export const FORMAT_VERSION = 1
export const NONCE_BYTES = 12
export const TAG_BYTES = 16

/** What is authenticated beside the content. */
export function boundTo(formId: string, contentSha256: string): Uint8Array<ArrayBuffer> {
  return new TextEncoder().encode(`efiser-paper-${String(FORMAT_VERSION)}\n${formId}\n${contentSha256}`)
}

/** Names the sealed paper of a form, before T0. Tells nothing of its content but its size. */
export interface SealedView {
  formId: string
  /** Of the package's bytes. */
  sha256: string
}

/** What opens it, after T0, for an attempt that was admitted. */
export interface Opening {
  formId: string
  contentSha256: string
  /** 256 bits, base64. */
  key: string
  /** Of this candidate's order. */
  seed: string
}
