-- DB655: what somebody is offered contacts by: the languages they answer in, the media they are trained for, and how many texts at once.

-- Each time it was said; the newest holds. The languages stand with the account too, where they did before.
create table skill (
  user_id uuid not null references staff (id) on delete restrict,
  version integer not null check (version > 0),
  languages language[] not null,
  media medium[] not null,
  texts_at_once smallint not null,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  primary key (user_id, version),
  constraint skill_for_a_medium check (cardinality(media) > 0),
  constraint skill_texts_at_once check (texts_at_once between 1 and 3)
);
create index skill_by_idx on skill (by_id);
create trigger skill_only_added before update or delete on skill for each row execute function only_added();

alter type audit_thing add value 'skill';
create function audit_skill() returns trigger language plpgsql as $$
begin
  perform audit_write(new.by_id, 'changed', 'skill', new.user_id, null, null,
    jsonb_build_object('languages', new.languages, 'media', new.media, 'textsAtOnce', new.texts_at_once, 'version', new.version));
  return null;
end $$;
create trigger audit_skill after insert on skill for each row execute function audit_skill();

-- What holds of somebody; where nobody said, the account's languages, all media and two texts, as version nought.
create view skill_now as
select staff.id, staff.name, staff.role, staff.languages, said.by_id, said.at, coalesce(said.version, 0) as version,
  coalesce(said.media, enum_range(null::medium)) as media, coalesce(said.texts_at_once, 2::smallint) as texts_at_once
from staff left join lateral (
  select * from skill where user_id = staff.id order by version desc limit 1) said on true
where staff.disabled_at is null;

-- Says it, after the version that was seen; false: somebody said otherwise meanwhile. Null: there is nobody like that.
create function say_skill(
  _user_id uuid, _by uuid, _expected integer, _languages language[], _media medium[], _texts_at_once integer, _now timestamptz
) returns boolean language plpgsql as $$
begin
  perform from staff where id = _user_id and disabled_at is null for update;
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
