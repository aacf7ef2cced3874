import { ChannelId, type ContactId } from "@holdfast/case-schema";
import type { InboundEvent } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { DEFAULT_SETTINGS, type CurrentSettings, type OptOutWord } from "@holdfast/db";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { takeIn } from "./take-in.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const channel = ChannelId.parse("texts");
const PUSHED = { ...loopback.traits, medium: "text", delivery: "pushed" } as const;

type Told = Partial<Extract<InboundEvent, { kind: "message" }>>;
const said = (text: string, threadKey: string, more: Told = {}): InboundEvent => ({
  kind: "message",
  dedupeKey: `message:${crypto.randomUUID()}`,
  threadKey,
  address: null,
  text,
  sentAt: null,
  ...more,
});

interface Given {
  readonly settings?: CurrentSettings;
  readonly traits?: typeof loopback.traits;
}
/** Takes events in; what was asked of the store, in its order, and what stands in the conversation. */
async function take(events: readonly InboundEvent[], given: Given = {}) {
  const asked: string[] = [];
  const words: OptOutWord[] = [];
  const keywords: unknown[] = [];
  const arrive: typeof store.intake.arrive = async (arrival) => {
    keywords.push(arrival.keyword);
    asked.push(`arrive ${arrival.text}`);
    return store.intake.arrive(arrival);
  };
  const record: typeof store.optOuts.record = async (word) => {
    asked.push(word.kind);
    words.push(word);
    return store.optOuts.record(word);
  };
  const parts = {
    ...store,
    intake: { arrive, arriveUnheard: arrive },
    optOuts: { ...store.optOuts, record },
  };
  const { settings = DEFAULT_SETTINGS, traits = PUSHED } = given;
  const arrived = await takeIn(
    { kind: "events", events },
    new Uint8Array(1),
    { id: channel, traits },
    {
      store: parts,
      settings: async () => settings,
    },
  );
  return { asked, words, keywords, arrived };
}
const textsOf = async (id: ContactId): Promise<readonly (string | null)[]> =>
  (await store.contacts.entries(id, 0)).map(({ text }) => text);
const since = async (id: ContactId) => (await store.contacts.contact(id))?.optedOutSince ?? null;

