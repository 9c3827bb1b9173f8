-- How a person of the roster comes to a password: by a link to the address on the roster, which opens once and not for
-- long. The link is kept by hash; in the outbox it is sealed, so that a copy of the database opens no account. Links
-- follow the wall clock, as sessions do.

alter table mail_message add column link_sealed bytea
  constraint mail_message_link_size check (octet_length(link_sealed) between 29 and 256);

create table account_link (
  id uuid primary key default gen_random_uuid(),
  person_id uuid not null references person,
  purpose text not null constraint account_link_purpose_known check (purpose in ('activation', 'reset')),
  token_sha256 bytea not null constraint account_link_token_unique unique
    constraint account_link_token_is_sha256 check (octet_length(token_sha256) = 32),
  address text not null,                     -- where it went: with another address of the person it opens nothing
  made_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  revoked_at timestamptz,
  constraint account_link_bounded check (
    expires_at = made_at + case purpose when 'activation' then interval '14 days' else interval '1 hour' end),
  constraint account_link_ends_once check (used_at is null or revoked_at is null)
);
create unique index account_link_one_open on account_link (person_id) where used_at is null and revoked_at is null;
create index account_link_person on account_link (person_id, made_at);

create function keep_account_link() returns trigger language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.made_at := clock_timestamp();
    new.expires_at := new.made_at + case new.purpose when 'activation' then interval '14 days' else interval '1 hour' end;
    return new;
  end if;
  if old.used_at is not null or old.revoked_at is not null
      or (new.id, new.person_id, new.purpose, new.token_sha256, new.address, new.made_at, new.expires_at) is distinct from
        (old.id, old.person_id, old.purpose, old.token_sha256, old.address, old.made_at, old.expires_at) then
    raise exception 'a link stays as it was made, and ends once'
      using errcode = 'check_violation', constraint = 'account_link_once';
  end if;
  return new;
end $$;
create trigger account_link_once before insert or update on account_link for each row execute function keep_account_link();

-- The one way by which a password comes without the former one. Null: the link opens nothing (any more).
create function set_password_by_link(token bytea, new_hash text) returns uuid language plpgsql security definer
  set search_path = public, pg_temp as $$
declare
  link account_link%rowtype;
begin
  select * into link from account_link where token_sha256 = token for update;
  if not found or link.used_at is not null or link.revoked_at is not null or link.expires_at <= clock_timestamp()
      or new_hash not like '$2%'
      or not exists (select 1 from person where id = link.person_id and email = link.address) then
    return null;
  end if;
  if link.purpose = 'activation' then
    insert into account (person_id, password_hash) values (link.person_id, new_hash) on conflict do nothing;
  else
    update account set password_hash = new_hash where person_id = link.person_id and disabled_at is null;
  end if;
  if not found then return null; end if;
  update account_link set used_at = clock_timestamp() where id = link.id;
  return link.person_id;
end $$;

create table roster_import (                 -- who took which file; by_id null: the operator, at the server
  id uuid primary key default gen_random_uuid(),
  convocatoria_id text references convocatoria,   -- null before the first call
  file_sha256 text not null constraint roster_import_is_sha256 check (file_sha256 ~ '^[0-9a-f]{64}$'),
  people integer not null constraint roster_import_people_counted check (people >= 0),
  roles integer not null constraint roster_import_roles_counted check (roles >= 0),
  links integer not null constraint roster_import_links_counted check (links >= 0),
  by_id uuid references person,
  at timestamptz not null default clock_timestamp()
);
create trigger roster_import_append_only before update or delete on roster_import
  for each row execute function refuse_change();

-- Until the account is open, a corrected roster may correct where its link goes; afterwards no roster moves it.
create function correct_roster_address(who uuid, address text) returns boolean language plpgsql security definer
  set search_path = public, pg_temp as $$
begin
  if exists (select 1 from account where person_id = who) then
    raise exception 'the address of an open account does not change by a roster'
      using errcode = 'check_violation', constraint = 'person_address_of_account';
  end if;
  update person set email = address where id = who and email <> address;
  return found;
end $$;
