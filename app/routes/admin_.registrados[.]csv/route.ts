/** The registered as a file for a spreadsheet; without contact and without any mark. Audited. */
import type { LoaderFunctionArgs } from '@remix-run/node'
import { toIso } from '#exam-engine/kernel/time.ts'
import { csvResponse } from '#app/http/csv.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { refusalStatus } from '#app/http/refusal-status.ts'
import { ATTEMPT_WORDS } from '#app/person-file/file-words.ts'
import { exportRegistered } from '#app/use-cases/export-registered.server.ts'

const HEADS = ['folio', 'matricula', 'primer_apellido', 'segundo_apellido', 'nombres', 'categoria', 'especialidad', 'grado',
  'adscripcion', 'sede_examen', 'turno', 'curso', 'preferencias', 'version', 'registrado_utc', 'examen', 'solicitud']

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'admin')
  const exported = await exportRegistered(args.context.services, actor)
  if (!exported.ok) throw new Response(exported.refusal, { status: refusalStatus(exported.refusal) })
  return csvResponse('registrados.csv', HEADS, exported.value.map((row) => [
    row.folio, row.matricula, row.firstSurname, row.secondSurname, row.givenNames,
    row.category === 'mexican' ? 'nacional' : 'extranjera', row.ceme, row.grade, row.adscription, row.examSede, row.turno,
    row.cer, row.preferences, row.version, toIso(row.registeredAt), row.state === null ? null : ATTEMPT_WORDS[row.state],
    row.cancelled ? 'cancelada' : 'válida',
  ]))
}
