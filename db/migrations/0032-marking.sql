-- Annulled items, the release of implausible forms, and the discard of a freeze. A freeze that is discarded stands no
-- longer: what it kept from changing may change again, and the next freeze takes it in; its row stays. A mark is bound
-- to the key of the form that was sat, and to what is annulled in it. Nothing here moves marks after a publication
-- (§3.1 B).

alter table selection_run
  add column discarded_at timestamptz,
  add column discarded_by uuid references person,
  add column discard_reason text,
  add constraint selection_run_discarded_whole check (num_nulls(discarded_at, discarded_by, discard_reason) in (0, 3)),
  add constraint selection_run_discarded_has_reason check (btrim(discard_reason) <> ''),
  add constraint selection_run_discarded_by_a_second_person check (discarded_by <> frozen_by),
  add constraint selection_run_published_stands check (published_at is null or discarded_at is null);

create function selection_stands(call_id text) returns boolean language sql stable
  set search_path = pg_catalog, pg_temp as $$
  select exists (select 1 from public.selection_run where convocatoria_id = call_id and discarded_at is null)
$$;

create or replace function guard_selection_run() returns trigger language plpgsql as $$
begin
  if (new.input, new.input_sha256, new.frozen_at, new.frozen_by)
       is distinct from (old.input, old.input_sha256, old.frozen_at, old.frozen_by)
     or (old.results is not null and (new.results, new.results_sha256, new.ran_at, new.ran_by)
       is distinct from (old.results, old.results_sha256, old.ran_at, old.ran_by))
     or old.published_at is not null or old.discarded_at is not null then
    raise exception 'a frozen selection does not change'
      using errcode = 'check_violation', constraint = 'selection_run_frozen';
  end if;
  new.discarded_at := null;
  if new.discarded_by is not null then
    if not exists (select 1 from public.role_grant where person_id = new.discarded_by and role = 'admin') then
      raise exception 'the coordination discards'
        using errcode = 'check_violation', constraint = 'selection_run_discarded_by_admin';
    end if;
    -- A run that is proposed for publication (0038) is withdrawn first: of two acts that cross, one holds.
    if to_jsonb(new) ->> 'proposed_at' is not null then
      raise exception 'what is proposed for publication is withdrawn first'
        using errcode = 'check_violation', constraint = 'selection_run_discarded_not_proposed';
    end if;
    new.discarded_at := public.efiser_now();
  end if;
  return new;
end $$;

-- A discarded run takes no further row either.
create or replace function refuse_late_result() returns trigger language plpgsql as $$
begin
  if (select published_at is not null or discarded_at is not null from public.selection_run where id = new.run_id) then
    raise exception 'a published selection takes no further row'
      using errcode = 'check_violation', constraint = tg_table_name || '_before_publication';
  end if;
  return new;
end $$;

-- Whatever a freeze keeps from changing, it keeps while it stands.
create or replace function refuse_mark_after_freeze() returns trigger language plpgsql as $$
begin
  if (select public.selection_stands(c.convocatoria_id) from public.attempt a
      join public.candidate c on c.id = a.candidate_id where a.id = new.attempt_id) then
    raise exception 'marks do not change once a selection is frozen'
      using errcode = 'check_violation', constraint = 'mark_frozen_with_selection';
  end if;
  return new;
end $$;

create or replace function refuse_after_freeze(call_id text, broken text) returns void language plpgsql as $$
begin
  perform public.lock_selection_input(call_id);
  if public.selection_stands(call_id) then
    raise exception 'nothing that a frozen selection was made from changes'
      using errcode = 'check_violation', constraint = broken;
  end if;
end $$;

create or replace function refuse_after_freeze(of_article uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from public.declared_article a
      join public.publication_declaration d on d.id = a.declaration_id
      where a.id = of_article and public.selection_stands(d.convocatoria_id)) then
    raise exception 'publications are judged before the selection is frozen'
      using errcode = 'check_violation', constraint = 'publication_before_freeze';
  end if;
end $$;

create or replace function check_quarantine_decision() returns trigger language plpgsql as $$
declare
  closed record;
begin
  select a.state, e.convocatoria_id into closed from public.answer_quarantine q
    join public.attempt a on a.id = q.attempt_id join public.exam e on e.id = a.exam_id where q.id = new.quarantine_id;
  if closed.state not in ('handedIn', 'closed') then
    raise exception 'quarantine is decided on after the exam has ended'
      using errcode = 'check_violation', constraint = 'quarantine_decision_after_the_end';
  end if;
  if public.selection_stands(closed.convocatoria_id) then
    raise exception 'quarantine is decided on before a selection is frozen'
      using errcode = 'check_violation', constraint = 'quarantine_decision_before_freeze';
  end if;
  return new;
