create table staff (id uuid primary key, name text not null);
create table conversation (id uuid primary key, owner text not null);
create table entry (
  id uuid primary key,
  conversation_id uuid not null references conversation,
  version int not null,
  at timestamptz not null,
  author_id uuid references staff,
  words text not null
);
create index on entry (conversation_id, version);
create table case_file (id uuid primary key, version int not null, status text not null, made_by_id uuid not null references staff);
create table case_part (
  id uuid primary key,
  case_id uuid not null references case_file,
  ord int not null,
  kind text not null,
  form int not null,
  body text not null,
  made_by_id uuid not null references staff
);
create index on case_part (case_id, ord);
create table case_filing (case_id uuid not null references case_file, conversation_id uuid not null, came text not null);
create index on case_filing (case_id);
create table case_reader (case_id uuid not null references case_file, user_id uuid not null references staff, primary key (case_id, user_id));
create table case_read (case_id uuid not null, by_id uuid not null, version int not null, at timestamptz not null default now());
create index on case_read (case_id, by_id);
