import type { ContactId, Medium } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import { writtenFor } from "../follow-ups/follow-ups.ts";
import { freshness } from "../live/connection.ts";
import { breakOf } from "../live/freshness.ts";
import { useMe } from "../session/use-me.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { liftAskOf, type LiftAsk } from "./lift-ask.ts";
import { liftAskRead } from "./read-lift-ask.ts";
import type { Decision, SafeContact } from "./reach-documents.ts";
import { underWay } from "./reach-acts.ts";
import { decisionAt, decisionFor, sendableUnder, type Sendable } from "./sendable.ts";

/** How reaching somebody stands for whoever sits here, now. */
export interface ReachNow {
  readonly id: ContactId;
  readonly medium: Medium;
  readonly safe: SafeContact;
  /** For what is written next: a follow-up, or the conversation. */
  readonly decision: Decision;
  readonly sendable: Sendable;
  readonly isMine: boolean;
  /** What whoever has it asks leads to lift; `null` where nothing is. */
  readonly liftAsk: LiftAsk | null;
  /** Whether they may lift a lock. */
  readonly mayLift: boolean;
  readonly mayJudgeHands: boolean;
  readonly mayEndDanger: boolean;
  /** Whether an act is on its way. */
  readonly isBusy: boolean;
  /** Since when nothing was heard of the gateway, in milliseconds since 1970; `null` while all is well. */
  readonly awaySince: number | null;
}

/** How it stands now; `null` while the contact is on its way. */
export function useReachNow(row: QueueRow, safe: SafeContact | null): ReachNow | null {
  const { id: me, capabilities } = useMe();
  const now = useNow();
  const fresh = useStore(freshness);
  const followUp = useStore(writtenFor).get(row.id) ?? null;
  const read = useStore(liftAskRead);
  const isBusy = useStore(underWay).has(row.id);
  const broken = breakOf(fresh, now);
  const isAway = broken === "reconnecting" || broken === "offline";
  if (safe === null) return null;
  const decision = decisionAt(decisionFor(safe, followUp), row.medium, now);
  return {
    id: row.id,
    medium: row.medium,
    safe,
    decision,
    sendable: sendableUnder(decision, safe),
    isMine: row.holder?.id === me && row.status === "claimed",
    liftAsk: liftAskOf(row, read),
    mayLift: capabilities.has("contact.lift_lock"),
    mayJudgeHands: capabilities.has("contact.judge_hands"),
    mayEndDanger: capabilities.has("contact.end_danger"),
    isBusy,
    awaySince: isAway && fresh.kind === "stale" ? fresh.since : null,
  };
}
