-- Grades of the current CEME by the professor titular (§4.2 C), ENARM marks by import (§4.2 A), and the mail that tells
-- of them. grade_mark and candidate.enarm stay what the selection reads: they are written in the transaction of the act
-- that makes a mark count, and a trigger refuses what no such act stands behind. Nothing moves once a selection is
-- frozen: the freeze takes the lock of lock_selection_input alone, whoever writes shares it.

create function lock_selection_input(call_id text) returns void language sql as $$
  select pg_advisory_xact_lock_shared(7202420, hashtext(call_id))
$$;

create function refuse_after_freeze(call_id text, broken text) returns void language plpgsql as $$
begin
  perform public.lock_selection_input(call_id);
  if exists (select 1 from public.selection_run where convocatoria_id = call_id) then
    raise exception 'nothing that a frozen selection was made from changes'
      using errcode = 'check_violation', constraint = broken;
  end if;
end $$;

-- Entries, signatures and corrections of one CEME in one sede follow each other until their transactions end.
create function lock_grades(sede text, course text) returns void language sql as $$
  select pg_advisory_xact_lock(hashtextextended('grades ' || sede || ' ' || course, 0))
$$;

create function may_grade(person uuid, sede text, course text) returns boolean language sql stable as $$
  select exists (select 1 from public.role_grant where person_id = person and role = 'profesor'
    and sede_code = sede and ceme = course)
$$;

create table grade_entry (                 -- what a professor wrote; the last one of a year is its draft
  id bigint generated always as identity primary key,
  candidate_id uuid not null references candidate,
  year integer not null constraint grade_entry_year_sane check (year between 1 and 6),
  mark numeric(5,2) constraint grade_entry_range check (mark between 0 and 100),   -- null: taken back
  typed text not null constraint grade_entry_typed_short check (char_length(typed) <= 16),
  base integer not null constraint grade_entry_base_known check (base in (100, 10, 5)),
  source text not null constraint grade_entry_source_known check (source in ('form', 'file')),
  at timestamptz not null,
  by_id uuid not null references person,
  constraint grade_entry_as_signed unique (id, candidate_id, year, mark)
);
create index grade_entry_grade on grade_entry (candidate_id, year, id);

create function guard_grade_entry() returns trigger language plpgsql as $$
declare
  graded public.candidate%rowtype;
begin
  select * into graded from public.candidate where id = new.candidate_id;
  perform public.lock_grades(graded.adscription_sede, graded.ceme);
  perform public.refuse_after_freeze(graded.convocatoria_id, 'grade_entry_before_freeze');
  if new.year > graded.grade then
    raise exception 'a year that has not been reached has no grade'
      using errcode = 'check_violation', constraint = 'grade_entry_year_reached';
  end if;
  if not public.may_grade(new.by_id, graded.adscription_sede, graded.ceme) then
    raise exception 'the professor of the CEME in the sede grades'
      using errcode = 'check_violation', constraint = 'grade_entry_by_own_professor';
  end if;
  if exists (select 1 from public.grade_mark where candidate_id = new.candidate_id and year = new.year) then
    raise exception 'what is signed changes by correction only'
      using errcode = 'check_violation', constraint = 'grade_entry_before_signature';
  end if;
  new.at := public.efiser_now();
  return new;
end $$;
create trigger grade_entry_guard before insert on grade_entry for each row execute function guard_grade_entry();
create trigger grade_entry_append_only before update or delete on grade_entry
  for each row execute function refuse_change();

create table grade_sheet (                 -- signed; what it lacks goes on the next one
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  sede_code text not null references sede,
  ceme text not null,
  number integer not null,
  content text not null,                   -- canonical JSON: app/grades/sheet-content.ts
  sha256 text not null,
  signed_by uuid not null references person,
  signed_at timestamptz not null,
  constraint grade_sheet_number_unique unique (convocatoria_id, sede_code, ceme, number),
  constraint grade_sheet_of_its_content check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  constraint grade_sheet_content_is_json check (jsonb_typeof(content::jsonb -> 'grades') = 'array')
);

