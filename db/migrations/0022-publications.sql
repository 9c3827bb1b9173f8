-- Publications: what a resident declares, the picture of the articles, and how they are judged (Convocatoria §4.3).
-- Declarations and pictures are versions that are only ever added; the last declaration of the registration counts.
-- Two people judge each article without seeing each other, a third decides where they differ; a signed judgement and a
-- decision never change. What the score reads is the row of `publication` that a decision writes.

create table publication_file (            -- one upload; the files lie in the storage, under keys of ours
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  original_key text not null constraint publication_file_original_once unique,
  original_sha256 text not null constraint publication_file_sha256_form check (original_sha256 ~ '^[0-9a-f]{64}$'),
  original_bytes integer not null constraint publication_file_size check (original_bytes between 1 and 409600),
  viewing_key text not null constraint publication_file_viewing_once unique,
  width integer not null constraint publication_file_width check (width between 1 and 65535),
  height integer not null constraint publication_file_height check (height between 1 and 65535),
  sharpness numeric(9,1) not null constraint publication_file_sharpness check (sharpness >= 0),
  uploaded_at timestamptz not null default efiser_now(),
  constraint publication_file_owner unique (id, convocatoria_id, person_id)
);
create index publication_file_person on publication_file (person_id, convocatoria_id, uploaded_at);

create table publication_declaration (     -- a version of the whole list; hangs on the person: it may precede a registration
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  person_id uuid not null references person,
  version integer not null constraint publication_declaration_version_positive check (version >= 1),
  file_id uuid,
  declared_at timestamptz not null default efiser_now(),
  constraint publication_declaration_version_once unique (convocatoria_id, person_id, version),
  constraint publication_declaration_own_file foreign key (file_id, convocatoria_id, person_id)
    references publication_file (id, convocatoria_id, person_id)
);
create index publication_declaration_file on publication_declaration (file_id);

create table declared_article (
  id uuid primary key default gen_random_uuid(),
  declaration_id uuid not null references publication_declaration,
  position integer not null constraint declared_article_position check (position between 1 and 8),
  doi text not null constraint declared_article_doi_form check (doi ~ '^10\.' and doi = btrim(doi)),
  issn text not null constraint declared_article_issn_form check (issn ~ '^[0-9]{4}-[0-9]{3}[0-9X]$'),
  pmid text not null constraint declared_article_pmid_form check (pmid ~ '^[1-9][0-9]{0,7}$'),
  type text not null constraint declared_article_type_counts check (type in
    ('descriptive', 'analytical', 'quasiExperimental', 'randomisedBlindedTrial')),
  author_position integer not null constraint declared_article_author_position check (author_position in (1, 2)),
  published_on date not null,
  title text not null constraint declared_article_title check (btrim(title) <> '' and char_length(title) <= 300),
  journal text not null constraint declared_article_journal check (btrim(journal) <> '' and char_length(journal) <= 200),
  constraint declared_article_place_once unique (declaration_id, position),
  constraint declared_article_doi_once unique (declaration_id, doi)
);

create table publication_evaluation (      -- one person's work on one article
  id uuid primary key default gen_random_uuid(),
  article_id uuid not null references declared_article,
  evaluator_id uuid not null references person,
  state text not null default 'held' constraint publication_evaluation_state_known check (state in
    ('held', 'returned', 'lapsed', 'signed')),
  dealt_at timestamptz not null default efiser_now(),
  ended_at timestamptz,
  return_reason text constraint publication_evaluation_reason check (btrim(return_reason) <> '' and char_length(return_reason) <= 500),
  draft jsonb not null,                    -- exam-engine/publications/judgement.ts
  draft_saved_at timestamptz,
  accepted boolean,
  type text,
  author_position integer,
  constraint publication_evaluation_never_twice unique (article_id, evaluator_id),
  constraint publication_evaluation_ended check ((state = 'held') = (ended_at is null)),
  constraint publication_evaluation_returned check ((state = 'returned') = (return_reason is not null)),
  constraint publication_evaluation_signed check ((state = 'signed') = (accepted is not null)),
  constraint publication_evaluation_outcome check (case when accepted
    then type is not null and author_position in (1, 2) else type is null and author_position is null end)
);
create index publication_evaluation_person on publication_evaluation (evaluator_id, state);

create table publication_decision (
  article_id uuid primary key references declared_article,
  accepted boolean not null,
  type text,
  author_position integer,
  points numeric(3,2) not null constraint publication_decision_points check (points between 0 and 1),
  basis text not null constraint publication_decision_basis_known check (basis in ('agreement', 'third')),
  decided_at timestamptz not null default efiser_now(),
  constraint publication_decision_outcome check (case when accepted
    then type is not null and author_position in (1, 2) else type is null and author_position is null and points = 0 end)
);

create function guard_publication_upload() returns trigger language plpgsql as $$
begin
  if not exists (select 1 from public.convocatoria where id = new.convocatoria_id
      and public.efiser_now() >= registration_from and public.efiser_now() < registration_until) then
    raise exception 'publications are declared within the registration (Convocatoria §4.3)'
      using errcode = 'check_violation', constraint = 'publication_within_registration';
  end if;
  return new;
end $$;
create trigger publication_file_window before insert on publication_file
  for each row execute function guard_publication_upload();
create trigger publication_declaration_window before insert on publication_declaration
  for each row execute function guard_publication_upload();

