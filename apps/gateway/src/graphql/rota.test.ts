import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let lee: string;
let dana: string;
const now = Date.UTC(2026, 10, 29, 12);
beforeAll(async () => {
  house = await testGateway({ clock: () => now });
  [lee, dana] = [await house.signIn("lee"), await house.signIn("dana")];
});
afterAll(() => house.close());

const HEAD = "duty,who,from,until";
const NIGHT = "lead,lee,2026-11-29 10:00,2026-11-29 22:00";
const file = (...lines: readonly string[]) => ({
  file: { format: "csv", text: [HEAD, ...lines].join("\n"), zone: "UTC" },
});
const preview = async (given: ReturnType<typeof file>) =>
  (
    await house.ask(
      lee,
      `query ($file: RotaFileInput!) { done: previewRota(file: $file) { __typename
        ... on RotaPreview { version from until shifts same replaced gapCount gaps { duty from until } }
        ... on RotaImportRefused { problems { code line column } } } }`,
      given,
    )
  ).data?.["done"] as { readonly __typename: string };
const take = async (given: ReturnType<typeof file>, version: number, cookie = lee) =>
  (
    await house.ask(
      cookie,
      `mutation ($file: RotaFileInput!, $version: Int!) { done: importRota(file: $file, version: $version) {
        __typename ... on RotaChanged { version } ... on RotaImportRefused { problems { code line column } } } }`,
      { ...given, version },
    )
  ).data?.["done"];
const onDuty = async (cookie: string) =>
  (await house.ask(cookie, "{ onDuty { duty people { name } } }")).data?.["onDuty"];
const at = (hour: number, day = 29): number => Date.UTC(2026, 10, day, hour);

describe("importing a rota", () => {
  it("[G628] says what would change and where nobody would be on, and keeps nothing", async () => {
    const given = file(NIGHT, "lead,marta,2026-11-30 06:00,2026-11-30 12:00");
    expect(await preview(given)).toEqual({
      __typename: "RotaPreview",
      version: 0,
      from: at(10),
      until: at(12, 30),
      shifts: 2,
      same: 0,
      replaced: 0,
      gapCount: 1,
      gaps: [{ duty: "lead", from: at(22), until: at(6, 30) }],
    });
    expect(await house.store.rota.versions(1)).toEqual([]);
  });

  it("[G628] takes all of it, and tells everybody who is on now, and when nobody is within the day", async () => {
    const given = file(NIGHT, "counsel,cam,2026-11-28 12:00,2026-12-05 12:00");
    expect(await take(given, 0)).toEqual({ __typename: "RotaChanged", version: 1 });
    expect(await onDuty(dana)).toEqual([
      { duty: "lead", people: [{ name: "Lee" }] },
      { duty: "counsel", people: [{ name: "Cam" }] },
    ]);
    const { data } = await house.ask(
      dana,
      "{ rota { shifts { duty who { name } } gaps { duty from until } } }",
    );
    expect(data?.["rota"]).toEqual({
      shifts: [
        { duty: "counsel", who: { name: "Cam" } },
        { duty: "lead", who: { name: "Lee" } },
      ],
      gaps: [{ duty: "lead", from: at(22), until: at(12, 30) }],
    });
  });

  it("[G629] takes nothing where anything is wrong, says where, and neither says nor logs a word of the file", async () => {
    const secret = "zzsecretword";
    const given = file(NIGHT, `lead,${secret},2026-11-29 22:00,2026-11-30 06:00`, `${secret},lee,x,y`);
    for (const done of [await preview(given), await take(given, 1)]) {
      expect(done).toEqual({
        __typename: "RotaImportRefused",
        problems: expect.arrayContaining([
          { code: "who_unknown", line: 3, column: "who" },
          { code: "duty_unknown", line: 4, column: "duty" },
        ]) as unknown,
      });
      expect(JSON.stringify(done)).not.toContain(secret);
    }
    expect(house.logged.join("\n")).not.toContain(secret);
    expect((await house.store.rota.versions(1))[0]?.version).toBe(1);
  });

  it.each([
    ["in a zone that nobody knows", { text: `${HEAD}\n${NIGHT}`, zone: "Mars/Base" }, "zone_unknown"],
    ["that is an offset and no place", { text: `${HEAD}\n${NIGHT}`, zone: "+02:00" }, "zone_unknown"],
    ["that is no calendar", { text: "duty", zone: "UTC", format: "ical" }, "not_ical"],
  ])("[G629] refuses a file %s", async (_what, given, code) => {
    const done = await preview({ file: { format: "csv", ...given } });
    expect(done).toMatchObject({ __typename: "RotaImportRefused", problems: [{ code }] });
  });

  it("[G628] takes it onto the rota that was looked at, and onto no other", async () => {
    expect(await take(file(NIGHT), 0)).toEqual({ __typename: "RotaOvertaken" });
    const both = await Promise.all([take(file(NIGHT), 1), take(file(NIGHT), 1)]);
    expect(both).toEqual(
      expect.arrayContaining([{ __typename: "RotaChanged", version: 2 }, { __typename: "RotaOvertaken" }]),
    );
  });

  it("[G628] goes back to the one before", async () => {
    await take(file("lead,marta,2026-11-29 10:00,2026-11-29 22:00"), 2);
    expect(await onDuty(lee)).toContainEqual({ duty: "lead", people: [{ name: "Marta" }] });
    const back = "mutation ($v: Int!) { goBackInRota(version: $v) { __typename } }";
    expect((await house.ask(lee, back, { v: 1 })).data).toEqual({
      goBackInRota: { __typename: "RotaOvertaken" },
    });
    expect((await house.ask(lee, back, { v: 3 })).data).toEqual({
      goBackInRota: { __typename: "RotaChanged" },
    });
    expect(await onDuty(lee)).toContainEqual({ duty: "lead", people: [{ name: "Lee" }] });
    const { data } = await house.ask(lee, "{ rotaVersions { version backTo by { name } } }");
    expect(data?.["rotaVersions"]).toEqual([
      { version: 4, backTo: 2, by: { name: "Lee" } },
      { version: 3, backTo: null, by: { name: "Lee" } },
      { version: 2, backTo: null, by: { name: "Lee" } },
      { version: 1, backTo: null, by: { name: "Lee" } },
    ]);
  });

  it("[A133] is not for an advocate", async () => {
    expect(await take(file(NIGHT), 4, dana)).toBeUndefined();
  });
});
