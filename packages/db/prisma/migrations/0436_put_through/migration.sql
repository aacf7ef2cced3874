-- DB756: how a call ends whose caller asked for a partner's line and talks there. Apart, because a value is used only once what added it is
-- committed.
alter type call_end add value 'put_through';
