import type { InboundMessage } from "@holdfast/channel-kit";
import { subjectAnew, subjectCandidates } from "@holdfast/contact-policy";
import type { ConversationStore } from "@holdfast/db";
import type { z } from "zod";
import type { Origin } from "./to-arrival.ts";

type Message = z.output<typeof InboundMessage>;

/** What a mail's subject says anew (CP45). */
export interface SubjectHeard {
  readonly words: string;
  /** The runs of it that could be a code word. */
  readonly candidates: readonly string[];
}

const NOTHING: SubjectHeard = { words: "", candidates: [] };

/**
 * What a mail's subject says anew (CP45); nothing where there is none, for what is not pushed, and for a machine's, which nobody
 * listens to. The thread is only asked where a subject says anything.
 */
export async function heardSubject(
  { subject, automatic = null, refs, threadKey }: Message,
  { id, traits }: Origin,
  conversations: Pick<ConversationStore, "theirSubjects">,
): Promise<SubjectHeard> {
  if (subject == null || automatic !== null || traits.delivery !== "pushed") return NOTHING;
  if (subjectAnew(subject, []) === "") return NOTHING;
  const earlier = await conversations.theirSubjects(id, [...refs, threadKey]);
  return { words: subjectAnew(subject, earlier), candidates: subjectCandidates(subject, earlier) };
}
