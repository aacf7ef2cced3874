import { loadShift } from "../alerts/shift.ts";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import {
  DeclineBreakDocument,
  EndAfterContactDocument,
  ExtendAfterContactDocument,
  OwnCareDocument,
  TakeOfferedBreakDocument,
} from "./care-documents.ts";
import { care, type OwnCare } from "./care-store.ts";

/** Grows with everything that is asked or told: an answer that was overtaken is no news. */
let turn = 0;

/** Asks what stands for me; what was known stays where it cannot be had. */
export async function loadCare(): Promise<void> {
  const mine = (turn += 1);
  const answer = await ask(OwnCareDocument, {}, true);
  if (answer.kind === "data" && mine === turn) care.set(answer.data.ownCare);
}

export const endAfterContact = async (): Promise<void> => {
  const answer = await tell(EndAfterContactDocument, {});
  learn(answer.kind === "data" ? answer.data.endAfterContact : answer.kind);
};

export const extendAfterContact = async (): Promise<void> => {
  const answer = await tell(ExtendAfterContactDocument, {});
  learn(answer.kind === "data" ? answer.data.extendAfterContact : answer.kind);
};

export const takeOfferedBreak = async (): Promise<void> => {
  const answer = await tell(TakeOfferedBreakDocument, {});
  learn(answer.kind === "data" ? answer.data.takeOfferedBreak : answer.kind);
  // That I am on a break is known of my shift, which has another question.
  await loadShift();
};

export const declineBreak = async (): Promise<void> => {
  const answer = await tell(DeclineBreakDocument, {});
  learn(answer.kind === "data" ? answer.data.declineBreak : answer.kind);
};

/** Drops what is known, as off shift. */
export function forgetCare(): void {
  turn += 1;
  care.set(null);
}

function learn(told: OwnCare | null | Parameters<typeof failureWords>[0]): void {
  turn += 1;
  if (told === null || typeof told === "object") {
    care.set(told);
    return;
  }
  const words = failureWords(told);
  announce({ kind: "care", urgency: "assertive", words: () => words });
}
