-- One clock for everybody: every rule in the database and every node reads
-- efiser_now(). Its offset can be set only where the demo marker stands, which
-- only the demo loader (as owner) writes: a production database has no switch.

create table demo_marker (
  singleton boolean primary key default true constraint demo_marker_single check (singleton),
  seed text not null,
  created_at timestamptz not null default clock_timestamp()
);

create table demo_clock (
  singleton boolean primary key default true constraint demo_clock_single check (singleton),
  offset_ms bigint not null default 0
);
insert into demo_clock default values;

create function refuse_clock_outside_demo() returns trigger language plpgsql as $$
begin
  if tg_op <> 'UPDATE' or not exists (select 1 from public.demo_marker) then
    raise exception 'the clock can be moved only in a demo database'
      using errcode = 'check_violation', constraint = 'demo_clock_only_in_demo';
  end if;
  return new;
end $$;

create trigger demo_clock_only_in_demo before insert or update or delete on demo_clock
  for each row execute function refuse_clock_outside_demo();

create function efiser_now() returns timestamptz language sql volatile as $$
  select clock_timestamp() + (select offset_ms from public.demo_clock) * interval '1 millisecond'
$$;