describe("a message that is a word that opts out", () => {
  it.each(["STOP", "Alto!", "arrêt", "Cancelar", "Remove"])(
    "[G231] is kept as that before it is stored, stored as every other, and owed an answer: %s",
    async (text) => {
      const threadKey = crypto.randomUUID();
      const { asked, words, arrived } = await take([said(text, threadKey, { sentAt: 1_700_000_000_000 })]);
      expect(asked).toEqual(["stop_word", `arrive ${text}`]);
      expect(words).toMatchObject([{ edition: 0, saidAt: 1_700_000_000_000 }]);
      expect(words[0]?.messageKey).toBe(words[0]?.dedupeKey);
      const [{ contactId } = { contactId: null }] = arrived;
      if (contactId === null) throw new Error("it opens a contact");
      expect(await textsOf(contactId)).toEqual([text]);
      expect((await store.contacts.contact(contactId))?.row.unanswered).toBe(1);
      expect(await since(contactId)).not.toBeNull();
    },
  );

  it("[G231] is kept once however often it is brought, by one gateway or several", async () => {
    const threadKey = crypto.randomUUID();
    const event = said("STOP", threadKey);
    const brought = await Promise.all([1, 2, 3].map(async () => take([event])));
    const contactId = brought.flatMap(({ arrived }) => arrived)[0]!.contactId;
    expect(await textsOf(contactId)).toEqual(["STOP"]);
    await take([said("START", threadKey)]);
    await take([event]);
    expect(await since(contactId)).toBeNull();
  });

  it("[G231] is not stored while its word is not kept: the provider brings it again", async () => {
    const threadKey = crypto.randomUUID();
    const event = said("STOP", threadKey);
    const record = vi.fn<typeof store.optOuts.record>().mockRejectedValue(new Error("away"));
    const taking = takeIn(
      { kind: "events", events: [event] },
      null,
      { id: channel, traits: PUSHED },
      {
        store: { ...store, optOuts: { ...store.optOuts, record } },
        settings: async () => DEFAULT_SETTINGS,
      },
    );
    await expect(taking).rejects.toThrow("away");
    const { arrived } = await take([event]);
    expect(arrived).toMatchObject([{ outcome: "stored" }]);
  });

  it("[G231] stands in its own place of a delivery that brings several", async () => {
    const threadKey = crypto.randomUUID();
    const { asked } = await take([said("one", threadKey), said("STOP", threadKey), said("two", threadKey)]);
    expect(asked).toEqual(["arrive one", "stop_word", "arrive STOP", "arrive two"]);
  });

  it("[G231] is one in the words that hold now, whatever they were before", async () => {
    const english = {
      language: "en",
      opt_out: ["STOP", "BASTA"],
      opt_in: ["START"],
      help: [],
      yes: [],
    } as const;
    const keywords = [{ ...english, opt_out: [...english.opt_out], opt_in: ["START"], help: [], yes: [] }];
    const settings: CurrentSettings = { ...DEFAULT_SETTINGS, keywords, versions: { keywords: 4 } };
    const thread = crypto.randomUUID();
    expect((await take([said("basta", thread)])).words).toEqual([]);
    expect((await take([said("basta", thread)], { settings })).words).toMatchObject([
      { kind: "stop_word", edition: 4 },
    ]);
    expect((await take([said("END", thread)], { settings })).words).toEqual([]);
  });

  it("[G231] is one in a mail that quotes us, in the thread that it answers", async () => {
    const threadKey = crypto.randomUUID();
    const [first] = (await take([said("I need help", threadKey)])).arrived;
    const quoting = "Stop\n\n> Are you safe where you are?";
    const answer = said(quoting, crypto.randomUUID(), { refs: [threadKey], quotedFrom: null });
    expect((await take([answer])).words).toMatchObject([{ kind: "stop_word" }]);
    expect(first && (await since(first.contactId))).not.toBeNull();
    const machine = said("STOP", threadKey, { automatic: "auto_reply" });
    expect((await take([machine])).words).toEqual([]);
  });
});

