import { ChannelId, type WordLists } from "@holdfast/case-schema";
import { InboundMessage } from "@holdfast/channel-kit";
import { expect, it } from "vitest";
import { judgedWords } from "./judged-words.ts";

const wordLists: WordLists = [
  {
    id: "crisis-en",
    language: "en",
    entries: [
      { id: "gun", words: "gun", lane: "crisis" },
      { id: "knife", words: "knife", lane: "crisis" },
      { id: "tip", words: "police", lane: "tip" },
    ],
  },
];
const OURS = "Does he have a gun, or a knife?";
const QUOTE = `> ${OURS}`;

/** What is judged of a message, and the keys under which our words were looked up. */
async function judged(text: string, given: Partial<InboundMessage> = {}) {
  const asked: (readonly string[])[] = [];
  const ourWords = async (_channel: ChannelId, keys: readonly string[]) => {
    asked.push(keys);
    return [OURS];
  };
  const message = InboundMessage.parse({
    kind: "message",
    dedupeKey: "1",
    threadKey: "own",
    refs: ["tag", "first"],
    address: null,
    text,
    sentAt: null,
    quotedFrom: null,
    ...given,
  });
  const origin = { id: ChannelId.parse("mail") };
  const conversations = { ourWords } as unknown as Parameters<typeof judgedWords>[3]["conversations"];
  return { words: await judgedWords(message, origin, { wordLists }, { conversations }), asked };
}

it("[Q17] our own words that come back quoted are not judged; what we wrote is asked of the thread", async () => {
  const { words, asked } = await judged(`No.\n${QUOTE}`);
  expect(words).toBe("No.\n");
  expect(asked).toEqual([["tag", "first", "own"]]);
});

it.each([
  ["an answer that is less pressing", `Call the police.\n${QUOTE}`, "Call the police.\n"],
  ["an answer that is marked as quoted", `${QUOTE}\n> A knife.`, "\n> A knife."],
])("[Q17] all other words are: %s", async (_what, text, words) => {
  expect((await judged(text)).words).toBe(words);
});

it("[Q17] [CH30] our own words that a machine copies without a mark are not, and all others are", async () => {
  const copied = `Not delivered.\n------ This is a copy of the message ------\n${OURS}`;
  expect((await judged(copied, { automatic: "report" })).words).not.toContain("gun");
  const answered = `I have a gun here.\n${copied}`;
  expect((await judged(answered, { automatic: "auto_reply" })).words).toContain("I have a gun here.");
});

it.each([
  ["nothing is found", `No.\n> Are you there?`, {}, `No.\n> Are you there?`],
  ["what is not quoted is as pressing, and is what is named", `A knife.\n${QUOTE}`, {}, "A knife.\n"],
  ["its channel knows no quotations", `No.\n${QUOTE}`, { quotedFrom: undefined }, `No.\n${QUOTE}`],
  [
    "a machine wrote it, of which only what is not quoted counts",
    "Away.\n> A gun",
    { automatic: "list" },
    "Away.\n",
  ],
] as const)("[Q17] nothing is looked up where %s", async (_when, text, given, words) => {
  expect(await judged(text, given)).toEqual({ words, asked: [] });
});
