import { ChannelId, type ContactId, type MessageId, type UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleHeld,
  sampleMark,
  samplePreference,
  sampleStaff,
  testStore,
  type TestStore,
  sampleKeep,
  sampleDangerOver,
} from "../testing/index.ts";
import type { ReachRecord } from "./reach-record.ts";

const TEXTS = ChannelId.parse("texts");
let now = 1_800_000_000_000;
let store: TestStore;
let [dana, ada]: UserId[] = [];
beforeAll(async () => {
  store = await testStore({ clock: () => (now += 7), poolSize: 16 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());

/** Somebody with code words and two places: what is done there, each thing at once with all others. */
async function story() {
  const [threadKey, number] = [crypto.randomUUID(), crypto.randomUUID()];
  const here = await sampleHeld(store, dana!, { threadKey });
  const words = (await store.reach.codeWordHash(here))!;
  const [safe, danger] = [words.hash("sunflower"), words.hash("thunder")];
  const codes = { safe, danger: { hash: danger, means: "stop" as const, coverStory: [] } };
  const keep = async (contactId: ContactId): Promise<void> => {
    const preference = samplePreference(dana!, now, { codes });
    await sampleKeep(store, { contactId, by: dana!, preference, personId: words.personId });
  };
  await keep(here);
  const version = (await store.contacts.contact(here))?.row.version ?? 0;
  const place = { channel: TEXTS, medium: "text", threadKey: number, address: number, targetMs: 1 } as const;
  const on = await store.links.continueAt(here, dana!, version, { ...place, compared: `number:${number}` });
  if (on.kind !== "continued") throw new Error(on.kind);
  const there = on.other.id;
  const seen: ReachRecord[] = [];
  const see = async (contactId: ContactId): Promise<void> => {
    seen.push((await store.reach.record(contactId))!);
  };
  const say = async (kind: "safe" | "danger", channel: ChannelId, key: string): Promise<void> =>
    store.reach.codeWordSaid({
      channel,
      threadKey: key,
      dedupeKey: crypto.randomUUID(),
      kind,
      personId: words.personId,
      hash: kind === "safe" ? safe : danger,
      at: (now += 7),
    });
  const deeds = {
    see_here: async () => see(here),
    see_there: async () => see(there),
    danger_here: async () => say("danger", SAMPLE_CHANNEL, threadKey),
    danger_there: async () => say("danger", TEXTS, number),
    check_word: async () => say("safe", TEXTS, number),
    over_dana: async () => sampleDangerOver(store, here, dana!),
    over_ada: async () => sampleDangerOver(store, there, ada!),
    keep_here: async () => keep(here),
    keep_there: async () => keep(there),
    heard: async () => store.intake.arrive(sampleArrival({ threadKey })),
    reassigned: async () => store.reach.happened({ contactId: there, by: dana!, kind: "number_reassigned" }),
    confirmed: async () => {
      const seenVersion = (await store.reach.record(here))!.version;
      await store.reach.happened({ contactId: here, by: dana!, kind: "confirmed", seenVersion });
    },
    lift: async () => store.reach.lift({ contactId: here, by: ada!, locks: ["outside_window"], reason: "." }),
    leaves: async () => {
      const messageId = crypto.randomUUID() as MessageId;
      const answer = { contactId: here, messageId, by: dana!, text: "Yes.", validForMs: null };
      await store.answers.answer({
        ...answer,
        check: (record) => {
          seen.push(record);
          return null;
        },
      });
      await store.outbox.lease("one", 600_000, 50);
      await sampleMark(store, messageId, "one", 600_000);
    },
  };
  return { deeds, seen, here, there, see };
}

/** What is about to leave begins without a version of its own. */
const decidable = ({ conversation, ...rest }: ReachRecord) => ({
  ...rest,
  conversation: conversation.filter(({ kind }) => kind !== "left"),
});

it("[DB211] whatever happens at once, one version of a contact has one set of facts, and both places have one danger", async () => {
  const names = Object.keys((await story()).deeds) as (keyof Awaited<ReturnType<typeof story>>["deeds"])[];
  const order = fc.array(fc.constantFrom(...names, "see_here" as const, "see_there" as const), {
    minLength: 6,
    maxLength: 24,
  });
  await fc.assert(
    fc.asyncProperty(order, async (chosen) => {
      const { deeds, seen, here, there, see } = await story();
      const settled = await Promise.allSettled(chosen.map(async (name) => deeds[name]()));
      const failures = settled.flatMap((each) => (each.status === "rejected" ? [String(each.reason)] : []));
      // Five tries are all there are, however busy a contact is.
      expect(failures.filter((failure) => !failure.includes("again and again"))).toEqual([]);
      await see(here);
      await see(there);
      const versions = Map.groupBy(seen, ({ contactId, version }) => `${contactId} ${version}`);
      for (const at of versions.values())
        for (const each of at) expect(decidable(each)).toEqual(decidable(at[0]!));
      const [one, other] = seen.slice(-2);
      const isTheirs = other!.personId === one!.personId;
      expect(isTheirs ? other!.danger : []).toEqual(isTheirs ? one!.danger : []);
    }),
    { numRuns: rounds(20) },
  );
});
