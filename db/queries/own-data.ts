/**
 * Everything that is kept of one person, for that person alone. Scores and decisions that open with the results are left to
 * `open`, and so are the answers of the exam, as they are stored: never the key, the text or which of them were right.
 * Nothing names another person.
 */
import { sql } from 'kysely'
import type { DbOrTrx } from '../client.ts'
import { OPENINGS_OF_PERSON } from './score-openings.ts'

type Rows = Record<string, unknown>[]

/** By the name under which the person reads each part; instants as ISO text, figures as they are stored. */
const PARTS = {
  persona: `select matricula, email as correo, curp, given_names as nombres, first_surname as primer_apellido,
    second_surname as segundo_apellido, sex as sexo, born_on as nacimiento from person where id = $person`,
  cuenta: `select disabled_at as deshabilitada from account where person_id = $person`,
  funciones: `select role as funcion, sede_code as sede, ooad, ceme as especialidad from role_grant where person_id = $person`,
  sesiones: `select created_at as inicio, last_seen_at as ultimo_uso, revoked_at as cierre, address as direccion,
    user_agent as navegador from session where person_id = $person order by created_at`,
  padron: `select convocatoria_id as convocatoria, enrolled as inscrito, category as categoria, ceme as especialidad,
    grade as grado, adscription_sede as adscripcion, rotation_sede as rotacion from roster_entry where person_id = $person`,
  correcciones_del_padron: `select field as dato, before as decia, after as dice, reason as motivo, corrected_at as momento
    from person_correction where person_id = $person order by id`,
  correcciones_del_curso: `select field as dato, before as decia, after as dice, reason as motivo, corrected_at as momento
    from roster_correction where person_id = $person order by id`,
  cambios_de_correo: `select before as decia, after as dice, reason as motivo, changed_at as momento
    from address_change where person_id = $person order by id`,
  solicitudes: `select convocatoria_id as convocatoria, folio, category as categoria, ceme as especialidad, grade as grado,
    adscription_sede as adscripcion, exam_sede as sede_del_examen, enarm, registered_at as ultimo_registro
    from candidate where person_id = $person`,
  versiones: `select c.folio, v.number as version, v.registered_at as registrada, v.address as direccion,
    v.user_agent as navegador, v.content::jsonb as contenido, p.printed_at as impresa from registration_version v
    join candidate c on c.id = v.candidate_id left join solicitud_print p on p.version_id = v.id
    where c.person_id = $person order by v.registered_at`,
  borradores: `select convocatoria_id as convocatoria, step as paso, fields::jsonb as campos, saved_at as guardado
    from registration_draft where person_id = $person`,
  rastro_del_registro: `select at as momento, kind as clase, step as paso, address as direccion, user_agent as navegador,
    before::jsonb as antes, after::jsonb as despues from registration_trail where person_id = $person order by id`,
  cancelaciones: `select c.folio, x.reason as motivo, x.note as nota, x.cancelled_at as momento
    from registration_cancellation x join candidate c on c.id = x.candidate_id where x.person_id = $person`,
  imagenes: `select uploaded_at as recibida, original_bytes as bytes, original_sha256 as huella, width as ancho,
    height as alto, sharpness as nitidez, '/publicaciones/imagen/' || id as copia from publication_file
    where person_id = $person order by uploaded_at`,
  publicaciones: `select d.version, d.declared_at as declarada, a.position as lugar, a.doi, a.issn, a.pmid, a.type as tipo,
    a.author_position as autoria, a.published_on as publicado, a.title as titulo, a.journal as revista
    from publication_declaration d join declared_article a on a.declaration_id = d.id
    where d.person_id = $person order by d.version, a.position`,
  calificaciones_firmadas: `select c.folio, g.year as grado, g.mark as calificacion from grade_mark g
    join candidate c on c.id = g.candidate_id where c.person_id = $person order by g.year`,
  examen: `select c.folio, a.state as situacion, a.sede_code as sede, a.opens_at as abre, a.closes_at as cierra,
    a.admitted_at as admitido, a.started_at as abierto, a.finished_at as terminado, a.answered_count as contestadas,
    a.answers_digest as huella_de_las_respuestas from attempt a join candidate c on c.id = a.candidate_id
    where c.person_id = $person`,
  renuncias: `select r.state as situacion, r.subject as asunto, r.text as texto, r.drafted_at as redactada, r.sent_at as enviada,
    r.original_sha256 as huella, r.answered_at as respondida, r.counts_from as cuenta_desde, r.return_reason as devolucion
    from resignation r where r.person_id = $person order by r.drafted_at`,
  obligaciones_de_extranjeros: `select f.duty as obligacion, f.fulfilled_on as cumplida, f.note as comprobante, f.at as registrada
    from foreign_record f join award a on a.id = f.award_id join candidate c on c.id = a.candidate_id
    where c.person_id = $person order by f.id`,
  revocaciones: `select r.ground as causa, r.reason as motivo, r.decided_at as decidida from revocation r
    join award a on a.id = r.award_id join candidate c on c.id = a.candidate_id
    where c.person_id = $person and r.outcome = 'approved'`,
  incapacidad_reconocida: `select c.folio, m.at as momento from medical_leave_acknowledgement m
    join candidate c on c.id = m.candidate_id where c.person_id = $person`,
  consentimientos: `select version, notice_sha256 as huella_del_aviso, at as momento, address as direccion
    from privacy_consent where person_id = $person order by version`,
  solicitudes_arco: `select r.number as numero, r.kind as derecho, r.text as solicitud, r.filed_at as presentada,
    r.due_on as plazo, w.outcome as resolucion, w.text as respuesta, w.answered_at as respondida from arco_request r
    left join arco_answer w on w.request_id = r.id where r.person_id = $person order by r.number`,
  consultas: `select t.number as numero, t.topic as tema, t.subject as asunto, m.at as momento,
    case when m.by_staff then 'mesa de ayuda' else 'usted' end as de, m.text as texto
    from ticket t join ticket_message m on m.ticket_id = t.id where t.person_id = $person order by m.id`,
  correos: `select written_at as escrito, address as direccion, subject as asunto, body as texto, state as estado
    from mail_message where person_id = $person order by written_at`,
  consultas_de_su_expediente: `select at as momento, actor_role as funcion from audit_event
    where action = 'person.viewFile' and subject_type = 'person' and subject_id = $person::text order by seq`,
  consultas_de_sus_puntajes: `select o.opened_at as momento, o.role as funcion, o.scope as alcance, o.purpose as motivo,
    case when o.person_id is not null then o.note end as nota ${OPENINGS_OF_PERSON} order by o.id`,
} as const

