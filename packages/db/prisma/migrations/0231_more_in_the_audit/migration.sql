-- AU10: rows of what came beside the audit: who is barred from a case, who opened one in an emergency, and the second of two who say
-- that a scan is to go, or that a hold is of the contact which the paper asks for.
alter type audit_thing add value 'case_bar';
alter type audit_thing add value 'case_glass';

-- As in 0220, but that a thing is given as text: a value is not used in the transaction that adds it, and is none before the trigger runs.
create function audit_on(
  _table text, _name text, _event text, _condition text, _actor text, _deed audit_deed, _thing text,
  _subject text, _contact text, _case text, _facts text default 'null'
) returns void language plpgsql as $$
begin
  execute format($sql$
    create function %1$I() returns trigger language plpgsql as $body$
    begin
      perform audit_write(%2$s, %3$L, %4$L, %5$s, %6$s, %7$s, %8$s);
      return null;
    end $body$
  $sql$, 'audit_' || _table || '_' || _name, _actor, _deed, _thing, _subject, _contact, _case, _facts);
  execute format('create trigger %1$I %2$s on %3$I for each row %4$s execute function %1$I()',
    'audit_' || _table || '_' || _name, _event, _table, case when _condition <> '' then 'when (' || _condition || ')' else '' end);
end $$;

select
  audit_on('case_bar', 'added', 'after insert', '', 'new.by_id', 'added', 'case_bar', 'new.user_id', 'null', 'new.case_id',
    $f$jsonb_build_object('reason', new.reason)$f$),
  audit_on('case_bar', 'ended', 'after update', 'old.ended_at is null and new.ended_at is not null', 'new.ended_by_id',
    'ended', 'case_bar', 'new.user_id', 'null', 'new.case_id'),
  audit_on('case_glass', 'added', 'after insert', '', 'new.by_id', 'added', 'case_glass', 'new.id', 'null', 'new.case_id'),
  audit_on('case_glass', 'decided', 'after update', 'old.reviewed_at is null and new.reviewed_at is not null', 'new.reviewed_by_id',
    'decided', 'case_glass', 'new.id', 'null', 'new.case_id', $f$jsonb_build_object('right', new.was_right)$f$),
  audit_on('release_scan', 'unwanted', 'after update', 'old.unwanted_at is null and new.unwanted_at is not null', 'new.unwanted_by_id',
    'decided', 'scan', 'new.id', 'null', '(select case_id from release where id = new.release_id)', $f$'{"how": "unwanted"}'$f$),
  audit_on('release_scan', 'stays', 'after update', 'old.unwanted_at is not null and new.unwanted_at is null', 'audit_actor()',
    'decided', 'scan', 'new.id', 'null', '(select case_id from release where id = new.release_id)', $f$'{"how": "stays"}'$f$),
  audit_on('legal_hold', 'confirmed', 'after update', 'old.confirmed_at is null and new.confirmed_at is not null', 'new.confirmed_by_id',
    'decided', 'legal_hold', 'new.id', 'new.contact_id', 'new.case_id', $f$'{"how": "confirmed"}'$f$);
drop function audit_on(text, text, text, text, text, audit_deed, text, text, text, text, text);