create function guard_grade_sheet() returns trigger language plpgsql as $$
begin
  perform public.lock_grades(new.sede_code, new.ceme);
  perform public.refuse_after_freeze(new.convocatoria_id, 'grade_sheet_before_freeze');
  if not public.may_grade(new.signed_by, new.sede_code, new.ceme) then
    raise exception 'the professor of the CEME in the sede signs'
      using errcode = 'check_violation', constraint = 'grade_sheet_by_own_professor';
  end if;
  if new.number <> 1 + (select count(*) from public.grade_sheet where convocatoria_id = new.convocatoria_id
      and sede_code = new.sede_code and ceme = new.ceme) then
    raise exception 'sheets are numbered without a gap'
      using errcode = 'check_violation', constraint = 'grade_sheet_numbered';
  end if;
  new.signed_at := public.efiser_now();
  return new;
end $$;
create trigger grade_sheet_guard before insert on grade_sheet for each row execute function guard_grade_sheet();
create trigger grade_sheet_append_only before update or delete on grade_sheet
  for each row execute function refuse_change();

create table grade_sheet_line (            -- a grade is signed once
  candidate_id uuid not null references candidate,
  year integer not null,
  mark numeric(5,2) not null,
  sheet_id uuid not null references grade_sheet,
  entry_id bigint not null,
  primary key (candidate_id, year),
  constraint grade_sheet_line_as_entered foreign key (entry_id, candidate_id, year, mark)
    references grade_entry (id, candidate_id, year, mark)
);
create index grade_sheet_line_sheet on grade_sheet_line (sheet_id);

create function guard_grade_sheet_line() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.grade_sheet s join public.candidate c on c.id = new.candidate_id
      and c.convocatoria_id = s.convocatoria_id and c.adscription_sede = s.sede_code and c.ceme = s.ceme
      where s.id = new.sheet_id) then
    raise exception 'a sheet is of one CEME in one sede'
      using errcode = 'check_violation', constraint = 'grade_sheet_line_of_its_course';
  end if;
  if not exists (select 1 from public.grade_sheet s where s.id = new.sheet_id and s.content::jsonb -> 'grades' @>
      jsonb_build_array(jsonb_build_object('candidate', new.candidate_id, 'year', new.year, 'mark', new.mark::text))) then
    raise exception 'a sheet holds what was signed'
      using errcode = 'check_violation', constraint = 'grade_sheet_line_as_signed';
  end if;
  if exists (select 1 from public.grade_entry where candidate_id = new.candidate_id and year = new.year
      and id > new.entry_id) then
    raise exception 'the last entry is signed'
      using errcode = 'check_violation', constraint = 'grade_sheet_line_of_last_entry';
  end if;
  return new;
end $$;
create trigger grade_sheet_line_guard before insert on grade_sheet_line
  for each row execute function guard_grade_sheet_line();
create trigger grade_sheet_line_append_only before update or delete on grade_sheet_line
  for each row execute function refuse_change();

create table grade_correction (            -- proposed by one person with a reason, decided by another; both marks stay
  id uuid primary key default gen_random_uuid(),
  candidate_id uuid not null,
  year integer not null,
  from_mark numeric(7,4) not null,
  to_mark numeric(5,2) not null constraint grade_correction_range check (to_mark between 0 and 100),
  reason text not null constraint grade_correction_has_reason check (btrim(reason) <> ''),
  proposed_at timestamptz not null,
  proposed_by uuid not null references person,
  outcome text constraint grade_correction_outcome_known check (outcome in ('approved', 'rejected', 'withdrawn')),
  decided_at timestamptz,
  decided_by uuid references person,
  note text not null default '',
  constraint grade_correction_of_a_grade foreign key (candidate_id, year) references grade_mark (candidate_id, year),
  constraint grade_correction_changes_something check (from_mark <> to_mark),
  constraint grade_correction_decided_whole
    check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null)),
  constraint grade_correction_by_a_second_person check (case outcome
    when 'withdrawn' then decided_by = proposed_by else decided_by is null or decided_by <> proposed_by end),
  constraint grade_correction_rejected_has_note check (outcome is distinct from 'rejected' or btrim(note) <> '')
);
create unique index grade_correction_one_open on grade_correction (candidate_id, year) where outcome is null;
create index grade_correction_grade on grade_correction (candidate_id, year, decided_at);

