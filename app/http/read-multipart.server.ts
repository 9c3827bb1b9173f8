/** A form with files, held in memory: for files that are small by rule. */
import {
  MaxPartSizeExceededError, unstable_createMemoryUploadHandler, unstable_parseMultipartFormData,
} from '@remix-run/node'

/** Null when a part is larger than `mostBytes`: it is dropped while it arrives. Throws a 422 for what is no such form. */
export async function readMultipart(request: Request, mostBytes: number): Promise<FormData | null> {
  try {
    return await unstable_parseMultipartFormData(request, unstable_createMemoryUploadHandler({ maxPartSize: mostBytes }))
  } catch (error) {
    if (error instanceof MaxPartSizeExceededError) return null
    throw new Response('PAYLOAD_INVALID', { status: 422 })
  }
}
