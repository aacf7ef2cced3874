-- DB540: whoever makes the words of a contact just then holds what says that they are owed, and has them done before that is let go: so
-- it goes first, and the words behind it.
do $do$
declare
  _name text;
  _number text;
  _id text;
  _before text;
  _after text;
begin
  for _name, _number, _id in values ('forget_contact', '_was.number', '_id'), ('forget_contact_words', 'old.number', 'old.id') loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, format(E'  delete from contact_word where number = %s;\n  delete from contact_word_owed where contact_id = %s;\n', _number, _id),
      format(E'  delete from contact_word_owed where contact_id = %2$s;\n  delete from contact_word where number = %1$s;\n', _number, _id));
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;
