/**
 * A resident changes the declared list of the own publications: one article more, another or fewer, or another picture.
 * Each change writes a whole new version; the last one of the registration counts. Convocatoria §2.2, §4.3
 */
import { appendAudit } from '#db/queries/audit.ts'
import { readNow } from '#db/queries/clock.ts'
import { readConvocatoriaRules } from '#db/queries/convocatoria-rules.ts'
import { findCurrentConvocatoria, readConvocatoriaWindows } from '#db/queries/convocatoria-windows.ts'
import {
  findDeclaration, insertDeclaration, listPublicationFiles, lockDeclarant,
} from '#db/queries/publication-declarations.ts'
import { accept, refuse, type Refused, type Result } from '#exam-engine/kernel/result.ts'
import type { Instant } from '#exam-engine/kernel/time.ts'
import {
  decideDeclaration, readArticle, type ArticleFault, type DeclaredArticle, type DeclareRefusal, type TypedArticle,
} from '#exam-engine/publications/declare-articles.ts'
import { carriesMarks } from '#exam-engine/convocatoria/rules.ts'
import type { Actor } from '#app/http/actor.ts'
import type { Services } from '#app/services.server.ts'

export type DeclarationChange =
  | { kind: 'add', typed: TypedArticle }
  | { kind: 'replace', position: number, typed: TypedArticle }
  | { kind: 'remove', position: number }
  | { kind: 'file', fileId: string }

export type DeclarationRefusal =
  DeclareRefusal | 'NO_CONVOCATORIA' | 'ARTICLE_UNKNOWN' | 'PUBLICATION_FILE_UNKNOWN' | 'DECLARATION_CHANGED'

/** `faults` are of the article that was typed. */
export type DeclarationOutcome =
  | Result<number, DeclarationRefusal>
  | Refused<'ARTICLE_UNUSABLE'> & { readonly faults: readonly ArticleFault[] }

/** `seen`: the version that the page showed, 0 before the first; what another tab changed is not overwritten. */
export async function declarePublications(
  { database: { db } }: Pick<Services, 'database'>, actor: Actor, change: DeclarationChange, seen: number,
): Promise<DeclarationOutcome> {
  return db.transaction().execute(async (trx): Promise<DeclarationOutcome> => {
    const convocatoria = await findCurrentConvocatoria(trx)
    if (convocatoria === undefined) return refuse('NO_CONVOCATORIA')
    const declarant = { convocatoriaId: convocatoria.id, personId: actor.personId }
    await lockDeclarant(trx, declarant)
    const now = await readNow(trx)
    const rules = await readConvocatoriaRules(trx, convocatoria.id)
    if (carriesMarks(rules)) return refuse('DECLARATION_CARRIED')
    const last = await findDeclaration(trx, declarant)
    const articles = last?.articles ?? []
    let fileId = last?.fileId ?? null
    let next: readonly DeclaredArticle[] = articles
    if ('position' in change && articles[change.position - 1] === undefined) return refuse('ARTICLE_UNKNOWN')
    switch (change.kind) {
      case 'remove':
        next = articles.filter((_, index) => index !== change.position - 1)
        break
      case 'file': {
        const own = await listPublicationFiles(trx, declarant)
        if (!own.some(({ id }) => id === change.fileId)) return refuse('PUBLICATION_FILE_UNKNOWN')
        fileId = change.fileId
        break
      }
      case 'add':
      case 'replace': {
        const place = change.kind === 'add' ? articles.length : change.position - 1
        const read = readArticle(change.typed, {
          publishedBefore: rules.publicationCutoff.before, today: dayOf(now, rules.timeZone),
          declaredDois: articles.filter((_, index) => index !== place).map(({ doi }) => doi),
        })
        if ('faults' in read) return { ...refuse('ARTICLE_UNUSABLE'), faults: read.faults }
        next = [...articles.slice(0, place), read.article, ...articles.slice(place + 1)]
      }
    }
    const { registration } = await readConvocatoriaWindows(trx, convocatoria.id)
    const decided = decideDeclaration(registration, now, next.length, carriesMarks(rules))
    if (!decided.ok) return decided
    if ((last?.version ?? 0) !== seen) return refuse('DECLARATION_CHANGED')
    const version = seen + 1
    await insertDeclaration(trx, { ...declarant, version, fileId, articles: next })
    await appendAudit(trx, {
      actor: { personId: actor.personId, role: 'residente' }, action: 'publication.declare',
      subjectType: 'publicationDeclaration', subjectId: actor.personId,
      payload: { version, change: change.kind, articles: next.length, fileId },
    })
    return accept(version)
  })
}

/** YYYY-MM-DD in the zone. */
function dayOf(at: Instant, timeZone: string): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(at)
}
