import type { CaseDesk, CasePeople } from "./case-desk.ts";
import type { Given, ShareDesk, Shared, Sharing } from "./share-desk.ts";

const MINUTE_MS = 60_000;

/** The risk at which help is called for unseen. */
export const LIFE = "attempt_or_life_threat_in_progress";

interface Scene {
  readonly desk: CaseDesk;
  readonly sharing: ShareDesk;
  readonly of: Sharing;
  readonly later: <Result>(ms: number, done: () => Promise<Result>) => Promise<Result>;
}

/** A way to send what may not go, and what is answered to it. */
interface Attempt {
  /** Another release than one that counts. */
  readonly given?: () => Given;
  readonly isUnseenPaper?: true;
  /** Whether it leaves another case behind than it found. */
  readonly spoils?: true;
  readonly because: string;
  /** `seen` is what was shown of just that; `other` is somebody of another case. */
  readonly tried: (at: Scene & { readonly seen: string; readonly other: string }) => Promise<Shared>;
}

/** The same with what waits for somebody's word. */
interface HeldAttempt {
  /** Whether it is decided by then, so that nobody can try anything else with it. */
  readonly spoils?: true;
  readonly askedBy?: CasePeople;
  readonly because: string;
  readonly tried: (at: Scene & { readonly heldId: string; readonly item: string }) => Promise<Shared>;
}

const asSeen: Attempt["tried"] = async ({ of, seen }) => of.confirm("dana", seen);
const butFor = (over: object): Attempt => ({
  because: "changed",
  tried: async ({ of, seen }) => of.confirm("dana", seen, over),
});
/** Shown and confirmed for what nobody agreed to: it is done, and nothing went by it. */
const shown = (over: object): Attempt => ({
  because: "DisclosureSent",
  tried: async ({ of }) => of.confirm("dana", await of.seen("dana", over), over),
});
const onRelease = (given: () => Given): Attempt => ({ given, because: "DisclosureSent", tried: asSeen });
/** A release of which something else is said. */
const said = (over: NonNullable<Given["said"]>): Attempt => onRelease(() => ({ said: over }));
const fact = (id: string, field: string) => ({ part: "person", id, field });

/** What somebody of a case may try. */
export const ATTEMPTS: Readonly<Record<string, Attempt>> = {
  "unseen, by whoever has it": { because: "changed", tried: async ({ of }) => of.confirm("dana", null) },
  "unseen, by a lead": { because: "changed", tried: async ({ of }) => of.confirm("lee", null) },
  "unseen, of danger, to whoever is no help": {
    because: "changed",
    tried: async ({ of }) => of.confirm("dana", null, { risk: LIFE, concerns: [of.of.person] }),
  },
  "by what nobody was shown": {
    because: "changed",
    tried: async ({ of }) => of.confirm("dana", "0".repeat(64)),
  },
  "by an empty word for what was shown": {
    because: "changed",
    tried: async ({ of }) => of.confirm("dana", ""),
  },
  "by the hands of whoever is nothing to it, though it was seen": {
    because: "NotFound",
    tried: async ({ of, seen }) => of.confirm("ada", seen),
  },
  "by the hands of a privacy officer": {
    because: "FORBIDDEN",
    tried: async ({ of, seen }) => of.confirm("pat", seen),
  },
  "by the hands of counsel": {
    because: "FORBIDDEN",
    tried: async ({ of, seen }) => of.confirm("cam", seen),
  },
  "by the hands of an administrator": {
    because: "FORBIDDEN",
    tried: async ({ of, seen }) => of.confirm("alex", seen),
  },
  "for another purpose than was seen": butFor({ purpose: "coordination" }),
  "on another word than was seen": butFor({ trigger: "advocate_initiative" }),
  "at another risk than was seen": butFor({ minorHarm: "uncertain" }),
  "at another place than was seen": butFor({ place: "US-CA" }),
  "with a fact more than was seen": {
    because: "changed",
    tried: async ({ of, seen }) =>
      of.confirm("dana", seen, { facts: [fact(of.of.person, "name"), fact(of.of.person, "hasContactedUs")] }),
  },
  "of somebody who is of another case": {
    because: "NotFound",
    tried: async ({ of, seen, other }) => of.confirm("dana", seen, { facts: [fact(other, "name")] }),
  },
  "to another recipient than was seen": {
    because: "changed",
    tried: async ({ of, seen, sharing }) =>
      of.confirm("dana", seen, { recipientId: await sharing.vet("service_provider") }),
  },
  "to another recipient than was agreed to": {
    because: "DisclosureSent",
    tried: async (at) => shown({ recipientId: await at.sharing.vet("service_provider") }).tried(at),
  },
  "for another purpose than was agreed to": shown({ purpose: "legal_help" }),
  "on the word of police, by a release for help": shown({ trigger: "law_enforcement_informal" }),
  "of a kind that was not agreed to": onRelease(() => ({ dataClasses: ["health"] })),
  "on paper that nobody else has seen": { isUnseenPaper: true, because: "DisclosureSent", tried: asSeen },
  "on what holds from tomorrow on": onRelease(() => ({
    said: { effective_at: Date.now() + 1_440 * MINUTE_MS },
  })),
  "on what somebody else gave": said({ given_by: "somebody_else" }),
  "on what was given to be helped": said({ condition_of_service: true }),
  "on what was said to order": said({ coached: true }),
  "on what was said with the word for duress": said({ duress_word_heard: true }),
  "on what had ended": onRelease(() => ({ expiresAt: Date.now() - MINUTE_MS })),
  "on what ends after it was seen": {
    given: () => ({ expiresAt: Date.now() + 5 * MINUTE_MS }),
    because: "changed",
    tried: async (at) => at.later(10 * MINUTE_MS, async () => asSeen(at)),
  },
  "on what was taken back after it was seen": {
    spoils: true,
    because: "changed",
    tried: async (at) => at.of.withdraw().then(async () => asSeen(at)),
  },
  "that was written anew after it was seen": {
    spoils: true,
    because: "changed",
    tried: async (at) => at.of.rename().then(async () => asSeen(at)),
  },
  "to a recipient who is none any more": {
    spoils: true,
    because: "NotFound",
    tried: async (at) => {
      const end = "mutation ($id: ID!) { endRecipient(id: $id) { __typename } }";
      await at.desk.asked("pat", end, { id: at.of.recipient });
      return asSeen(at);
    },
  },
};

