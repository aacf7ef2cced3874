-- DB787: somebody in danger whom somebody has, and whom nobody answers for long, is told of outside of the house.
alter type alarm_kind add value 'danger_owed';
