import { createHash } from "node:crypto";
import { MESSAGE_LENGTH_MAX } from "@holdfast/case-schema";
import { InboundMessage, type Conversation } from "@holdfast/channel-kit";
import type { Store } from "@holdfast/db";
import type { GuessToll } from "./guess-toll.ts";
import { takeIn, type TakeInParts } from "./take-in.ts";
import type { Origin } from "./to-arrival.ts";

/** What conversations need of the house. */
export interface ConversationParts extends TakeInParts {
  readonly store: TakeInParts["store"] & Pick<Store, "conversations">;
  readonly toll: GuessToll;
  /** Whether a client has submitted so much that this is marked. */
  readonly tooMany: (client: string) => boolean;
}

/** The person's side of one thread. `client` stands in for the address that asks. */
export function conversationOf(
  threadKey: string,
  client: string,
  origin: Origin,
  parts: ConversationParts,
): Conversation {
  const { conversations, outbox } = parts.store;
  const open = () => conversations.open(origin.id, threadKey);
  return {
    write: async ({ dedupeKey, text, danger, raise, language, reach, lowTrust }) => {
      if (text.length > MESSAGE_LENGTH_MAX) return { kind: "refused", reason: "too_long" };
      if ((await open()).kind === "expired") return { kind: "refused", reason: "expired" };
      const marked = parts.tooMany(client);
      const message = InboundMessage.parse({
        kind: "message",
        // The page's key is the client's to choose: bound to the thread, it cannot hide another thread's message.
        dedupeKey: `page:${threadKey}:${dedupeKey}`,
        threadKey,
        address: null,
        text,
        sentAt: null,
        danger: danger ? "said_so" : null,
        raise: raise ?? null,
        language,
        reach,
        lowTrust: lowTrust || marked,
      });
      const raw = new Uint8Array();
      const [arrived] = await takeIn({ kind: "events", events: [message] }, raw, origin, parts);
      if (arrived === undefined) throw new Error("a message was taken in and nothing arrived");
      return { kind: "stored", messageId: arrived.messageId };
    },
    open: () => parts.toll.guess(client, standIn(threadKey), open, ({ kind }) => kind === "unknown"),
    markSeen: async (replies) => {
      await conversations.markSeen(origin.id, threadKey, replies);
      // Shown is delivered. The key makes it one word of one provider, however often the page is opened.
      await Promise.all(
        replies.map((messageId) =>
          outbox.receipt({
            channel: origin.id,
            dedupeKey: `seen:${messageId}`,
            messageId,
            state: "delivered",
          }),
        ),
      );
    },
    withdraw: (what) => conversations.withdraw(origin.id, threadKey, what),
  };
}

/** A mistyped code is nearly a right one, so it is not kept as it was typed. */
function standIn(threadKey: string): string {
  return createHash("sha256").update(threadKey).digest("base64url").slice(0, 16);
}
