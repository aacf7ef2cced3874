import type { AnswerSubject, ChannelId, ChannelTraits } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS, type Store } from "@holdfast/db";
import { mayLeave } from "../outbox/may-leave.ts";
import type { HandOverParts } from "../outbox/hand-over.ts";

const TEXTS_ARE: Pick<ChannelTraits, "medium" | "delivery"> = { medium: "text", delivery: "pushed" };

/** The decision as a running gateway asks it, for one channel, with the settings as delivered. */
export function leaving(
  store: Pick<Store, "reach" | "followUps" | "afterDrop" | "lineTexts" | "safetyPlans">,
  channel: ChannelId,
  clock: () => number,
  traits = TEXTS_ARE,
  answerSubject: AnswerSubject | null = null,
): HandOverParts["mayLeave"] {
  return mayLeave({
    reach: store.reach,
    purposes: store,
    safetyPlans: store.safetyPlans,
    settings: async () => DEFAULT_SETTINGS,
    channels: new Map([[channel, { traits, answerSubject, senderName: null }]]),
    clock,
  });
}

/** Lets everything leave that the store lets leave: for tests of how messages leave, and not of whom they may reach. */
export function leavingAnyway({ reach }: Pick<Store, "reach">): HandOverParts["mayLeave"] {
  return async ({ contactId }) => {
    const record = await reach.record(contactId);
    if (record === null) throw new Error("a message belongs to no contact");
    return { version: record.version, bearsSubject: true, planRevision: null };
  };
}
