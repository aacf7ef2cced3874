import { ChannelId, type ContactId, type UserId } from "@holdfast/case-schema";
import type { InboundEvent } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { NOT_OPTED_OUT, optOutOf, type OptOut } from "@holdfast/contact-policy";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { sampleHeld, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { takeIn } from "./take-in.ts";

const channel = ChannelId.parse("texts");
const traits = { ...loopback.traits, medium: "text", delivery: "pushed" } as const;
let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  dana = await sampleStaff(store, "Dana");
});
afterAll(() => store.close());

const TEXTS = ["STOP", "Alto!", "START", "hello", "HELP", "YES", "Sí"] as const;
type Act =
  | { readonly kind: "text"; readonly text: (typeof TEXTS)[number]; readonly does: boolean | null }
  | { readonly kind: "refused_in_words" | "agreed_anew" | "again" };

/** How somebody stands after one more of these, by the plainest reading of the rules; whether they wrote since, beside it. */
function next(stands: Standing, act: Act): Standing {
  switch (act.kind) {
    case "again":
      return stands;
    case "refused_in_words":
      return { ...stands, said: stands.said ?? "in_words", saidAnswered: false };
    case "agreed_anew":
      return stands.said === "in_words" ? { ...stands, said: null } : stands;
    case "text": {
      const said = SAYS[act.text](stands);
      if (act.does === null) return said;
      return { ...said, blocks: act.does, blockAnswered: false };
    }
  }
}
interface Standing {
  readonly said: "stop_word" | "in_words" | null;
  readonly saidAnswered: boolean;
  readonly blocks: boolean;
  readonly blockAnswered: boolean;
}
const FREE: Standing = { said: null, saidAnswered: false, blocks: false, blockAnswered: false };
const stops = (stands: Standing): Standing => ({ ...stands, said: "stop_word", saidAnswered: false });
const writes = (stands: Standing): Standing => ({ ...stands, saidAnswered: true, blockAnswered: true });
const SAYS: Readonly<Record<(typeof TEXTS)[number], (stands: Standing) => Standing>> = {
  STOP: stops,
  "Alto!": stops,
  START: () => FREE,
  hello: writes,
  HELP: writes,
  YES: writes,
  Sí: writes,
};
const seen = ({ said, provider }: OptOut): Standing => ({
  said: said?.by ?? null,
  saidAnswered: said?.wroteSince ?? false,
  blocks: provider !== null,
  blockAnswered: provider?.wroteSince ?? false,
});
const shown = (stands: Standing): Standing => ({
  ...stands,
  saidAnswered: stands.said !== null && stands.saidAnswered,
  blockAnswered: stands.blocks && stands.blockAnswered,
});

function eventsOf({ text, does }: Extract<Act, { kind: "text" }>, threadKey: string): InboundEvent[] {
  const key = `message:${crypto.randomUUID()}`;
  const message = { kind: "message", dedupeKey: key, threadKey, address: null, text, sentAt: null } as const;
  if (does === null) return [message];
  const dedupeKey = `opt_out:${key}`;
  return [message, { kind: "opt_out", dedupeKey, threadKey, optedOut: does, messageKey: key }];
}
const take = async (events: readonly InboundEvent[]) =>
  takeIn(
    { kind: "events", events },
    null,
    { id: channel, traits },
    {
      store,
      settings: async () => DEFAULT_SETTINGS,
    },
  );

it("[G231] [G233] [CP62] [CP63] [CP64] [CP65] somebody stands as the conversation says, by any clock and however often it is brought", async () => {
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({
      kind: fc.constant("text" as const),
      text: fc.constantFrom(...TEXTS),
      does: fc.constantFrom(null, null, null, true, false),
    }),
    fc.record({
      kind: fc.constantFrom("refused_in_words" as const, "agreed_anew" as const, "again" as const),
    }),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(act, fc.integer({ min: -3_600_000, max: 3_600_000 })), {
        minLength: 1,
        maxLength: 12,
      }),
      async (acts) => {
        const threadKey = crypto.randomUUID();
        const contactId: ContactId = await sampleHeld(store, dana, { threadKey, channel, medium: "text" });
        const brought: (readonly InboundEvent[])[] = [];
        let stands = FREE;
        for (const [each, stepMs] of acts) {
          now += stepMs;
          const answers = {
            again: async () => take(brought[0] ?? []),
            refused_in_words: async () => store.optOuts.refusedInWords({ contactId, by: dana }),
            agreed_anew: async () => store.optOuts.agreedAnew({ contactId, by: dana }),
            text: async () => {
              if (each.kind !== "text") return;
              const events = eventsOf(each, threadKey);
              brought.push(events);
              await take(events);
            },
          };
          await answers[each.kind]();
          stands = next(stands, each);
          const record = await store.reach.record(contactId);
          expect(seen(optOutOf(record?.optOutWords ?? []))).toEqual(shown(stands));
        }
      },
    ),
    { numRuns: rounds(40) },
  );
  expect(seen(NOT_OPTED_OUT)).toEqual(FREE);
});
