-- A medical leave that begins after the last version (§3.1, Importante): whoever sits the exam all the same says that it is
-- of the own will and at the own risk, until the turno begins. Once, by the person; no diagnosis is asked or kept.

create table medical_leave_acknowledgement (
  candidate_id uuid primary key references candidate,
  by_id uuid not null references person,
  at timestamptz not null
);
create function guard_medical_leave_acknowledgement() returns trigger language plpgsql as $$
declare
  who record;
begin
  select c.person_id, t.starts_at into who from public.candidate c join public.exam e on e.id = c.exam_id
    join public.turno t on t.id = e.turno_id where c.id = new.candidate_id;
  if new.by_id is distinct from who.person_id then
    raise exception 'everybody answers for the own health alone'
      using errcode = 'check_violation', constraint = 'medical_leave_acknowledgement_own';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  if new.at >= who.starts_at then
    raise exception 'a leave is acknowledged before the turno (Convocatoria §3.1)'
      using errcode = 'check_violation', constraint = 'medical_leave_acknowledgement_before_turno';
  end if;
  return new;
end $$;
create trigger medical_leave_acknowledgement_guard before insert on medical_leave_acknowledgement
  for each row execute function guard_medical_leave_acknowledgement();
create trigger medical_leave_acknowledgement_append_only before update or delete on medical_leave_acknowledgement
  for each row execute function refuse_change();
