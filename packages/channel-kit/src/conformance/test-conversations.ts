import { MESSAGE_LENGTH_MAX, MessageId } from "@holdfast/case-schema";
import type { Conversation, OwnWords, PersonWrites, Reply } from "../conversation.ts";

interface Thread {
  readonly own: (OwnWords & { readonly words: PersonWrites })[];
  readonly replies: Omit<Reply, "seen">[];
  readonly seen: Set<MessageId>;
}

/** Conversations in memory that behave as the gateway's do, for tests of channels with pages. */
export interface TestConversations {
  readonly of: (threadKey: string) => Conversation;
  /** Every thread key somebody wrote with, and what they wrote. */
  readonly written: () => ReadonlyMap<string, readonly PersonWrites[]>;
  /** An advocate answers. */
  readonly answer: (threadKey: string, text: string) => void;
  /** From now on the thread's key opens nothing. */
  readonly expire: (threadKey: string) => void;
}

/** How long a key opens its thread in tests. */
const VALID_MS = 30 * 86_400_000;

/** Makes an empty set of conversations. */
export function testConversations(clock: () => number): TestConversations {
  const threads = new Map<string, Thread>();
  const expired = new Set<string>();
  let made = 0;
  const nextId = (): MessageId => {
    made += 1;
    return MessageId.parse(`00000000-0000-7000-8000-${made.toString(16).padStart(12, "0")}`);
  };
  const thread = (key: string): Thread => {
    const known = threads.get(key) ?? { own: [], replies: [], seen: new Set() };
    threads.set(key, known);
    return known;
  };
  return {
    of: (threadKey) => ({
      write: async (words) => {
        if (expired.has(threadKey)) return { kind: "refused", reason: "expired" };
        if (words.text.length > MESSAGE_LENGTH_MAX) return { kind: "refused", reason: "too_long" };
        const { own } = thread(threadKey);
        const before = own.find((one) => one.words.dedupeKey === words.dedupeKey);
        if (before !== undefined) return { kind: "stored", messageId: before.id };
        const id = nextId();
        own.push({ id, text: words.text, at: clock(), words });
        return { kind: "stored", messageId: id };
      },
      open: async () => {
        if (expired.has(threadKey)) return { kind: "expired" };
        const known = threads.get(threadKey);
        if (known === undefined) return { kind: "unknown" };
        const own = known.own.map(({ id, text, at }) => ({ id, text, at }));
        const replies = known.replies.map((reply) => ({ ...reply, seen: known.seen.has(reply.id) }));
        return { kind: "open", replies, own, until: clock() + VALID_MS };
      },
      markSeen: async (replies) => {
        const known = threads.get(threadKey);
        for (const { id } of known?.replies ?? []) if (replies.includes(id)) known?.seen.add(id);
      },
      withdraw: async (what) => {
        const known = threads.get(threadKey);
        if (known === undefined) return "unknown";
        const keep = known.own.filter((one) => what !== "everything" && one.id !== what);
        if (what !== "everything" && keep.length === known.own.length) return "unknown";
        known.own.splice(0, known.own.length, ...keep);
        return "withdrawn";
      },
    }),
    written: () => new Map([...threads].map(([key, { own }]) => [key, own.map(({ words }) => words)])),
    answer: (threadKey, text) => {
      thread(threadKey).replies.push({ id: nextId(), text, at: clock() });
    },
    expire: (threadKey) => {
      expired.add(threadKey);
    },
  };
}