/** Readable once the results are open. §5.1 */
const OPEN_PARTS = {
  resultado: `select c.folio, r.status as situacion, r.exclusion, r.efiser, r.grades_mean as promedio, r.enarm,
    r.bonus as publicaciones, r.pi_imss, r.position as posicion, r.position_in_cer as posicion_en_el_curso,
    r.preference as preferencia from selection_result r join selection_run s on s.id = r.run_id
    join candidate c on c.id = r.candidate_id join convocatoria v on v.id = c.convocatoria_id
    where c.person_id = $person and s.published_at is not null and v.results_from <= efiser_now()`,
  respuestas: `select c.folio, w.item_id as pregunta, w.option_id as opcion, w.flagged as marcada, w.struck as tachadas,
    w.revision, w.saved_at as guardada from answer w join attempt a on a.id = w.attempt_id
    join candidate c on c.id = a.candidate_id join convocatoria v on v.id = c.convocatoria_id
    where c.person_id = $person and v.results_from <= efiser_now()
      and exists (select 1 from selection_run s where s.convocatoria_id = v.id and s.published_at is not null)
    order by w.saved_at, w.item_id`,
  respuestas_en_cuarentena: `select c.folio, q.operation as operacion, q.reason as motivo, q.received_at as recibida,
    d.verdict as decision, d.reason as fundamento from answer_quarantine q join attempt a on a.id = q.attempt_id
    left join quarantine_decision d on d.quarantine_id = q.id
    join candidate c on c.id = a.candidate_id join convocatoria v on v.id = c.convocatoria_id
    where c.person_id = $person and v.results_from <= efiser_now()
      and exists (select 1 from selection_run s where s.convocatoria_id = v.id and s.published_at is not null)
    order by q.id`,
  decisiones_sobre_publicaciones: `select a.doi, d.accepted as aceptada, d.points as puntos, d.basis as por
    from publication_decision d join declared_article a on a.id = d.article_id
    join publication_declaration p on p.id = a.declaration_id join convocatoria v on v.id = p.convocatoria_id
    where p.person_id = $person and v.results_from <= efiser_now()
      and exists (select 1 from selection_run s where s.convocatoria_id = v.id and s.published_at is not null)`,
  plaza: `select c.folio, a.state as situacion, k.cer as curso, p.sede_code as sede, p.subsede,
    a.sede_accepted_at as sede_aceptada, a.commitment_accepted_at as compromiso_aceptado, a.rejected_at as rechazada,
    a.resigned_at as renunciada, a.revoked_at as revocada, l.issued_at as carta_emitida, l.sha256 as huella_de_la_carta
    from award a join candidate c on c.id = a.candidate_id join seat_pool p on p.id = a.pool_id
    left join letter l on l.award_id = a.id
    join course k on k.id = p.course_id join convocatoria v on v.id = c.convocatoria_id
    where c.person_id = $person and v.results_from <= efiser_now()`,
} as const

export type OwnData = Record<keyof typeof PARTS | keyof typeof OPEN_PARTS, Rows>

/** Each part as it stands when it is read. */
export async function readOwnData(db: DbOrTrx, personId: string): Promise<OwnData> {
  const data: Record<string, Rows> = {}
  for (const [name, query] of Object.entries({ ...PARTS, ...OPEN_PARTS })) {
    const [before = '', ...after] = query.split('$person')
    const bound = after.reduce((text, part) => sql`${text}${personId}::uuid${sql.raw(part)}`, sql`${sql.raw(before)}`)
    const { rows } = await sql<{ row: Record<string, unknown> }>`select to_jsonb(part) as row from (${bound}) part`.execute(db)
    data[name] = rows.map(({ row }) => row)
  }
  return data as OwnData
}

