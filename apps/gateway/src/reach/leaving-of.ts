import { answerSubject, type Medium } from "@holdfast/case-schema";
import type { Leaving } from "@holdfast/contact-policy";

/** All of an answer that they would see. Personal data. */
export interface Words {
  readonly text: string;
  /** What the conversation's subject is, where the answer bears it; `null`: none, or one that says nothing. */
  readonly subject: string | null;
  /** What stands before our address; `null` where nothing does. */
  readonly senderName: string | null;
}

/** The parts that would leave by this medium. None of ours quotes what they wrote or sends files. */
export function leavingOf({ text, subject, senderName }: Words, medium: Medium): readonly Leaving[] {
  if (medium !== "email") return [{ place: "text", text }];
  return [
    { place: "text", text },
    ...(subject === null ? [] : [{ place: "subject", text: answerSubject(subject) } as const]),
    ...(senderName === null ? [] : [{ place: "sender_name", text: senderName } as const]),
  ];
}
