import type { ContactId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
let ada: string;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  [dana, ada] = [await house.signIn("dana"), await house.signIn("ada")];
});
afterAll(() => house.close());

const arrive = async (text = "Is somebody there?"): Promise<ContactId> =>
  (await house.store.intake.arrive(sampleArrival({ text }))).contactId;

const ANSWER = `__typename
  ... on Moved { row { version lane laneReason speaker language setAsideUntil danger status holder { name } } }
  ... on TakenByOther { by { name } }
  ... on ContactChanged { row { version } }
  ... on MoveNotAllowed { reason }
  ... on NotFound { id }`;
async function tell(cookie: string, field: string, variables: Record<string, unknown>) {
  const query = `mutation ($id: ID!, $v: Int!) { done: ${field.replace("(", "(id: $id, expectedVersion: $v, ")} { ${ANSWER} } }`;
  const { data, errors } = await house.ask(cookie, query, variables);
  return { done: (data as { done: unknown } | null)?.done, errors };
}
const FIRST =
  "query ($ids: [ID!]!) { firstWords(ids: $ids) { row { id holder { name } version } messages { text isCut } } }";

describe("triage", () => {
  it("reads first words of what waits, claims nothing, and keeps what somebody finds", async () => {
    const id = await arrive("The words of somebody");
    const read = await house.ask(dana, FIRST, { ids: [id, "nonsense"] });
    expect(read.data).toEqual({
      firstWords: [
        {
          row: { id, holder: null, version: 1 },
          messages: [{ text: "The words of somebody", isCut: false }],
        },
      ],
    });
    const { done } = await tell(dana, "triageContact(lane: tip, speaker: witness, language: fr)", {
      id,
      v: 1,
    });
    expect(done).toEqual({
      __typename: "Moved",
      row: {
        version: 2,
        lane: "tip",
        laneReason: "staff",
        speaker: "witness",
        language: "fr",
        setAsideUntil: null,
        danger: null,
        status: "waiting",
        holder: null,
      },
    });
    expect((await tell(ada, "triageContact(lane: crisis)", { id, v: 1 })).done).toEqual({
      __typename: "ContactChanged",
      row: { version: 2 },
    });
  });

  it("leaves to its holder what somebody has, and reads nothing of it", async () => {
    const id = await arrive();
    const claim = "mutation ($id: ID!) { claimContact(id: $id, expectedVersion: 1) { __typename } }";
    await house.ask(ada, claim, { id });
    expect((await tell(dana, "triageContact(lane: tip)", { id, v: 2 })).done).toMatchObject({
      __typename: "TakenByOther",
      by: { name: "Ada" },
    });
    expect((await house.ask(dana, FIRST, { ids: [id] })).data).toEqual({ firstWords: [] });
  });

  it("sets aside until a time to come, and no other", async () => {
    const id = await arrive();
    const until = Date.now() + 3_600_000;
    expect((await tell(dana, `setAsideContact(until: ${until})`, { id, v: 1 })).done).toMatchObject({
      row: { setAsideUntil: until, version: 2 },
    });
    expect((await tell(dana, "setAsideContact(until: 1)", { id, v: 2 })).done).toEqual({
      __typename: "MoveNotAllowed",
      reason: "not_a_time_to_come",
    });
    expect((await tell(dana, "setAsideContact(until: null)", { id, v: 2 })).done).toMatchObject({
      row: { setAsideUntil: null, version: 3 },
    });
  });

  it("is nobody's who does not answer contacts", async () => {
    const id = await arrive();
    const alex = await house.signIn("alex");
    for (const query of [
      () => house.ask(alex, FIRST, { ids: [id] }),
      () => tell(alex, "triageContact(lane: tip)", { id, v: 1 }),
      () => tell(alex, "setAsideContact(until: null)", { id, v: 1 }),
    ])
      expect(JSON.stringify((await query()).errors)).toContain("FORBIDDEN");
  });
});
