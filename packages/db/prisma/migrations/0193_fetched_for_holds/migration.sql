-- DB390: a file that nobody fetched yet when it was withdrawn on hold is fetched still, and its original kept: else it went as the
-- provider forgot it. It stays withdrawn, has no copy that could be shown, and nobody is told.
do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('erase_media', 'begin
  perform drop_media_files(', 'declare
  _held constant boolean := hold_stands((select contact_id from media where id = _media_id), null);
begin
  perform drop_media_files('),
    ('erase_media', 'when hold_stands((select contact_id from media where id = _media_id), null) then', 'when _held then'),
    ('erase_media', 'delete from media_fetch where media_id = _media_id;', $b$if _held and exists (
      select from media where id = _media_id and state in ('wanted', 'quarantined') and not exists (
        select from media_file where media_id = media.id and copy = 'original' and attached)) then
    insert into media_fetch (media_id, due_at)
      select media.id, message.withdrawn_at from media join message on message.id = media.message_id where media.id = _media_id
      on conflict do nothing;
  else
    delete from media_fetch where media_id = _media_id;
  end if;$b$),
    ('settle_media', $a$if not exists (select from media where id = _id and state = 'wanted') then$a$,
      $b$if exists (select from media join media_fetch on media_fetch.media_id = media.id where id = _id and state = 'withdrawn') then
    return keep_withdrawn_media(_id, _files);
  end if;
  if not exists (select from media where id = _id and state = 'wanted') then$b$),
    -- DB391: nobody fetches any more what no hold reaches.
    ('hold_lifted', $a$perform drop_media_files($a$, $b$delete from media_fetch using legal_hold_contact reached, media
    where reached.hold_id = new.id and not is_on_hold(reached.contact_id)
      and media.contact_id = reached.contact_id and media.state = 'withdrawn' and media_fetch.media_id = media.id;
  perform drop_media_files($b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;

-- What came of fetching a file that was withdrawn: while a hold stands its original is kept, and nothing else. Whether it was.
create function keep_withdrawn_media(_id uuid, _files uuid[]) returns boolean language plpgsql as $$
declare
  _original uuid[];
begin
  if not hold_stands((select contact_id from media where id = _id), null) then
    return false;
  end if;
  _original := array(select id from media_file where id = any (_files) and media_id = _id and copy = 'original');
  -- Gone before it was attached: all of it is fetched again (DB105).
  if _files <> '{}' and _original = '{}' then
    return false;
  end if;
  delete from media_fetch where media_id = _id;
  delete from media_part using media_file file
    where file.id = file_id and file.media_id = _id and file.id = any (_files) and file.id <> all (_original);
  delete from media_file where media_id = _id and id = any (_files) and id <> all (_original);
  perform attach_media_files(_id, _original);
  return true;
end $$;
