-- Whether a quarantined file of the message lies nowhere but with its provider: then the provider's copy must stay,
-- whoever takes words back, as long as the file must.
create function quarantined_at_provider(_message_id uuid) returns boolean language sql stable
return exists (
  select from media
  where media.message_id = _message_id and media.state = 'quarantined'
    and not exists (select from media_file where media_file.media_id = media.id and media_file.attached));

create or replace function pictures_awaited(_message_id uuid, _media integer) returns boolean language sql stable
return _media > 0 and (quarantined_at_provider(_message_id)
  or exists (select from media where media.message_id = _message_id and media.state = 'wanted'));
