import { answerSubject, headerLine } from "@holdfast/case-schema";
import { cleanMessageId } from "./clean-message-id.ts";
import { loadMimeNode } from "../libraries.ts";
import { flowed } from "./flowed.ts";

/** A mail of ours before it is one. Personal data. */
export interface Letter {
  readonly senderName: string;
  /** Ours, plain. */
  readonly from: string;
  /** Ours, with the thread's tag: where answers find home. */
  readonly replyTo: string;
  readonly to: string;
  readonly messageId: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly subject: string | null;
  readonly text: string;
  /** Message-IDs of the conversation, oldest first; the last one is answered. */
  readonly refs: readonly string[];
}

/** The first is the conversation's root; of the others the newest are enough for every mail program. */
const REFS_MAX = 20;
const NAME_MAX = 60;

/** The mail's bytes: plain text in UTF-8, every line short, no header but those that mail needs. */
export async function compose(letter: Letter): Promise<Buffer> {
  const refs = letter.refs.map(cleanMessageId).filter((id) => id !== null);
  const [root] = refs;
  const shown = root === undefined ? [] : [root, ...refs.slice(1).slice(-REFS_MAX)];
  const MimeNode = await loadMimeNode();
  const node = new MimeNode("text/plain; charset=utf-8; format=flowed", {
    textEncoding: "Q",
    // A host's name says where we are.
    hostname: letter.from.split("@")[1] ?? "localhost",
  });
  node.setHeader([
    { key: "From", value: { name: headerLine(letter.senderName, NAME_MAX), address: letter.from } },
    { key: "Reply-To", value: letter.replyTo },
    { key: "To", value: { name: "", address: letter.to } },
    { key: "Subject", value: answerSubject(letter.subject) },
    { key: "Message-ID", value: letter.messageId },
    // In universal time, because an offset says where we are.
    { key: "Date", value: new Date(letter.at).toUTCString().replace("GMT", "+0000") },
    { key: "Auto-Submitted", value: "no" },
  ]);
  if (shown.length > 0) {
    node.setHeader("In-Reply-To", shown.at(-1) ?? "");
    node.setHeader("References", shown.join(" "));
  }
  node.setContent(flowed(letter.text));
  return node.build();
}
