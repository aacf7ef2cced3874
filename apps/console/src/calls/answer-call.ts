import "./call-texts.ts";
import type { ContactId } from "@holdfast/case-schema";
import { t } from "@lingui/core/macro";
import type { MoveOutcome } from "../contact/moves.ts";
import { AnswerCallDocument } from "./call-documents.ts";
import { askCall } from "./ask-call.ts";
import { microphoneWords } from "./phone-words.ts";
import { phoneHere } from "./phone-here.ts";
import { phoneOfTab } from "./run-phone.ts";

/**
 * Answers a call of a contact. The telephone here is rung and answers itself, and the contact is mine once sound has come
 * from it, so nothing shows as mine before the gateway says so.
 */
export async function answerCall(id: ContactId, number: number, version: number): Promise<MoveOutcome> {
  const now = phoneHere.get();
  const phone = phoneOfTab();
  if (now.kind !== "here" || phone === null || now.device === null || now.phone.line !== "reachable")
    return { kind: "refused", words: noPhoneWords(now.kind) };
  phone.ask(number);
  // What rings here already is answered here; the gateway rings it no second time.
  if (now.phone.leg?.contact === number && now.phone.leg.phase === "ringing") phone.answer();
  const asked = await askCall(AnswerCallDocument, {
    contactId: id,
    expectedVersion: version,
    device: now.device,
  });
  if (asked.kind === "done") return { kind: "moved" };
  // What is wrong with the microphone says more than that nothing was heard.
  const fault = microphoneWords(phone.get().microphone);
  return asked.kind === "refused" && fault !== null ? { kind: "refused", words: fault } : asked;
}

/**
 * Picks up what rings here for a colleague's sake: whoever has the call wants a word, or hands it on. Nothing is claimed by it.
 * Gives why it could not be picked up, in words.
 */
export function pickUp(number: number): string | null {
  const now = phoneHere.get();
  const phone = phoneOfTab();
  if (now.kind !== "here" || phone === null || now.phone.line !== "reachable") return noPhoneWords(now.kind);
  // What is shown as ringing may come to the telephone a moment later; it answers itself then.
  if (now.phone.leg?.contact === number && now.phone.leg.phase === "ringing") phone.answer();
  else phone.ask(number);
  return null;
}

function noPhoneWords(kind: ReturnType<typeof phoneHere.get>["kind"]): string {
  return kind === "elsewhere"
    ? t`The telephone is in another tab of this browser. Answer there.`
    : t`Your telephone is not ready, so the call waits on.`;
}
