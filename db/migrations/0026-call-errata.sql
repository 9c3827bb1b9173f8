-- What the writing of a call lacked: a draft may be the next version of a published call, may be given up, and knows which
-- of its copied dates nobody has looked at. And what a fe de erratas may change, held here as in the rules.

alter table call_draft
  add column amends text references convocatoria,    -- the call whose next version this is; null for a new call
  add column amends_number integer,                  -- the version it was written upon
  add column unchecked text[] not null default '{}', -- parts with copied dates that nobody has looked at
  add column discarded_at timestamptz,
  add constraint call_draft_amends_version check ((amends is null) = (amends_number is null)),
  add constraint call_draft_ended_once check (discarded_at is null or published_as is null);

-- Two people who prepare two next versions of one call would take each other's words back.
create unique index call_draft_one_errata on call_draft (amends)
  where amends is not null and published_as is null and discarded_at is null;

create or replace function guard_call_draft() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := public.efiser_now();
    new.changed_at := new.created_at;
    new.revision := 1;
    return new;
  end if;
  if old.published_as is not null or old.discarded_at is not null then
    raise exception 'a draft that was published or given up does not change'
      using errcode = 'check_violation', constraint = 'call_draft_published';
  end if;
  if new.revision <> old.revision + 1 then
    raise exception 'each change of a draft follows the one before'
      using errcode = 'check_violation', constraint = 'call_draft_revision_follows';
  end if;
  new.changed_at := public.efiser_now();
  if new.discarded_at is not null then new.discarded_at := new.changed_at; end if;
  return new;
end $$;

/* When nothing of a call is left to do (exam-engine/convocatoria/windows.ts, callEnd). */
create function call_end(results_until timestamptz, rules jsonb) returns timestamptz language sql stable parallel safe
  set search_path = pg_catalog, pg_temp
return greatest(results_until,
  (rules #>> '{windows,resignKeepingCurrentCourse,until}')::timestamptz,
  (rules #>> '{windows,resignToCompeteAgain,before}')::timestamptz,
  ((rules #>> '{windows,arrivalAtNewSede,on}') || 'T00:00:00-06:00')::timestamptz + interval '24 hours');

/* Before the rows follow (the trigger of 0021 comes after this one by name): what a later version may not touch. */
create function guard_errata() returns trigger language plpgsql security definer
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
    and exists (select 1 from public.selection_run r where r.convocatoria_id = new.convocatoria_id) then
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
create trigger convocatoria_version_errata before insert on convocatoria_version
  for each row execute function guard_errata();
