-- CO80: an ordinary reply tells nothing of another person, as its author attests.

-- The words of the names of a case's people, by which a reply is looked through. As keyed hashes alone; no ground to join anything.
create table case_name (
  part_id uuid not null references case_part (id) on delete restrict,
  hash keyed_hash not null,
  primary key (part_id, hash)
);
create index case_name_hash_idx on case_name (hash);

-- DB381: whoever answers attested that, beside the answer, once. How much was pointed out to them, and never what.
create table answer_attestation (
  message_id uuid primary key references message (id) on delete cascade,
  by_id uuid not null references staff (id) on delete restrict,
  at timestamptz(3) not null,
  mentioned smallint not null check (mentioned >= 0)
);
create function answer_attestation_guard() returns trigger language plpgsql as $$
begin
  if tg_op = 'UPDATE' then
    raise exception 'attestations are only added' using errcode = 'check_violation', constraint = 'only_added';
  end if;
  if not exists (select from message where id = new.message_id and direction = 'outbound' and author_id = new.by_id) then
    raise exception 'whoever answers attests it'
      using errcode = 'check_violation', constraint = 'answer_attestation_by_author';
  end if;
  return new;
end $$;
create trigger answer_attestation_guard before insert or update on answer_attestation
  for each row execute function answer_attestation_guard();

-- Whether whoever is in a contact is filed as there for somebody else, or nobody knows who of the case they are.
create function answers_another(_contact_id uuid) returns boolean language sql stable
return exists (
  select from case_filed filed
  where filed.contact_id = _contact_id and (
    exists (
      select from case_filing_person named
      where named.contact_id = filed.contact_id and named.at_version = filed.at_version and not named.spoke)
    or not exists (
      select from case_filing_person named
      where named.contact_id = filed.contact_id and named.at_version = filed.at_version)));

-- DB380: nothing that somebody wrote leaves for such a contact unattested, whatever statement runs.
create function answer_attested() returns trigger language plpgsql as $$
begin
  if answers_another(new.contact_id) and not exists (select from answer_attestation where message_id = new.id) then
    raise exception 'an answer to somebody who is there for another is attested'
      using errcode = 'check_violation', constraint = 'answer_attested';
  end if;
  return null;
end $$;
create constraint trigger answer_attested after insert on message deferrable initially deferred
  for each row when (new.direction = 'outbound' and new.author_id is not null) execute function answer_attested();