create function guard_grade_correction() returns trigger language plpgsql as $$
declare
  graded public.candidate%rowtype;
  actor uuid;
begin
  select * into graded from public.candidate where id = new.candidate_id;
  perform public.lock_grades(graded.adscription_sede, graded.ceme);
  perform public.refuse_after_freeze(graded.convocatoria_id, 'grade_correction_before_freeze');
  actor := case tg_op when 'INSERT' then new.proposed_by else new.decided_by end;
  if not public.may_grade(actor, graded.adscription_sede, graded.ceme) and not exists (
      select 1 from public.role_grant where person_id = actor and role = 'admin') then
    raise exception 'professors of the CEME in the sede and the coordination correct'
      using errcode = 'check_violation', constraint = 'grade_correction_by_who_may';
  end if;
  if tg_op = 'INSERT' then
    if new.from_mark is distinct from (select mark from public.grade_mark
        where candidate_id = new.candidate_id and year = new.year) then
      raise exception 'a correction begins at the grade that counts'
        using errcode = 'check_violation', constraint = 'grade_correction_from_what_counts';
    end if;
    new.proposed_at := public.efiser_now();
    new.outcome := null;
    new.decided_at := null;
    new.decided_by := null;
    new.note := '';
    return new;
  end if;
  if old.outcome is not null or new.outcome is null
    or (new.id, new.candidate_id, new.year, new.from_mark, new.to_mark, new.reason, new.proposed_at, new.proposed_by)
    is distinct from
      (old.id, old.candidate_id, old.year, old.from_mark, old.to_mark, old.reason, old.proposed_at, old.proposed_by) then
    raise exception 'of a correction only the decision is added, once'
      using errcode = 'check_violation', constraint = 'grade_correction_append_only';
  end if;
  new.decided_at := public.efiser_now();
  return new;
end $$;
create trigger grade_correction_guard before insert or update on grade_correction
  for each row execute function guard_grade_correction();
create trigger grade_correction_no_delete before delete on grade_correction
  for each row execute function refuse_change();

-- Marks of before stay as they are; from now on a signature or an approved correction stands behind each.
create function guard_grade_mark() returns trigger language plpgsql as $$
begin
  perform public.refuse_after_freeze(
    (select convocatoria_id from public.candidate where id = new.candidate_id), 'grade_mark_before_freeze');
  if tg_op = 'INSERT' then
    if not exists (select 1 from public.grade_sheet_line
        where candidate_id = new.candidate_id and year = new.year and mark = new.mark) then
      raise exception 'a grade counts once it is signed'
        using errcode = 'check_violation', constraint = 'grade_mark_as_signed';
    end if;
    return new;
  end if;
  if (new.candidate_id, new.year) is distinct from (old.candidate_id, old.year) or not exists (
      select 1 from public.grade_correction where candidate_id = new.candidate_id and year = new.year
        and outcome = 'approved' and from_mark = old.mark and to_mark = new.mark
        and decided_at = (select max(decided_at) from public.grade_correction
          where candidate_id = new.candidate_id and year = new.year and outcome = 'approved')) then
    raise exception 'a signed grade changes by an approved correction'
      using errcode = 'check_violation', constraint = 'grade_mark_as_corrected';
  end if;
  return new;
end $$;
create trigger grade_mark_guard before insert or update on grade_mark for each row execute function guard_grade_mark();
create trigger grade_mark_no_delete before delete on grade_mark for each row execute function refuse_change();

create table enarm_import (                -- a file of the register that was taken whole
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  file_sha256 text not null constraint enarm_import_hash_form check (file_sha256 ~ '^[0-9a-f]{64}$'),
  exact integer not null,
  suggested integer not null,
  at timestamptz not null,
  by_id uuid not null references person
);

