-- A file is attached whole or not at all, and deleted whole or not at all, whatever happens to it at the same time
-- (DB105). Whoever deletes locks the files' rows before their parts: no part comes in between, and no attaching.

-- A file may be taken for loose and forgotten between storing and attaching, where the clocks of two gateways are far
-- apart. Then nothing is settled, so that it is fetched again: kept without an original, it would be lost.
create function attach_media_files(_media_id uuid, _files uuid[]) returns void language plpgsql as $$
declare
  _count integer;
begin
  update media_file set attached = true where media_id = _media_id and id = any (_files);
  get diagnostics _count = row_count;
  if _count <> cardinality(_files) then
    raise exception 'a stored file is gone before it was attached'
      using errcode = 'check_violation', constraint = 'media_attached';
  end if;
end $$;

-- Records what came of fetching. False: it is wanted no more, and nothing changed.
create or replace function settle_media(
  _id uuid, _state media_state, _refusal media_refusal, _kind media_kind, _bytes integer, _files uuid[]
) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from media where id = _id));
begin
  if not exists (select from media where id = _id and state = 'wanted') then
    return false;
  end if;
  delete from media_fetch where media_id = _id;
  perform attach_media_files(_id, _files);
  update media set state = _state, refusal = _refusal, kind = _kind, bytes = _bytes where id = _id;
  update contact set version = version + 1 where id = _contact.id;
  return true;
end $$;

-- Copies of a kept picture made anew. False: it is not kept any more, or somebody else was first.
create or replace function attach_media_copies(_id uuid, _files uuid[]) returns boolean language plpgsql as $$
declare
  _contact contact := lock_contact((select contact_id from media where id = _id));
begin
  if not exists (select from media where id = _id and state = 'kept' and kind = 'picture')
      or exists (select from media_file where media_id = _id and attached and copy <> 'original') then
    return false;
  end if;
  perform attach_media_files(_id, _files);
  return true;
end $$;

-- A part that was stored after the parts were deleted and before the file was made quarantining fail.
create or replace function drop_media_files(_media_id uuid, _copies media_copy[]) returns void language plpgsql as $$
declare
  _files uuid[] := array(
    select id from media_file where media_id = _media_id and copy = any (_copies) order by id for update);
begin
  delete from media_part where file_id = any (_files);
  delete from media_file where id = any (_files);
end $$;

-- What somebody is about to attach is left alone: it is not loose for long.
create or replace function forget_loose_media(_before_ms bigint) returns integer language plpgsql as $$
declare
  _files uuid[] := array(
    select id from media_file where not attached and made_at < instant(_before_ms) order by id for update skip locked);
begin
  delete from media_part where file_id = any (_files);
  delete from media_file where id = any (_files);
  return cardinality(_files);
end $$;
