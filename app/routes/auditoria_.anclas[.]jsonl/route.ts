/** All anchors as a file to keep elsewhere: a line of canonical JSON for each, with its key and signature. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { writeAnchorFile } from '#exam-engine/audit/anchor.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { readAnchorLines } from './queries.server.ts'

export async function loader(args: LoaderFunctionArgs) {
  await requireRole(args, 'auditor')
  return new Response(writeAnchorFile(await readAnchorLines(args.context)), {
    headers: {
      'Content-Type': 'application/jsonl; charset=utf-8',
      'Content-Disposition': 'attachment; filename="anclas.jsonl"',
      'Cache-Control': 'no-store',
    },
  })
}
