-- People, what they may do and where, how they sign in, and who competes.

create table person (
  id uuid primary key default gen_random_uuid(),
  matricula text not null constraint person_matricula_unique unique,
  email text not null constraint person_email_unique unique constraint person_email_lower check (email = lower(email)),
  curp text constraint person_curp_unique unique constraint person_curp_form check (curp ~ '^[A-Z]{4}[0-9]{6}[HMX][A-Z]{5}[0-9A-Z][0-9]$'),
  given_names text not null,
  first_surname text not null,
  second_surname text,
  sex text not null constraint person_sex_known check (sex in ('H', 'M', 'X')),
  born_on date
);

create table account (
  person_id uuid primary key references person,
  password_hash text not null,
  disabled_at timestamptz
);

create table role_grant (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  role text not null constraint role_grant_role_known check (role in
    ('residente', 'supervisor', 'educacion', 'profesor', 'evaluador', 'ooad', 'admin', 'auditor')),
  sede_code text references sede,
  ooad text,
  ceme text,
  constraint role_grant_unique unique nulls not distinct (person_id, role, sede_code, ooad, ceme),
  constraint role_grant_scoped check (case role
    when 'supervisor' then sede_code is not null
    when 'educacion' then sede_code is not null
    when 'profesor' then sede_code is not null and ceme is not null
    when 'ooad' then ooad is not null
    else sede_code is null and ooad is null and ceme is null end)
);

create table session (                     -- judged by the wall clock, not by the demo's
  token_sha256 bytea primary key constraint session_token_is_sha256 check (octet_length(token_sha256) = 32),
  person_id uuid not null references person,
  created_at timestamptz not null default clock_timestamp(),
  last_seen_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  revoked_at timestamptz,
  address text,
  user_agent text
);
create index session_person on session (person_id);

create table candidate (
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  folio text not null constraint candidate_folio_form check (folio ~ '^[A-Z0-9-]{4,24}$'),
  category text not null constraint candidate_category_known check (category in ('mexican', 'foreign')),
  ceme text not null,
  grade integer not null,
  adscription_sede text not null references sede,
  exam_sede text not null references sede,
  exam_id uuid not null references exam,
  enarm numeric(7,4) constraint candidate_enarm_range check (enarm between 0 and 100),
  registered_at timestamptz not null,
  constraint candidate_folio_unique unique (convocatoria_id, folio),
  constraint candidate_person_unique unique (convocatoria_id, person_id)
);

create function keep_category() returns trigger language plpgsql as $$
begin
  raise exception 'the category of nationality never changes (Convocatoria §2.2 D)'
    using errcode = 'check_violation', constraint = 'candidate_category_unchangeable';
end $$;
create trigger candidate_category_unchangeable before update of category on candidate
  for each row when (old.category is distinct from new.category) execute function keep_category();

create table grade_mark (                  -- §4.2 C: one per year of the current CEME
  candidate_id uuid not null references candidate,
  year integer not null constraint grade_mark_year_sane check (year between 1 and 6),
  mark numeric(7,4) not null constraint grade_mark_range check (mark between 0 and 100),
  primary key (candidate_id, year)
);

create table publication (                 -- §4.3.1, in the order declared
  candidate_id uuid not null references candidate,
  position integer not null,
  doi text not null,
  type text not null,
  author_position integer not null constraint publication_author_position check (author_position >= 1),
  published_on date not null,
  accepted boolean not null,
  primary key (candidate_id, position)
);

create table preference (                  -- §2.1 B, most wanted first
  candidate_id uuid not null references candidate,
  position integer not null constraint preference_position_positive check (position >= 1),
  pool_id uuid not null references seat_pool,
  primary key (candidate_id, position),
  constraint preference_pool_once unique (candidate_id, pool_id)
);
