-- Asking a colleague for the contact they have, and what they answer (DB36).

create type ask_answer as enum ('offered', 'not_now');

-- One for each asker and contact, the last one. It stands while the same colleague has the contact since the same time.
create table asking (
  contact_id uuid not null references contact (id) on delete restrict,
  by_id uuid not null references staff (id) on delete restrict,
  holder_id uuid not null references staff (id) on delete restrict,
  held_since timestamptz(3) not null,
  at timestamptz(3) not null,
  answer ask_answer,
  -- Grows with every asking and answer; events carry it (W4).
  version integer not null check (version > 0),
  primary key (contact_id, by_id),
  constraint asking_of_another check (by_id <> holder_id)
);
create index asking_by_idx on asking (by_id);
create index asking_holder_idx on asking (holder_id);

create function announce_asking() returns trigger language plpgsql as $$
begin
  insert into event (stream, payload)
  select 'queue:main', json_build_object('kind', 'ask', 'id', new.contact_id, 'version', new.version,
    'by', json_build_object('id', staff.id, 'name', staff.name), 'of', new.holder_id,
    'heldSince', ms(new.held_since), 'answer', new.answer)
  from staff where staff.id = new.by_id;
  return null;
end $$;
create trigger asking_announced after insert or update on asking for each row execute function announce_asking();

-- Asks whoever was seen to have it. The thread's lock, so that they have it still when the asking is kept.
create function ask_for_contact(_id uuid, _by uuid, _of uuid, _now_ms bigint)
returns table (kind text, reason text, "row" json) language plpgsql as $$
declare
  _contact contact := lock_contact(_id);
begin
  if _contact.id is null then
    return query select 'not_found', null::text, null::json;
    return;
  end if;
  kind := 'not_allowed';
  if _contact.status = 'closed' then
    reason := 'already_closed';
  elsif _contact.holder_id is null then
    reason := 'not_held';
  elsif _contact.holder_id = _by then
    kind := 'changed';
  elsif _contact.holder_id <> _of then
    kind := 'taken';
  else
    kind := 'moved';
    insert into asking (contact_id, by_id, holder_id, held_since, at, version)
    values (_id, _by, _of, _contact.held_since, instant(_now_ms), 1)
    on conflict (contact_id, by_id) do update
      set holder_id = excluded.holder_id, held_since = excluded.held_since, at = excluded.at, answer = null,
        version = asking.version + 1
      -- Asked again while it stands unanswered, it is the same asking, and nobody is told twice.
      where asking.answer is not null
        or (asking.holder_id, asking.held_since) is distinct from (excluded.holder_id, excluded.held_since);
  end if;
  select contact_row.row into "row" from contact_row where contact_row.id = _id;
  return next;
end $$;

create function answer_not_now(_id uuid, _by uuid, _asker uuid) returns boolean language plpgsql as $$
begin
  update asking set answer = 'not_now', version = asking.version + 1
  from contact
  where contact.id = asking.contact_id and asking.contact_id = _id and asking.by_id = _asker and asking.answer is null
    and asking.holder_id = _by and contact.holder_id = _by and contact.held_since = asking.held_since;
  return found;
end $$;

-- Whatever statement offers a contact to somebody who asked for it has answered them.
create function asking_is_answered() returns trigger language plpgsql as $$
begin
  update asking set answer = 'offered', version = version + 1
  where contact_id = new.id and by_id = new.offered_to_id and holder_id = new.holder_id
    and held_since = new.held_since and answer is null;
  return null;
end $$;
create trigger contact_asking_answered after update of offered_to_id on contact
  for each row when (new.offered_to_id is not null) execute function asking_is_answered();
