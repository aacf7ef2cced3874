import type { ContactId, UserId } from "@holdfast/case-schema";
import { afterDanger, NO_DANGER, type DangerState } from "@holdfast/contact-policy";
import {
  SAMPLE_CHANNEL,
  sampleHeld,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
  sampleKeep,
  sampleDangerOver,
} from "@holdfast/db/testing";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";

let now = 1_800_000_000_000;
let store: TestStore;
const staff: UserId[] = [];
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  for (const name of ["Dana", "Ada", "Lee"]) staff.push(await sampleStaff(store, name));
});
afterAll(async () => store.close());

type Deed =
  | { readonly kind: "danger" }
  | { readonly kind: "safe"; readonly word: number }
  | { readonly kind: "agree"; readonly word: number }
  | { readonly kind: "confirm"; readonly by: number }
  | { readonly kind: "clock"; readonly byMs: number };
const deed: fc.Arbitrary<Deed> = fc.oneof(
  fc.record({ kind: fc.constant("danger" as const) }),
  { weight: 2, arbitrary: fc.record({ kind: fc.constant("safe" as const), word: fc.nat(2) }) },
  fc.record({ kind: fc.constant("agree" as const), word: fc.nat(2) }),
  fc.record({ kind: fc.constant("confirm" as const), by: fc.nat(2) }),
  fc.record({ kind: fc.constant("clock" as const), byMs: fc.integer({ min: -600_000, max: 600_000 }) }),
);

async function story() {
  const threadKey = crypto.randomUUID();
  const [dana] = staff as [UserId];
  const contactId: ContactId = await sampleHeld(store, dana, { threadKey });
  const words = await store.reach.codeWordHash(contactId);
  if (words === null) throw new Error("the sample is there");
  const agree = async (word: number): Promise<void> => {
    const danger = { hash: words.hash("thunder"), means: "stop" as const, coverStory: [] };
    const preference = samplePreference(dana, now, { codes: { safe: words.hash(`safe ${word}`), danger } });
    await sampleKeep(store, { contactId, by: dana, preference, personId: words.personId });
  };
  await agree(0);
  const say = async (kind: "safe" | "danger", form: string): Promise<void> =>
    store.reach.codeWordSaid({
      channel: SAMPLE_CHANNEL,
      threadKey,
      dedupeKey: crypto.randomUUID(),
      kind,
      personId: words.personId,
      hash: words.hash(form),
      at: now,
    });
  return {
    does: async (each: Deed): Promise<void> => {
      if (each.kind === "danger") await say("danger", "thunder");
      else if (each.kind === "safe") await say("safe", `safe ${each.word}`);
      else if (each.kind === "agree") await agree(each.word);
      else if (each.kind === "clock") now += each.byMs;
      else await sampleDangerOver(store, contactId, staff[each.by] ?? dana);
    },
    folded: async (): Promise<DangerState> =>
      ((await store.reach.record(contactId))?.danger ?? []).reduce(afterDanger, NO_DANGER),
    kept: async () => ({
      since: (await store.reach.codeWords(SAMPLE_CHANNEL, threadKey))?.dangerSince,
      shown: (await store.contacts.contact(contactId))?.row.danger,
      asked: await sampleDangerOver(store, contactId, staff[0] as UserId),
    }),
  };
}

it("[CP53] [DB208] whatever is said, agreed and confirmed by whatever clock, danger is the same for the store and for the policy", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deed, { minLength: 2, maxLength: 16 }), async (deeds) => {
      const { does, folded, kept } = await story();
      for (const each of deeds) {
        await does(each);
        now += 1000;
      }
      const state = await folded();
      const { since, shown, asked } = await kept();
      expect(since).toBe(state.holds ? state.since : null);
      expect(shown).toBe(state.holds ? "danger_word" : null);
      const expected = !state.holds
        ? "no_danger"
        : state.checkWordAt === null
          ? "check_word_not_heard"
          : "recorded";
      expect(asked.kind).toBe(expected);
    }),
    { numRuns: rounds(40) },
  );
});
