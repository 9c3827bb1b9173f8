-- The call's own text of both letters: numbered from 2 (version 1 is in code), hashed, appended. None follows the first
-- accepted carta compromiso of its call, and what is accepted is the newest: so everybody's text is the same (§5.5, §5.6).
create table letter_text (
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text not null references convocatoria,
  number integer not null constraint letter_text_number_after_first check (number >= 2),
  content text not null constraint letter_text_content_is_list check (content is json array and octet_length(content) <= 262144),
  sha256 text not null constraint letter_text_sha256_of_content
    check (sha256 = encode(sha256(convert_to(content, 'UTF8')), 'hex')),
  reason text not null constraint letter_text_reason_sane check (btrim(reason) <> '' and char_length(reason) <= 500),
  published_by uuid not null references person,
  published_at timestamptz not null,
  constraint letter_text_number_unique unique (convocatoria_id, number)
);

-- Shared by who accepts, alone for who publishes. Not the row of the call: an acceptance holds its award already.
create function lock_letter_text(call text, is_alone boolean) returns void language plpgsql as $$
begin
  if is_alone then perform pg_advisory_xact_lock(hashtextextended('letter_text ' || call, 0));
  else perform pg_advisory_xact_lock_shared(hashtextextended('letter_text ' || call, 0));
  end if;
end $$;

create function guard_letter_text() returns trigger language plpgsql as $$
declare
  newest record;
begin
  perform public.lock_letter_text(new.convocatoria_id, true);
  select number, sha256 into newest from public.letter_text where convocatoria_id = new.convocatoria_id
    order by number desc limit 1;
  if new.number <> coalesce(newest.number, 1) + 1 then
    raise exception 'versions of the letters follow each other'
      using errcode = 'check_violation', constraint = 'letter_text_in_order';
  end if;
  if new.sha256 = newest.sha256 then
    raise exception 'a version changes something'
      using errcode = 'check_violation', constraint = 'letter_text_changes';
  end if;
  if not exists (select 1 from public.role_grant where person_id = new.published_by and role = 'admin') then
    raise exception 'the coordination publishes the text of the letters'
      using errcode = 'check_violation', constraint = 'letter_text_by_admin';
  end if;
  if exists (select 1 from public.award a join public.candidate c on c.id = a.candidate_id
      where c.convocatoria_id = new.convocatoria_id and a.commitment_accepted_at is not null) then
    raise exception 'everybody accepts the same text (Convocatoria §5.5)'
      using errcode = 'check_violation', constraint = 'letter_text_before_first_acceptance';
  end if;
  new.published_at := date_trunc('milliseconds', public.efiser_now());
  return new;
end $$;
create trigger letter_text_guard before insert on letter_text for each row execute function guard_letter_text();
create trigger letter_text_append_only before update or delete on letter_text
  for each row execute function refuse_change();

alter table award add column letter_text_id uuid references letter_text; -- accepted with it; null: version 1
alter table letter add column letter_text_id uuid references letter_text;

create function guard_award_text() returns trigger language plpgsql as $$
declare
  call text;
  accepted_before boolean := tg_op = 'UPDATE' and old.commitment_accepted_at is not null;
begin
  if new.commitment_accepted_at is null or accepted_before then
    if new.letter_text_id is distinct from (case when accepted_before then old.letter_text_id end) then
      raise exception 'the text that was accepted does not change'
        using errcode = 'check_violation', constraint = 'award_text_fixed';
    end if;
    return new;
  end if;
  select convocatoria_id into call from public.candidate where id = new.candidate_id;
  perform public.lock_letter_text(call, false);
  if new.letter_text_id is distinct from (select id from public.letter_text where convocatoria_id = call
      order by number desc limit 1) then
    raise exception 'the text that holds now is accepted (Convocatoria §5.5)'
      using errcode = 'check_violation', constraint = 'award_text_is_newest';
  end if;
  return new;
end $$;
create trigger award_text before insert or update on award for each row execute function guard_award_text();

create function guard_letter_wording() returns trigger language plpgsql as $$
begin
  if new.letter_text_id is distinct from (select letter_text_id from public.award where id = new.award_id) then
    raise exception 'a letter has the text that its holder accepted (Convocatoria §5.8)'
      using errcode = 'check_violation', constraint = 'letter_text_as_accepted';
  end if;
  return new;
end $$;
create trigger letter_wording before insert or update on letter for each row execute function guard_letter_wording();
