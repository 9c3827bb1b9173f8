/**
 * Judges what a visitor brings: the token of a printed code, or the file. Counts
 * the checks of an address first. Answers with nothing that the receipt does not
 * say itself.
 */
import { data } from '@remix-run/node'
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readMultipart } from '#app/http/read-multipart.server.ts'
import { checkAgainstRecord, checkByToken, type ReceiptVerdict } from '#app/receipts/check-receipt.server.ts'
import { readReceiptFile, RECEIPT_FILE_BYTES } from '#app/receipts/receipt-file.ts'

export type CheckProblem = 'NO_FILE' | 'NOT_A_RECEIPT' | 'TOKEN_UNKNOWN' | 'TOO_MANY'

export interface Check {
  verdict: ReceiptVerdict | null
  problem: CheckProblem | null
}

const found = (verdict: ReceiptVerdict) => data<Check>({ verdict, problem: null })
const refuse = (problem: CheckProblem, status: number) => data<Check>({ verdict: null, problem }, { status })

/** By the token in the address; without one there is nothing to say yet. */
export async function checkAddress({ request, context }: RequestArgs) {
  const token = new URL(request.url).searchParams.get('t')
  if (token === null) return data<Check>({ verdict: null, problem: null })
  if (!await mayCheck(context)) return refuse('TOO_MANY', 429)
  const verdict = await checkByToken(context.services.database.db, token)
  return verdict === null ? refuse('TOKEN_UNKNOWN', 404) : found(verdict)
}

/** By the file of the form. An invalid receipt is an answer, not an error of the visitor. */
export async function checkUpload({ request, context }: RequestArgs) {
  if (!await mayCheck(context)) return refuse('TOO_MANY', 429)
  const file = await readUpload(request)
  if (file === null || file.length === 0) return refuse('NO_FILE', 422)
  const signed = readReceiptFile(file)
  if (signed === null) return refuse('NOT_A_RECEIPT', 422)
  return found(await checkAgainstRecord(context.services.database.db, signed))
}

function mayCheck({ services, clientAddress }: RequestArgs['context']): Promise<boolean> {
  return services.rateLimits.admitReceiptCheck(clientAddress)
}

/** Null without a file; more bytes than a receipt can have come back as bytes that are none. */
async function readUpload(request: Request): Promise<Buffer | null> {
  if (request.headers.get('content-type')?.startsWith('multipart/form-data') !== true) return null
  const form = await readMultipart(request, RECEIPT_FILE_BYTES)
  if (form === null) return Buffer.from('-')
  const file = form.get('file')
  return file instanceof File ? Buffer.from(await file.arrayBuffer()) : null
}
