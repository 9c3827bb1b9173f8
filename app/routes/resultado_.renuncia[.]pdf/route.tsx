/** The written resignation to be printed and signed; sends nothing. Convocatoria §5.14.1, §5.14.2 */
import { redirect, type LoaderFunctionArgs } from '@remix-run/node'
import { renderResignation } from '#app/documents/resignation-letter.server.ts'
import { requireRole } from '#app/http/guards.server.ts'
import { readOwnResignation } from '#app/resignation/own-resignation.server.ts'
import { fullName } from '#exam-engine/kernel/full-name.ts'

export async function loader(args: LoaderFunctionArgs) {
  const actor = await requireRole(args, 'residente')
  const { database: { db }, demo } = args.context.services
  const resignation = await readOwnResignation(db, actor.personId)
  if (resignation?.written?.state !== 'drafted') throw redirect('/resultado/renuncia')
  const { facts, written } = resignation
  const bytes = await renderResignation({
    isDemo: demo, folio: facts.folio, convocatoria: facts.title, addressee: written.addressee, subject: written.subject,
    text: written.text, name: fullName(facts.given_names, facts.first_surname, facts.second_surname),
    matricula: facts.matricula, cer: facts.cer, sede: facts.sede, subsede: facts.subsede, draftedAt: written.draftedAt,
  })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'Content-Type': 'application/pdf', 'Content-Disposition': `inline; filename="renuncia-${facts.folio}.pdf"`,
      'Cache-Control': 'private, no-store',
    },
  })
}
