import { isOfMachines } from "@holdfast/queue-policy";
import type { ChannelId, ContactId, UserId } from "@holdfast/case-schema";
import type { Board, QueueRow } from "@holdfast/wire";
import { isAlarming } from "../queue/is-alarming.ts";
import type { AlertKind, ToneName } from "./alert-table.ts";

/** What alerts are decided from: the facts as they stand, and how whoever sits here stands to them. */
export interface Outlook {
  readonly board: Board;
  readonly me: UserId;
  /** Whether they lead: may take contacts back from whoever has them. */
  readonly leads: boolean;
  /** Whether colleagues ask them to lift what locks a contact. */
  readonly lifts: boolean;
  /** `break` also for whoever is apart (AL46). */
  readonly standing: "available" | "break" | "off";
  /** Whether they have time to themselves after a contact: what is new makes no sound for them (AL43). */
  readonly isWrappingUp: boolean;
  /** The contacts that somebody looks at now, in any tab of this browser, and up to which version they stand there. */
  readonly reading: ReadonlyMap<ContactId, number>;
  /** Whether the list that is read is held: who waits is then said once, when it goes on. */
  readonly isHeld: boolean;
  /** Whether a contact that begins to wait is heard, too. */
  readonly newContactSound: boolean;
  readonly muted: ReadonlySet<ChannelId>;
  /** The contacts whose call rings for whoever sits here. */
  readonly ringing: ReadonlySet<ContactId>;
  /** The contacts that wait and are offered to whoever sits here for a while. */
  readonly offered: ReadonlySet<ContactId>;
}

/** One thing to be told, in the forms that are left of it. */
export interface AlertAct {
  readonly alert: AlertKind;
  /** Whose it is; `null` when it is about all that wait. */
  readonly row: QueueRow | null;
  /** How many messages came, or how many wait. */
  readonly count: number;
  readonly tone: ToneName | null;
  readonly says: boolean;
  readonly notifies: boolean;
}

/** Whether a contact waits for somebody to take it. */
export function isWaiting(row: QueueRow): boolean {
  return row.status === "waiting" && row.holder === null && row.setAsideUntil === null && !isOfMachines(row);
}

/** Whether a contact that I had set aside is back, and nobody has turned to it. */
export function isBackForMe(row: QueueRow, me: UserId): boolean {
  return row.backSince !== null && row.setAsideBy?.id === me;
}

/** Whether a contact is offered to me: by whoever has it, or for a while as it waits (AL71). */
export function isOfferedToMe(row: QueueRow, { me, offered }: Pick<Outlook, "me" | "offered">): boolean {
  return row.offeredTo?.id === me || offered.has(row.id);
}

/** Whether somebody said the danger word in a contact that is mine, or in anybody's where I lead. */
export function isDangerWordForMe(row: QueueRow, { me, leads }: Pick<Outlook, "me" | "leads">): boolean {
  return row.danger === "danger_word" && (leads || row.holder?.id === me);
}

/** Whether a colleague asks me, who may lift it, to lift what locks a contact. */
export function isLiftAskedOfMe(row: QueueRow, { me, lifts }: Pick<Outlook, "me" | "lifts">): boolean {
  return lifts && row.liftAskedAt !== null && row.liftAnswer === null && row.holder?.id !== me;
}

/** Whether a contact waits, and there is danger, said by somebody or found in what they wrote. */
export function isEndangered(row: QueueRow): boolean {
  return isWaiting(row) && isAlarming(row);
}
