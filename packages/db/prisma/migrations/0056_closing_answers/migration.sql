-- What was asked beside the outcome of a closed contact, and answered (DB163).

-- Numbers, yes or no, and codes, by codes: nothing that somebody said can be kept here.
create function are_closing_facts(_facts jsonb) returns boolean language sql immutable
return case when jsonb_typeof(_facts) = 'object' then not exists (
  select from jsonb_each(_facts) fact
  where fact.key !~ '^[a-z][a-z0-9_]{0,39}$' or not case jsonb_typeof(fact.value)
    when 'boolean' then true
    when 'number' then (fact.value #>> '{}') ~ '^(0|[1-9][0-9]{0,3})$'
    when 'string' then (fact.value #>> '{}') ~ '^[a-z][a-z0-9_]{0,39}$'
    else false
  end) else false end;

create table closing_answer (
  contact_id uuid not null,
  version integer not null,
  -- Of the setting `dispositions`, as it was shown to whoever closed; 0: as delivered.
  setting_version integer not null check (setting_version >= 0),
  facts jsonb not null constraint closing_answer_facts check (are_closing_facts(facts)),
  primary key (contact_id, version),
  foreign key (contact_id, version) references closing (contact_id, version) on delete restrict
);
create trigger closing_answer_only_added before update or delete on closing_answer
  for each row execute function only_added();

create function closing_answer_of_a_version() returns trigger language plpgsql as $$
begin
  if new.setting_version > 0 and not exists (
    select from setting where name = 'dispositions' and version = new.setting_version) then
    raise exception 'no such version of the outcomes'
      using errcode = 'foreign_key_violation', constraint = 'closing_answer_setting_version';
  end if;
  return new;
end $$;
create trigger closing_answer_of_a_version before insert on closing_answer
  for each row execute function closing_answer_of_a_version();

-- Closes as every move does, and keeps what was answered in the same transaction. The caller knows that it is all that was
-- asked.
create function close_contact(
  _id uuid, _by uuid, _expected integer, _disposition text, _setting_version integer, _facts jsonb, _now_ms bigint
) returns table (kind text, reason text, "row" json) language plpgsql as $$
begin
  select moved.kind, moved.reason, moved.row into kind, reason, "row"
  from move_contact(_id, _by, _expected, 'close', null, _disposition, _now_ms) moved;
  if kind = 'moved' then
    insert into closing_answer (contact_id, version, setting_version, facts)
      values (_id, _expected + 1, _setting_version, _facts);
  end if;
  return next;
end $$;