describe("a mail's subject", () => {
  const mail = { ...loopback.traits, medium: "email", delivery: "pushed" } as const;
  const wrote = (subject: string, text: string, more: Told = {}): InboundEvent =>
    said(text, crypto.randomUUID(), { subject, quotedFrom: null, ...more });
  const wordsOf = async (event: InboundEvent) =>
    (await take([event], { traits: mail })).words.map(({ kind }) => kind);

  it.each([
    ["STOP", ""],
    ["Unsubscribe", " \n\n"],
    ["Re: stop", "\n> Are you safe where you are?"],
    ["Hello", "Stop"],
    ["STOP", "stop."],
    ["STOP", "\n-- \nMaria Lopez\n+1 202 555 0134"],
    ["Unsubscribe", "Sent from my iPhone\n> Are you safe where you are?"],
    ["Hello", "Stop\n\nEnviado desde mi iPhone"],
  ])("[G231] [CP45] %j with the text %j is a STOP", async (subject, text) => {
    expect(await wordsOf(wrote(subject, text))).toEqual(["stop_word"]);
  });

  it.each([
    ["STOP", "he says, whenever I call"],
    ["please stop him", ""],
    ["STOP", "START"],
    ["STOP", "he is here\n-- \nMaria"],
    ["STOP", "\n--\nhe has a gun please send someone"],
    ["Hello", "Baja\nEnviado desde mi celular ayuda por favor"],
  ])("[G231] [CP45] %j with the text %j is none", async (subject, text) => {
    expect(await wordsOf(wrote(subject, text))).not.toContain("stop_word");
  });

  it("[G231] [CP45] that comes back with an answer, theirs or ours, says nothing again", async () => {
    const threadKey = crypto.randomUUID();
    const first = wrote("STOP", "", { threadKey });
    expect(await wordsOf(first)).toEqual(["stop_word"]);
    const answer = (subject: string, text: string) => wordsOf(wrote(subject, text, { refs: [threadKey] }));
    expect(await answer("Re: STOP", "START")).toEqual(["start_word"]);
    expect(await answer("Re: STOP", "")).toEqual([]);
    expect(await answer("Re: STOP", "And where can I sleep?")).toEqual([]);
    // Brought again, it is the word that it was.
    await take([first], { traits: mail });
    const contact = await store.conversations.theirSubjects(channel, [threadKey]);
    expect(contact).toEqual(["Re: STOP", "Re: STOP", "Re: STOP", "STOP"]);
  });

  it("[G231] of a machine's mail is nobody's word", async () => {
    expect(await wordsOf(wrote("STOP", "", { automatic: "auto_reply" }))).toEqual([]);
  });

  it("[G232] HELP in it calls for a person", async () => {
    const { keywords } = await take([wrote("HELP", ""), wrote("HELP", "Stop him")], { traits: mail });
    expect(keywords).toEqual(["help", null]);
  });

  it("[Q17] [CP45] is judged as the words are, once", async () => {
    const threadKey = crypto.randomUUID();
    const laneOf = async (event: InboundEvent): Promise<string | null> => {
      const { arrived } = await take([event], { traits: mail });
      const contact = arrived[0] && (await store.contacts.contact(arrived[0].contactId));
      return contact?.row.lane ?? null;
    };
    expect(await laneOf(wrote("Hello", "Hello", { threadKey }))).toBeNull();
    expect(await laneOf(wrote("Re: Hello, he has a gun", "Hello", { refs: [threadKey] }))).toBe(
      "life_threat",
    );
  });
});

describe("every other message", () => {
  it.each(["HELP", "INFO", "BEFREE", "Ayuda", "YES", "Sí", "si", "Oui", "please stop him", "hello"])(
    "[G232] costs the road in nothing more, and is a message that waits for an advocate: %s",
    async (text) => {
      const threadKey = crypto.randomUUID();
      const { asked, arrived } = await take([said(text, threadKey)]);
      expect(asked).toEqual([`arrive ${text}`]);
      const contact = arrived[0] && (await store.contacts.contact(arrived[0].contactId));
      expect(contact?.row).toMatchObject({ status: "waiting", unanswered: 1 });
    },
  );

  it("[G232] says nothing of being written to where people come and fetch our answers", async () => {
    const traits = { ...loopback.traits, delivery: "fetched" } as const;
    expect((await take([said("STOP", crypto.randomUUID())], { traits })).asked).toEqual(["arrive STOP"]);
  });
});

describe("what a provider does", () => {
  const does = (optedOut: boolean, threadKey: string, messageKey: string): InboundEvent => ({
    kind: "opt_out",
    dedupeKey: `opt_out:${messageKey}`,
    threadKey,
    optedOut,
    messageKey,
  });

  it("[G233] is no word of theirs: YES, at which a provider begins again, lifts no STOP", async () => {
    const threadKey = crypto.randomUUID();
    const stop = said("STOP", threadKey);
    const [first] = (await take([stop, does(true, threadKey, stop.dedupeKey)])).arrived;
    const yes = said("YES", threadKey);
    const { words } = await take([yes, does(false, threadKey, yes.dedupeKey)]);
    expect(words).toMatchObject([
      { kind: "provider_unblocks", messageKey: yes.dedupeKey, edition: null, saidAt: null },
    ]);
    expect(first && (await since(first.contactId))).not.toBeNull();
    await take([said("START", threadKey)]);
    expect(first && (await since(first.contactId))).toBeNull();
  });
});