const approvedThen = (
  because: string,
  then: (at: Scene & { readonly heldId: string }) => Promise<Shared>,
): HeldAttempt => ({
  because,
  spoils: true,
  tried: async (at) => {
    const decided = await at.sharing.decide("lee", at.item);
    if (decided.__typename !== "HeldDecided") throw new Error(`it is ${decided.__typename}`);
    return then(at);
  },
});
/** Somebody says yes who may not, and it is sent then. */
const approvedBy = (by: CasePeople): HeldAttempt => ({
  because: "DisclosureSent",
  tried: async ({ sharing, heldId, item }) => {
    await sharing.decide(by, item);
    return sharing.send("dana", heldId);
  },
});

/** What somebody may try with what waits for a lead. */
export const HELD_ATTEMPTS: Readonly<Record<string, HeldAttempt>> = {
  "while nobody has decided": {
    because: "DisclosureSent",
    tried: async ({ sharing, heldId }) => sharing.send("dana", heldId),
  },
  "by the yes of whoever asked": approvedBy("dana"),
  "by the yes of another advocate": approvedBy("ada"),
  "by the yes of a privacy officer": approvedBy("pat"),
  "by the yes of counsel, whom it does not wait for": approvedBy("cam"),
  "by the yes of an administrator": approvedBy("alex"),
  "by a lead's yes to what they asked for themself": {
    spoils: true,
    askedBy: "lee",
    because: "DisclosureSent",
    tried: async ({ sharing, heldId, item }) => {
      await sharing.decide("lee", item);
      return sharing.send("lee", heldId);
    },
  },
  "after a lead said no": {
    spoils: true,
    because: "DisclosureSent",
    tried: async ({ sharing, heldId, item }) => {
      await sharing.decide("lee", item, false);
      return sharing.send("dana", heldId);
    },
  },
  "by the hands of the lead who approved it": approvedThen("NotFound", async ({ sharing, heldId }) =>
    sharing.send("lee", heldId),
  ),
  "by the hands of whoever is nothing to it": approvedThen("NotFound", async ({ sharing, heldId }) =>
    sharing.send("ada", heldId),
  ),
  "once it was taken back": approvedThen("DisclosureSent", async ({ of, sharing, heldId }) =>
    of.withdraw().then(async () => sharing.send("dana", heldId)),
  ),
  "once it reads otherwise": approvedThen("changed", async ({ of, sharing, heldId }) =>
    of.rename().then(async () => sharing.send("dana", heldId)),
  ),
};
