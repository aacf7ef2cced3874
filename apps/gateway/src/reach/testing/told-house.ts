import { randomUUID } from "node:crypto";
import { ContactId, MessageId } from "@holdfast/case-schema";
import {
  forbiddenBy,
  inForce,
  isInDanger,
  type Happening,
  type WouldLeave,
} from "@holdfast/contact-policy/naive-reach";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import type { DrivenHouse, Killed, Watching } from "../../testing/driven-house.ts";
import type { Act, Deed, Words } from "./any-deeds.ts";

const MINUTE = 60_000;
const TEXTS: Readonly<Record<Words, string>> = {
  free: "We are looking for a room.",
  quiet: "This is the hotline.",
  check: "How is the weather?",
  neutral: NEUTRAL_CHECKS.en[0] ?? "",
  story: "Your order is ready.",
};
const KINDS: Readonly<
  Record<
    Exclude<Act, "recordRefusal" | "recordAgreedAnew">,
    "confirmed" | "marked" | "mark_taken_back" | "reassigned"
  >
> = {
  confirmSamePerson: "confirmed",
  markMayBeExploiter: "marked",
  takeBackExploiterMark: "mark_taken_back",
  markNumberReassigned: "reassigned",
};

/** Where the house and the page of the rules do not agree. */
export type Fault = { readonly at: string; readonly rule: string | null; readonly did: string };

/** One conversation in a house, told to the end, beside the story as the page of the rules reads it. */
export async function toldHouse(house: DrivenHouse, from: string) {
  const { clock, store } = house;
  const story: Happening[] = [];
  const faults: Fault[] = [];
  const met = new Set<string>();
  const written = new Map<string, { readonly words: Words; readonly entry: number }>();
  const left: string[] = [];
  let entry = 0;
  let looks = 0;
  let killed: Killed | null = null;

  const happens = (happening: Happening): void => void story.push(happening);
  const wouldLeave = (words: Words): WouldLeave => {
    const agreed = inForce(story);
    const isStory = words === "story" && agreed?.may === "contact" && agreed.hasCoverStory;
    const isCheck = words === "check" && agreed?.may === "contact" && agreed.hasCheckQuestion;
    const content = isStory
      ? "cover_story"
      : isCheck
        ? "agreed_check"
        : words === "neutral"
          ? "neutral_check"
          : "free";
    return { content, isQuiet: words === "quiet" };
  };
  const judge = (at: string, words: Words, did: boolean): void => {
    const rule = forbiddenBy(story, wouldLeave(words), clock.now);
    met.add(`${did ? "sent" : "refused"} by ${rule ?? "no rule"}, ${at}`);
    if (did !== (rule === null))
      faults.push({ at: `${at}, ${words}`, rule, did: did ? "sent it" : "refused it" });
  };
  const watching: Watching = {
    leaves(messageId) {
      const message = written.get(messageId);
      if (message === undefined) throw new Error("somebody else's message left");
      judge("hand-over", message.words, true);
      happens({ kind: "left", at: clock.now, entry: message.entry });
      left.push(messageId);
    },
    keptBack(messageId, reason) {
      const message = written.get(messageId);
      if (message !== undefined && !NO_RULES.has(reason)) judge("hand-over", message.words, false);
    },
    taken({ messageId }) {
      if (left.filter((each) => each === messageId).length !== 1)
        faults.push({ at: "the channel", rule: null, did: "took what had not left, or twice" });
    },
  };

  /** The store says what was seen of silence; what nobody saw, a clock that is put back may open. */
  const seen = async (): Promise<void> => {
    const record = await store.reach.record(id);
    const clocks = (record?.conversation ?? []).filter(({ kind }) => kind === "clock");
    for (const { at } of clocks.slice(looks)) happens({ kind: "looked", at });
    looks = clocks.length;
  };
  const goesOn = async (): Promise<void> => {
    await house.look();
    await seen();
    await house.send(watching, killed);
    killed = null;
    await seen();
  };
  const isHeard = (): boolean =>
    story.findLast(({ kind }) => kind === "agreed" || kind === "reassigned") !== undefined && codes;
  let codes = false;

  const hears = async (text: string): Promise<void> => {
    await house.arrives({
      kind: "message",
      dedupeKey: randomUUID(),
      threadKey: from,
      address: from,
      text,
      sentAt: null,
    });
    entry += 1;
    happens({ kind: "wrote", at: clock.now, entry, word: wordOf(text, isHeard()) });
  };
  await hears("Is somebody there?");
  const row = await store.prisma.contact.findFirstOrThrow({ orderBy: { number: "desc" } });
  const id = ContactId.parse(row.id);
  await house.ask(
    "dana",
    "mutation ($id: ID!, $v: Int!) { claimContact(id: $id, expectedVersion: $v) { __typename } }",
    {
      id,
      v: row.version,
    },
  );

  /** All that happened by now was seen. */
  const version = async (): Promise<number> => (await store.reach.record(id))?.version ?? 0;
  const answers = async (words: Words): Promise<void> => {
    const messageId = MessageId.parse(randomUUID());
    entry += 1;
    written.set(messageId, { words, entry });
    const { __typename: kind } = (await house.ask("dana", SEND, {
      id,
      message: messageId,
      text: TEXTS[words],
    })) as Kind;
    if (kind !== "MessageQueued" && kind !== "ReachRefused") throw new Error(`the answer came to ${kind}`);
    judge("GraphQL", words, kind === "MessageQueued");
  };

  const does = async (deed: Deed): Promise<void> => {
    switch (deed.kind) {
      case "passes":
        clock.now += deed.seconds * 1000;
        return;
      case "clock_stepped":
        clock.now += deed.minutes * MINUTE;
        return;
      case "they_write":
        return hears(deed.text);
      case "provider":
        await house.arrives({
          kind: "opt_out",
          dedupeKey: randomUUID(),
          threadKey: from,
          optedOut: deed.blocks,
        });
        return happens({ kind: deed.blocks ? "provider_blocks" : "provider_unblocks", at: clock.now });
      case "did_not_arrive": {
        const messageId = left.at(-1);
        if (messageId === undefined) return;
        await house.arrives({
          kind: "receipt",
          dedupeKey: randomUUID(),
          messageId: MessageId.parse(messageId),
          state: "failed",
          reason: "unreachable",
        });
        return happens({ kind: "did_not_arrive", at: clock.now, entry: written.get(messageId)?.entry ?? 0 });
      }
      case "answer":
        return answers(deed.words);
      case "act": {
        const { __typename: kind } = (await house.ask(
          "dana",
          deed.act === "confirmSamePerson"
            ? "mutation ($id: ID!, $v: Int!) { confirmSamePerson(contactId: $id, seenVersion: $v) { __typename } }"
            : `mutation ($id: ID!) { ${deed.act}(contactId: $id) { __typename } }`,
          deed.act === "confirmSamePerson" ? { id, v: await version() } : { id },
        )) as Kind;
        if (kind !== "SafeContactChanged") throw new Error(`${deed.act} came to ${kind}`);
        if (deed.act === "recordRefusal") return happens({ kind: "refused", at: clock.now });
        if (deed.act === "recordAgreedAnew") return happens({ kind: "agreed_anew", at: clock.now });
        happens({ kind: KINDS[deed.act], at: clock.now });
        if (deed.act === "markNumberReassigned" && inForce(story) === null) codes = false;
        return;
      }
      case "danger_over":
        await house.ask(deed.by, OVER, { id, v: await version() });
        return happens({ kind: "danger_confirmed_over", at: clock.now, by: deed.by });
      case "lift":
        // Whatever comes of it opens nothing where somebody is answered.
        await house.ask(
          "lee",
          'mutation ($id: ID!) { liftLock(contactId: $id, reason: "to ask") { __typename } }',
          { id },
        );
        return;
      case "text_until": {
        const until = clock.now + deed.minutes * MINUTE;
        await house.ask("dana", UNTIL, { id, until });
        return happens({ kind: "text_until", at: clock.now, until });
      }
      case "prefer": {
        const { __typename: kind } = (await house.ask("dana", PREFER, {
          id,
          p: preferenceInput(deed.preference, clock.now),
          seen: (await store.reach.record(id))?.latestPreferenceId ?? null,
        })) as Kind;
        // Nobody agrees on words anew while danger holds.
        const isRefused = deed.preference.may === "contact" && isInDanger(story);
        if (kind !== (isRefused ? "PreferenceRefused" : "PreferenceRecorded"))
          throw new Error(`the preference came to ${kind}`);
        if (isRefused) return;
        codes ||= deed.preference.may === "contact";
        return happens({ kind: "agreed", at: clock.now, preference: deed.preference });
      }
      case "killed":
        killed = deed.killed;
    }
  };
  return {
    faults,
    /** Which rules decided, and where. */
    met,
    does: async (deed: Deed): Promise<void> => {
      // No two things happen in one instant, of which nobody could say which came first.
      clock.now += 1;
      await does(deed);
      clock.now += 1;
      await goesOn();
    },
  };
}

