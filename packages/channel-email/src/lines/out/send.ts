import type { Host, Outbound, SendResult } from "@holdfast/channel-kit";
import type { Settings } from "../../settings.ts";
import { ourAddressOf } from "../../threading/our-addresses.ts";
import { compose } from "./compose.ts";
import type { Submission } from "./submission.ts";

/** How an answer names its thread, so that what comes back finds it. */
export interface ThreadMarks {
  /** `address` with the thread's tag. */
  readonly replyAddress: (threadKey: string, address: string) => string;
  /** Where reports on one mail come to, and prove that they saw its envelope. */
  readonly reportAddress: (
    mail: Pick<Outbound, "messageId" | "threadKey"> & { readonly at: number },
    address: string,
  ) => string;
  /** The Message-ID of a message of ours, with angle brackets. */
  readonly messageId: (messageId: Outbound["messageId"], threadKey: string, address: string) => string;
}

/** An address that may stand in a command and a header as it is: no space, no quote, no bracket, nothing invisible. */
const SENDABLE = /^[^\s\p{C}"<>()[\]\\,;:@]{1,64}@[^\s\p{C}"<>()[\]\\,;:@]{1,253}$/u;

/** Hands answers to the submission server: one mail each, nothing quoted, a value for every outcome. */
export function sender(
  settings: Pick<Settings, "addresses" | "senderName" | "subject">,
  marks: ThreadMarks,
  { handOver }: Pick<Submission, "handOver">,
  host: Pick<Host, "log" | "clock">,
): (message: Outbound) => Promise<SendResult> {
  return async ({ messageId, threadKey, address, text, subject, refs, via }) => {
    // What they wrote to, unless it is ours no longer.
    const from = (via == null ? null : ourAddressOf(via, settings.addresses)) ?? settings.addresses[0];
    if (from === undefined || address === null || !SENDABLE.test(address))
      return { kind: "rejected", reason: "unreachable" };
    const replyTo = marks.replyAddress(threadKey, from);
    const id = marks.messageId(messageId, threadKey, from);
    const at = host.clock();
    const bytes = await compose({
      senderName: settings.senderName,
      from,
      replyTo,
      to: address,
      messageId: id,
      at,
      subject: settings.subject === "conversation" ? (subject ?? null) : null,
      text,
      refs: refs ?? [],
    });
    const reports = marks.reportAddress({ messageId, threadKey, at }, from);
    const result = await handOver({ from: reports, to: address, bytes });
    if (result.kind !== "accepted") host.log("mail_not_accepted", { messageId, outcome: result.kind });
    return result.kind === "accepted" ? { ...result, ref: id } : result;
  };
}
