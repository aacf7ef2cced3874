-- The columns of a row of the audit, and the key that any table has: no check, no other index, no trigger.
create table plain_row (
  seq bigint primary key generated always as identity,
  xid xid8 not null default pg_current_xact_id(),
  at timestamptz(3) not null default clock_timestamp(),
  actor text not null,
  actor_id uuid,
  deed text not null,
  thing text not null,
  subject_id uuid,
  contact_id uuid,
  case_id uuid,
  refusal text,
  facts jsonb
);

-- The same once more, for rows that no other count is to see.
create table plain_beside (like plain_row including all);
