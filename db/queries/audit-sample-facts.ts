/**
 * What the platform holds of a drawn row, as facts to be compared: numbers, hashes, times, and what the database itself
 * says of them. By folio or selection id, never by name; of marks, whether they agree, not how high they are. Where a mark
 * carries over (§5.13), mark, grades and ENARM are those of the candidacy that earned it.
 */
import { sql, type RawBuilder } from 'kysely'
import type { Population } from '#exam-engine/audit/sample-checks.ts'
import type { DbOrTrx } from '../client.ts'

export type SampleFacts = Record<string, string | number | boolean | null>

/** Undefined when the row is gone. Booleans are what agrees. */
export async function readSampleFacts(
  db: DbOrTrx, population: Population, subjectId: string, runId: string | null,
): Promise<SampleFacts | undefined> {
  const { rows } = await QUERIES[population](subjectId, runId).execute(db)
  return rows[0]
}

const iso = (column: RawBuilder<unknown>) =>
  sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`

const QUERIES: Readonly<Record<Population, (id: string, runId: string | null) => RawBuilder<SampleFacts>>> = {
  attempts: (id) => sql`select c.folio, t.number as turno, a.sede_code as sede, a.state,
      ${iso(sql`a.finished_at`)} as "finishedAt", a.chain_length as "chainLength", encode(a.chain_head, 'hex') as "chainHead",
      a.answers_digest as "answersDigest", r.body_sha256 as "receiptSha256",
      coalesce(r.answers_digest = m.answers_digest, false) as "markOfReceipt", f.content_sha256 as "formSha256",
      coalesce(m.key_sha256 = k.key_sha256, false) as "markOfKey",
      exists (select 1 from acta_completion d where d.turno_id = a.turno_id and d.sede_code = a.sede_code) as "actaComplete",
      exists (select 1 from audit_event e where e.subject_type = 'attempt' and e.subject_id = a.id::text
        and e.action in ('sitting.handIn', 'sitting.close')) as "audited"
    from attempt a join candidate c on c.id = a.candidate_id join turno t on t.id = a.turno_id
      left join lateral (select body_sha256, answers_digest from receipt where attempt_id = a.id order by version desc limit 1) r on true
      left join mark m on m.attempt_id = a.id left join form f on f.id = a.form_id
      left join form_key k on k.form_id = a.form_id
    where a.id = ${id}::uuid`,
  registrations: (id) => sql`select c.folio, v.number as version, ${iso(sql`v.registered_at`)} as "registeredAt", v.sha256,
      encode(sha256(convert_to(v.content, 'UTF8')), 'hex') = v.sha256 as "hashHolds",
      v.registered_at >= k.registration_from and v.registered_at < k.registration_until as "withinWindow",
      v.number = (select max(number) from registration_version l where l.candidate_id = c.id) as "isLast",
      exists (select 1 from audit_event e where e.action = 'registration.register'
        and e.subject_id = c.id::text and e.payload::jsonb ->> 'sha256' = v.sha256)
        as "audited", c.ceme, c.grade
    from registration_version v join candidate c on c.id = v.candidate_id join convocatoria k on k.id = c.convocatoria_id
    where v.id = ${id}::uuid`,
  publications: (id) => sql`select c.folio, d.version as declaration, a.doi, p.accepted, p.basis, p.type,
      p.author_position as "authorPosition", p.points::text as points, ${iso(sql`p.decided_at`)} as "decidedAt",
      (select count(*)::integer from publication_evaluation e where e.article_id = a.id and e.state = 'signed') as "judgements",
      (select count(distinct e.accepted::text || coalesce(e.type, '') || coalesce(e.author_position::text, ''))::integer
        from publication_evaluation e where e.article_id = a.id and e.state = 'signed') as "differentJudgements",
      not exists (select 1 from publication_evaluation e where e.article_id = a.id and e.evaluator_id = d.person_id)
        as "notByAuthor"
    from publication_decision p join declared_article a on a.id = p.article_id
      join publication_declaration d on d.id = a.declaration_id
      left join candidate c on c.person_id = d.person_id and c.convocatoria_id = d.convocatoria_id
    where p.article_id = ${id}::uuid`,
  letters: (id) => sql`select c.folio, w.state, l.sha256, ${iso(sql`l.issued_at`)} as "issuedAt",
      ${iso(sql`w.commitment_accepted_at`)} as "commitmentAcceptedAt", coalesce(l.issued_at >= w.commitment_accepted_at, false)
        as "afterCommitment", r.published_at is not null as "ofPublishedRun",
      exists (select 1 from selection_result s where s.run_id = w.run_id and s.candidate_id = w.candidate_id
        and s.pool_id = w.pool_id) as "seatOfResult",
      (select count(*)::integer from audit_event e where e.action = 'letter.issue' and e.subject_id = w.id::text) as "issuesAudited"
    from letter l join award w on w.id = l.award_id join candidate c on c.id = w.candidate_id
      join selection_run r on r.id = w.run_id where l.award_id = ${id}::uuid`,
  results: (id, runId) => sql`select i.selection_id as "selectionId", s.status, s.exclusion,
      s.status <> 'ranked' or s.efiser = m.efiser as "efiserOfMark", s.status <> 'ranked' or s.enarm = b.enarm as "enarmOfRecord",
      (select count(*)::integer from grade_mark g where g.candidate_id = b.id) as "gradesOnRecord",
      s.position is null or not exists (select 1 from selection_result o where o.run_id = s.run_id
        and o.position < s.position and o.pi_imss < s.pi_imss) as "nobodyBelowBefore",
      s.pool_id is null or exists (select 1 from preference p where p.candidate_id = c.id and p.pool_id = s.pool_id) as "seatListed",
      r.input_sha256 as "inputSha256", r.results_sha256 as "resultsSha256"
    from selection_identity i join selection_result s on s.run_id = i.run_id and s.candidate_id = i.candidate_id
      join candidate c on c.id = i.candidate_id join selection_run r on r.id = i.run_id
      join candidate b on b.id = coalesce(c.carries_from, c.id)
      left join attempt a on a.candidate_id = b.id and a.exam_id = c.exam_id left join mark m on m.attempt_id = a.id
    where i.run_id = ${runId}::uuid and i.selection_id = ${id}`,
}
