import type { ChannelId } from "@holdfast/case-schema";
import type { OptOutWord } from "../opt-outs/opt-out-store.ts";
import { SAMPLE_CHANNEL } from "./sample-arrival.ts";

interface Given {
  readonly threadKey: string;
  readonly kind?: OptOutWord["kind"];
  readonly channel?: ChannelId;
  /** Left out, it is a word of its own. */
  readonly dedupeKey?: string;
  readonly saidAt?: number | null;
}

/** A word on opting out, a STOP unless it is said otherwise; what somebody wrote is the message of that key. */
export function sampleOptOut({
  threadKey,
  kind = "stop_word",
  channel = SAMPLE_CHANNEL,
  dedupeKey = crypto.randomUUID(),
  saidAt = null,
}: Given): OptOutWord {
  const isTheirs = kind === "stop_word" || kind === "start_word";
  return {
    channel,
    dedupeKey,
    threadKey,
    kind,
    messageKey: isTheirs ? dedupeKey : null,
    edition: isTheirs ? 0 : null,
    saidAt,
  };
}
