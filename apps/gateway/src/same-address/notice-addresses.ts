import { setTimeout as rest } from "node:timers/promises";
import { addressKind, comparedAddress, Medium, type ChannelTraits } from "@holdfast/case-schema";
import type { Store, UnnotedContact } from "@holdfast/db";
import { firstOffer } from "@holdfast/queue-policy";
import { errorFacts } from "../log/error-facts.ts";
import type { Log } from "../log/log.ts";
import { kindsThatMeet } from "./kinds-that-meet.ts";

/** Most contacts that are noted by one statement. */
const MOST = 256;

/**
 * So long it rests after each statement while more opens: each is a commit of its own, and many opening at once would otherwise
 * be noted nearly one by one. Nobody sees a mark come so much later.
 */
const REST_MS = 50;

export interface AddressNotices {
  /** Hears that a contact opened. It answers at once, and nobody who waits for the commit waits for what comes of it. */
  readonly opened: (contact: UnnotedContact) => void;
  /** Notes what nobody noted, because a gateway died before; says how many there were. */
  readonly sweep: () => Promise<number>;
  /** Resolves once nothing is being noted. */
  readonly close: () => Promise<void>;
}

export interface NoticeParts {
  readonly sameAddress: Pick<Store["sameAddress"], "note" | "mark" | "unnoted">;
  /** Of every channel that is carried. */
  readonly channels: readonly ChannelTraits[];
  readonly clock: () => number;
  readonly log: Pick<Log, "warn">;
}

/**
 * Looks whether a contact that opened has the address of an older open one, and then marks it and asks whoever has that one
 * first (Q30, Q31). What opens meanwhile is looked at together.
 */
export function noticeAddresses({ sameAddress, channels, clock, log }: NoticeParts): AddressNotices {
  const kinds = kindsThatMeet(channels);
  const isLookedAt = (medium: Medium): boolean => {
    const kind = addressKind(medium);
    return kind !== null && kinds.has(kind);
  };
  const waiting: UnnotedContact[] = [];
  const closing = new AbortController();
  let running: Promise<void> | null = null;

  async function look(contacts: readonly UnnotedContact[]): Promise<void> {
    const found = await sameAddress.note(
      contacts.map(({ contactId, medium, address }) => ({
        contactId,
        address: comparedAddress(medium, address),
      })),
    );
    for (const { id, waits, older } of found) {
      const verdict = firstOffer(waits, older, clock());
      if (verdict !== null) await sameAddress.mark(id, verdict);
    }
  }

  async function run(): Promise<void> {
    while (waiting.length > 0) {
      try {
        await look(waiting.splice(0, MOST));
      } catch (error) {
        // The sweep brings them.
        log.warn("addresses_not_noted", errorFacts(error));
      }
      // What came while it looked, and what comes meanwhile; nobody waits for it when the house closes.
      await rest(REST_MS, undefined, { signal: closing.signal }).catch(() => {});
    }
    running = null;
  }

  return {
    opened: (contact) => {
      if (!isLookedAt(contact.medium)) return;
      waiting.push(contact);
      running ??= run();
    },
    sweep: async () => {
      const media = Medium.options.filter(isLookedAt);
      if (media.length === 0) return 0;
      const contacts = await sameAddress.unnoted(media, MOST);
      await look(contacts);
      return contacts.length;
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
}
