import { GroundingScript } from "@holdfast/grounding-scripts";
import { afterAll, beforeAll, expect, it } from "vitest";
import { seedDemo } from "../demo/seed.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
beforeAll(async () => {
  house = await testGateway();
  dana = await house.signIn("dana");
});
afterAll(() => house.close());

const OFFERED = "query ($l: Language!) { groundingScripts(language: $l) { isDraft script } }";
interface Offered {
  readonly isDraft: boolean;
  readonly script: string;
}
const offered = async (language: string): Promise<readonly Offered[]> =>
  (await house.ask(dana, OFFERED, { l: language })).data?.["groundingScripts"] as readonly Offered[];

it("[G545] what nobody has reviewed is offered to nobody, until a demo says so, and then as the draft that it is", async () => {
  expect(await offered("es")).toEqual([]);
  await seedDemo(house.store, "a password that is only for a demo");
  const found = await offered("es");
  expect(found).toHaveLength(12);
  expect(found.every(({ isDraft }) => isDraft)).toBe(true);
});

it("[G545] a script comes with its words in the language that was asked for, and in no other", async () => {
  for (const language of ["en", "es", "fr"] as const)
    for (const { script } of await offered(language))
      expect(Object.keys(GroundingScript.parse(JSON.parse(script)).wordings)).toEqual([language]);
});

it("[G545] whether drafts are shown is no setting that anybody changes on a screen", async () => {
  const alex = await house.signIn("alex");
  const { errors } = await house.ask(
    alex,
    'mutation { keepSetting(name: grounding, expectedVersion: 1, value: { drafts: "approved_only" }) { __typename } }',
  );
  expect(errors).not.toBeUndefined();
});
