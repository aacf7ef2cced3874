-- What somebody is writing and has not sent. Each writer has words of their own for a contact, so that nobody overwrites
-- anybody; they stay with the contact when it moves.

create type draft_kind as enum ('reply', 'note');

create table draft (
  contact_id uuid not null references contact (id) on delete restrict,
  kind draft_kind not null,
  author_id uuid not null references staff (id) on delete restrict,
  -- Given by the writer, who counts up with everything that is done to the words.
  revision integer not null check (revision > 0),
  at timestamptz(3) not null,
  -- Both null once there are no words: the revision stays, so that nothing older brings them back.
  body_key bytea,
  body bytea,
  primary key (contact_id, kind, author_id),
  check ((body is null) = (body_key is null))
);

-- Keeps words under their revision, or none; of two, the one of the higher revision stays, whichever came first.
create function keep_draft(
  _contact_id uuid, _kind draft_kind, _by uuid, _revision integer, _body_key bytea, _body bytea, _now_ms bigint
) returns boolean language plpgsql as $$
begin
  insert into draft (contact_id, kind, author_id, revision, at, body_key, body)
  values (_contact_id, _kind, _by, _revision, instant(_now_ms), _body_key, _body)
  on conflict (contact_id, kind, author_id) do update
    set revision = excluded.revision, at = excluded.at, body_key = excluded.body_key, body = excluded.body
    where draft.revision < excluded.revision;
  return found;
end $$;

-- Erases words as somebody saw them. Whoever has the contact may, and whoever wrote them; newer words stay.
create function discard_draft(
  _contact_id uuid, _kind draft_kind, _author uuid, _revision integer, _by uuid, _now_ms bigint
) returns boolean language plpgsql as $$
begin
  update draft set revision = draft.revision + 1, at = instant(_now_ms), body_key = null, body = null
  from contact
  where contact.id = draft.contact_id and draft.contact_id = _contact_id and draft.kind = _kind
    and draft.author_id = _author and draft.revision = _revision and _by in (draft.author_id, contact.holder_id);
  return found;
end $$;

-- An answer and what is left of its draft, in one transaction: after a crash its words are in one place.
create function queue_answer_of_draft(
  _contact_id uuid, _message_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint, _not_before bigint,
  _good_until bigint, _revision integer, _rest_key bytea, _rest bytea
) returns table (kind text, version integer, holder json) language plpgsql as $$
begin
  select answer.kind, answer.version, answer.holder into kind, version, holder
  from queue_answer(_contact_id, _message_id, _by, _body_key, _body, _now_ms, _not_before, _good_until) answer;
  if kind = 'queued' then
    perform keep_draft(_contact_id, 'reply', _by, _revision, _rest_key, _rest, _now_ms);
  end if;
  return next;
end $$;

create function write_note_of_draft(
  _contact_id uuid, _note_id uuid, _by uuid, _body_key bytea, _body bytea, _now_ms bigint,
  _revision integer, _rest_key bytea, _rest bytea
) returns integer language plpgsql as $$
declare
  _version constant integer := write_note(_contact_id, _note_id, _by, _body_key, _body, _now_ms);
begin
  if _version is not null then
    perform keep_draft(_contact_id, 'note', _by, _revision, _rest_key, _rest, _now_ms);
  end if;
  return _version;
end $$;

-- Once all that somebody said is withdrawn, what is being written about it goes too.
create function withdraw_drafts() returns trigger language plpgsql as $$
begin
  update draft set revision = revision + 1, at = new.withdrawn_at, body_key = null, body = null
  where contact_id = new.contact_id and body is not null and not exists (
    select from message
    where message.contact_id = new.contact_id and message.direction = 'inbound' and message.withdrawn_at is null);
  return null;
end $$;
create trigger message_drafts_withdrawn after update of withdrawn_at on message
  for each row when (old.withdrawn_at is null and new.withdrawn_at is not null)
  execute function withdraw_drafts();
