/**
 * What was decided and issued, as an auditor reads it: by folio, staff by matrícula, times and hashes. No names of
 * residents, no marks, no addresses and no text of a mail; each register the newest first.
 */
import { sql, type RawBuilder } from 'kysely'
import type { DbOrTrx } from '../client.ts'

export const REGISTERS = ['correcciones', 'publicaciones', 'anulaciones', 'versiones', 'actas', 'cartas', 'roles', 'correos'] as const
export type Register = (typeof REGISTERS)[number]

export type RegisterRow = Record<string, string | number | boolean | null>

/** `limit` rows at most. */
export async function readRegister(db: DbOrTrx, register: Register, limit: number): Promise<RegisterRow[]> {
  const { rows } = await sql<RegisterRow>`${QUERIES[register]} limit ${limit}`.execute(db)
  return rows
}

const iso = (column: string) => sql.raw(`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`)

const QUERIES: Readonly<Record<Register, RawBuilder<unknown>>> = {
  correcciones: sql`select c.folio, g.year, ${iso('g.proposed_at')} as "proposedAt", p.matricula as "proposedBy",
      coalesce(g.outcome, 'pending') as outcome, ${iso('g.decided_at')} as "decidedAt", d.matricula as "decidedBy"
    from grade_correction g join candidate c on c.id = g.candidate_id join person p on p.id = g.proposed_by
      left join person d on d.id = g.decided_by order by g.proposed_at desc`,
  publicaciones: sql`select c.folio, a.doi, p.accepted, p.basis, p.type, p.author_position as "authorPosition",
      (select count(*)::integer from publication_evaluation e where e.article_id = a.id and e.state = 'signed') as judgements,
      ${iso('p.decided_at')} as "decidedAt"
    from publication_decision p join declared_article a on a.id = p.article_id
      join publication_declaration n on n.id = a.declaration_id
      left join candidate c on c.person_id = n.person_id and c.convocatoria_id = n.convocatoria_id
    order by p.decided_at desc, a.id`,
  anulaciones: sql`select e.ceme, e.grade, cardinality(n.item_ids) as items, n.kind, n.policy, n.reason,
      ${iso('n.proposed_at')} as "proposedAt", p.matricula as "proposedBy", coalesce(n.outcome, 'pending') as outcome,
      ${iso('n.decided_at')} as "decidedAt", d.matricula as "decidedBy", n.effect_sha256 as "effectSha256"
    from annulment n join form f on f.id = n.form_id join exam e on e.id = f.exam_id join person p on p.id = n.proposed_by
      left join person d on d.id = n.decided_by order by n.proposed_at desc`,
  versiones: sql`select c.folio, v.number as version, ${iso('v.registered_at')} as "registeredAt", v.sha256
    from registration_version v join candidate c on c.id = v.candidate_id order by v.registered_at desc, v.id`,
  actas: sql`select t.number as turno, a.sede_code as sede, ${iso('a.frozen_at')} as "frozenAt", a.sha256,
      (select count(*)::integer from acta_signature s where s.turno_id = a.turno_id and s.sede_code = a.sede_code) as signatures,
      ${iso('m.at')} as "completedAt"
    from acta a join turno t on t.id = a.turno_id
      left join acta_completion m on m.turno_id = a.turno_id and m.sede_code = a.sede_code
    order by a.frozen_at desc`,
  cartas: sql`select c.folio, w.state, ${iso('l.issued_at')} as "issuedAt", l.sha256, ${iso('l.delivered_at')} as "deliveredAt"
    from letter l join award w on w.id = l.award_id join candidate c on c.id = w.candidate_id order by l.issued_at desc`,
  roles: sql`select p.matricula, g.role, coalesce(g.sede_code, g.ooad, '') as scope, coalesce(g.ceme, '') as ceme
    from role_grant g join person p on p.id = g.person_id where g.role <> 'residente' order by g.role, p.matricula`,
  correos: sql`select m.kind, m.state, ${iso('m.written_at')} as "writtenAt", ${iso('m.sent_at')} as "sentAt", m.attempts, m.fault
    from mail_message m order by m.written_at desc, m.id`,
}
