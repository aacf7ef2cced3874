-- Whoever cannot speak says so by a key while they wait, and is asked by prompts that keys answer (DB275, DB276).

alter type call_happening add value 'cannot_speak';
alter type call_happening add value 'said';

-- Since when it is known that they cannot speak; null: nobody said so.
alter table call add column cannot_speak_at timestamptz(3);

-- Which prompt was played to them.
alter table call_event add column prompt text;
-- A new word of an enumeration cannot be used by the transaction that adds it.
alter table call_event add constraint call_event_said check (
  (kind::text = 'said') = (prompt is not null) and (prompt is null or prompt ~ '^[a-z]+(_[a-z]+)*$'));

-- How calls that came in ended of late.
create index call_ended_idx on call (ended_at) where direction = 'in';

do $do$
declare
  _change record;
  _before text;
  _after text;
begin
  for _change in
    select * from (values
      -- DB275: said once, it stays.
      ('call_guard', $a$
    when new.version <> old.version + 1 then 'call_next_version'$a$, $b$
    when old.cannot_speak_at is not null and new.cannot_speak_at is distinct from old.cannot_speak_at
      then 'call_cannot_speak_stays'
    when new.version <> old.version + 1 then 'call_next_version'$b$),
      ('keep_call', $a$
declare
  _before jsonb;$a$, $b$
declare
  _cannot_speak boolean;
  _before jsonb;$b$),
      ('keep_call', $a$
  insert into call_event (id, call_id, at, kind, leg, user_id, party_id, decline, body_key, body)
  select id, _call.id, instant(at), kind, leg, "user", party, decline, decode("bodyKey", 'base64'), decode(body, 'base64')
  from$a$, $b$
  _cannot_speak := _call.cannot_speak_at is null
    and exists (select from jsonb_array_elements(_happened) one where one.value ->> 'kind' = 'cannot_speak');
  -- Said again, it is no news.
  if not _cannot_speak then
    _happened := coalesce((select jsonb_agg(one.value order by one.ordinality)
      from jsonb_array_elements(_happened) with ordinality one where one.value ->> 'kind' <> 'cannot_speak'), '[]');
  end if;
  insert into call_event (id, call_id, at, kind, leg, user_id, party_id, decline, prompt, body_key, body)
  select id, _call.id, instant(at), kind, leg, "user", party, decline, prompt, decode("bodyKey", 'base64'),
    decode(body, 'base64')
  from$b$),
      ('keep_call', $a$party uuid, decline call_decline, "bodyKey" text$a$,
        $b$party uuid, decline call_decline, prompt text, "bodyKey" text$b$),
      ('keep_call', $a$
    is_back = $a$, $b$
    cannot_speak_at = coalesce(cannot_speak_at, case when _cannot_speak then _at end),
    is_back = $b$),
      -- DB275: an option that was chosen raises a lane, as a fact that the house knows, to crisis at most.
      ('keep_call', $a$
  return true;$a$, $b$
  if _cannot_speak then
    perform raise_lane(contact.id, lane_above(coalesce(contact.lane, 'in_situation')), 'fact:cannot_speak',
      danger_target_ms(), ms(_at))
    from contact where contact.id = _call.contact_id;
  end if;
  return true;$b$)
    ) as change (named, was, becomes)
  loop
    _before := pg_get_functiondef(_change.named::regproc);
    _after := replace(_before, _change.was, _change.becomes);
    if _after = _before then
      raise exception '% does not say what was to be changed: %', _change.named, _change.was;
    end if;
    execute _after;
  end loop;
  _before := pg_get_viewdef('call_row'::regclass);
  _after := replace(_before, $a$'keys', ($a$, $b$'cannotSpeak', call.cannot_speak_at is not null, 'keys', ($b$);
  if _after = _before then
    raise exception 'the row of a call says nothing of keys';
  end if;
  execute 'create or replace view call_row as ' || _after;
end $do$;
