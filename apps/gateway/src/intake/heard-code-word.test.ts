import { ChannelId, PersonId, type CodeWordHash } from "@holdfast/case-schema";
import { InboundMessage } from "@holdfast/channel-kit";
import { codeWordCandidates } from "@holdfast/contact-policy";
import type { PersonCodeWords, ReachStore, ThreadCodeWords } from "@holdfast/db";
import { expect, it, vi } from "vitest";
import { DEFAULT_SETTINGS, type Arrival } from "@holdfast/db";
import { heardCodeWord } from "./heard-code-word.ts";
import { takeIn, type TakeInParts } from "./take-in.ts";
import type { Origin } from "./to-arrival.ts";

const hash = (form: string): CodeWordHash => `hash of ${form}` as CodeWordHash;
const personId = PersonId.parse("00000000-0000-7000-8000-000000000001");
const marigold: PersonCodeWords = {
  personId,
  hash,
  agreed: [{ safe: hash("marigold"), danger: hash("umbrella") }],
};
const agreed: ThreadCodeWords = { people: [marigold], dangerSince: null };
const texts: Origin = {
  id: ChannelId.parse("texts"),
  traits: { medium: "text", delivery: "pushed" } as Origin["traits"],
};

async function heard(
  text: string,
  rest: object = {},
  origin = texts,
  words: ThreadCodeWords | null = agreed,
  subject = "",
) {
  const codeWords = vi.fn<ReachStore["codeWords"]>(async () => words);
  const message = InboundMessage.parse({
    kind: "message",
    dedupeKey: "one",
    threadKey: "a thread",
    address: null,
    text,
    sentAt: null,
    language: null,
    ...rest,
  });
  const { said, isDanger } = await heardCodeWord(message, origin, { codeWords }, codeWordCandidates(subject));
  return { said, isDanger, asked: codeWords.mock.calls.length };
}

it.each<[string, "safe" | "danger" | null]>([
  ["I left my UMBRELLA at work", "danger"],
  ["um brella", "danger"],
  ["the marigolds", null],
  ["Marigold!", "safe"],
  ["marigold, and my umbrella", "danger"],
  ["Is somebody there?", null],
])("[G206] hears %j as %s", async (text, kind) => {
  const { said, isDanger } = await heard(text);
  const hashes = { safe: hash("marigold"), danger: hash("umbrella") };
  const message = { channel: texts.id, threadKey: "a thread", refs: [], dedupeKey: "one", saidAt: null };
  expect(isDanger).toBe(kind === "danger");
  expect(said).toEqual(kind === null ? null : { ...message, kind, personId, hash: hashes[kind] });
});

it("[G206] hears words of an earlier agreement beside those of the present one", async () => {
  const both = {
    ...agreed,
    people: [{ ...marigold, agreed: [...marigold.agreed, { safe: hash("teapot"), danger: null }] }],
  };
  expect((await heard("teapot", {}, texts, both)).said).toMatchObject({ kind: "safe", hash: hash("teapot") });
  expect((await heard("teapot umbrella", {}, texts, both)).said).toMatchObject({ kind: "danger" });
});

it("[G206] hears nothing where nothing was agreed, a machine wrote, or it is only quoted", async () => {
  expect((await heard("umbrella", {}, texts, null)).said).toBeNull();
  expect(await heard("umbrella", { automatic: "auto_reply" })).toEqual({
    said: null,
    isDanger: false,
    asked: 0,
  });
  expect((await heard("Yes\n> umbrella", { quotedFrom: null })).said).toBeNull();
  expect((await heard(">_< umbrella")).said).toMatchObject({ kind: "danger" });
  expect((await heard("> umbrella?\numbrella", { quotedFrom: null })).said).toMatchObject({ kind: "danger" });
});

it("[G206] [CP45] hears what a subject says anew, and no word that only both together make", async () => {
  const spoken = (text: string, subject: string) => heard(text, {}, texts, agreed, subject);
  expect((await spoken("Hello", "my umbrella")).said).toMatchObject({ kind: "danger" });
  expect((await spoken("marigold", "umbrella")).said).toMatchObject({ kind: "danger" });
  expect((await spoken("", "marigold")).said).toMatchObject({ kind: "safe" });
  expect((await spoken("brella", "um")).said).toBeNull();
  expect((await spoken("um", "brella")).said).toBeNull();
});

it("[G206] hears them where somebody comes to fetch our answers, too", async () => {
  const page = { ...texts, traits: { ...texts.traits, delivery: "fetched" as const } };
  expect(await heard("umbrella", {}, page)).toMatchObject({ said: { kind: "danger" }, isDanger: true });
  expect(await heard("marigold", {}, page)).toMatchObject({ said: { kind: "safe" }, isDanger: false });
});

it.each(["Is somebody there?", "marigold"])(
  "[G206] says that danger holds since earlier, whatever comes: %j",
  async (text) => {
    const held = { ...agreed, dangerSince: 1 };
    expect((await heard(text, {}, texts, held)).isDanger).toBe(true);
  },
);

it.each([
  ["since earlier", 1, "danger_word", [["one", false]]],
  ["no longer, or not yet", null, null, [["one", false]]],
])(
  "[G206] a message shows danger on the contact that it opens where it holds %s, and as it is once it is stored",
  async (_when, dangerSince, danger, kept) => {
    const arrivals: Arrival[] = [];
    const arrive = async (arrival: Arrival) => {
      arrivals.push(arrival);
      return { outcome: "stored", contactId: "one", messageId: "one", opened: "new" };
    };
    const dangerShown = vi.fn<ReachStore["dangerShown"]>(async () => {});
    const reach = { codeWords: async () => ({ ...agreed, dangerSince }), dangerShown };
    const store = {
      intake: { arrive, arriveUnheard: async () => "unheard" },
      reach,
    } as unknown as TakeInParts["store"];
    const message = { kind: "message", dedupeKey: "one", threadKey: "a thread", address: null } as const;
    const events = [{ ...message, text: "Is somebody there?", sentAt: null }];
    await takeIn({ kind: "events", events }, null, texts, { store, settings: async () => DEFAULT_SETTINGS });
    expect(arrivals).toMatchObject([{ danger, keyword: null }]);
    expect(dangerShown.mock.calls).toEqual(kept);
  },
);

it("[G206] what somebody tells of danger besides is kept behind the danger word", async () => {
  const dangerShown = vi.fn<ReachStore["dangerShown"]>(async () => {});
  const arrive = async () => ({ outcome: "stored", contactId: "one", messageId: "one", opened: "no" });
  const reach = { codeWords: async () => agreed, codeWordSaid: async () => {}, dangerShown };
  const store = {
    intake: { arrive, arriveUnheard: async () => "unheard" },
    reach,
  } as unknown as TakeInParts["store"];
  const said = { kind: "message", threadKey: "a thread", address: null, sentAt: null } as const;
  const events = [
    { ...said, dedupeKey: "one", text: "my umbrella", danger: "said_so" as const },
    { ...said, dedupeKey: "two", text: "an umbrella again" },
  ];
  await takeIn({ kind: "events", events }, null, texts, { store, settings: async () => DEFAULT_SETTINGS });
  expect(dangerShown.mock.calls).toEqual([
    ["one", true],
    ["one", false],
  ]);
});
