import { DEFAULT_QUIET_WORDS } from "@holdfast/contact-policy";
import { NEUTRAL_CHECKS } from "@holdfast/outside-wordings";
import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let alex: string;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  alex = await house.signIn("alex");
});
afterAll(() => house.close());

const KEEP = `mutation ($v: Int!, $value: SettingValue!) {
  kept: keepSetting(name: wordLists, expectedVersion: $v, value: $value) {
    __typename
    ... on SettingKept { version }
    ... on SettingWrong { problems }
    ... on SettingChangedMeanwhile { version }
  } }`;
const READ = "{ setting(name: wordLists) { version value versions { version by value } } }";
const lists = (words: string) => [
  { id: "ours", language: "en", entries: [{ id: "one", words, lane: "crisis" }] },
];

describe("a setting with its versions", () => {
  it("is kept after the version that was seen, or says that it changed, or where it is wrong", async () => {
    const { data: before } = await house.ask(alex, READ, {});
    expect(before).toMatchObject({ setting: { version: 0, versions: [] } });
    const keep = async (v: number, value: unknown) => (await house.ask(alex, KEEP, { v, value })).data;
    expect(await keep(0, lists("greenhouse"))).toEqual({ kept: { __typename: "SettingKept", version: 1 } });
    expect(await keep(0, lists("barn"))).toEqual({
      kept: { __typename: "SettingChangedMeanwhile", version: 1 },
    });
    expect(await keep(1, lists("??"))).toMatchObject({
      kept: {
        __typename: "SettingWrong",
        problems: [expect.stringContaining("0.entries.0.words") as string],
      },
    });
    expect(await keep(1, lists("barn"))).toEqual({ kept: { __typename: "SettingKept", version: 2 } });
    expect(await keep(2, lists("greenhouse"))).toEqual({ kept: { __typename: "SettingKept", version: 3 } });
    const { data } = await house.ask(alex, READ, {});
    expect(data).toMatchObject({
      setting: {
        version: 3,
        value: lists("greenhouse"),
        versions: [
          { version: 3, by: expect.stringContaining("Alex") as string },
          { version: 2, value: lists("barn") },
          { version: 1 },
        ],
      },
    });
  });

  it("is nobody's to see or change but an administrator's", async () => {
    for (const name of ["dana", "lee", "pat"] as const) {
      const cookie = await house.signIn(name);
      for (const question of [READ, KEEP])
        expect(JSON.stringify((await house.ask(cookie, question, { v: 0, value: [] })).errors)).toContain(
          "FORBIDDEN",
        );
    }
  });
});

describe("canned texts", () => {
  const text = { id: "one", name: "One", language: "en", media: ["text"], words: "Are you alone?" };
  const keep = async (v: number, value: unknown) => {
    const { data } = await house.ask(alex, KEEP.replace("wordLists", "cannedTexts"), { v, value });
    return data;
  };

  it.each([
    ["Reply STOP to end", "0.words: invites_opt_out STOP"],
    ["This is the hotline", "0.words: tells_who_we_are"],
    ["See https://example.org", "0.words: tells_who_we_are"],
  ])("are refused by where they are wrong and never repeated: %s", async (words, problem) => {
    const kept = await keep(0, [{ ...text, words }]);
    expect(kept).toEqual({ kept: { __typename: "SettingWrong", problems: [problem] } });
  });

  it("are kept, and given to whoever writes", async () => {
    expect(await keep(0, [text])).toMatchObject({ kept: { __typename: "SettingKept" } });
    const dana = await house.signIn("dana");
    expect((await house.ask(dana, "{ settings { cannedTexts } }", {})).data).toEqual({
      settings: { cannedTexts: [text] },
    });
  });
});

