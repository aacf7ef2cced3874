import { ChannelId, CodeWordHash, ContactId, UserId, type ContactPreference } from "@holdfast/case-schema";
import { DEFAULT_SETTINGS, type ReachRecord } from "@holdfast/db";
import type { Known } from "../decide.ts";

export const MINUTE = 60_000;
/** A Friday, 08:00 UTC. */
export const NOW = Date.parse("2027-01-15T08:00:00Z");
export const DANA = UserId.parse("00000000-0000-7000-8000-0000000000d1");

type Agreed = Extract<ContactPreference, { may: "contact" }>;

/** A hash that nothing has. */
export function hashOf(form: string): CodeWordHash {
  return CodeWordHash.parse(
    form
      .padEnd(43, "-")
      .slice(0, 43)
      .replaceAll(/[^A-Za-z0-9_-]/g, "_"),
  );
}

/** Somebody who said that they may be texted at any time, with both words and a cover story. */
export function agreed(rest: Partial<Agreed> = {}): Agreed {
  return {
    may: "contact",
    ways: [{ way: "text", when: "any_time", alias: null }],
    timeZone: "UTC",
    codes: {
      safe: hashOf("marigold"),
      danger: { hash: hashOf("umbrella"), means: "stop", coverStory: ["Your order is ready."] },
    },
    checkQuestion: "How is the weather?",
    whenDropped: "they_return",
    device: { shared: "unknown", watched: "unknown" },
    allowsPlainWords: false,
    validUntil: NOW + 60 * MINUTE,
    confirmedAt: NOW - 60 * MINUTE,
    confirmedBy: DANA,
    ...rest,
  };
}

/** A text conversation in which they wrote a minute ago and nobody was asked anything. */
export function record(rest: Partial<ReachRecord> = {}): ReachRecord {
  return {
    contactId: ContactId.parse("00000000-0000-7000-9000-000000000001"),
    version: 7,
    channel: ChannelId.parse("texts"),
    medium: "text",
    status: "claimed",
    holderId: DANA,
    speaker: null,
    conversation: [{ kind: "heard", entry: 1, at: NOW - MINUTE, saidAt: null }],
    danger: [],
    optOutWords: [],
    preference: null,
    agreedLast: rest.preference?.may === "contact" ? rest.preference : null,
    preferenceId: null,
    latestPreferenceId: null,
    neverSince: null,
    personId: null,
    isAnother: false,
    lift: null,
    ...rest,
  };
}

/** The same with a channel of texts and the settings as delivered. */
export function known(rest: Partial<ReachRecord> = {}, more: Partial<Known> = {}): Known {
  return {
    record: record(rest),
    channel: { medium: "text", delivery: "pushed" },
    settings: DEFAULT_SETTINGS,
    now: NOW,
    ...more,
  };
}
