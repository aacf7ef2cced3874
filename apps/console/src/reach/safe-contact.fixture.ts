import type { Decision, Preference, SafeContact } from "./reach-documents.ts";

/** A decision under which anything may be sent; `facts` say otherwise. */
export function decision(facts: Partial<Decision> = {}): Decision {
  return {
    outcome: "allowed",
    locks: [],
    limits: [],
    only: null,
    flags: [],
    silence: { phase: "quiet", countdownAt: null, locksAt: null },
    hands: { signs: [], isConfirmed: true, foldBefore: null, withholds: [], withholdBefore: null },
    changesAt: null,
    ...facts,
  };
}

/** One reason why nothing may be sent. */
export function lock(
  name: NonNullable<Decision["locks"][number]["lock"]>,
  facts: Partial<Decision["locks"][number]> = {},
): Decision["locks"][number] {
  return { lock: name, since: null, until: null, ways: [], ...facts };
}

/** One reason why only some words may be sent. */
export function limit(
  name: NonNullable<Decision["limits"][number]["limit"]>,
  facts: Partial<Decision["limits"][number]> = {},
): Decision["limits"][number] {
  return { limit: name, since: null, until: null, ways: [], ...facts };
}

/** How somebody invented may be reached whom nobody has asked yet. */
export function safeContact(facts: Partial<SafeContact> = {}): SafeContact {
  return {
    decision: decision(),
    followUps: [],
    standing: { kind: "not_asked", ways: [], timeZone: null, validUntil: null },
    preference: null,
    checkQuestion: null,
    neutralChecks: [
      { language: "en", text: "Hi, is this still a good time?" },
      { language: "es", text: "Hola, ¿es buen momento?" },
    ],
    danger: null,
    optOut: null,
    providerBlock: null,
    textUntil: null,
    afterDrop: null,
    ...facts,
  };
}

/** What somebody invented agreed to: texts, at any time. */
export function preference(facts: Partial<Preference> = {}): Preference {
  return {
    id: "00000000-0000-7000-8000-0000000000c1",
    may: "contact",
    ways: [
      {
        way: "text",
        windows: null,
        until: null,
        aliasName: null,
        aliasTopic: null,
        mayLeaveVoicemail: false,
      },
    ],
    timeZone: "America/Los_Angeles",
    hasSafeWord: false,
    hasDangerWord: false,
    dangerMeans: null,
    coverStory: [],
    checkQuestion: null,
    whenDropped: "they_return",
    sharedDevice: "unknown",
    watchedDevice: "unknown",
    allowsPlainWords: false,
    validUntil: 1_800_000_000_000,
    confirmedAt: 0,
    confirmedBy: null,
    ...facts,
  };
}
