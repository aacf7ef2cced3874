-- DB207: from a link on, what happened to two people is told as one. Where danger holds for one of them, and the other had any,
-- it is said again as it was said, behind all that: nothing that ended the other's before has ended it.
create function say_danger_again() returns trigger language plpgsql as $$
declare
  _from contact;
  _to contact;
begin
  select * into _from from contact where id = new.from_id;
  select * into _to from contact where id = new.to_id;
  -- Of both by what was so before the link, which is not there yet.
  insert into danger_event (person_id, kind, at, known, channel, dedupe_key)
    select mine.id, 'danger_word', holds.since, holds.known, mine.channel,
      sha256(uuid_send(new.from_id) || uuid_send(new.to_id) || uuid_send(mine.id))
    from (values
      (person_of(_from.channel, _from.thread_key), person_of(_to.channel, _to.thread_key), _from.channel),
      (person_of(_to.channel, _to.thread_key), person_of(_from.channel, _from.thread_key), _to.channel)
    ) mine (id, other, channel)
    cross join lateral danger_now(mine.id) holds
    where holds.since is not null and mine.other <> all (danger_persons(mine.id))
      and exists (select from danger_event where person_id = any (danger_persons(mine.other)));
  return new;
end $$;
create trigger contact_link_danger before insert on contact_link for each row execute function say_danger_again();
