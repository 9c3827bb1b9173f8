-- A convocatoria as published: its rule set, courses, cronograma, sedes and seats.

create table convocatoria (
  id text primary key,                     -- the version of the rules, e.g. rama-2024-2025-1
  title text not null,
  rules jsonb not null,                    -- exam-engine/convocatoria/rules.ts
  rules_sha256 text not null,
  published_at timestamptz not null,
  registration_from timestamptz not null,  -- §2.1
  registration_until timestamptz not null,
  results_from timestamptz not null,       -- §5.1, the hour by aviso
  results_until timestamptz not null,
  check_in_minutes integer not null default 30 constraint convocatoria_check_in_sane check (check_in_minutes between 0 and 240),
  transit_grace_ms integer not null default 0 constraint convocatoria_grace_sane check (transit_grace_ms between 0 and 600000),
  constraint convocatoria_registration_ordered check (registration_from < registration_until),
  constraint convocatoria_results_ordered check (results_from < results_until)
);

create table sede (
  code text primary key,
  name text not null,
  city text not null,
  ooad text not null,                      -- OOAD, or 'UMAE'
  time_zone text not null
);

create table course (                      -- CER, §1.1
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  cer text not null,
  new_course boolean not null,
  note text,
  constraint course_cer_unique unique (convocatoria_id, cer)
);

create table course_prerequisite (
  course_id uuid not null references course,
  ceme text not null,
  grade integer not null constraint course_prerequisite_grade_sane check (grade between 1 and 6),
  primary key (course_id, ceme, grade)
);

create table turno (                       -- one national instant, §3.2
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  number integer not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null,
  constraint turno_number_unique unique (convocatoria_id, number),
  constraint turno_instant_unique unique (convocatoria_id, starts_at),
  constraint turno_ordered check (starts_at < ends_at)
);

create table exam (                        -- one per CEME and grade, §3.1
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  turno_id uuid not null references turno,
  ceme text not null,
  grade integer not null,
  item_count integer not null constraint exam_item_count_positive check (item_count > 0),
  research_count integer not null constraint exam_research_count_sane check (research_count >= 0),
  constraint exam_ceme_grade_unique unique (convocatoria_id, ceme, grade),
  constraint exam_research_below_total check (research_count < item_count)
);

create table seat_pool (
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  course_id uuid not null references course,
  sede_code text not null references sede,
  subsede text,
  seats integer not null constraint seat_pool_seats_not_negative check (seats >= 0),
  foreign_max integer constraint seat_pool_foreign_not_negative check (foreign_max >= 0),
  position integer not null,               -- order of the published table
  constraint seat_pool_unique unique nulls not distinct (course_id, sede_code, subsede)
);
