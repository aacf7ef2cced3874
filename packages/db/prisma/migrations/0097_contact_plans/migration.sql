-- Plans for people who come often. Numbers such as DB255 are rules of packages/db/SPEC.md.

create type plan_entry as enum ('written', 'reviewed', 'ended');

-- Only added: what was written is followed by what was written next, by a review that found it right, or by its end.
create table contact_plan (
  channel channel_id not null,
  thread_key keyed_hash not null,
  version integer not null check (version >= 1),
  entry plan_entry not null,
  -- In which it was written; the words are sealed under its key.
  contact_id uuid not null references contact (id) on delete restrict,
  body_key bytea,
  body bytea,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  primary key (channel, thread_key, version),
  constraint contact_plan_words check ((entry = 'written') = (body is not null) and (body is null) = (body_key is null)),
  constraint contact_plan_begins check (version > 1 or entry = 'written')
);
create trigger contact_plan_only_added before update or delete on contact_plan
  for each row execute function only_added();

-- One compare-and-set: of all who saw one version, one adds the next.
create function add_to_plan(
  _contact_id uuid, _by uuid, _expected integer, _entry plan_entry, _body_key bytea, _body bytea, _now_ms bigint
) returns text language plpgsql as $$
declare
  _contact contact := lock_contact(_contact_id);
  _last contact_plan;
begin
  if _contact.id is null then
    return 'not_found';
  end if;
  select * into _last from contact_plan
    where channel = _contact.channel and thread_key = _contact.thread_key order by version desc limit 1;
  if coalesce(_last.version, 0) <> _expected then
    return 'changed';
  elsif _entry <> 'written' and coalesce(_last.entry, 'ended') = 'ended' then
    return 'no_plan';
  end if;
  insert into contact_plan (channel, thread_key, version, entry, contact_id, body_key, body, by_id, at)
    values (_contact.channel, _contact.thread_key, _expected + 1, _entry, _contact_id, _body_key, _body, _by, instant(_now_ms));
  update contact set version = version + 1 where id = _contact_id;
  return 'added';
end $$;
