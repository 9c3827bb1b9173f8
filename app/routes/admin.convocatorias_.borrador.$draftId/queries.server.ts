/** A draft: its parts with how many things each lacks, and what a fe de erratas changes. */
import type { RequestArgs } from '#app/http/guards.server.ts'
import { readDraft } from '#app/call/read-draft.server.ts'
import { EDITORS } from '#app/call/parts/editors.ts'
import { changesBetween } from '#exam-engine/convocatoria/call-changes.ts'
import type { CallPart } from '#exam-engine/convocatoria/call-findings.ts'

export async function readDraftPage(args: RequestArgs, draftId: string | undefined) {
  const { draft, home, previous, findings, blocked, open } = await readDraft(args, draftId)
  const { document, revision, amends, copiedFrom, publishedAs, changedAt, changedBy } = draft
  const parts = Object.entries(EDITORS).map(([name, { title, list }]) => ({
    name: name as CallPart, title, rows: list?.rows(document).length ?? null, closed: (list?.closed?.(document) ?? null) !== null,
    wrong: findings.filter(({ part, blocking }) => part === name && blocking).length,
    asked: findings.filter(({ part, blocking }) => part === name && !blocking).length,
  }))
  return {
    title: document.title, revision, amends, copiedFrom, publishedAs, changedAt, changedBy, home, findings, blocked, open,
    parts, carries: document.rules.marks === 'carryOver', changes: previous === null ? null : changesBetween(previous.document, document),
  }
}
