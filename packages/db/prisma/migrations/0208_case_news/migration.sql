-- DB393: whoever has a case open hears that something of it is otherwise: its id, its version, and which of four things is to be read
-- anew. Never what changed, nor in what.
create function tell_of_case(_case_id uuid, _about text) returns void language sql as $$
  insert into event (stream, payload)
  select 'case:' || file.id, json_build_object('kind', 'case', 'id', file.id, 'version', file.version, 'about', _about)
  from case_file file where file.id = _case_id
$$;

-- What is in it: every change of that gives the case its next version (DB301).
create function case_record_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(new.id, 'record');
  return null;
end $$;
create trigger case_file_told after update of version on case_file for each row execute function case_record_told();

-- In which case a contact is: of the one that it left as well.
create function case_filing_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(touched.id, 'filing') from (
    select new.case_id as id where new.case_id is not null
    union
    select before.case_id from (
      select case_id from case_filing
      where contact_id = new.contact_id and at_version < new.at_version order by at_version desc limit 1) before
    where before.case_id is not null) touched;
  return null;
end $$;
-- By its name it runs after what gives the cases their versions.
create trigger case_filing_told after insert on case_filing for each row execute function case_filing_told();

-- What stands around it, which of these is nobody's to know by this: who was let in, what it is one with, whether it is on hold.
create function case_around_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(new.case_id, 'around');
  return null;
end $$;
create trigger case_let_in_told after insert or update on case_let_in for each row execute function case_around_told();
create trigger legal_hold_case_told after insert on legal_hold_case for each row execute function case_around_told();

create function case_join_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(side, 'around') from unnest(array[new.from_id, new.into_id]) side;
  return null;
end $$;
create trigger case_join_told after insert or update on case_join for each row execute function case_join_told();

create function legal_hold_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(reached.case_id, 'around') from legal_hold_case reached where reached.hold_id = new.id;
  return null;
end $$;
create trigger legal_hold_told after update of lifted_at on legal_hold for each row execute function legal_hold_told();

-- What may leave it, and what did: what was agreed to and taken back, was sent, waits for a word and was given one.
create function case_sharing_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(new.case_id, 'sharing');
  return null;
end $$;
create trigger release_told after insert or update on release for each row execute function case_sharing_told();
create trigger release_withdrawal_told after insert on release_withdrawal for each row execute function case_sharing_told();
create trigger contact_withdrawal_settled_told after insert on contact_withdrawal_settled for each row
  execute function case_sharing_told();
create trigger sign_page_told after insert or update on sign_page for each row execute function case_sharing_told();
create trigger disclosure_told after insert or update on disclosure for each row execute function case_sharing_told();
create trigger disclosure_held_told after insert or update on disclosure_held for each row execute function case_sharing_told();

create function mandated_report_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(disclosure.case_id, 'sharing') from disclosure where disclosure.id = new.disclosure_id;
  return null;
end $$;
create trigger mandated_report_told after insert or update on mandated_report for each row execute function mandated_report_told();

-- Whoever may have taken everything back in a contact: nothing of theirs goes until it is settled, and their case says so at once.
create function contact_withdrawal_told() returns trigger language plpgsql as $$
begin
  perform tell_of_case(touched.id, 'sharing') from (
    select distinct part.case_id as id
    from who_may_have_withdrawn(new.contact_id, new.address) person join case_part part on part.id = person) touched;
  return null;
end $$;
create trigger contact_withdrawal_told after insert on contact_withdrawal for each row execute function contact_withdrawal_told();
