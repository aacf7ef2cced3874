-- DB390: whoever takes words back and whoever places or lifts a hold come one after the other, as whoever files does. Else words went
-- under a hold that was placed while they went. Locks are taken in one order: the thread's or the case's, then the hold's, then what
-- is written. Whoever has the hold's alone waits for nobody's thread or case.
do $do$
declare
  _name text;
  _from text;
  _to text;
  _before text;
  _after text;
begin
  for _name, _from, _to in values
    ('hold_stands', 'begin
  perform from legal_hold held', $b$begin
  perform pg_advisory_xact_lock_shared(hold_lock());
  perform from legal_hold held$b$),
    -- Whoever lifts one has its row before the lock: with the lock nobody needs the row, and with both two waited for each other.
    ('hold_stands', '
    for share of held;', ';'),
    ('withdraw_words', 'perform pg_advisory_xact_lock(thread_lock(_thread_key));', $b$perform pg_advisory_xact_lock(thread_lock(_thread_key));
  perform pg_advisory_xact_lock_shared(hold_lock());$b$)
  loop
    _before := pg_get_functiondef(_name::regproc);
    _after := replace(_before, _from, _to);
    if _after = _before then
      raise exception 'nothing of % was changed', _name;
    end if;
    execute _after;
  end loop;
end $do$;
