/**
 * Takes an item file into the bank: whole, or not at all with every bad line. The same use-case as the command line.
 */
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import { requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { readMultipart } from '#app/http/read-multipart.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { describeRefusal } from '#app/labels/refusals.ts'
import { importItems } from '#app/use-cases/import-items.server.ts'
import { itemsFileSchema, LARGEST_FILE_BYTES } from './schema.ts'

const TOO_LARGE = 'El archivo pasa de 8 MB: divídalo en varios'

export async function submitItemsFile(args: RequestArgs, examId: string) {
  const { personId } = await requireRole(args, 'admin')
  const form = await readMultipart(args.request, LARGEST_FILE_BYTES)
  if (form === null) return refuseUpload(413, TOO_LARGE)
  const submission = parseWithZod(form, { schema: itemsFileSchema })
  if (submission.status !== 'success') {
    return data({ reply: submission.reply(), faults: [], imported: null }, { status: 422 })
  }
  const bytes = new Uint8Array(await submission.value.file.arrayBuffer())
  const imported = await importItems(args.context.services, { personId, role: 'admin' }, { examId, bytes })
  if (!imported.ok) {
    const faults = imported.refusal === 'ITEMS_FILE_INVALID' ? imported.faults : []
    return refuseUpload(refusalStatus(imported.refusal), describeRefusal(imported), faults)
  }
  const { fileSha256, added, alreadyInBank, warnings } = imported.value
  return data({
    reply: submission.reply({ resetForm: true }), faults: [],
    imported: { fileSha256, added, alreadyInBank, warnings, fileName: submission.value.file.name },
  })
}

function refuseUpload(status: number, error: string, faults: readonly { line: number, reason: string }[] = []) {
  const reply = { status: 'error' as const, error: { file: [error] } }
  return data({ reply, faults, imported: null }, { status })
}
