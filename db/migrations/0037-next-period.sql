-- The next period of a call: a draft that was made from what is free, with the ledger it was made from. And what binds it:
-- no seat is offered that somebody holds, and nobody registers who holds one, or left one too late (§5.3, §5.13, §5.17).

create table call_period (
  draft_id uuid primary key references call_draft,
  from_call text not null references convocatoria,
  seats_taken_at timestamptz not null,
  ledger jsonb not null,                   -- exam-engine/convocatoria/freed-seats.ts, at that moment
  made_by uuid not null references person
);

create function guard_call_period() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.role_grant where person_id = new.made_by and role = 'admin') then
    raise exception 'the coordination opens a next period'
      using errcode = 'check_violation', constraint = 'call_period_by_admin';
  end if;
  if exists (select 1 from public.call_period p join public.call_draft d on d.id = p.draft_id
      where p.from_call = new.from_call and d.discarded_at is null) then
    raise exception 'one next period of a call'
      using errcode = 'check_violation', constraint = 'call_period_once';
  end if;
  if not exists (select 1 from public.convocatoria v where v.id = new.from_call and v.results_until <= public.efiser_now()
      and exists (select 1 from public.selection_run r where r.convocatoria_id = v.id and r.published_at is not null)) then
    raise exception 'what is free is known when the acceptance is over (Convocatoria §5.3)'
      using errcode = 'check_violation', constraint = 'call_period_after_acceptance';
  end if;
  new.seats_taken_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger call_period_guard before insert on call_period for each row execute function guard_call_period();
create trigger call_period_append_only before update or delete on call_period
  for each row execute function refuse_change();

/* Whether somebody has the seat of an award: accepted, or still to be answered (exam-engine/convocatoria/acceptance.ts). */
create function award_holds(state text, results_until timestamptz) returns boolean language sql stable as $$
  select state in ('commitmentAccepted', 'letterIssued')
    or (state in ('assigned', 'sedeAccepted') and public.efiser_now() < results_until)
$$;

-- In the same cycle a pool of a later period has no more seats than its first table less those that are held.
create function refuse_held_seats() returns trigger language plpgsql as $$
declare
  offered record;
  initial integer;
  held integer;
begin
  select v.rules ->> 'cycle' as cycle, (v.rules ->> 'period')::integer as period, c.cer into offered
    from public.course c join public.convocatoria v on v.id = c.convocatoria_id where c.id = new.course_id;
  if offered.period is null or offered.period = 1 then return new; end if;
  select p.seats into initial from public.seat_pool p join public.course c on c.id = p.course_id
    join public.convocatoria v on v.id = p.convocatoria_id
    where v.rules ->> 'cycle' = offered.cycle and (v.rules ->> 'period')::integer < offered.period
      and c.cer = offered.cer and p.sede_code = new.sede_code and p.subsede is not distinct from new.subsede
    order by (v.rules ->> 'period')::integer limit 1;
  if initial is null then return new; end if;
  select count(*) into held from public.award a join public.seat_pool p on p.id = a.pool_id
    join public.course c on c.id = p.course_id join public.convocatoria v on v.id = p.convocatoria_id
    where v.rules ->> 'cycle' = offered.cycle and (v.rules ->> 'period')::integer < offered.period
      and c.cer = offered.cer and p.sede_code = new.sede_code and p.subsede is not distinct from new.subsede
      and public.award_holds(a.state, v.results_until);
  if new.seats > initial - held then
    raise exception 'a later period offers what nobody holds (Convocatoria §5.3)'
      using errcode = 'check_violation', constraint = 'seat_pool_within_free_seats';
  end if;
  return new;
end $$;
create trigger seat_pool_within_free_seats before insert or update on seat_pool
  for each row execute function refuse_held_seats();

-- Who registers: nobody who holds a seat of the cycle, nobody who left one after the term of §5.17, nobody who was dropped.
create function refuse_seat_holder() returns trigger language plpgsql as $$
begin
  if exists (select 1 from public.award a join public.candidate c on c.id = a.candidate_id
      join public.convocatoria v on v.id = c.convocatoria_id
      join public.convocatoria own on own.id = new.convocatoria_id
      join public.selection_run r on r.id = a.run_id and r.published_at is not null
      where c.person_id = new.person_id and v.id <> own.id and v.rules ->> 'cycle' = own.rules ->> 'cycle'
        and public.award_holds(a.state, v.results_until)) then
    raise exception 'who holds a seat does not compete (Convocatoria §5.17)'
      using errcode = 'check_violation', constraint = 'candidate_holds_no_seat';
  end if;
  if exists (select 1 from public.resignation r join public.award a on a.id = r.award_id
      join public.candidate c on c.id = a.candidate_id join public.convocatoria v on v.id = c.convocatoria_id
      where r.person_id = new.person_id and r.state = 'acknowledged' and v.id <> new.convocatoria_id
        and r.counts_from >= (v.rules #>> '{windows,resignToCompeteAgain,before}')::timestamptz) then
    raise exception 'who resigned after the term does not compete again (Convocatoria §5.17)'
      using errcode = 'check_violation', constraint = 'candidate_resigned_in_time';
  end if;
  if exists (select 1 from public.revocation r join public.award a on a.id = r.award_id
      join public.candidate c on c.id = a.candidate_id
      where c.person_id = new.person_id and r.outcome = 'approved' and r.ground = 'foreignStatus') then
    raise exception 'who was dropped from both courses does not compete (Convocatoria §5.18)'
      using errcode = 'check_violation', constraint = 'candidate_not_dropped';
  end if;
  return new;
end $$;
create trigger candidate_holds_no_seat before insert on candidate
  for each row execute function refuse_seat_holder();
