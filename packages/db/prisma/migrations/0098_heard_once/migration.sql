-- DB207: a message is listened to once, when it comes. Providers bring it again and again, and what was agreed since says
-- nothing of it; a safe word that was written before the danger word ends nothing, however late it comes.
drop function code_word_said(text, bytea, bytea, code_word_kind, bytea, bigint);
create function code_word_said(
  _channel text, _thread_key bytea, _dedupe_key bytea, _kind code_word_kind, _hash bytea, _at bigint, _said_at bigint
) returns boolean language plpgsql as $$
declare
  _person constant uuid := person_of(_channel, _thread_key);
  _now constant timestamptz := instant(_at);
  _holds record;
  _agreed record;
begin
  if _person is null then
    return true;
  elsif not lock_reach(_channel, _thread_key) then
    return false;
  elsif person_of(_channel, _thread_key) is distinct from _person
    or exists (select from danger_event where channel = _channel and dedupe_key = _dedupe_key)
    -- The word is kept before its message is stored: what is stored was listened to.
    or exists (select from message where channel = _channel and dedupe_key = _dedupe_key) then
    return true;
  end if;
  if _kind = 'danger' then
    insert into danger_event (person_id, kind, at, known, channel, dedupe_key) values (_person, 'danger_word', _now,
      coalesce((select max(seq) from contact_preference where person_id = _person), 0), _channel, _dedupe_key);
    perform reach_changed(threads_of(_person));
    perform show_danger(threads_of(_person), _now);
    return true;
  end if;
  _holds := danger_now(_person);
  -- The word as it was agreed first: said again to whoever asks for it anew, it is no less known to them.
  select min(word.agreed_at) as at, min(kept.seq) as seq into _agreed
    from code_word word join contact_preference kept on kept.id = word.preference_id
    where word.person_id = _person and word.kind = 'safe' and word.hash = _hash;
  if _holds.since is null or _agreed.seq is null
    or instant(_said_at) < (
      select at from danger_event where person_id = _person and kind = 'danger_word' order by seq desc limit 1) then
    return true;
  end if;
  -- Whether it was agreed before danger began is told by the order in which both were kept, whatever the clocks said.
  insert into danger_event (person_id, kind, at, agreed_at, channel, dedupe_key) values (_person, 'check_word', _now,
    case when _agreed.seq <= _holds.known then least(_agreed.at, _holds.since - interval '1 millisecond')
      else greatest(_agreed.at, _holds.since) end,
    _channel, _dedupe_key);
  perform reach_changed(threads_of(_person));
  return true;
end $$;
