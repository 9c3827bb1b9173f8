-- Each time that staff opened personal scores: who, in which session, of whom or of which list, for what. Appended only;
-- the note is kept here and not in the audit, whose event holds its hash. Half-open window of 15 minutes by efiser_now().
create table score_opening (
  id bigint generated always as identity primary key,
  scope text not null constraint score_opening_scope_known check (scope in
    ('person', 'exam', 'annulments', 'run', 'corrections', 'publications', 'sampleRow')),
  person_id uuid references person,
  exam_id uuid references exam,
  run_id uuid references selection_run,
  convocatoria_id text references convocatoria,
  sample_id uuid,
  place integer,
  role text not null,
  purpose text not null,
  note text not null constraint score_opening_note_is_a_reason check
    (char_length(note) between 10 and 300 and note = btrim(note) and note !~ '[[:cntrl:]]'),
  actor_id uuid not null references person,
  session_sha256 bytea not null constraint score_opening_session_is_sha256 check (octet_length(session_sha256) = 32),
  opened_at timestamptz not null,
  closes_at timestamptz not null,
  constraint score_opening_of_a_sample_row foreign key (sample_id, place) references audit_sample_row,
  constraint score_opening_one_subject check (
    (person_id is not null) = (scope in ('person', 'sampleRow')) and (exam_id is not null) = (scope in ('exam', 'annulments'))
    and (run_id is not null) = (scope = 'run') and (convocatoria_id is not null) = (scope in ('corrections', 'publications'))
    and num_nonnulls(sample_id, place) = case scope when 'sampleRow' then 2 else 0 end),
  -- exam-engine/privacy/score-opening.ts, purposesOf.
  constraint score_opening_purpose_of_role_and_scope check (case
    when scope = 'sampleRow' then role = 'auditor' and purpose = 'auditSample'
    when role = 'auditor' then scope in ('person', 'run', 'publications') and purpose in ('auditReview', 'authority')
    when role = 'admin' then scope <> 'publications' and (purpose in ('work', 'authority')
      or (scope = 'person' and purpose in ('clarification', 'arco')))
    else false end),
  constraint score_opening_lasts_15_minutes check (closes_at = opened_at + interval '15 minutes')
);
create index score_opening_of_actor on score_opening (actor_id, session_sha256, id);
create index score_opening_of_person on score_opening (person_id, id) where person_id is not null;
create trigger score_opening_append_only before update or delete on score_opening
  for each row execute function refuse_change();

create function guard_score_opening() returns trigger language plpgsql as $$
begin
  new.opened_at := date_trunc('milliseconds', public.efiser_now());
  new.closes_at := new.opened_at + interval '15 minutes';
  if not exists (select 1 from public.role_grant where person_id = new.actor_id and role = new.role) then
    raise exception 'scores are opened by the coordination or the audit'
      using errcode = 'check_violation', constraint = 'score_opening_by_its_role';
  end if;
  if not exists (select 1 from public.session s where s.token_sha256 = new.session_sha256 and s.person_id = new.actor_id
      and s.stage = 'full' and s.revoked_at is null and s.sitting_attempt_id is null
      and s.expires_at > clock_timestamp()) then
    raise exception 'scores are opened in a session of one''s own'
      using errcode = 'check_violation', constraint = 'score_opening_in_own_session';
  end if;
  if new.scope = 'sampleRow' and not exists (
      select 1 from public.audit_sample s join public.audit_sample_row r on r.sample_id = s.id
        join public.declared_article a on a.id::text = r.subject_id
        join public.publication_declaration d on d.id = a.declaration_id
      where s.id = new.sample_id and r.place = new.place and s.population = 'publications' and d.person_id = new.person_id) then
    raise exception 'a row of a sample opens what is of the author of its article'
      using errcode = 'check_violation', constraint = 'score_opening_of_the_author';
  end if;
  return new;
end $$;
create trigger score_opening_guard before insert on score_opening for each row execute function guard_score_opening();
