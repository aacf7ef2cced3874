-- The least that a claim could change: a contact that somebody either has or has not. Numbered from 1 and all waiting, so
-- that each client of pgbench walks through a stretch of its own and never claims one twice.
create table contact (
  id bigint primary key,
  status int not null default 0,
  holder int,
  held_since timestamptz,
  version int not null default 1
);
create index on contact (id) where status = 0;
