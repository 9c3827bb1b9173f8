-- Where the exam is sat, when somebody is elsewhere on the day (§3.1, Importante): a change between the own adscription
-- and rotation, or a request that the education authority of the other sede decides, before a cutoff. What follows
-- (attempt, candidate, the seat that becomes free) follows by trigger: the app cannot write that. After the cutoff
-- nothing moves. A print states the sede of its time, so a change of sede leads to a print of its own.

alter table convocatoria add column sede_change_lead_hours integer not null default 96
  constraint convocatoria_sede_change_lead_sane check (sede_change_lead_hours between 1 and 720);
-- What follows for who never printed inside the window (§2.1 C): told only, or the first print is given at the door.
alter table convocatoria add column late_first_print text not null default 'allowed'
  constraint convocatoria_late_first_print_known check (late_first_print in ('allowed', 'desk'));

create function sede_changes_until(convocatoria_id text) returns timestamptz language sql stable as $$
  select min(t.starts_at) - c.sede_change_lead_hours * interval '1 hour'
  from public.convocatoria c join public.turno t on t.convocatoria_id = c.id
  where c.id = sede_changes_until.convocatoria_id group by c.id
$$;

create table exam_sede_request (
  id uuid primary key default gen_random_uuid(),
  candidate_id uuid not null references candidate,
  from_sede text not null references sede,
  to_sede text not null references sede,
  kind text not null constraint exam_sede_request_kind_known check (kind in ('own', 'elsewhere')),
  reason text not null constraint exam_sede_request_reason_known check (reason in ('rotation', 'vacation', 'other')),
  note text not null constraint exam_sede_request_note_short check (char_length(note) <= 500),
  requested_at timestamptz not null,
  requested_by uuid not null references person,
  outcome text constraint exam_sede_request_outcome_known check (outcome in ('approved', 'rejected', 'withdrawn')),
  decided_by uuid references person,
  decision_reason text constraint exam_sede_request_decision_short check (char_length(decision_reason) <= 500),
  decided_at timestamptz,
  constraint exam_sede_request_moves check (from_sede <> to_sede),
  constraint exam_sede_request_decided_whole check (num_nulls(outcome, decided_by, decided_at) in (0, 3)),
  constraint exam_sede_request_decided_with_reason check (kind = 'own' or outcome is null or outcome = 'withdrawn'
    or btrim(coalesce(decision_reason, '')) <> '')
);
create unique index exam_sede_request_one_open on exam_sede_request (candidate_id) where outcome is null;
create index exam_sede_request_to on exam_sede_request (to_sede);
create index exam_sede_request_from on exam_sede_request (from_sede);

create function guard_exam_sede_request() returns trigger language plpgsql as $$
declare
  who record;
begin
  select c.person_id, c.convocatoria_id, c.exam_sede, r.adscription_sede, r.rotation_sede into who
    from public.candidate c left join public.roster_entry r
      on r.convocatoria_id = c.convocatoria_id and r.person_id = c.person_id
    where c.id = new.candidate_id;
  if public.efiser_now() >= public.sede_changes_until(who.convocatoria_id) then
    raise exception 'the sede of the exam stands still after its cutoff (Convocatoria §3.1)'
      using errcode = 'check_violation', constraint = 'exam_sede_request_before_cutoff';
  end if;
  if tg_op = 'INSERT' then
    new.requested_at := date_trunc('milliseconds', public.efiser_now());
    if new.outcome is not null or new.requested_by <> who.person_id or new.from_sede <> who.exam_sede
        or (new.kind = 'own') <> (new.to_sede in (who.adscription_sede, coalesce(who.rotation_sede, who.adscription_sede))) then
      raise exception 'one asks for oneself, from the sede that stands, and what is not the own is asked for'
        using errcode = 'check_violation', constraint = 'exam_sede_request_as_it_stands';
    end if;
    return new;
  end if;
  new.decided_at := date_trunc('milliseconds', public.efiser_now());
  if old.outcome is not null or new.outcome is null then
    raise exception 'a request is decided once'
      using errcode = 'check_violation', constraint = 'exam_sede_request_decided_once';
  end if;
  if new.outcome = 'withdrawn' or (new.kind = 'own' and new.outcome = 'approved') then
    if new.decided_by <> who.person_id then
      raise exception 'this is for the person alone'
        using errcode = 'check_violation', constraint = 'exam_sede_request_by_the_person';
    end if;
  elsif new.decided_by = who.person_id or not exists (select 1 from public.role_grant where person_id = new.decided_by
      and (role = 'admin' or (role = 'educacion' and sede_code = new.to_sede))) then
    raise exception 'the sede that is asked decides'
      using errcode = 'check_violation', constraint = 'exam_sede_request_by_the_sede';
  end if;
  return new;
end $$;
create trigger exam_sede_request_guard before insert or update on exam_sede_request
  for each row execute function guard_exam_sede_request();
create trigger exam_sede_request_no_delete before delete on exam_sede_request
  for each row execute function refuse_change();

-- As the owner: the seat at the sede that is left becomes free, and the roster of the other one has one more.
create function apply_exam_sede_request() returns trigger language plpgsql security definer set search_path = '' as $$
begin
  delete from public.exam_seat s using public.attempt a
    where a.id = s.attempt_id and a.candidate_id = new.candidate_id;
  update public.attempt set sede_code = new.to_sede
    where candidate_id = new.candidate_id and sede_code = new.from_sede and state = 'expected';
  if not found then
    raise exception 'only who is expected at the sede moves'
      using errcode = 'check_violation', constraint = 'exam_sede_request_of_the_expected';
  end if;
  update public.candidate set exam_sede = new.to_sede where id = new.candidate_id;
  return null;
end $$;
create trigger exam_sede_request_apply after update on exam_sede_request
  for each row when (new.outcome = 'approved') execute function apply_exam_sede_request();

alter table solicitud_print add column exam_sede text references sede;
alter table solicitud_print disable trigger solicitud_print_append_only;
update solicitud_print p set exam_sede = c.exam_sede
  from registration_version v join candidate c on c.id = v.candidate_id where v.id = p.version_id;
alter table solicitud_print enable trigger solicitud_print_append_only;
alter table solicitud_print alter column exam_sede set not null;
alter table solicitud_print drop constraint solicitud_print_pkey;
alter table solicitud_print add primary key (version_id, exam_sede);