create function refuse_publication_change() returns trigger language plpgsql as $$
begin
  raise exception 'what was declared and decided does not change (Convocatoria §4.3)'
    using errcode = 'check_violation', constraint = 'publication_history_fixed';
end $$;
create trigger publication_file_fixed before update or delete on publication_file
  for each row execute function refuse_publication_change();
create trigger publication_declaration_fixed before update or delete on publication_declaration
  for each row execute function refuse_publication_change();
create trigger declared_article_fixed before update or delete on declared_article
  for each row execute function refuse_publication_change();
create trigger publication_decision_fixed before update or delete on publication_decision
  for each row execute function refuse_publication_change();

create function refuse_after_freeze(of_article uuid) returns void language plpgsql as $$
begin
  if exists (select 1 from public.declared_article a
      join public.publication_declaration d on d.id = a.declaration_id
      join public.selection_run r on r.convocatoria_id = d.convocatoria_id where a.id = of_article) then
    raise exception 'publications are judged before the selection is frozen'
      using errcode = 'check_violation', constraint = 'publication_before_freeze';
  end if;
end $$;

create function guard_publication_evaluation() returns trigger language plpgsql as $$
declare
  declared record;
begin
  if tg_op = 'DELETE' or (tg_op = 'UPDATE' and old.state <> 'held') then
    raise exception 'an evaluation that ended does not change'
      using errcode = 'check_violation', constraint = 'publication_evaluation_final';
  end if;
  if tg_op = 'UPDATE' then
    if new.id <> old.id or new.article_id <> old.article_id or new.evaluator_id <> old.evaluator_id
        or new.dealt_at <> old.dealt_at then
      raise exception 'an evaluation is of one article by one person'
        using errcode = 'check_violation', constraint = 'publication_evaluation_final';
    end if;
    if new.state in ('held', 'signed') then
      perform public.refuse_after_freeze(new.article_id);
    end if;
    return new;
  end if;
  perform public.refuse_after_freeze(new.article_id);
  select d.person_id, d.file_id, d.version, d.convocatoria_id, c.registration_until, k.adscription_sede into declared
    from public.declared_article a join public.publication_declaration d on d.id = a.declaration_id
    join public.convocatoria c on c.id = d.convocatoria_id
    join public.candidate k on k.convocatoria_id = d.convocatoria_id and k.person_id = d.person_id
    where a.id = new.article_id;
  if not found or declared.file_id is null or public.efiser_now() < declared.registration_until
      or exists (select 1 from public.publication_declaration later where later.convocatoria_id = declared.convocatoria_id
        and later.person_id = declared.person_id and later.version > declared.version) then
    raise exception 'what is judged is the last declaration of a candidate, with its picture, after the registration'
      using errcode = 'check_violation', constraint = 'publication_evaluation_of_last_declaration';
  end if;
  if declared.person_id = new.evaluator_id or exists (select 1 from public.role_grant
      where person_id = new.evaluator_id and sede_code = declared.adscription_sede) then
    raise exception 'nobody judges the own article or one of the own sede'
      using errcode = 'check_violation', constraint = 'publication_evaluation_no_conflict';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.evaluator_id and role = 'evaluador') then
    raise exception 'evaluators judge' using errcode = 'check_violation', constraint = 'publication_evaluation_by_evaluator';
  end if;
  if (select count(*) from public.publication_evaluation e where e.article_id = new.article_id
      and e.state in ('held', 'signed')) >= (select case when count(*) >= 2
        and count(distinct (e.accepted, e.type, e.author_position)) > 1 then 3 else 2 end
        from public.publication_evaluation e where e.article_id = new.article_id and e.state = 'signed') then
    raise exception 'two judge an article, a third only where they differ'
      using errcode = 'check_violation', constraint = 'publication_evaluation_enough';
  end if;
  return new;
end $$;
create trigger publication_evaluation_guard before insert or update or delete on publication_evaluation
  for each row execute function guard_publication_evaluation();

create function guard_publication_decision() returns trigger language plpgsql as $$
declare
  judged record;
begin
  perform public.refuse_after_freeze(new.article_id);
  select count(*) as all_signed,
      count(*) filter (where (accepted, type, author_position) is not distinct from
        (new.accepted, new.type, new.author_position)) as equal into judged
    from public.publication_evaluation where article_id = new.article_id and state = 'signed';
  if not (case new.basis when 'agreement' then judged.all_signed = 2 and judged.equal = 2
      else judged.all_signed = 3 and judged.equal >= 1 end) then
    raise exception 'a decision is what two said, or the third'
      using errcode = 'check_violation', constraint = 'publication_decision_as_signed';
  end if;
  return new;
end $$;
create trigger publication_decision_guard before insert on publication_decision
  for each row execute function guard_publication_decision();

-- The application adds to what the score reads only by a decision; the owner loads what an earlier system decided.
create function guard_publication() returns trigger language plpgsql as $$
begin
  if current_user = 'efiser_app' and not exists (
      select 1 from public.publication_decision p join public.declared_article a on a.id = p.article_id
      join public.publication_declaration d on d.id = a.declaration_id
      join public.candidate k on k.convocatoria_id = d.convocatoria_id and k.person_id = d.person_id
      where k.id = new.candidate_id and a.doi = new.doi and p.accepted = new.accepted) then
    raise exception 'a publication counts by a decision (Convocatoria §4.3)'
      using errcode = 'check_violation', constraint = 'publication_by_decision';
  end if;
  return new;
end $$;
create trigger publication_by_decision before insert on publication for each row execute function guard_publication();
