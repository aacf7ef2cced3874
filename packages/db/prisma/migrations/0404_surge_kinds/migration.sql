-- DB701: what else a lead turns on for a while: that whoever waits is told of a longer wait, that they get one neutral text, and that
-- they are told of a partner's line. Apart, because a value is used only once what added it is committed.
alter type surge_kind add value 'longer_wait';
alter type surge_kind add value 'holding_text';
alter type surge_kind add value 'overflow';
