-- How each of the staff has arranged the console; nothing of it is about anybody else.
create table user_preference (
  user_id uuid primary key references staff (id) on delete cascade,
  value jsonb not null constraint user_preference_small check (octet_length(value::text) <= 16384),
  at timestamptz(3) not null
);
