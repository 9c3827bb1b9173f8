-- The call: its drafts, its versions, its avisos. A version is a document that everybody may read and hash; the rows
-- of the convocatoria (rules, windows, courses, turnos, exams, seats) follow from it, here and not in the app: the
-- app's role may append a version and has no right on those rows. A later version (fe de erratas) gives and never takes.

create table call_draft (
  id uuid primary key default gen_random_uuid(),
  copied_from text not null references convocatoria,
  document jsonb not null,                 -- exam-engine/convocatoria/call-document.ts
  undecided text[] not null default '{}',  -- courses open to more grades "sin sentar precedente", to be decided anew
  revision integer not null default 1,
  created_at timestamptz not null,
  created_by uuid not null references person,
  changed_at timestamptz not null,
  changed_by uuid not null references person,
  published_as text references convocatoria
);

create function guard_call_draft() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.created_at := public.efiser_now();
    new.changed_at := new.created_at;
    new.revision := 1;
    return new;
  end if;
  if old.published_as is not null then
    raise exception 'a published draft does not change'
      using errcode = 'check_violation', constraint = 'call_draft_published';
  end if;
  if new.revision <> old.revision + 1 then
    raise exception 'each change of a draft follows the one before'
      using errcode = 'check_violation', constraint = 'call_draft_revision_follows';
  end if;
  new.changed_at := public.efiser_now();
  return new;
end $$;
create trigger call_draft_guard before insert or update on call_draft for each row execute function guard_call_draft();
create trigger call_draft_no_delete before delete on call_draft for each row execute function refuse_change();

create table convocatoria_version (
  convocatoria_id text not null references convocatoria,
  number integer not null constraint convocatoria_version_number_positive check (number >= 1),
  document jsonb not null,
  document_sha256 text not null constraint convocatoria_version_document_hash check (document_sha256 ~ '^[0-9a-f]{64}$'),
  rules_sha256 text not null constraint convocatoria_version_rules_hash check (rules_sha256 ~ '^[0-9a-f]{64}$'),
  previous_sha256 text,
  sha256 text not null constraint convocatoria_version_hash check (sha256 ~ '^[0-9a-f]{64}$'),
  reason text,                             -- of the fe de erratas; the first version has none
  changes jsonb not null default '[]',     -- field, before, after
  draft_id uuid references call_draft,     -- where its first version was written
  at timestamptz not null,
  issued_by uuid not null references person,
  primary key (convocatoria_id, number),
  constraint convocatoria_version_reason check ((number = 1) = (reason is null) and btrim(reason) <> ''),
  constraint convocatoria_version_changes check ((number = 1) = (changes = '[]'::jsonb)),
  constraint convocatoria_version_chained check ((number = 1) = (previous_sha256 is null))
);

/* The rows of a call that is published for the first time. */
create function write_call_rows(id text, document jsonb, rules_hash text, source text) returns void
  language plpgsql as $$
#variable_conflict use_variable
declare
  rules jsonb := document -> 'rules';
