import { createHmac } from "node:crypto";
import { expect, it } from "vitest";
import { dedupeKey } from "./dedupe-key.ts";
import { followedIds, messageIds, ownMessageId } from "./message-ids.ts";
import { ourMessage, ourMessageId, tagOf, tagOfAddress, taggedAddress } from "./our-names.ts";
import { tagKey, threadOf, type Belonging } from "./thread-of.ts";

const HOUSE = {
  addresses: ["intake@line.example", "ayuda@linea.example"],
  names: [],
  authserv: null,
};
const UUID = "0190f3c2-7a11-7b22-8c33-123456789abc";
const TAG = "ABCDEFGHIJ234567";
const OURS = `${UUID}.${TAG}@line.example`;
const sign = (text: string): Uint8Array => createHmac("sha256", "key of the tests").update(text).digest();

const mail = (given: Partial<Belonging>): Belonging => ({
  from: "ada@example.org",
  messageId: "one@example.org",
  follows: [],
  recipients: ["intake@line.example"],
  dedupeKey: "mail:content",
  ...given,
});
const thread = (given: Partial<Belonging>) => threadOf(mail(given), HOUSE, sign);

it("[EM20] a mail that follows nothing is a thread of its own, under its Message-ID and its sender", () => {
  const { threadKey, refs, names } = thread({});
  expect(refs).toEqual([]);
  expect(names).toEqual([threadKey, tagKey(tagOf(threadKey, sign))]);
  expect(thread({}).threadKey).toBe(threadKey);
});

it("[EM20] an answer to one's own mail finds it by that mail's name", () => {
  const first = thread({});
  expect(thread({ messageId: "two@example.org", follows: ["one@example.org"] }).refs).toEqual([
    first.threadKey,
  ]);
});

it("[EM21] a tagged address comes before the tags of what is followed, and those before strangers' names", () => {
  const other = OURS.replace(TAG, "ZZZZZZZZZZ234567");
  const { refs } = thread({
    recipients: [`intake+${TAG.toLowerCase()}@LINE.example`],
    follows: ["x@example.org", other],
  });
  expect(refs).toEqual([tagKey(TAG), "tag:ZZZZZZZZZZ234567", expect.stringMatching(/^id:/)]);
});

it("[EM21] the nearest mail that is followed is asked for first", () => {
  const follows = followedIds("<c@x.example>", "<a@x.example> <b@x.example> <c@x.example>");
  expect(follows).toEqual(["c@x.example", "b@x.example", "a@x.example"]);
});

it("[EM22] a Message-ID that somebody else uses, too, joins nobody to them", () => {
  const [ada, eve] = [thread({}), thread({ from: "eve@example.org" })];
  expect(eve.threadKey).not.toBe(ada.threadKey);
  expect(thread({ from: "eve@example.org", follows: ["one@example.org"] }).refs).not.toContain(ada.threadKey);
});

it("[EM22] the sender is the same however the address is written", () => {
  expect(thread({ from: "ADA@example.org" })).toEqual(thread({}));
});

it("[EM23] a mail without a name that could be one is a thread by its content", () => {
  expect(thread({ messageId: null }).threadKey).toBe("mail:content");
});

it("[EM23] a mail that bears a name of ours is a thread by its content: the name is not its own", () => {
  expect(thread({ messageId: OURS }).threadKey).toBe("mail:content");
});

it("[EM21] our Message-IDs and addresses carry the tag there and back", () => {
  const tag = tagOf("some thread", sign);
  expect(tag).toMatch(/^[A-Z2-7]{16}$/);
  expect(tagOf("another thread", sign)).not.toBe(tag);
  for (const address of HOUSE.addresses) {
    expect(tagOfAddress(taggedAddress(tag, address).toLowerCase(), HOUSE)).toBe(tag);
    const [id = ""] = messageIds(ourMessageId({ messageId: UUID, tag }, address));
    expect(id.split("@")[1]).toBe(address.split("@")[1]);
    expect(ourMessage(id, HOUSE)).toEqual({ messageId: UUID, tag });
  }
});

it.each([
  "intake@line.example",
  "intake+@line.example",
  "intake+ABC@line.example",
  `intake+${TAG}@other.example`,
  `x+intake+${TAG}@line.example`,
  `intake+${TAG}1@line.example`,
  `intake+${TAG}${"A".repeat(15)}@line.example`,
  `intake+${TAG}@linea.example`,
])("[EM21] %s holds no tag of ours", (address) => {
  expect(tagOfAddress(address, HOUSE)).toBeNull();
});

it.each([
  `${UUID}.${TAG}@other.example`,
  `${UUID}@line.example`,
  `x${OURS}`,
  `${UUID}.SHORT@line.example`,
  "",
])("[EM21] %j is no message of ours", (id) => {
  expect(ourMessage(id, HOUSE)).toBeNull();
});

const NAMES: readonly (readonly [raw: string, id: string | null])[] = [
  ["<a@x.example>", "a@x.example"],
  [" <a@x.example> (added by a relay)", "a@x.example"],
  ["a@x.example", "a@x.example"],
  ["<a b@x.example>", "ab@x.example"],
  ["<a>", "a"],
  ["a", null],
  ["<>", null],
  ["", null],
  [`<${"a".repeat(1050)}@x.example>`, null],
];

it.each(NAMES)("[EM23] the Message-ID %j is %j", (raw, id) => {
  expect(ownMessageId(raw)).toBe(id);
});

it("[EM40] of ten thousand references the newest and the oldest are kept", () => {
  const ids = Array.from({ length: 10_000 }, (_, index) => `${index}@x.example`);
  const follows = followedIds("", ids.map((id) => `<${id}>`).join("\n "));
  expect(follows).toHaveLength(200);
  expect(follows[0]).toBe("9999@x.example");
  expect(follows.at(-1)).toBe("0@x.example");
});

const CONTENT = {
  messageId: "<a@x.example>",
  from: "Ada <ada@example.org>",
  date: "today",
  subject: "Hello",
};
const keyOf = (body: string, given: Partial<typeof CONTENT> = {}): string =>
  dedupeKey({ ...CONTENT, ...given, body: Buffer.from(body) });

it("[EM24] one mail by two roads has one key, however its lines end", () => {
  expect(keyOf("one\r\ntwo\r\n")).toBe(keyOf("one\ntwo"));
  expect(keyOf("one\ntwo\n\n\r\n")).toBe(keyOf("one\ntwo"));
  expect(keyOf("one", { subject: "Hello" })).toBe(keyOf("one", { subject: " Hello\t" }));
});

it("[EM24] other words, another sender or another day make another mail, whatever its name", () => {
  const keys = [
    keyOf("one"),
    keyOf("two"),
    keyOf("on\re"),
    keyOf("one", { from: "eve@example.org" }),
    keyOf("one", { date: "" }),
  ];
  expect(new Set(keys).size).toBe(keys.length);
});
