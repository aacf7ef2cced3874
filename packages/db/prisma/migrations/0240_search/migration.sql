-- Search (DB465 to DB474): the words of contacts and cases as keyed hashes of 32 bits, and whose turn it is to have them made.

-- Who searched, for what kind of thing, and how many were found; never for which words.
alter type audit_thing add value 'search';

-- The part of the table of records that says which contacts a search finds, as packages/access-policy prints it; a test compares them.
create function contact_act_allowed(_act text, _at bigint, _role role, _state contact_status, _on_shift boolean, _holder boolean)
returns boolean language sql immutable parallel safe as $$
select coalesce(_at is not null
  and (
    (/* A53 */ _state in ('claimed') and (_holder is true) and (_role in ('advocate', 'shift_lead') and _act in ('file')))
    or
    (/* A69 */ _state in ('closed') and (_on_shift is true) and (_role in ('shift_lead') and _act in ('file')))
    or
    (/* A77 */ _state in ('waiting', 'claimed', 'closed') and (true) and (_role in ('advocate', 'shift_lead') and _act in ('find')))
  ), false)
$$;

-- One row for each word that a contact has, however often: by its number, which is the order in which a search answers. No foreign key,
-- which would ask once for each word of each arrival: rows come by the two functions below alone, which take the number from the contact,
-- and go with it by a trigger. Four bytes of a hash are enough to find by, and one word of a house in some twenty thousand shares its own.
create table contact_word (
  token integer not null,
  number integer not null,
  primary key (token, number)
);
create index contact_word_number_idx on contact_word (number);

-- Whose words are to be made from what is stored: from before there were any, or since words were taken back, once more each time.
create table contact_word_owed (
  contact_id uuid primary key references contact (id) on delete cascade,
  asked integer not null default 1 check (asked > 0)
);
insert into contact_word_owed (contact_id) select id from contact;

-- In the order of the hashes, so that the order of the words is kept nowhere.
create function keep_contact_words(_contact uuid, _tokens integer[]) returns boolean language plpgsql as $$
begin
  insert into contact_word (token, number)
  select distinct token, contact.number from contact cross join unnest(_tokens) token where contact.id = _contact order by token
  on conflict do nothing;
  return true;
end $$;

-- The same for what arrived together, of which what is not said to have been stored has none: a line for each that began no contact.
create function keep_arrived_words(_answer text, _contacts uuid[], _items integer[], _tokens integer[]) returns boolean
language plpgsql as $$
begin
  insert into contact_word (token, number)
  select distinct given.token, contact.number
  from unnest(_items, _tokens) given (item, token)
  join contact on contact.id = _contacts[given.item]
  where not exists (
    select from string_to_table(_answer, E'\n') line
    where split_part(line, ' ', 1) = given.item::text and split_part(line, ' ', 2) not in ('', 'stored'))
  order by contact.number, given.token
  on conflict do nothing;
  return true;
end $$;

-- Of whoever is forgotten nothing is found any more, whatever statement forgets them.
create function forget_contact_words() returns trigger language plpgsql as $$
begin
  delete from contact_word where number = old.number;
  delete from contact_word_owed where contact_id = old.id;
  return null;
end $$;
create trigger contact_deleted_words after delete on contact for each row execute function forget_contact_words();
create trigger contact_forgotten_words after update of owner_key on contact for each row
  when (new.owner_key is null) execute function forget_contact_words();

-- Words that are taken back are found no more. Which of them stand elsewhere, only whoever can read them knows: all of the contact's are
-- made anew. First it is owed, behind whoever makes them just then, and then they go with what those made.
create function unsay_contact_words() returns trigger language plpgsql as $$
begin
  insert into contact_word_owed (contact_id) values (new.contact_id)
  on conflict (contact_id) do update set asked = contact_word_owed.asked + 1;
  delete from contact_word using contact where contact.id = new.contact_id and contact_word.number = contact.number;
  return null;
end $$;
create trigger message_words_unsaid after update of body on message for each row
  when (old.body is not null and new.body is null) execute function unsay_contact_words();

-- One row for each word of a part of a case.
create table case_word (
  token integer not null,
  part_id uuid not null references case_part (id) on delete cascade,
  primary key (token, part_id)
);
create index case_word_part_idx on case_word (part_id);
create table case_word_owed (part_id uuid primary key references case_part (id) on delete cascade);
insert into case_word_owed (part_id) select id from case_part where owner_key is not null;
create function forget_case_words() returns trigger language plpgsql as $$
begin
  delete from case_word where part_id = new.id;
  delete from case_word_owed where part_id = new.id;
  return null;
end $$;
create trigger case_part_forgotten_words after update of owner_key on case_part for each row
  when (old.owner_key is not null and new.owner_key is null) execute function forget_case_words();

