import { SHIPPED } from "@holdfast/grounding-scripts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { groundingDesk, groundingFile, groundingVersion } from "../testing/grounding-desk.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let desk: Awaited<ReturnType<typeof groundingDesk>>;
beforeAll(async () => {
  house = await testGateway();
  desk = await groundingDesk(house);
});
afterAll(() => house.close());

const kept = async (): Promise<readonly string[]> =>
  (await house.store.groundingScripts.list()).map(({ script, version }) => `${script} ${version}`);

it("[G548] a file that is not kept says why, and nothing of it is", async () => {
  for (const [file, code] of [
    ["{", "not_json"],
    ["{}", "not_this_format"],
    ['{ "format": "holdfast-grounding-scripts", "formatVersion": 1, "scripts": [] }', "no_scripts"],
    [groundingFile(groundingVersion("long_exhale", "0.1.0")), "version_not_newer"],
  ] as const)
    expect(await desk.importFile(file)).toMatchObject({
      __typename: "GroundingImportRefused",
      problems: [{ code }],
    });
  expect(await kept()).toEqual([]);
});

it("[G548] names where a line does not keep the rules and which, without its words, and keeps not even what is right beside it", async () => {
  const good = groundingVersion("long_exhale", "1.1.0");
  const script = groundingVersion("orient_here_now", "1.1.0");
  const english = script.wordings.en;
  const [step = ""] = script.steps.map(({ id }) => id);
  const said = english?.steps[step];
  if (english === undefined || said === undefined) throw new Error("no English");
  const spoken = "Just calm down now, you are safe.";
  const open = { ...said.open, voice: spoken };
  const bad = {
    ...script,
    wordings: {
      ...script.wordings,
      en: { ...english, steps: { ...english.steps, [step]: { ...said, open } } },
    },
  };
  const answer = await desk.importFile(groundingFile(good, bad));
  expect(answer).toMatchObject({
    __typename: "GroundingImportRefused",
    problems: expect.arrayContaining([
      { code: "tells_calm", at: ["scripts", "1", "en", step, "open", "voice"] },
    ]) as unknown,
  });
  expect(JSON.stringify(answer)).not.toContain("calm down");
  expect(await kept()).toEqual([]);
  expect(house.logged.join("\n")).not.toContain("calm down");
});

it("[G548] [G6] takes the whole library at once, each as a draft of whoever imported it", async () => {
  const all = SHIPPED.map(({ id }) => groundingVersion(id, "1.1.0"));
  expect(await desk.importFile(groundingFile(...all))).toEqual({
    __typename: "GroundingImported",
    count: 12,
  });
  const stored = await house.store.groundingScripts.list();
  expect(stored).toHaveLength(12);
  expect(stored.every(({ status, importedBy }) => status === "draft" && importedBy?.name === "Alex")).toBe(
    true,
  );
  expect(await desk.offered("en")).toEqual([]);
  expect(await desk.importFile(groundingFile(...all))).toMatchObject({ problems: { length: 12 } });
});
