-- When the person behind a session last proved who they are: some pages ask that it be recent. By the wall clock, as
-- everything about sessions.
alter table session add column confirmed_at timestamptz not null default clock_timestamp();