describe("words that stand alone", () => {
  const keep = async (name: string, v: number, value: unknown) =>
    (await house.ask(alex, KEEP.replace("wordLists", name), { v, value })).data;
  const english = { language: "en", opt_out: ["STOP"], opt_in: ["START"], help: ["HELP"], yes: ["YES"] };
  const read = async () =>
    (await house.ask(alex, READ.replace("wordLists", "keywords"), {})).data?.["setting"];

  it("[G230] are there as delivered, in editions", async () => {
    expect(await read()).toEqual({ version: 0, value: DEFAULT_KEYWORDS.lists, versions: [] });
    expect(await keep("keywords", 0, [{ ...english, opt_out: ["STOP", "BASTA"] }])).toMatchObject({
      kept: { version: 1 },
    });
    expect(await read()).toMatchObject({ version: 1, versions: [{ version: 1 }] });
  });

  it.each([
    ["two things at once", { yes: ["YES", "Stop!"] }, ["STOP: says_two_things", "Stop!: says_two_things"]],
    ["YES as a wish to be written to", { opt_in: ["START", "YES"], yes: [] }, ["YES: says_two_things"]],
    ["no way out", { opt_out: [] }, ["STOP: missing"]],
  ])("[G230] are refused, each by name, where they would say %s", async (_what, wrong, problems) => {
    expect(await keep("keywords", 1, [{ ...english, ...wrong }])).toEqual({
      kept: { __typename: "SettingWrong", problems },
    });
  });

  it("[G230] of the hotline's own are asked for by no text that could be put where one writes", async () => {
    const words = "Responda BASTA para terminar";
    const text = { id: "one", name: "One", language: "es", media: ["text"], words };
    expect(await keep("cannedTexts", 1, [text])).toEqual({
      kept: { __typename: "SettingWrong", problems: ["0.words: invites_opt_out BASTA"] },
    });
  });
});

describe("words that may not be read over a shoulder, and check messages that tell nothing", () => {
  const checks = { en: ["Do you have a minute?"], es: ["¿Tiene un minuto?"], fr: ["Avez-vous une minute ?"] };
  const keep = async (name: string, v: number, value: unknown) =>
    (await house.ask(alex, KEEP.replace("wordLists", name), { v, value })).data;
  const read = async (name: string) =>
    (await house.ask(alex, READ.replace("wordLists", name), {})).data?.["setting"];

  it("[G201] are there as delivered, and changed in versions", async () => {
    expect(await read("quietWords")).toEqual({ version: 0, value: DEFAULT_QUIET_WORDS, versions: [] });
    expect(await read("neutralChecks")).toMatchObject({ version: 0, value: NEUTRAL_CHECKS });
    const words = {
      entries: [{ id: "ours", kind: "organisation", words: "Northern Light" }],
      caseNumbers: ["HT-####"],
    };
    expect(await keep("quietWords", 0, words)).toMatchObject({ kept: { version: 1 } });
    expect(await read("quietWords")).toMatchObject({ version: 1, value: words, versions: [{ version: 1 }] });
    expect((await house.ask(alex, "{ settings { quietWords } }")).data).toEqual({
      settings: { quietWords: words },
    });
    // To restore what was delivered, its value is kept again.
    expect(await keep("quietWords", 1, DEFAULT_QUIET_WORDS)).toMatchObject({ kept: { version: 2 } });
    expect(await read("quietWords")).toMatchObject({ version: 2, value: DEFAULT_QUIET_WORDS });
  });

  it.each([
    ["Is this a good time? The hotline", "en.0: quiet_words"],
    ["Reply STOP to end", "en.0: invites_opt_out STOP"],
  ])(
    "[G201] a check message that tells or cuts off is refused, and not repeated: %s",
    async (text, problem) => {
      expect(await keep("neutralChecks", 0, { ...checks, en: [text] })).toEqual({
        kept: { __typename: "SettingWrong", problems: [problem] },
      });
    },
  );

  it("[G201] check messages are there in every language or not at all", async () => {
    const { fr: _left, ...two } = checks;
    expect(await keep("neutralChecks", 0, two)).toMatchObject({ kept: { __typename: "SettingWrong" } });
    expect(await keep("neutralChecks", 0, checks)).toMatchObject({ kept: { version: 1 } });
    expect(await read("neutralChecks")).toMatchObject({ version: 1, value: checks });
  });
});
