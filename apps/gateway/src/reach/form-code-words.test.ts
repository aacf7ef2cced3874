import { ChannelId, ContactId } from "@holdfast/case-schema";
import type { Conversation } from "@holdfast/channel-kit";
import webform from "@holdfast/channel-webform";
import { DEFAULT_SETTINGS } from "@holdfast/db";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { conversationOf } from "../intake/conversation.ts";
import { guessToll } from "../intake/guess-toll.ts";
import { act, prefer, reachHouse, textMe, type ReachHouse, type Talk } from "../testing/reach-house.ts";

const STORY = "Your order is ready.";
const channel = ChannelId.parse("webform");
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse({ channels: [{ id: channel, load: () => import("@holdfast/channel-webform") }] });
});
afterAll(() => at.house.close());

interface Written {
  readonly talk: Talk;
  /** All that the pages behind the return code can learn and do. */
  readonly page: Conversation;
}

/** Somebody has written by the form, and Dana has agreed on words with them. */
async function agreed(): Promise<Written> {
  const parts = {
    store: at.house.store,
    settings: async () => DEFAULT_SETTINGS,
    toll: guessToll(at.now, async () => {}),
    tooMany: () => false,
  };
  const page = conversationOf(
    crypto.randomUUID(),
    "a client",
    { id: channel, traits: webform.traits },
    parts,
  );
  await write(page, "They keep my papers");
  const row = await at.house.store.prisma.contact.findFirstOrThrow({ orderBy: { number: "desc" } });
  const id = ContactId.parse(row.id);
  await at.ask(
    "dana",
    "mutation ($id: ID!, $v: Int!) { claimContact(id: $id, expectedVersion: $v) { __typename } }",
    { id, v: row.version },
  );
  const talk = at.talkOf(id, "nobody");
  const codes = { safeWord: "marigold", dangerWord: "umbrella", coverStory: [STORY] };
  expect(await prefer(at, talk, textMe({ ...codes, dangerMeans: "call_emergency" }))).toMatchObject({
    __typename: "PreferenceRecorded",
  });
  return { talk, page };
}

const write = (page: Conversation, text: string) =>
  page.write({
    dedupeKey: crypto.randomUUID(),
    text,
    danger: false,
    raise: null,
    language: "en",
    reach: null,
    lowTrust: false,
  });
const shown = (talk: Talk, who: string) =>
  at.ask<unknown>(
    who,
    `query ($id: ID!) { contact(id: $id) { ... on Contact { row { danger }
       safeContact { danger { checkWordAt coverStory } } } } }`,
    { id: talk.id },
  );

describe("code words on the pages of the form", () => {
  it("[G206] the danger word shows as danger to whoever answers, and limits what they write to the cover story", async () => {
    const { talk, page } = await agreed();
    expect(await shown(talk, "ada")).toMatchObject({ row: { danger: null }, safeContact: { danger: null } });
    await write(page, "I left my Umbrella at work");
    expect(await shown(talk, "ada")).toMatchObject({
      row: { danger: "danger_word" },
      safeContact: { danger: { checkWordAt: null, coverStory: [STORY] } },
    });
    expect(await talk.send("We are here.")).toMatchObject({ kind: "ReachRefused", reason: "danger_word" });
    expect(await talk.send(STORY)).toMatchObject({ kind: "MessageQueued" });
  });

  it("[G206] it changes nothing on their page", async () => {
    const [said, other] = [await agreed(), await agreed()];
    const learn = async ({ page }: Written, text: string) => {
      const written = await write(page, text);
      const opened = await page.open();
      return [written.kind, opened.kind === "open" ? { ...opened, own: opened.own.length } : opened.kind];
    };
    const known = { contactId: expect.anything(), until: expect.anything() };
    const [ofDanger, ofOthers] = [await learn(said, "umbrella"), await learn(other, "um brellas")];
    expect(ofDanger).toEqual(["stored", { kind: "open", replies: [], own: 2, ...known }]);
    expect(ofOthers).toEqual(ofDanger.map((one) => (typeof one === "string" ? one : { ...one, ...known })));
  });

  it("[G206] [CP53] the check word is heard there, after which two colleagues end it", async () => {
    const { talk, page } = await agreed();
    await write(page, "umbrella");
    await write(page, "marigold, it was him");
    expect(await shown(talk, "lee")).toMatchObject({
      safeContact: { danger: { checkWordAt: expect.any(Number) } },
    });
    for (const who of ["dana", "lee"]) await act(at, who, "confirmDangerOver", talk);
    expect(await shown(talk, "dana")).toMatchObject({ safeContact: { danger: null } });
  });
});
