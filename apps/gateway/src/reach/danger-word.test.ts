import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  act,
  MINUTE,
  prefer,
  reachHouse,
  textMe,
  type ReachHouse,
  type Talk,
} from "../testing/reach-house.ts";

const STORY = "Your order is ready.";
const [CHECK = ""] = NEUTRAL_CHECKS.en;
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
});
afterAll(() => at.house.close());

const CODES = textMe({
  safeWord: "marigold",
  dangerWord: "umbrella",
  dangerMeans: "call_emergency",
  coverStory: [STORY],
});
const reason = async (talk: Talk, text: string): Promise<string> => {
  const { kind, reason: why } = await talk.send(text);
  return why ?? kind;
};
interface Shown {
  readonly row: { readonly danger: string | null };
  readonly safeContact: {
    readonly danger: {
      readonly since: number;
      readonly checkWordAt: number | null;
      readonly confirmedBy: readonly { readonly name: string }[];
      readonly means: string;
      readonly coverStory: readonly string[];
    } | null;
  };
}
const shown = (talk: Talk, who = "dana"): Promise<Shown> =>
  at.ask(
    who,
    `query ($id: ID!) { contact(id: $id) { ... on Contact { row { danger }
       safeContact { danger { since checkWordAt confirmedBy { name } means coverStory } } } } }`,
    { id: talk.id },
  );

describe("the danger word in a text", () => {
  it("[G206] raises its contact, and lets nothing leave but the cover story", async () => {
    const talk = await at.talk();
    await prefer(at, talk, CODES);
    expect(await reason(talk, "We are here.")).toBe("MessageQueued");
    await talk.hear("I left my Umbrella at work");
    expect(await shown(talk, "ada")).toMatchObject({
      row: { danger: "danger_word" },
      safeContact: {
        danger: { checkWordAt: null, confirmedBy: [], means: "call_emergency", coverStory: [STORY] },
      },
    });
    expect(await reason(talk, "We are here.")).toBe("danger_word");
    expect(await reason(talk, CHECK)).toBe("danger_word");
    expect(await reason(talk, STORY)).toBe("MessageQueued");
  });

  it("[G206] where nothing was agreed for it, lets nothing leave at all", async () => {
    const talk = await at.talk();
    await prefer(at, talk, { ...CODES, coverStory: [] });
    await talk.hear("umbrella");
    expect(await reason(talk, STORY)).toBe("danger_word");
  });

  it("[G206] holds in every open contact of the person", async () => {
    const talk = await at.talk();
    const address = `+1555032${talk.from.slice(-4)}`;
    await prefer(at, talk, CODES);
    const { other } = await at.ask<{ other: { id: Talk["id"] } }>(
      "dana",
      `mutation ($id: ID!, $v: Int!, $address: String!) {
         continueContact(id: $id, expectedVersion: $v, channel: "loopback", address: $address) {
           __typename ... on Continued { other { id } } } }`,
      { id: talk.id, v: (await at.house.store.contacts.contact(talk.id))?.row.version, address },
    );
    const there = at.talkOf(other.id, address);
    await there.hear("It is me");
    expect(await reason(there, "We are here.")).toBe("MessageQueued");
    await talk.hear("umbrella");
    expect(await shown(there)).toMatchObject({ row: { danger: "danger_word" } });
    expect(await reason(there, "We are here.")).toBe("danger_word");
  });

  it("[G206] means nothing of anybody else", async () => {
    await prefer(at, await at.talk(), CODES);
    const other = await at.talk("Here is my umbrella");
    expect(await shown(other)).toMatchObject({ row: { danger: null }, safeContact: { danger: null } });
    await prefer(at, other, textMe({ safeWord: "teapot", dangerWord: "lanternfish", dangerMeans: "stop" }));
    await other.hear("my umbrella");
    expect(await reason(other, "We are here.")).toBe("MessageQueued");
  });

  it("[G209] is over by the check word and two colleagues, one of whom twice is one", async () => {
    const talk = await at.talk();
    await prefer(at, talk, CODES);
    await talk.hear("umbrella");
    expect(await act(at, "dana", "confirmDangerOver", talk)).toBe("CheckWordNotHeard");
    await at.pass(MINUTE);
    await talk.hear("marigold");
    expect((await shown(talk)).safeContact.danger?.checkWordAt).toBeGreaterThan(0);
    for (const who of ["dana", "dana"])
      expect(await act(at, who, "confirmDangerOver", talk)).toBe("SafeContactChanged");
    expect((await shown(talk)).safeContact.danger?.confirmedBy).toEqual([{ name: "Dana" }]);
    expect(await reason(talk, "We are here.")).toBe("danger_word");
    expect(await act(at, "lee", "confirmDangerOver", talk)).toBe("SafeContactChanged");
    expect((await shown(talk)).safeContact.danger).toBeNull();
    expect(await reason(talk, "We are here.")).toBe("MessageQueued");
    // Whoever comes late says what is so already.
    expect(await act(at, "ada", "confirmDangerOver", talk)).toBe("SafeContactChanged");
  });

  it("[G205] is told nowhere, nor is its hash", async () => {
    const talk = await at.talk();
    await prefer(at, talk, CODES);
    const { preference } = (
      await at.ask<{ safeContact: { preference: object } }>(
        "dana",
        `query ($id: ID!) { contact(id: $id) { ... on Contact { safeContact { preference {
           may hasSafeWord hasDangerWord dangerMeans coverStory validUntil confirmedBy { name }
           ways { way windows { from } } } } } } }`,
        { id: talk.id },
      )
    ).safeContact;
    expect(preference).toMatchObject({
      may: "contact",
      hasSafeWord: true,
      hasDangerWord: true,
      dangerMeans: "call_emergency",
      confirmedBy: { name: "Dana" },
      ways: [{ way: "text", windows: null }],
    });
    const { rows } = {
      rows: await at.house.store.prisma.$queryRaw`select body::text from contact_preference`,
    };
    for (const place of [JSON.stringify(rows), at.house.logged.join("\n")])
      expect(place).not.toMatch(/marigold|umbrella/i);
  });
});