create function guard_enarm_import() returns trigger language plpgsql as $$
begin
  perform public.refuse_after_freeze(new.convocatoria_id, 'enarm_import_before_freeze');
  if not exists (select 1 from public.role_grant where person_id = new.by_id and role = 'admin') then
    raise exception 'the coordination imports' using errcode = 'check_violation', constraint = 'enarm_import_by_admin';
  end if;
  new.at := public.efiser_now();
  return new;
end $$;
create trigger enarm_import_guard before insert on enarm_import for each row execute function guard_enarm_import();
create trigger enarm_import_append_only before update or delete on enarm_import
  for each row execute function refuse_change();

create table enarm_suggestion (            -- a line that may be a candidate's; a person says so, or that it is not
  id uuid primary key default gen_random_uuid(),
  import_id uuid not null references enarm_import,
  line integer not null,
  candidate_id uuid not null references candidate,
  curp text not null,
  name text not null,
  mark numeric(7,4) not null constraint enarm_suggestion_range check (mark between 0 and 100),
  reason text not null constraint enarm_suggestion_reason_known check (reason in
    ('CURP_AGREES', 'NAME_AGREES_CURP_MISSING', 'NAME_AGREES_CURP_CLOSE', 'NAME_PART_BIRTH_AGREES')),
  outcome text constraint enarm_suggestion_outcome_known check (outcome in ('confirmed', 'rejected')),
  decided_at timestamptz,
  decided_by uuid references person,
  constraint enarm_suggestion_unique unique (import_id, line, candidate_id),
  constraint enarm_suggestion_decided_whole
    check ((outcome is null) = (decided_at is null) and (outcome is null) = (decided_by is null))
);
create unique index enarm_suggestion_one_person on enarm_suggestion (import_id, line) where outcome = 'confirmed';
create unique index enarm_suggestion_one_line on enarm_suggestion (import_id, candidate_id) where outcome = 'confirmed';

create function guard_enarm_suggestion() returns trigger language plpgsql as $$
begin
  perform public.refuse_after_freeze(
    (select convocatoria_id from public.candidate where id = new.candidate_id), 'enarm_suggestion_before_freeze');
  if tg_op = 'INSERT' then
    new.outcome := null;
    new.decided_at := null;
    new.decided_by := null;
    return new;
  end if;
  if old.outcome is not null or new.outcome is null
    or (new.id, new.import_id, new.line, new.candidate_id, new.curp, new.name, new.mark, new.reason) is distinct from
      (old.id, old.import_id, old.line, old.candidate_id, old.curp, old.name, old.mark, old.reason) then
    raise exception 'of a suggestion only the decision is added, once'
      using errcode = 'check_violation', constraint = 'enarm_suggestion_append_only';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.decided_by and role = 'admin') then
    raise exception 'the coordination decides'
      using errcode = 'check_violation', constraint = 'enarm_suggestion_by_admin';
  end if;
  new.decided_at := public.efiser_now();
  return new;
end $$;
create trigger enarm_suggestion_guard before insert or update on enarm_suggestion
  for each row execute function guard_enarm_suggestion();
create trigger enarm_suggestion_no_delete before delete on enarm_suggestion
  for each row execute function refuse_change();

create table enarm_mark (                  -- each mark that an import gave, with the one it replaced
  id bigint generated always as identity primary key,
  candidate_id uuid not null references candidate,
  mark numeric(7,4) not null constraint enarm_mark_range check (mark between 0 and 100),
  replaces numeric(7,4),
  import_id uuid not null references enarm_import,
  line integer not null,
  suggestion_id uuid references enarm_suggestion constraint enarm_mark_once_per_suggestion unique,
  at timestamptz not null,
  by_id uuid not null references person,
  constraint enarm_mark_changes_something check (mark is distinct from replaces),
  constraint enarm_mark_once_per_import unique (import_id, candidate_id)
);
create index enarm_mark_candidate on enarm_mark (candidate_id, id);

