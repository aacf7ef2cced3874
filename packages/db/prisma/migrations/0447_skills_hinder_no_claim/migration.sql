-- DB767: as it was, and while it is said whoever is claimed by waits for nothing: no key of theirs changes, and a claim names them by that alone.
-- goes on from 0354: say_skill
create or replace function say_skill(
  _user_id uuid, _by uuid, _expected integer, _languages language[], _media medium[], _texts_at_once integer, _now timestamptz
) returns boolean language plpgsql as $$
begin
  perform from staff where id = _user_id and disabled_at is null for no key update;
  if not found then
    return null;
  end if;
  if coalesce((select max(version) from skill where user_id = _user_id), 0) <> _expected then
    return false;
  end if;
  insert into skill (user_id, version, languages, media, texts_at_once, by_id, at)
    values (_user_id, _expected + 1, _languages, _media, _texts_at_once, _by, _now);
  update staff set languages = _languages, updated_at = current_timestamp where id = _user_id and languages <> _languages;
  return true;
end $$;
