-- The presentation at the new sede (§5.9.3, §5.12): the newest record of a seat counts, none is taken away, and a record
-- after the first says why.

create table arrival_record (
  id bigint generated always as identity primary key,
  award_id uuid not null references award,
  arrived_on date,                         -- null: a record before it was wrong
  reason text not null constraint arrival_record_reason_sane check (char_length(reason) <= 1000),
  by_id uuid not null references person,
  by_role text not null constraint arrival_record_role_known check (by_role in ('ooad', 'educacion')),
  at timestamptz not null
);
create index arrival_record_award on arrival_record (award_id, id);

create function guard_arrival_record() returns trigger language plpgsql as $$
declare
  seat record;
  before record;
begin
  select a.state, c.person_id, s.ooad, s.code, (v.rules #>> '{windows,arrivalAtNewSede,on}')::date as arrives_on into seat
    from public.award a join public.candidate c on c.id = a.candidate_id
    join public.convocatoria v on v.id = c.convocatoria_id
    join public.seat_pool p on p.id = a.pool_id join public.sede s on s.code = p.sede_code where a.id = new.award_id;
  if seat.state <> 'letterIssued' then
    raise exception 'who arrives has a letter that counts (Convocatoria §5.9.3)'
      using errcode = 'check_violation', constraint = 'arrival_record_of_letter';
  end if;
  if seat.person_id = new.by_id then
    raise exception 'nobody records the own arrival'
      using errcode = 'check_violation', constraint = 'arrival_record_not_own';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.by_id and role = new.by_role
      and case new.by_role when 'ooad' then ooad = seat.ooad else seat.ooad = 'UMAE' and sede_code = seat.code end) then
    raise exception 'the OOAD of the new sede records it, or the education authority of a UMAE'
      using errcode = 'check_violation', constraint = 'arrival_record_by_receiver';
  end if;
  new.at := date_trunc('milliseconds', public.efiser_now());
  if (new.at at time zone 'America/Mexico_City')::date < seat.arrives_on or new.arrived_on < seat.arrives_on then
    raise exception 'nobody arrives before the day (Convocatoria §5.9.3)'
      using errcode = 'check_violation', constraint = 'arrival_record_from_its_day';
  end if;
  if new.arrived_on > (new.at at time zone 'America/Mexico_City')::date then
    raise exception 'what is recorded has happened'
      using errcode = 'check_violation', constraint = 'arrival_record_not_in_future';
  end if;
  select arrived_on into before from public.arrival_record where award_id = new.award_id order by id desc limit 1;
  if not found and new.arrived_on is null then
    raise exception 'there is nothing to take back'
      using errcode = 'check_violation', constraint = 'arrival_record_takes_back';
  end if;
  if found and (btrim(new.reason) = '' or before.arrived_on is not distinct from new.arrived_on) then
    raise exception 'a record after the first changes something, and says why'
      using errcode = 'check_violation', constraint = 'arrival_record_has_reason';
  end if;
  return new;
end $$;
create trigger arrival_record_guard before insert on arrival_record
  for each row execute function guard_arrival_record();
create trigger arrival_record_append_only before update or delete on arrival_record
  for each row execute function refuse_change();
