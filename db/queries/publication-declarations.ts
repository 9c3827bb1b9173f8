/** What a resident declares of the own publications: versions of the list, and the pictures. Only ever added to. */
import { sql } from 'kysely'
import type { DeclaredArticle } from '#exam-engine/publications/declare-articles.ts'
import type { DbOrTrx, Trx } from '../client.ts'

export interface Declarant {
  convocatoriaId: string
  personId: string
}

const DECLARANT_LOCK = 7_202_422

/** Acts on one list follow each other until their transactions end. */
export async function lockDeclarant(trx: Trx, { convocatoriaId, personId }: Declarant): Promise<void> {
  await sql`select pg_advisory_xact_lock(${DECLARANT_LOCK}, hashtext(${`${convocatoriaId} ${personId}`}))`.execute(trx)
}

/** The version that counts, the last one; undefined before the first. */
export async function findDeclaration(db: DbOrTrx, { convocatoriaId, personId }: Declarant) {
  const head = await db.selectFrom('publication_declaration')
    .select(['id', 'version', 'file_id as fileId', 'declared_at as declaredAt'])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId)
    .orderBy('version', 'desc').limit(1).executeTakeFirst()
  if (head === undefined) return undefined
  return { ...head, articles: await listArticles(db, head.id) }
}

async function listArticles(db: DbOrTrx, declarationId: string): Promise<DeclaredArticle[]> {
  return db.selectFrom('declared_article')
    .select(['doi', 'issn', 'pmid', 'type', 'author_position as authorPosition', 'published_on as publishedOn', 'title', 'journal'])
    .where('declaration_id', '=', declarationId).orderBy('position').execute()
}

/** Every version, newest first, for its owner to see. */
export async function listDeclarations(db: DbOrTrx, { convocatoriaId, personId }: Declarant) {
  return db.selectFrom('publication_declaration')
    .select((select) => ['version', 'file_id as fileId', 'declared_at as declaredAt',
      select.selectFrom('declared_article').select(({ fn }) => fn.countAll<number>().as('count'))
        .whereRef('declared_article.declaration_id', '=', 'publication_declaration.id').as('articles')])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId)
    .orderBy('version', 'desc').execute()
}

interface NewDeclaration extends Declarant {
  version: number
  fileId: string | null
  articles: readonly DeclaredArticle[]
}

export async function insertDeclaration(trx: Trx, { convocatoriaId, personId, version, fileId, articles }: NewDeclaration) {
  const { id } = await trx.insertInto('publication_declaration')
    .values({ convocatoria_id: convocatoriaId, person_id: personId, version, file_id: fileId })
    .returning('id').executeTakeFirstOrThrow()
  if (articles.length === 0) return
  await trx.insertInto('declared_article').values(articles.map((article, index) => ({
    declaration_id: id, position: index + 1, doi: article.doi, issn: article.issn, pmid: article.pmid,
    type: article.type, author_position: article.authorPosition, published_on: article.publishedOn,
    title: article.title, journal: article.journal,
  }))).execute()
}

interface NewFile extends Declarant {
  originalKey: string
  originalSha256: string
  originalBytes: number
  viewingKey: string
  width: number
  height: number
  sharpness: string
}

export async function insertPublicationFile(trx: Trx, file: NewFile): Promise<string> {
  const { id } = await trx.insertInto('publication_file').values({
    convocatoria_id: file.convocatoriaId, person_id: file.personId, original_key: file.originalKey,
    original_sha256: file.originalSha256, original_bytes: file.originalBytes, viewing_key: file.viewingKey,
    width: file.width, height: file.height, sharpness: file.sharpness,
  }).returning('id').executeTakeFirstOrThrow()
  return id
}

/** The pictures of a person, newest first. */
export async function listPublicationFiles(db: DbOrTrx, { convocatoriaId, personId }: Declarant) {
  return db.selectFrom('publication_file')
    .select(['id', 'original_sha256 as sha256', 'original_bytes as bytes', 'width', 'height', 'sharpness', 'uploaded_at as uploadedAt'])
    .where('convocatoria_id', '=', convocatoriaId).where('person_id', '=', personId)
    .orderBy('uploaded_at', 'desc').orderBy('id').execute()
}

/**
 * Where the copy of a picture lies, for its owner, for who judges an article of it, and for the
 * coordination (`everyFile`), which reads whole files; undefined for anybody else.
 * Whoever gave the work back, or let it lapse, is anybody else again.
 */
export async function findViewableFile(db: DbOrTrx, fileId: string, personId: string, everyFile = false) {
  return db.selectFrom('publication_file')
    .select(['id', 'viewing_key as viewingKey', 'person_id as ownerId', 'convocatoria_id as convocatoriaId'])
    .where('id', '=', fileId)
    .where((where) => where.or([
      where('person_id', '=', personId),
      sql<boolean>`${everyFile}::boolean`,
      where.exists(where.selectFrom('publication_evaluation')
        .innerJoin('declared_article', 'declared_article.id', 'publication_evaluation.article_id')
        .innerJoin('publication_declaration', 'publication_declaration.id', 'declared_article.declaration_id')
        .select('publication_evaluation.id')
        .whereRef('publication_declaration.file_id', '=', 'publication_file.id')
        .where('publication_evaluation.evaluator_id', '=', personId)
        .where('publication_evaluation.state', 'in', ['held', 'signed'])),
    ])).executeTakeFirst()
}
