import type { ContactId, MessageId, UserId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { ReachRecord } from "../reach/reach-record.ts";
import {
  sampleArrival,
  sampleHeld,
  sampleOptOut,
  sampleStaff,
  testStore,
  type TestStore,
} from "../testing/index.ts";
import { rawClient } from "../testing/raw-client.ts";
import type { Answered, AnswerInput } from "./answer-store.ts";

let now = 1_800_000_000_000;
let store: TestStore;
let dana: UserId;
let ada: UserId;
let threadKey: string;
let contactId: ContactId;
beforeAll(async () => {
  store = await testStore({ clock: () => now, poolSize: 8 });
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
});
afterAll(async () => store.close());
beforeEach(async () => {
  threadKey = crypto.randomUUID();
  contactId = await sampleHeld(store, dana, { threadKey });
});

const newId = (): MessageId => crypto.randomUUID() as MessageId;
const answer = async <Refusal>(
  given: Pick<AnswerInput<Refusal>, "check"> & Partial<AnswerInput<Refusal>>,
): Promise<Answered<Refusal>> =>
  store.answers.answer({ contactId, messageId: newId(), by: dana, text: "Yes.", validForMs: null, ...given });
const say = async (optedOut: boolean): Promise<void> =>
  store.optOuts.record(sampleOptOut({ threadKey, kind: optedOut ? "stop_word" : "start_word" }));
const lastWord = ({ optOutWords }: ReachRecord) =>
  optOutWords.findLast(({ kind }) => kind !== "message")?.kind ?? null;
const whenOpen = (record: ReachRecord): "stopped" | null =>
  lastWord(record) === "stop_word" ? "stopped" : null;
const versionNow = async (): Promise<number> => (await store.contacts.contact(contactId))?.row.version ?? 0;

describe("an answer that is decided on", () => {
  it("[DB202] is refused with the very reason, and neither stored nor taken out of its draft", async () => {
    await say(true);
    await store.drafts.keep({ contactId, kind: "reply", by: dana, revision: 1, text: "Yes." });
    const version = await versionNow();
    const draft = { revision: 2, rest: "" };
    expect(await answer({ check: whenOpen, draft })).toEqual({ kind: "refused", refusal: "stopped" });
    expect(await versionNow()).toBe(version);
    expect(await store.contacts.entries(contactId, 0)).toHaveLength(1);
    expect(await store.drafts.ofContact(contactId, dana)).toMatchObject([{ text: "Yes." }]);
    await say(false);
    expect(await answer({ check: whenOpen })).toMatchObject({ kind: "queued" });
  });

  it("[DB202] is stored already when it comes again, whatever is decided by then", async () => {
    const messageId = newId();
    const first = await answer({ check: whenOpen, messageId });
    await say(true);
    expect(await answer({ check: whenOpen, messageId })).toMatchObject({ kind: first.kind });
    expect((await store.contacts.entries(contactId, 0)).filter(({ id }) => id === messageId)).toHaveLength(1);
  });

  it("[DB202] tells whoever has not the contact that, and a closed one that it is closed", async () => {
    const check = (): string => "never";
    expect(await answer({ check, by: ada })).toMatchObject({ kind: "not_holder", holder: { name: "Dana" } });
    await store.moves.move(contactId, dana, await versionNow(), { kind: "close", disposition: "silent" });
    expect(await answer({ check })).toEqual({ kind: "closed" });
    expect(await answer({ check, contactId: crypto.randomUUID() as ContactId })).toEqual({
      kind: "not_found",
    });
  });

  it("[DB202] is asked again for what the contact became meanwhile, and refused by that", async () => {
    const slow = await rawClient(store.connection);
    await slow.query("begin");
    await slow.query("select lock_contact($1)", [contactId]);
    const seen: (string | null)[] = [];
    const answered = answer({
      check: (record) => {
        seen.push(lastWord(record));
        return whenOpen(record);
      },
    });
    await expect.poll(() => seen).toHaveLength(1);
    await slow.query(
      `select keep_opt_out_word(channel, sha256('stop'), thread_key, 'stop_word', null, null, 0, null, $2)
       from contact where id = $1`,
      [contactId, now],
    );
    await slow.query("commit");
    await slow.end();
    expect(await answered).toEqual({ kind: "refused", refusal: "stopped" });
    expect(seen).toEqual([null, "stop_word"]);
  });

  it("[DB202] [DB211] whatever happens at once, is stored at a version at which it was allowed, and a version has one set of facts", async () => {
    const deed = fc.constantFrom("answer", "answer", "answer", "stop", "start", "arrival", "leave");
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 14 }), async (deeds) => {
        threadKey = crypto.randomUUID();
        contactId = await sampleHeld(store, dana, { threadKey });
        const seen: ReachRecord[] = [];
        const stored: { version: number; allowed: readonly number[] }[] = [];
        const failures: string[] = [];
        const does: Record<(typeof deeds)[number], () => Promise<void>> = {
          stop: async () => say(true),
          start: async () => say(false),
          arrival: async () => void (await store.intake.arrive(sampleArrival({ threadKey }))),
          leave: async () => {
            for (const { messageId } of await store.outbox.lease("one", 20_000, 20))
              await store.outbox.settle(messageId, { state: "sent" });
          },
          answer: async () => {
            const allowed: number[] = [];
            const answered = await answer({
              check: (record) => {
                seen.push(record);
                const refusal = whenOpen(record);
                if (refusal === null) allowed.push(record.version);
                return refusal;
              },
            }).catch(String);
            if (typeof answered === "string") failures.push(answered);
            else if (answered.kind === "queued") stored.push({ version: answered.version - 1, allowed });
          },
        };
        await Promise.all(
          deeds.map(async (each) => {
            now += 1;
            await does[each]();
          }),
        );
        for (const { version, allowed } of stored) expect(allowed).toContain(version);
        // Five tries are all there are, however busy a contact is.
        expect(failures.filter((failure) => !failure.includes("again and again"))).toEqual([]);
        for (const at of Map.groupBy(seen, ({ version }) => version).values())
          for (const each of at) expect(each).toEqual(at[0]);
      }),
      { numRuns: rounds(25) },
    );
  });
});
