-- DB2 as before, and the way from a thread to its contacts, in one index instead of two. Hashes are spread over all of an
-- index, so that each one more is a page more that every new contact touches and writes to the log.

-- A contact's place in its thread: the closed ones in the order in which they began, the open one after them all. The last
-- place is one, so the index leaves no room for a second open contact.
create function thread_place(_status contact_status, _number integer) returns integer language sql immutable
return case when _status = 'closed' then _number else 2147483647 end;

drop index contact_one_open;
alter table contact drop constraint contact_thread_key_channel_number_key;
create unique index contact_one_open on contact (thread_key, channel, thread_place(status, number));

-- Whoever asked for the newest contact of a thread asks for the last one: the same, and found at the index's end.
do $do$
declare
  _name text;
  _before text;
  _after text;
begin
  foreach _name in array '{ingest,ingest_one,ingest_automatic,continue_contact}'::text[] loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(replace(_before,
      'order by contact.number desc', 'order by thread_place(contact.status, contact.number) desc'),
      'channel = _channel order by number desc', 'channel = _channel order by thread_place(status, number) desc');
    if _after = _before then
      raise exception '% does not ask for the newest contact of a thread', _name;
    end if;
    execute _after;
  end loop;
end $do$;
