-- What a candidate's screen says of itself during the exam: that it left the full
-- screen, or that the page was not looked at. For the supervisor's eyes; nothing
-- in the database or the rules follows from it. Two rows per absence: when it
-- began, and when it ended with how long it took.

create table focus_event (
  attempt_id uuid not null references attempt,
  event_id uuid not null,                  -- drawn by the page: sent again after an outage, stored once
  phase text not null constraint focus_event_phase_known check (phase in ('left', 'returned')),
  kind text not null constraint focus_event_kind_known check (kind in ('pageHidden', 'windowLeft', 'fullScreenLeft')),
  at timestamptz not null default efiser_now(),  -- received, by the database's clock
  delay_ms integer not null                -- by the page: how long before that it happened. Evidence only.
    constraint focus_event_delay_in_range check (delay_ms between 0 and 86400000),
  away_ms integer constraint focus_event_away_in_range check (away_ms between 0 and 86400000),
  primary key (attempt_id, event_id, phase),
  constraint focus_event_length_on_return check ((phase = 'returned') = (away_ms is not null))
);
create trigger focus_event_append_only before update or delete on focus_event
  for each row execute function refuse_change();

create function guard_focus_event() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.attempt where id = new.attempt_id and started_at is not null) then
    raise exception 'a focus event belongs to an exam that was opened'
      using errcode = 'check_violation', constraint = 'focus_event_of_started_attempt';
  end if;
  return new;
end $$;
create trigger focus_event_guard before insert on focus_event for each row execute function guard_focus_event();