end $$;

create or replace function guard_errata() returns trigger language plpgsql security definer
  set search_path = pg_catalog, pg_temp as $$
declare
  rules jsonb := new.document -> 'rules';
  last jsonb;
  old jsonb;
begin
  if new.number = 1 then return new; end if;
  perform 1 from public.convocatoria where id = new.convocatoria_id for no key update;
  select document into last from public.convocatoria_version where convocatoria_id = new.convocatoria_id
    order by number desc limit 1;
  old := last -> 'rules';
  if rules -> 'cycle' <> old -> 'cycle' or rules -> 'currentCycle' <> old -> 'currentCycle'
    or rules -> 'period' <> old -> 'period' or new.document -> 'exams' <> last -> 'exams'
    or new.document -> 'tieBreak' <> last -> 'tieBreak' or rules -> 'publicationPoints' <> old -> 'publicationPoints'
    or rules -> 'completedCerExceptions' <> old -> 'completedCerExceptions' then
    raise exception 'a version never changes what the call fixed'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_terms';
  end if;
  if (rules #>> '{windows,printApplication,from}')::timestamptz > (old #>> '{windows,printApplication,from}')::timestamptz
    or (rules #>> '{windows,printApplication,until}')::timestamptz
      < (old #>> '{windows,printApplication,until}')::timestamptz
    or (rules #>> '{windows,resignKeepingCurrentCourse,until}')::timestamptz
      < (old #>> '{windows,resignKeepingCurrentCourse,until}')::timestamptz
    or (rules #>> '{windows,resignToCompeteAgain,before}')::timestamptz
      < (old #>> '{windows,resignToCompeteAgain,before}')::timestamptz
    or (rules #>> '{windows,foreignTuition,until}')::timestamptz < (old #>> '{windows,foreignTuition,until}')::timestamptz
    or (rules #>> '{windows,arrivalAtNewSede,on}')::date < (old #>> '{windows,arrivalAtNewSede,on}')::date
    or (rules #>> '{publicationCutoff,before}')::date < (old #>> '{publicationCutoff,before}')::date then
    raise exception 'a version never shortens a term'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_deadlines';
  end if;
  if new.document -> 'pools' <> last -> 'pools'
    and public.selection_stands(new.convocatoria_id) then
    raise exception 'the selection was frozen with these seats'
      using errcode = 'check_violation', constraint = 'convocatoria_version_seats_frozen';
  end if;
  -- A sede stands for all calls: a known one keeps its name.
  insert into public.sede (code, name, city, ooad, time_zone)
    select s.code, s.name, s.city, s.ooad, s."timeZone"
    from jsonb_to_recordset(new.document -> 'sedes') as s (code text, name text, city text, ooad text, "timeZone" text)
    on conflict (code) do nothing;
  return new;
end $$;

-- The key of a form is its own: it names the form and its content, and is what its hash says.
create function guard_form_key() returns trigger language plpgsql as $$
begin
  if new.content_sha256 is distinct from (select content_sha256 from public.form where id = new.form_id)
     or new.key::jsonb ->> 'contentSha256' is distinct from new.content_sha256
     or new.key::jsonb ->> 'formId' is distinct from new.form_id::text
     or new.key_sha256 is distinct from encode(sha256(convert_to(new.key, 'UTF8')), 'hex') then
    raise exception 'a key is of one form'
      using errcode = 'check_violation', constraint = 'form_key_of_its_form';
  end if;
  return new;
end $$;
create trigger form_key_guard before insert on form_key for each row execute function guard_form_key();

create table annulment (                   -- exam-engine/marking/annulment.ts; one policy for everybody of a form
  id uuid primary key default gen_random_uuid(),
  form_id uuid not null references form,
  item_ids uuid[] not null constraint annulment_has_items check (cardinality(item_ids) > 0),
  policy text not null constraint annulment_policy_known check (policy in ('drop', 'credit')),
  kind text not null constraint annulment_kind_known check (kind in
    ('wrongKey', 'severalRight', 'noneRight', 'ambiguous', 'outOfScope', 'unreadable', 'exposed', 'other')),
  reason text not null constraint annulment_has_reason check (btrim(reason) <> ''),
  proposed_at timestamptz not null,
  proposed_by uuid not null references person,
  outcome text constraint annulment_outcome_known check (outcome in ('approved', 'rejected', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid references person,
  note text not null default '',
  effect text,                             -- canonical JSON of the dry run that was approved: who moved
  effect_sha256 text,
  constraint annulment_decided_whole
    check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
  constraint annulment_by_a_second_person check (case outcome
    when 'withdrawn' then decided_by = proposed_by else decided_by is null or decided_by <> proposed_by end),
  constraint annulment_rejected_has_note check (outcome is distinct from 'rejected' or btrim(note) <> ''),
  constraint annulment_approved_has_effect check ((outcome is not distinct from 'approved')
    = (effect is not null and effect_sha256 is not null)),
  constraint annulment_effect_of_its_hash check (effect_sha256 = encode(sha256(convert_to(effect, 'UTF8')), 'hex'))
);
create unique index annulment_one_open on annulment (form_id) where outcome is null;
create index annulment_form on annulment (form_id, outcome);

create function convocatoria_of_form(of_form uuid) returns text language sql stable as $$
  select e.convocatoria_id from public.form f join public.exam e on e.id = f.exam_id where f.id = of_form
$$;

create function guard_annulment() returns trigger language plpgsql as $$
declare
  call_id text := public.convocatoria_of_form(new.form_id);
  actor uuid := case tg_op when 'INSERT' then new.proposed_by else new.decided_by end;
begin
  perform public.lock_selection_input(call_id);
  if tg_op = 'INSERT' or new.outcome = 'approved' then
    if exists (select 1 from public.selection_run where convocatoria_id = call_id and published_at is not null) then
      raise exception 'nothing is annulled after the publication (Convocatoria §3.1 B)'
        using errcode = 'check_violation', constraint = 'annulment_before_publication';
    end if;
    perform public.refuse_after_freeze(call_id, 'annulment_before_freeze');
  end if;
  if not exists (select 1 from public.role_grant where person_id = actor and role = 'admin') then
    raise exception 'the coordination annuls' using errcode = 'check_violation', constraint = 'annulment_by_admin';
  end if;
  if tg_op = 'UPDATE' and (old.outcome is not null or new.outcome is null
    or (new.id, new.form_id, new.item_ids, new.policy, new.kind, new.reason, new.proposed_at, new.proposed_by)
    is distinct from
      (old.id, old.form_id, old.item_ids, old.policy, old.kind, old.reason, old.proposed_at, old.proposed_by)) then
    raise exception 'of an annulment only the decision is added, once'
      using errcode = 'check_violation', constraint = 'annulment_append_only';
  end if;
  if tg_op = 'INSERT' or new.outcome = 'approved' then
    perform pg_advisory_xact_lock(hashtextextended('annulment ' || new.form_id::text, 0));
    if (select count(distinct item) from unnest(new.item_ids) item
        join public.form_item f on f.form_id = new.form_id and f.item_id = item) <> cardinality(new.item_ids) then
      raise exception 'what is annulled are items of the form, each once'
        using errcode = 'check_violation', constraint = 'annulment_items_of_form';
    end if;
    if exists (select 1 from public.annulment where form_id = new.form_id and outcome = 'approved'
        and (item_ids && new.item_ids or policy <> new.policy)) then
      raise exception 'one form has one policy, and an item is annulled once'
        using errcode = 'check_violation', constraint = 'annulment_one_policy';
    end if;
    if cardinality(new.item_ids) + (select coalesce(sum(cardinality(item_ids)), 0) from public.annulment
          where form_id = new.form_id and outcome = 'approved')
        >= (select item_count from public.form where id = new.form_id) then
      raise exception 'something is left to mark'
        using errcode = 'check_violation', constraint = 'annulment_leaves_items';
    end if;
  end if;
  if tg_op = 'INSERT' then
    new.proposed_at := public.efiser_now();
    new.outcome := null;
    new.decided_at := null;
    new.decided_by := null;
    new.note := '';
    new.effect := null;
    new.effect_sha256 := null;
  else
    -- To the millisecond, as marks bear their moment: one that is made in the same one is not older.
    new.decided_at := date_trunc('milliseconds', public.efiser_now());
  end if;
  return new;
end $$;
create trigger annulment_guard before insert or update on annulment for each row execute function guard_annulment();
create trigger annulment_no_delete before delete on annulment for each row execute function refuse_change();

-- An approval and the marks it changes are one transaction: none of its form is older when it ends.
create function demand_marks_remade() returns trigger language plpgsql as $$
begin
  if new.outcome = 'approved' and exists (select 1 from public.mark m join public.attempt a on a.id = m.attempt_id
      where a.form_id = new.form_id and m.status = 'present' and m.marked_at < new.decided_at) then
    raise exception 'all marks of the form are made anew with its annulment'
      using errcode = 'check_violation', constraint = 'annulment_marks_remade';
  end if;
  return null;
end $$;
create constraint trigger annulment_marks_remade after update on annulment deferrable initially deferred
  for each row execute function demand_marks_remade();

-- A mark is made with the key of the form that was sat, of as many items as are left to count in it.
create function guard_mark_binding() returns trigger language plpgsql as $$
declare
  sat uuid := (select form_id from public.attempt where id = new.attempt_id);
  dropped integer;
begin
  if new.status <> 'present' then return new; end if;
  if new.key_sha256 is distinct from (select key_sha256 from public.form_key where form_id = sat) then
    raise exception 'a key marks no other form'
      using errcode = 'check_violation', constraint = 'mark_by_key_of_its_form';
  end if;
  select coalesce(sum(cardinality(item_ids)), 0) into dropped from public.annulment
    where form_id = sat and outcome = 'approved' and policy = 'drop';
  if new.counted <> (select item_count from public.form where id = sat) - dropped then
    raise exception 'one policy for everybody who sat the form (Convocatoria §3.1 B)'
      using errcode = 'check_violation', constraint = 'mark_counts_what_its_form_does';
  end if;
  return new;
end $$;
create trigger mark_of_its_form before insert or update on mark for each row execute function guard_mark_binding();

create table form_check (                  -- exam-engine/marking/plausibility.ts, as of the last marking
  form_id uuid primary key references form,
  n integer not null constraint form_check_n_positive check (n >= 0),
  findings text not null                   -- canonical JSON
    constraint form_check_findings_are_list check (jsonb_typeof(findings::jsonb) = 'array'),
  findings_sha256 text not null,
  checked_at timestamptz not null,
  constraint form_check_of_its_findings check (findings_sha256 = encode(sha256(convert_to(findings, 'UTF8')), 'hex'))
);
create function guard_form_check() returns trigger language plpgsql as $$
begin
  perform public.refuse_after_freeze(public.convocatoria_of_form(new.form_id), 'form_check_before_freeze');
  if tg_op = 'UPDATE' and new.form_id <> old.form_id then
    raise exception 'a check is of one form' using errcode = 'check_violation', constraint = 'form_check_of_one_form';
  end if;
  new.checked_at := public.efiser_now();
  return new;
end $$;
create trigger form_check_guard before insert or update on form_check for each row execute function guard_form_check();
create trigger form_check_no_delete before delete on form_check for each row execute function refuse_change();

create table form_release (                -- a named person releases a form with just these findings
  id uuid primary key default gen_random_uuid(),
  form_id uuid not null references form_check,
  findings_sha256 text not null,
  reason text not null constraint form_release_has_reason check (btrim(reason) <> ''),
  released_at timestamptz not null,
  released_by uuid not null references person,
  constraint form_release_once unique (form_id, findings_sha256)
);
create function guard_form_release() returns trigger language plpgsql as $$
begin
  perform public.refuse_after_freeze(public.convocatoria_of_form(new.form_id), 'form_release_before_freeze');
  if not exists (select 1 from public.form_check where form_id = new.form_id
      and findings_sha256 = new.findings_sha256 and findings <> '[]') then
    raise exception 'what is released are the findings that stand'
      using errcode = 'check_violation', constraint = 'form_release_of_its_findings';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.released_by and role = 'admin') then
    raise exception 'the coordination releases' using errcode = 'check_violation', constraint = 'form_release_by_admin';
  end if;
  new.released_at := public.efiser_now();
  return new;
end $$;
create trigger form_release_guard before insert on form_release for each row execute function guard_form_release();
create trigger form_release_append_only before update or delete on form_release
  for each row execute function refuse_change();

-- Nothing is frozen over an open proposal, nor over a form that nobody released.
create function guard_freeze() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.annulment a
      where a.outcome is null and public.convocatoria_of_form(a.form_id) = new.convocatoria_id) then
    raise exception 'an annulment waits for its decision'
      using errcode = 'check_violation', constraint = 'selection_run_annulments_decided';
  end if;
  if exists (select 1 from public.form_check c
      where c.findings <> '[]' and public.convocatoria_of_form(c.form_id) = new.convocatoria_id and not exists (
        select 1 from public.form_release r where r.form_id = c.form_id and r.findings_sha256 = c.findings_sha256)) then
    raise exception 'an implausible form is released by a person first'
      using errcode = 'check_violation', constraint = 'selection_run_forms_released';
  end if;
  return new;
end $$;
create trigger selection_run_freeze before insert on selection_run for each row execute function guard_freeze();
