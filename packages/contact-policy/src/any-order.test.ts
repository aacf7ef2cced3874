import { ReachContent, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { ConversationEvent } from "./conversation-event.ts";
import { afterEvent, NO_CONVERSATION } from "./conversation.ts";
import { afterDanger, NO_DANGER, type DangerEvent } from "./danger.ts";
import { mayReach } from "./may-reach.ts";
import { optOutOf, type OptOutEvent } from "./opt-out.ts";
import type { PreferenceFacts, ReachFacts } from "./reach-facts.ts";
import { anyStory } from "./testing/any-story.ts";
import { forbiddenBy, type Agreed, type Happening, type WouldLeave } from "./testing/naive-reach.ts";
import { agreed, facts, T0 } from "./testing/sample-facts.ts";

const STAFF = { dana: 1, marta: 2 };
const user = (name: string): UserId =>
  UserId.parse(`00000000-0000-7000-8000-00000000000${STAFF[name as keyof typeof STAFF]}`);

/** What the conversation keeps of a happening; nothing of what does not move it. */
function conversationEvent(each: Happening): ConversationEvent | null {
  const { at } = each;
  switch (each.kind) {
    case "wrote":
      return { kind: "heard", at, entry: each.entry, saidAt: null };
    case "left":
    case "did_not_arrive":
      return { kind: each.kind, at, entry: each.entry };
    case "text_until":
      return { kind: "agreed_until", at, until: each.until };
    case "confirmed":
      return { kind: "confirmed", at, by: user("dana") };
    case "reopened":
      return { kind: "reopened", at, entry: 0 };
    case "reassigned":
      return { kind: "number_reassigned", at };
    case "marked":
      return { kind: "exploiter_marked", at, entry: 0 };
    case "mark_taken_back":
      return { kind: "exploiter_mark_taken_back", at };
    case "looked":
      return { kind: "clock", at };
    case "agreed":
    case "refused":
    case "agreed_anew":
    case "provider_blocks":
    case "provider_unblocks":
    case "danger_confirmed_over":
      return null;
  }
}

function dangerEvent(each: Happening): DangerEvent | null {
  if (each.kind === "danger_confirmed_over")
    return { kind: "confirmed_over", at: each.at, by: user(each.by) };
  if (each.kind !== "wrote") return null;
  if (each.word === "danger") return { kind: "danger_word", at: each.at };
  return each.word === "safe" ? { kind: "check_word", at: each.at, agreedAt: 0 } : null;
}

/** A store dates no word before the one that came before it: there the order of arrival counts. */
function optOutEvent(each: Happening, at: number): OptOutEvent | null {
  const event = (kind: OptOutEvent["kind"]): OptOutEvent => ({ kind, entry: at, at, saidAt: null });
  const { kind } = each;
  if (kind === "wrote" && each.word === "stop") return event("stop_word");
  if (kind === "wrote") return event(each.word === "start" ? "start_word" : "message");
  if (kind === "refused") return event("refused_in_words");
  const isOther = kind === "agreed_anew" || kind === "provider_blocks" || kind === "provider_unblocks";
  return isOther ? event(kind) : null;
}

const wordsOf = ({ may, ...rest }: Agreed): PreferenceFacts =>
  may === "never" ? { may, confirmedAt: 0 } : agreed({ ...rest, validUntil: T0 * 2 });

/** The facts as a store would fold them from the same story, one event after the other. */
function factsOf(story: readonly Happening[]): ReachFacts {
  let conversation = NO_CONVERSATION;
  let danger = NO_DANGER;
  let inForce: PreferenceFacts | null = null;
  let beforeDanger: PreferenceFacts | null = null;
  for (const each of story) {
    const wasInDanger = danger.holds;
    const moved = conversationEvent(each);
    if (moved !== null) conversation = afterEvent(conversation, moved);
    const bears = dangerEvent(each);
    if (bears !== null) danger = afterDanger(danger, bears);
    if (!wasInDanger && danger.holds) beforeDanger = inForce;
    if (each.kind === "agreed") inForce = wordsOf(each.preference);
    if (each.kind === "reassigned" && !danger.holds) inForce = null;
  }
  const optOut = optOutOf(story.flatMap((each, index) => optOutEvent(each, index) ?? []));
  const saysNever = inForce?.may === "never";
  const holding = danger.holds && !saysNever ? beforeDanger : inForce;
  return facts({ conversation, danger, optOut, preference: holding });
}

const texts: readonly WouldLeave[] = ReachContent.options.flatMap((content) =>
  [true, false].map((isQuiet) => ({ content, isQuiet })),
);
const QUIET: ReachFacts["quiet"] = [{ place: "text", kind: "link", entry: null }];

describe("in whatever order things happen, by whatever clock", () => {
  it("[CP1] [CP3] [CP5] [CP7] [CP22] [CP26] [CP34] [CP51] [CP64] what the page forbids is not sent, and what it permits is", () => {
    fc.assert(
      fc.property(anyStory, ({ story, now }) => {
        const known = factsOf(story);
        for (const text of texts) {
          const { outcome } = mayReach(
            { ...known, content: text.content, quiet: text.isQuiet ? QUIET : [] },
            now,
          );
          const rule = forbiddenBy(story, text, now);
          expect({ ...text, rule, isAllowed: outcome === "allowed" }).toEqual({
            ...text,
            rule,
            isAllowed: rule === null,
          });
        }
      }),
      { numRuns: rounds(1500) },
    );
  });

  it("[CP1] every rule that can forbid a text does, somewhere in such stories, and so does none", () => {
    const met = new Set<string>();
    for (const { story, now } of fc.sample(anyStory, { numRuns: 500, seed: 7 }))
      for (const text of texts) met.add(forbiddenBy(story, text, now) ?? "none");
    expect(met).toEqual(new Set(["none", "CP5", "CP21", "CP33", "CP34", "CP51", "CP64", "CP71"]));
  });
});
