import { DEFAULT_SETTINGS } from "@holdfast/db";
import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";
import { judgeClosing } from "./closing-answer.ts";

let house: TestGateway;
let dana: string;
let alex: string;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  [dana, alex] = [await house.signIn("dana"), await house.signIn("alex")];
});
afterAll(() => house.close());

const CLAIM = "mutation ($id: ID!) { claimContact(id: $id, expectedVersion: 1) { __typename } }";
const CLOSE = `mutation ($id: ID!, $disposition: Disposition!, $facts: ClosingFacts, $outcomes: Int) {
  closed: closeContact(id: $id, expectedVersion: 2, disposition: $disposition, facts: $facts, outcomesVersion: $outcomes) {
    __typename ... on MoveNotAllowed { reason row { status } } ... on Moved { row { status } } } }`;
async function held(): Promise<string> {
  const { contactId } = await house.store.intake.arrive(sampleArrival());
  await house.ask(dana, CLAIM, { id: contactId });
  return contactId;
}
const close = async (id: string, disposition: string, facts?: object, outcomes?: number) =>
  (await house.ask(dana, CLOSE, { id, disposition, facts: facts ?? null, outcomes: outcomes ?? null })).data;

describe("closing with what is asked", () => {
  it("keeps the answers, and shows them with the words they were asked in to whoever reads what is closed", async () => {
    const id = await held();
    expect(await close(id, "referral_given", { referrals: 2 }, 0)).toMatchObject({
      closed: { __typename: "Moved" },
    });
    const { data } = await house.ask(
      dana,
      "query ($id: ID!) { contact(id: $id) { ... on Contact { closed { disposition facts offered } } } }",
      { id },
    );
    expect(data).toMatchObject({
      contact: {
        closed: { facts: { referrals: 2 }, offered: { facts: [{ id: "referrals", kind: "count" }] } },
      },
    });
  });

  it.each<[string, object | undefined, string]>([
    ["referral_given", undefined, "facts_wrong"],
    ["referral_given", { referrals: 0 }, "facts_wrong"],
    ["information", { referrals: 1 }, "facts_wrong"],
  ])("refuses %s with %j, and closes nothing", async (disposition, facts, reason) => {
    expect(await close(await held(), disposition, facts, 0)).toEqual({
      closed: { __typename: "MoveNotAllowed", reason, row: { status: "claimed" } },
    });
  });

  it("takes no words of somebody for a fact", async () => {
    const { errors } = await house.ask(dana, CLOSE, {
      id: await held(),
      disposition: "silent",
      facts: { why: "He is here" },
    });
    expect(errors).toHaveLength(1);
    expect(JSON.stringify(errors)).not.toContain("He is here");
  });

  it("has whoever chose from a list that changed meanwhile look again, and offers nothing that is not on it", async () => {
    const only = DEFAULT_SETTINGS.dispositions.filter(({ id }) => id === "silent");
    const KEEP = `mutation ($value: SettingValue!) {
      kept: keepSetting(name: dispositions, expectedVersion: 0, value: $value) { __typename } }`;
    expect((await house.ask(alex, KEEP, { value: only })).data).toEqual({
      kept: { __typename: "SettingKept" },
    });
    const { data } = await house.ask(dana, "{ settings { outcomes { version offered } } }");
    expect(data).toEqual({ settings: { outcomes: { version: 1, offered: only } } });
    const id = await held();
    expect(await close(id, "silent", {}, 0)).toMatchObject({ closed: { reason: "outcomes_changed" } });
    expect(await close(id, "information", {}, 1)).toMatchObject({ closed: { reason: "not_offered" } });
    expect(await close(id, "silent", {}, 1)).toMatchObject({ closed: { __typename: "Moved" } });
  });

  it("is judged alike without a house: by the version that holds, and by nothing else", () => {
    const settings = { ...DEFAULT_SETTINGS, versions: { dispositions: 4 } };
    const wanted = { disposition: "silent", facts: {} } as const;
    expect(judgeClosing({ ...wanted, outcomesVersion: 4 }, settings)).toMatchObject({ settingVersion: 4 });
    expect(judgeClosing({ ...wanted, outcomesVersion: null }, settings)).toMatchObject({ settingVersion: 4 });
    expect(judgeClosing({ ...wanted, outcomesVersion: 3 }, settings)).toMatchObject({
      reason: "outcomes_changed",
    });
    expect(judgeClosing({ ...wanted, outcomesVersion: 0 }, DEFAULT_SETTINGS)).toMatchObject({
      settingVersion: 0,
    });
  });
});
