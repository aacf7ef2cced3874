-- DB620, DB621: whoever writes to us does not wait until each of their words stands in an index of all words there are, where each lies
-- elsewhere. The transaction that stores a text writes its words down in one row; from there they go among the others many texts at once.

-- The words of one text, each once and in the order of their hashes (DB466). No foreign key: as with the words themselves, rows come by
-- the functions below alone, and go with their contact by its triggers.
create table contact_word_new (
  number integer not null,
  place bigint generated always as identity,
  tokens integer[] not null check (cardinality(tokens) > 0),
  primary key (number, place)
);

create function note_contact_words(_contact uuid, _tokens integer[]) returns boolean language plpgsql as $$
begin
  insert into contact_word_new (number, tokens)
  select contact.number, array(select distinct token from unnest(_tokens) token order by token)
  from contact where contact.id = _contact and cardinality(_tokens) > 0;
  return true;
end $$;

-- The same for what arrived together, of which what is not said to have been stored has none: a line for each that began no contact.
create function note_arrived_words(_answer text, _contacts uuid[], _items integer[], _tokens integer[]) returns boolean
language plpgsql as $$
begin
  insert into contact_word_new (number, tokens)
  select contact.number, array_agg(distinct given.token order by given.token)
  from unnest(_items, _tokens) given (item, token)
  join contact on contact.id = _contacts[given.item]
  where not exists (
    select from string_to_table(_answer, E'\n') line
    where split_part(line, ' ', 1) = given.item::text and split_part(line, ' ', 2) not in ('', 'stored'))
  group by given.item, contact.number;
  return true;
end $$;

create function word_lock() returns bigint language sql immutable return 7203007;

-- Puts the words of up to so many texts among the others, and says of how many. One at a time, so that two never wait for each other's
-- words; whoever comes second finds what is left. What is being forgotten or taken back just then is left to whoever does that.
create function settle_contact_words(_most integer) returns integer language plpgsql as $$
declare
  _settled integer;
begin
  if not exists (select from contact_word_new) then
    return 0;
  end if;
  perform pg_advisory_xact_lock(word_lock());
  with settled as (
    delete from contact_word_new where (number, place) in (
      select number, place from contact_word_new order by number, place limit _most for update skip locked)
    returning number, tokens
  ), kept as (
    insert into contact_word (token, number)
    select distinct token, settled.number from settled cross join unnest(settled.tokens) token order by token, settled.number
    on conflict do nothing
  )
  select count(*) into _settled from settled;
  return _settled;
end $$;

-- DB468, DB540: what waits goes before what stands among the others: behind whoever puts it there just then, whose words are seen by the
-- statement that follows. So it is when a contact is forgotten, by whatever statement, and when something that was written is taken back.
do $do$
declare
  _name text;
  _number text;
  _before text;
  _after text;
begin
  for _name, _number in values ('forget_contact', '_was.number'), ('forget_contact_words', 'old.number') loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, format(E'  delete from contact_word where number = %s;\n', _number),
      format(E'  delete from contact_word_new where number = %1$s;\n  delete from contact_word where number = %1$s;\n', _number));
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
  _before := pg_get_functiondef('unsay_contact_words'::regproc);
  _after := replace(_before, '  delete from contact_word using contact where',
    E'  delete from contact_word_new using contact where contact.id = new.contact_id and contact_word_new.number = contact.number;\n'
    '  delete from contact_word using contact where');
  if _after = _before then
    raise exception 'nothing of unsay_contact_words was changed';
  end if;
  execute _after;
end $do$;