begin
  insert into public.convocatoria (id, title, rules, rules_sha256, published_at, registration_from, registration_until,
      results_from, results_until, coordination_phone, check_in_minutes, transit_grace_ms)
    select id, document ->> 'title', rules, rules_hash, (rules ->> 'publishedAt')::timestamptz,
      (rules #>> '{windows,registration,from}')::timestamptz, (rules #>> '{windows,registration,until}')::timestamptz,
      (document ->> 'resultsFrom')::timestamptz, (rules #>> '{windows,results,until}')::timestamptz,
      c.coordination_phone, c.check_in_minutes, c.transit_grace_ms
    from public.convocatoria c where c.id = source;
  -- A sede stands for all calls: a known one keeps its name.
  insert into public.sede (code, name, city, ooad, time_zone)
    select s.code, s.name, s.city, s.ooad, s."timeZone"
    from jsonb_to_recordset(document -> 'sedes') as s (code text, name text, city text, ooad text, "timeZone" text)
    on conflict (code) do nothing;
  insert into public.course (convocatoria_id, cer, new_course, note)
    select id, c.cer, c."newCourse", c.note
    from jsonb_to_recordset(rules -> 'courses') as c (cer text, "newCourse" boolean, note text);
  insert into public.course_prerequisite (course_id, ceme, grade)
    select course.id, p.ceme, p.grade
    from jsonb_to_recordset(rules -> 'courses') as c (cer text, prerequisites jsonb)
    join public.course on course.convocatoria_id = write_call_rows.id and course.cer = c.cer
    cross join lateral jsonb_to_recordset(c.prerequisites) as p (ceme text, grade integer);
  insert into public.turno (convocatoria_id, number, starts_at, ends_at)
    select id, row_number() over (order by t.starts_at), t.starts_at, t.ends_at
    from (select distinct e."startsAt"::timestamptz as starts_at, e."endsAt"::timestamptz as ends_at
      from jsonb_to_recordset(rules -> 'cronograma') as e ("startsAt" text, "endsAt" text)) t;
  insert into public.exam (convocatoria_id, turno_id, ceme, grade, item_count, research_count)
    select id, turno.id, e.ceme, e.grade, size."itemCount", size."researchCount"
    from jsonb_to_recordset(rules -> 'cronograma') as e (ceme text, grade integer, "startsAt" text)
    join jsonb_to_recordset(document -> 'exams')
      as size (ceme text, grade integer, "itemCount" integer, "researchCount" integer)
      on size.ceme = e.ceme and size.grade = e.grade
    join public.turno on turno.convocatoria_id = write_call_rows.id and turno.starts_at = e."startsAt"::timestamptz;
end $$;

/* Its seats: new pools are added at the end, known ones only grow. */
create function write_call_seats(id text, document jsonb) returns void language plpgsql as $$
#variable_conflict use_variable
begin
  if exists (select 1 from public.seat_pool p join public.course c on c.id = p.course_id
      left join jsonb_to_recordset(document -> 'pools')
        as n (cer text, sede text, subsede text, seats integer, "foreignMax" integer)
        on n.cer = c.cer and n.sede = p.sede_code and n.subsede is not distinct from p.subsede
      where p.convocatoria_id = id and (n.seats is null or n.seats < p.seats
        or coalesce(n."foreignMax", 2147483647) < coalesce(p.foreign_max, 2147483647))) then
    raise exception 'a version never takes seats away'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_seats';
  end if;
  insert into public.seat_pool (convocatoria_id, course_id, sede_code, subsede, seats, foreign_max, position)
    select id, c.id, n.sede, n.subsede, n.seats, n."foreignMax", n.position
    from rows from (jsonb_to_recordset(document -> 'pools')
      as (cer text, sede text, subsede text, seats integer, "foreignMax" integer))
      with ordinality as n (cer, sede, subsede, seats, "foreignMax", position)
    join public.course c on c.convocatoria_id = write_call_seats.id and c.cer = n.cer
    on conflict on constraint seat_pool_unique do update set seats = excluded.seats, foreign_max = excluded.foreign_max
      where (seat_pool.seats, seat_pool.foreign_max) is distinct from (excluded.seats, excluded.foreign_max);
end $$;

/* As the owner: the app's role has no right on the rows that follow from a version. */
create function issue_version() returns trigger language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  current public.convocatoria;
  rules jsonb := new.document -> 'rules';
  last public.convocatoria_version;
begin
  new.at := public.efiser_now();
  select * into current from public.convocatoria where id = new.convocatoria_id for no key update;
  select * into last from public.convocatoria_version where convocatoria_id = new.convocatoria_id
    order by number desc limit 1;
  if new.number <> coalesce(last.number, 0) + 1 or new.previous_sha256 is distinct from last.sha256 then
    raise exception 'each version follows the one before'
      using errcode = 'check_violation', constraint = 'convocatoria_version_follows';
  end if;
  if current.id is null then
    perform public.write_call_rows(new.convocatoria_id, new.document, new.rules_sha256,
      (select copied_from from public.call_draft where id = new.draft_id));
    perform public.write_call_seats(new.convocatoria_id, new.document);
    return new;
  end if;
  if new.number = 1 then
    -- A call that was there before versions were: its first one states what stands.
    if new.rules_sha256 <> current.rules_sha256 then
      raise exception 'the first version of a call states its rules'
        using errcode = 'check_violation', constraint = 'convocatoria_version_states_rules';
    end if;
    return new;
  end if;
  if (rules #>> '{windows,registration,from}')::timestamptz > current.registration_from
    or (rules #>> '{windows,registration,until}')::timestamptz < current.registration_until
    or (rules #>> '{windows,results,until}')::timestamptz < current.results_until
    or (new.document ->> 'resultsFrom')::timestamptz <> current.results_from
    or (rules ->> 'publishedAt')::timestamptz <> current.published_at
    or rules -> 'cronograma' <> current.rules -> 'cronograma' or rules -> 'courses' <> current.rules -> 'courses'
    or rules -> 'piImss' <> current.rules -> 'piImss' then
    raise exception 'a version never takes what the call gave'
      using errcode = 'check_violation', constraint = 'convocatoria_version_keeps_rights';
  end if;
  update public.convocatoria set title = new.document ->> 'title', rules = new.document -> 'rules',
    rules_sha256 = new.rules_sha256,
    registration_from = (new.document #>> '{rules,windows,registration,from}')::timestamptz,
    registration_until = (new.document #>> '{rules,windows,registration,until}')::timestamptz,
    results_until = (new.document #>> '{rules,windows,results,until}')::timestamptz
    where id = new.convocatoria_id;
  perform public.write_call_seats(new.convocatoria_id, new.document);
  return new;
end $$;
create trigger convocatoria_version_issue before insert on convocatoria_version
  for each row execute function issue_version();
create trigger convocatoria_version_frozen before update or delete on convocatoria_version
  for each row execute function refuse_change();
create trigger convocatoria_version_no_truncate before truncate on convocatoria_version
  for each statement execute function refuse_change();

-- What a candidate registered for: a published course, prerequisite or turno is nobody's to change.
create trigger course_frozen before update or delete on course for each row execute function refuse_change();
create trigger course_prerequisite_frozen before update or delete on course_prerequisite
  for each row execute function refuse_change();
create trigger turno_frozen before update or delete on turno for each row execute function refuse_change();

create table aviso (                       -- §5.19: what is told to everybody, beside the call
  convocatoria_id text not null references convocatoria,
  number integer not null,
  title text not null constraint aviso_title_sane check (btrim(title) <> '' and char_length(title) <= 160),
  body text not null constraint aviso_body_sane check (btrim(body) <> '' and char_length(body) <= 8000),
  clause text not null constraint aviso_clause_form check (clause ~ '^[1-9]\d*(\.\d+)*( [A-Z])?$'),
  visible_from timestamptz not null,
  corrects integer,                        -- the older one, which stays and says by which it was corrected
  at timestamptz not null,
  published_by uuid not null references person,
  primary key (convocatoria_id, number),
  constraint aviso_corrects_known foreign key (convocatoria_id, corrects) references aviso (convocatoria_id, number),
  constraint aviso_corrected_once unique (convocatoria_id, corrects),
  constraint aviso_corrects_older check (corrects < number)
);

create function number_aviso() returns trigger language plpgsql as $$
begin
  perform pg_advisory_xact_lock(hashtextextended('aviso ' || new.convocatoria_id, 0));
  new.number := (select coalesce(max(number), 0) + 1 from public.aviso where convocatoria_id = new.convocatoria_id);
  new.at := public.efiser_now();
  if new.visible_from < new.at then new.visible_from := new.at; end if;
  return new;
end $$;
create trigger aviso_numbered before insert on aviso for each row execute function number_aviso();
create trigger aviso_frozen before update or delete on aviso for each row execute function refuse_change();
