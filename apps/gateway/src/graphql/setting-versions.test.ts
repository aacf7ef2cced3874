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
    ["Reply STOP to end", "0.words: invites_opt_out"],
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