interface Kind {
  readonly __typename: string;
}

/** Reasons of the outbox that are no rule of reaching somebody. */
const NO_RULES: ReadonlySet<string> = new Set(["too_late", "closed", "not_held", "damaged"]);
const SEND = `mutation ($id: ID!, $message: ID!, $text: String!) {
  sendMessage(contactId: $id, messageId: $message, text: $text) { __typename } }`;
const UNTIL =
  "mutation ($id: ID!, $until: Instant!) { recordTextUntil(contactId: $id, until: $until) { __typename } }";
const PREFER =
  "mutation ($id: ID!, $p: PreferenceInput!, $seen: ID) { recordPreference(contactId: $id, preference: $p, seen: $seen) { __typename } }";
const OVER =
  "mutation ($id: ID!, $v: Int!) { confirmDangerOver(contactId: $id, seenVersion: $v) { __typename } }";

function wordOf(text: string, isHeard: boolean): Extract<Happening, { kind: "wrote" }>["word"] {
  if (text === "STOP" || text === "alto") return "stop";
  if (text === "START") return "start";
  if (isHeard && text.includes("umbrella")) return "danger";
  return isHeard && text.includes("marigold") ? "safe" : null;
}

function preferenceInput(
  { may, hasCoverStory, hasCheckQuestion, allowsPlainWords }: Extract<Deed, { kind: "prefer" }>["preference"],
  now: number,
): Record<string, unknown> {
  if (may === "never") return { may };
  return {
    may,
    ways: [{ way: "text", windows: null }],
    timeZone: "UTC",
    safeWord: "marigold",
    dangerWord: "umbrella",
    dangerMeans: "stop",
    coverStory: hasCoverStory ? [TEXTS.story] : [],
    checkQuestion: hasCheckQuestion ? TEXTS.check : null,
    allowsPlainWords,
    validUntil: now + 7 * 24 * 60 * MINUTE,
  };
}
