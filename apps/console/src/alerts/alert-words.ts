import { plural, t } from "@lingui/core/macro";
import type { QueueRow } from "@holdfast/wire";
import type { AlertAct } from "./outlook.ts";

/** What is said aloud of an alert, for `count` of its kind; `null` when it is about nothing that can be named. */
export function alertWords({ alert, row }: AlertAct, count: number, summary: string): string | null {
  if (alert === "contact_waiting") return summary;
  return row === null ? null : rowWords(alert, row, count);
}

function rowWords(alert: AlertAct["alert"], row: QueueRow, count: number): string | null {
  const contact = String(row.number);
  switch (alert) {
    case "danger_waiting":
      return t`Danger. Contact ${contact} is waiting.`;
    case "danger_unanswered":
      return t`Danger. Contact ${contact} still waits, and nobody has it.`;
    case "danger_word":
      return t`Danger word in contact ${contact}.`;
    case "assigned": {
      const from = row.holder?.name;
      return from === undefined
        ? t`A shift lead offers you contact ${contact}.`
        : t`${from} offers you contact ${contact}.`;
    }
    case "message_held":
      return t`${plural(count, { one: `# new message in contact ${contact}.`, other: `# new messages in contact ${contact}.` })}`;
    case "due_near":
      return t`An answer to contact ${contact} is owed soon.`;
    case "overdue":
      return t`The answer to contact ${contact} is overdue.`;
    case "overdue_twice":
      return t`The answer to contact ${contact} takes more than twice its time.`;
    case "holder_gone": {
      const name = row.holder?.name ?? "";
      return row.holder === null
        ? t`Contact ${contact} is in the queue again: its holder is gone.`
        : t`${name} is gone. Contact ${contact} waits for an answer.`;
    }
    case "back_from_aside":
      return t`Contact ${contact}, which you set aside, is back.`;
    case "lift_asked": {
      const name = row.holder?.name ?? "";
      return t`${name} asks you to lift the lock on contact ${contact}.`;
    }
    case "lift_answered":
      return row.liftAnswer === "lifted"
        ? t`A lead lifted the lock on contact ${contact}, for one check message.`
        : t`A lead declined to lift the lock on contact ${contact}.`;
    case "call_offered":
      return t`A call rings for you: contact ${contact}.`;
    case "message_read":
    case "help_owed":
    case "emergency_opened":
    case "emergency_overdue":
    case "uncovered":
    case "crisis_yours":
    case "crisis_near":
    case "crisis_overdue":
    case "crisis_unheld":
    case "shift_ends":
    case "handover_offered":
    case "watched":
    case "whispered":
    case "announced":
    case "alarm_begins":
    case "escalation_called":
    case "escalation_unseen":
    case "escalation_seen":
    case "contact_waiting":
    case "connection_lost":
    case "connection_restored":
    case "background":
      // Said where it happens, or not at all.
      return null;
  }
}
