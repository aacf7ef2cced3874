import { describe, expect, it } from "vitest";
import { afterHands, HANDS_SILENCE_MS, NO_HANDS } from "./hands.ts";
import { NO_CONVERSATION } from "./conversation.ts";
import { NO_DANGER } from "./danger.ts";
import { whyNoSignPage, type SigningFacts } from "./sign-page.ts";
import { agreed, IN_DANGER, MINUTE, NEVER, T0 } from "./testing/sample-facts.ts";

const PRIVATE = { shared: "no", watched: "no" } as const;
const facts = (over: Partial<SigningFacts> = {}): SigningFacts => ({
  preference: agreed({ device: PRIVATE, allowsPlainWords: true }),
  danger: NO_DANGER,
  conversation: NO_CONVERSATION,
  isInSituation: true,
  medium: "text",
  ...over,
});
const why = (over: Partial<SigningFacts> = {}, step: "offer" | "sign" = "offer", now = T0) =>
  whyNoSignPage(facts(over), step, now)?.because ?? null;
const withHands = (kind: "number_reassigned" | "exploiter_marked") => ({
  ...NO_CONVERSATION,
  hands: afterHands(
    NO_HANDS,
    kind === "exploiter_marked" ? { kind, at: T0 - MINUTE, entry: 3 } : { kind, at: T0 - MINUTE },
  ),
});

describe("a page to sign on", () => {
  it("[CP90] is for whoever agreed to be reached, as long as that holds", () => {
    expect(why()).toBeNull();
    expect(why({ preference: null })).toBe("not_asked");
    expect(why({ preference: NEVER })).toBe("never");
    const preference = agreed({ device: PRIVATE, allowsPlainWords: true, validUntil: T0 });
    expect([why({ preference }), why({ preference }, "sign", T0 - 1)]).toEqual(["preference_expired", null]);
  });

  it.each(["yes", "unknown"] as const)(
    "[CP91] is opened on a device that they called private themself, and not where they say %s",
    (answer) => {
      for (const device of [
        { ...PRIVATE, shared: answer },
        { ...PRIVATE, watched: answer },
      ])
        expect(why({ preference: agreed({ device, allowsPlainWords: true }) })).toBe("device_not_private");
    },
  );

  it("[CP91] has a link and says what it is for: plain words are theirs to allow", () => {
    expect(why({ preference: agreed({ device: PRIVATE }) })).toBe("no_plain_words");
  });

  it("[CP92] is for nobody while danger holds, whoever is there may be the exploiter, or is somebody else", () => {
    for (const step of ["offer", "sign"] as const) {
      expect(why({ danger: IN_DANGER }, step)).toBe("danger_word");
      expect(why({ conversation: withHands("exploiter_marked") }, step)).toBe("may_be_exploiter");
      expect(why({ isInSituation: false }, step)).toBe("somebody_else");
      expect(why({ conversation: withHands("number_reassigned") }, step)).toBe("other_hands");
    }
  });

  it("[CP92] is not offered where silence says that another may hold the device; reading it is no such silence", () => {
    const hands = { ...NO_HANDS, spokenSince: T0 - 2 * HANDS_SILENCE_MS, heardAt: T0 - 2 * HANDS_SILENCE_MS };
    const conversation = { ...NO_CONVERSATION, hands };
    expect(why({ conversation })).toBe("other_hands");
    expect(why({ conversation }, "sign")).toBeNull();
    expect(why({ conversation, medium: "voice" })).toBeNull();
  });
});
