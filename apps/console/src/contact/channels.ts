import type { AnswerSubject } from "@holdfast/case-schema";
import { ask } from "../api/ask.ts";
import { createStore } from "../store/store.ts";
import { ChannelsDocument } from "./contact-documents.ts";

/** A channel as the composer needs it. */
export interface ChannelFacts {
  readonly id: string;
  readonly title: string;
  readonly maxLength: number | null;
  readonly fetched: boolean;
  /** Which subject an answer has on their screen; `null` where messages have none. */
  readonly answerSubject: AnswerSubject | null;
}

/** The channels this deployment carries; empty until they were asked for. */
export const channels = createStore<readonly ChannelFacts[]>([]);

/** Asks once which channels there are; a failure is tried again with the next contact. */
export async function learnChannels(): Promise<void> {
  if (channels.get().length > 0) return;
  const answer = await ask(ChannelsDocument, {});
  if (answer.kind === "data") channels.set(answer.data.channels);
}
