-- DB542: a contact that is forgotten takes no more words: nobody would forget them a second time.
do $do$
declare
  _before constant text := pg_get_functiondef('write_note'::regproc);
  _after constant text := replace(_before, '  if _contact.id is null or ', '  if _contact.id is null or _contact.forgotten_at is not null or ');
begin
  if _after = _before then
    raise exception 'nothing of write_note was changed';
  end if;
  execute _after;
end $do$;

-- Whoever forgets it just then is waited for by the lock that the row's reference would take anyway.
-- goes on from 0025: keep_draft
create or replace function keep_draft(
  _contact_id uuid, _kind draft_kind, _by uuid, _revision integer, _body_key bytea, _body bytea, _now_ms bigint
) returns boolean language plpgsql as $$
begin
  perform from contact where id = _contact_id and forgotten_at is null for key share;
  if not found then
    return false;
  end if;
  insert into draft (contact_id, kind, author_id, revision, at, body_key, body)
  values (_contact_id, _kind, _by, _revision, instant(_now_ms), _body_key, _body)
  on conflict (contact_id, kind, author_id) do update
    set revision = excluded.revision, at = excluded.at, body_key = excluded.body_key, body = excluded.body
    where draft.revision < excluded.revision;
  return found;
end $$;
