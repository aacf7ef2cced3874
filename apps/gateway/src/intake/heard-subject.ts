import type { InboundMessage } from "@holdfast/channel-kit";
import { subjectAnew } from "@holdfast/contact-policy";
import type { ConversationStore } from "@holdfast/db";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

type Message = z.output<typeof InboundMessage>;

/**
 * What a mail's subject says anew (CP45); empty where there is none, for what is not pushed, and for a machine's, which nobody
 * listens to. The thread is only asked where a subject says anything.
 */
export async function heardSubject(
  { subject, automatic = null, refs, threadKey }: Message,
  { id, traits }: Origin,
  conversations: Pick<ConversationStore, "theirSubjects">,
): Promise<string> {
  if (subject == null || automatic !== null || traits.delivery !== "pushed") return "";
  if (subjectAnew(subject, []) === "") return "";
  return subjectAnew(subject, await conversations.theirSubjects(id, [...refs, threadKey]));
}
