/** A copy of what was told to us that nobody here can ask for. */
export interface StaysElsewhere {
  /** By which a screen tells of it in its own language. */
  readonly code: string;
  readonly what: string;
  readonly until: string;
  /** What whoever runs the house does about it. */
  readonly operator: string;
}

/** Where something stays that forgetting does not reach, as sentences of no house in particular. */
export const STAYS_ELSEWHERE: readonly StaysElsewhere[] = [
  {
    code: "kannel_spool",
    what: "A text that waits in Kannel's spool or store",
    until: "it leaves or its validity ends, and in the freed room of its disk until that is written over",
    operator: "keep the spool on tmpfs, and the log of its messages off",
  },
  {
    code: "carriers",
    what: "A text at carriers, and the record of a call at carriers and trunks",
    until: "their own time is over, which law or contract says",
    operator: "settle the shortest time in the contract; nobody can ask for one of them",
  },
  {
    code: "relayed_mail",
    what: "A mail that was relayed, at each server on its way, and in their logs who wrote to whom",
    until: "their operators delete it",
    operator: "take mail at the door of this house, or have the relay keep no copy and short logs",
  },
  {
    code: "mailbox_copies",
    what: "A mailbox's own backups, and what a mail program copied from it",
    until: "the mailbox's operator lets them go",
    operator: "ask for their time, and connect no mail program to the mailbox",
  },
  {
    code: "theirs",
    what: "What somebody has on their own phone, in their own mailbox or on paper",
    until: "they delete it",
    operator: "nothing: it is theirs",
  },
  {
    code: "disclosed",
    what: "What was disclosed, at whoever it went to",
    until: "they let it go, as was agreed",
    operator: "agree on a time before it goes",
  },
];