create function guard_enarm_mark() returns trigger language plpgsql as $$
begin
  if new.replaces is distinct from (select enarm from public.candidate where id = new.candidate_id) then
    raise exception 'the mark that is replaced is the one that counts'
      using errcode = 'check_violation', constraint = 'enarm_mark_replaces_what_counts';
  end if;
  if new.suggestion_id is not null and not exists (select 1 from public.enarm_suggestion where id = new.suggestion_id
      and outcome = 'confirmed' and import_id = new.import_id and line = new.line
      and candidate_id = new.candidate_id and mark = new.mark) then
    raise exception 'a suggestion is taken once it is confirmed'
      using errcode = 'check_violation', constraint = 'enarm_mark_as_confirmed';
  end if;
  new.at := public.efiser_now();
  return new;
end $$;
create trigger enarm_mark_guard before insert on enarm_mark for each row execute function guard_enarm_mark();
create trigger enarm_mark_append_only before update or delete on enarm_mark
  for each row execute function refuse_change();

create function guard_candidate_enarm() returns trigger language plpgsql as $$
begin
  perform public.refuse_after_freeze(new.convocatoria_id, 'candidate_enarm_before_freeze');
  if not exists (select 1 from public.enarm_mark m where m.candidate_id = new.id and m.mark = new.enarm
      and m.replaces is not distinct from old.enarm
      and m.id = (select max(id) from public.enarm_mark where candidate_id = new.id)) then
    raise exception 'an ENARM mark comes by import'
      using errcode = 'check_violation', constraint = 'candidate_enarm_as_imported';
  end if;
  return new;
end $$;
create trigger candidate_enarm_guard before update of enarm on candidate
  for each row when (old.enarm is distinct from new.enarm) execute function guard_candidate_enarm();

-- The outbox: a message is written in the transaction of the act it tells of, and sent afterwards by a job. Times of
-- sending are those of the wall: a demo's clock that is moved neither hurries nor holds mail.
create table mail_message (
  id uuid primary key default gen_random_uuid(),
  kind text not null constraint mail_message_kind_form check (kind ~ '^[a-z][a-zA-Z]*$'),
  about text not null constraint mail_message_once unique,      -- the same is not told twice
  person_id uuid not null references person,
  address text not null constraint mail_message_address_form
    check (address ~ '^[^[:space:][:cntrl:]<>,;:"()]+@[^[:space:][:cntrl:]<>,;:"()@]+$' and char_length(address) <= 254),
  subject text not null constraint mail_message_subject_one_line
    check (subject !~ '[[:cntrl:]]' and char_length(subject) between 1 and 150),
  body text not null,
  written_at timestamptz not null,
  state text not null default 'waiting' constraint mail_message_state_known check (state in ('waiting', 'sent', 'failed')),
  attempts integer not null default 0 constraint mail_message_attempts_bounded check (attempts between 0 and 12),
  due_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  fault text constraint mail_message_fault_is_code check (fault ~ '^[A-Z0-9_]{1,40}$'),   -- never the server's words
  constraint mail_message_sent_has_time check ((state = 'sent') = (sent_at is not null))
);
create index mail_message_due on mail_message (due_at) where state = 'waiting';

create function guard_mail_message() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.written_at := public.efiser_now();
    new.state := 'waiting';
    new.attempts := 0;
    new.due_at := clock_timestamp();
    new.sent_at := null;
    new.fault := null;
    return new;
  end if;
  if (new.id, new.kind, new.about, new.person_id, new.address, new.subject, new.body, new.written_at) is distinct from
      (old.id, old.kind, old.about, old.person_id, old.address, old.subject, old.body, old.written_at)
    or old.state <> 'waiting' or new.attempts < old.attempts then
    raise exception 'a message stays as it was written, and ends once'
      using errcode = 'check_violation', constraint = 'mail_message_as_written';
  end if;
  if new.state = 'sent' then new.sent_at := clock_timestamp(); end if;
  return new;
end $$;
create trigger mail_message_guard before insert or update on mail_message
  for each row execute function guard_mail_message();
create trigger mail_message_no_delete before delete on mail_message for each row execute function refuse_change();
