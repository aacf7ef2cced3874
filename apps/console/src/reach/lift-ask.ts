import type { ContactId, LiftAnswer } from "@holdfast/case-schema";
import type { QueueRow } from "@holdfast/wire";
import type { LiftAskData } from "./lift-ask-document.ts";
import type { ReachNow } from "./reach-of.ts";

/** That whoever has a contact asks leads to lift what locks it, and what was answered. */
export interface LiftAsk {
  readonly by: { readonly id: string; readonly name: string };
  readonly at: number;
  readonly answer: LiftAnswer | null;
  /** Why, and who answered why. Personal data; `null` until it was fetched. */
  readonly read: LiftAskData | null;
}

/** What was fetched of it, for the contact that is open. Personal data. */
export interface LiftAskRead {
  readonly contact: ContactId;
  readonly data: LiftAskData;
}

type Row = Pick<QueueRow, "id" | "holder" | "liftAskedAt" | "liftAnswer">;

/** What a row says of it, with what was fetched of that very asking and answer; `null` where nothing is asked. */
export function liftAskOf(
  { id, holder, liftAskedAt: at, liftAnswer: answer }: Row,
  read: LiftAskRead | null,
): LiftAsk | null {
  if (holder === null || at === null) return null;
  const isOfIt = read?.contact === id && read.data.at === at && (read.data.answer?.kind ?? null) === answer;
  return { by: holder, at, answer, read: isOfIt ? read.data : null };
}

type Facts = Pick<ReachNow, "decision" | "safe" | "medium">;

/** Whether a lead's word would open what is locked: for what is written next, or for a follow-up that is due. No call is. */
export function isLiftable({ decision, safe, medium }: Facts): boolean {
  if (safe.danger !== null || medium === "voice") return false;
  return [decision, ...safe.followUps.map((each) => each.decision)].some(
    ({ outcome, locks }) =>
      outcome === "locked" && locks.length > 0 && locks.every(({ ways }) => ways.includes("lead_may_lift")),
  );
}

/** Whether something is asked here that waits for an answer. */
export function isLiftAsked({ liftAsk }: Pick<ReachNow, "liftAsk">): boolean {
  return liftAsk !== null && liftAsk.answer === null;
}

/** What is said of it on the screen: while it waits, and its answer for as long as that says how things stand. */
export function shownLiftAsk(reach: Facts & Pick<ReachNow, "liftAsk">, now: number): LiftAsk | null {
  const { liftAsk } = reach;
  if (liftAsk === null || liftAsk.answer === null) return liftAsk;
  const isLocked = isLiftable(reach);
  const until = liftAsk.read?.answer?.until ?? null;
  const stands = liftAsk.answer === "declined" ? isLocked : !isLocked && (until === null || now < until);
  return stands ? liftAsk : null;
}
