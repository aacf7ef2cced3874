-- DB393: that a hold was placed or lifted is told on no case's stream. Whoever read the two other things that stand around a case and
-- found neither changed knew, to the second, that a court asks.
drop trigger legal_hold_case_told on legal_hold_case;
drop trigger legal_hold_told on legal_hold;
drop function legal_hold_told();
