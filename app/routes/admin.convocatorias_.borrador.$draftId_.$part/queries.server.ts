/**
 * One part of a draft: its form, or its rows, or the form of one row. The address says which: `?renglon=` names a row,
 * `?nuevo` a new one, `?q=` searches the rows. What a form shows comes with its base, which the save must name.
 */
import { notFound, type RequestArgs } from '#app/http/guards.server.ts'
import { baseOf } from '#app/call/part-base.ts'
import { EDITORS, isPart } from '#app/call/parts/editors.ts'
import type { AnyPart } from '#app/call/parts/part.ts'
import { readDraft } from '#app/call/read-draft.server.ts'
import { readTableQuery } from '#app/components/data/table-query.ts'
import { simplifyText } from '#exam-engine/kernel/simplify-text.ts'
import type { CallDocument } from '#exam-engine/convocatoria/call-document.ts'

const PAGE_SIZE = 100

export async function readPart(args: RequestArgs, draftId: string | undefined, name: string | undefined) {
  const { draft, home, findings, open } = await readDraft(args, draftId)
  if (!isPart(name)) throw notFound()
  const { document } = draft
  const editor = EDITORS[name]
  const { searchParams } = new URL(args.request.url)
  const row = searchParams.get('renglon')
  const isForm = editor.list === undefined || row !== null || searchParams.has('nuevo')
  const key = editor.list === undefined ? null : row
  const closed = editor.list?.closed?.(document) ?? null
  const values = editor.read(document, key)
  return {
    home, open, name, title: editor.title, lead: editor.lead, above: document.title, revision: draft.revision,
    saved: searchParams.get('guardado'), moved: searchParams.get('movido'), imported: searchParams.get('importadas'),
    unchecked: draft.unchecked.includes(name),
    /** Why there can be no rows here; what stands in the draft all the same can be taken out. */
    closed,
    findings: findings.filter(({ part }) => part === name),
    form: !isForm ? null : {
      key, gone: values === undefined, values: values ?? {}, base: baseOf(editor, document, key),
      removing: searchParams.has('quitar'), choices: choicesOf(editor, document, values),
    },
    list: isForm || editor.list === undefined ? null : listRows(editor.list, document, {
      url: args.request.url, movable: open && editor.list.move !== undefined && (draft.amends === null || name === 'sedes'),
    }),
  }
}

function listRows(
  list: NonNullable<AnyPart['list']>, document: CallDocument, { url, movable }: { url: string, movable: boolean },
) {
  const query = readTableQuery(url, { sorts: ['place'], pageSize: PAGE_SIZE })
  const words = simplifyText(query.search).split(' ')
  const all = list.rows(document).map((row, index) => ({ ...row, place: index + 1 }))
  const fitting = all.filter(({ cells }) => {
    const text = simplifyText(cells.join(' '))
    return words.every((word) => text.includes(word))
  })
  const { page } = query
  return {
    noun: list.noun, movable, headers: list.headers, query, total: all.length, fitting: fitting.length,
    rows: fitting.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE),
  }
}

/** A value that is no choice any more stays to be seen. */
function choicesOf(editor: AnyPart, document: CallDocument, values: Readonly<Record<string, string>> = {}) {
  return Object.fromEntries(editor.fields.flatMap(({ name, choices }) => {
    if (choices === undefined) return []
    const known = choices(document).map(({ value, label }) => ({ value, label }))
    const value = values[name] ?? ''
    const lost = value !== '' && known.every((one) => one.value !== value)
    return [[name, lost ? [{ value, label: `${value} (ya no está)` }, ...known] : known]]
  }))
}

export type PartPage = Awaited<ReturnType<typeof readPart>>
