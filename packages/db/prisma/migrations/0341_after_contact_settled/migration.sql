-- DB641: how long the time after a contact is, the house settles.

-- What a house settled, where it can be read as that (Q45); else as delivered. A setting that is damaged closes no door: it is read by
-- the statement that takes a contact from whoever had it.
create function after_contact_minutes() returns jsonb language sql stable
return coalesce(
  (select value from (select value from setting where name = 'afterContact' order by version desc limit 1) newest
    where jsonb_path_match(value, 'exists($ ? (
      @.voice.type() == "number" && @.text.type() == "number" && @.email.type() == "number" && @.form.type() == "number"
      && @.heavy.type() == "number" && @.voice.floor() == @.voice && @.text.floor() == @.text && @.email.floor() == @.email
      && @.form.floor() == @.form && @.heavy.floor() == @.heavy && @.voice >= 3 && @.text >= 3 && @.email >= 3 && @.form >= 3 && @.heavy <= 60
      && @.heavy >= @.voice && @.heavy >= @.text && @.heavy >= @.email && @.heavy >= @.form))')),
  '{"voice": 5, "text": 5, "email": 3, "form": 3, "heavy": 15}');

-- As it was, by what is settled.
-- goes on from 0324: after_contact_ms
create or replace function after_contact_ms(_medium medium, _weight text) returns integer language sql stable
return 60000 * (after_contact_minutes() ->> case when _weight <> 'usual' then 'heavy' else _medium::text end)::numeric::integer;
