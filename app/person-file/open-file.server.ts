/** The file that an address names, for a reader of this role; what is not there is a 404, and every look is audited. */
import { notFound, requireRole, type RequestArgs } from '#app/http/guards.server.ts'
import { isUuid } from '#app/http/is-uuid.ts'
import { viewPersonFile, type FileReader } from '#app/use-cases/view-person-file.server.ts'

export async function openFile(args: RequestArgs & { params: { personId?: string } }, as: FileReader) {
  const actor = await requireRole(args, as)
  const { personId } = args.params
  const viewed = isUuid(personId) ? await viewPersonFile(args.context.services, actor, personId, as) : null
  if (viewed?.ok !== true) throw notFound()
  return viewed.value
}
