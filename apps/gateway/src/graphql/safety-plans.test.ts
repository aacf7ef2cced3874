import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { BEGIN_PLAN, EDIT_PLAN, GIVE_PIECE, NOTE_PIECE, READ_PLAN } from "../testing/plan-documents.ts";

let desk: CaseDesk;
let own: DeskCase;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  own = await desk.begin("dana");
});

const LISTED = "query ($caseId: ID!) { done: safetyPlans(caseId: $caseId) { id forWhom revision } }";
const HISTORY = `query ($id: ID!, $field: String!) { done: safetyPlanHistory(id: $id, field: $field) { version value by { name } } }`;
const MARK = "mutation ($id: ID!) { done: markMayBeExploiter(contactId: $id) { __typename } }";
const YES = { kind: "answered", value: "yes" };
const ALONE = { kind: "answered", value: "alone" };

const begin = async (by: CasePeople = "dana", over: object = {}) =>
  desk.done(by, BEGIN_PLAN, {
    id: crypto.randomUUID(),
    caseId: own.caseId,
    personId: own.person,
    contactId: own.contactId,
    forWhom: "self",
    ...over,
  });
const begun = async (over: object = {}): Promise<string> =>
  ((await begin("dana", over)) as { id: string }).id;
const read = async (id: string, by: CasePeople = "dana", contactId: string | null = own.contactId) =>
  desk.done(by, READ_PLAN, { id, contactId });
const edit = async (
  id: string,
  edits: readonly object[],
  by: CasePeople = "dana",
  contactId: string | null = own.contactId,
) => desk.done(by, EDIT_PLAN, { id, contactId, edits });
const written = (field: string, value: unknown, basedOn = 0) => ({ field, value, basedOn });

describe("a safety plan", () => {
  it("[G530] is begun with somebody of a case, is one however often it is begun, and asks the first question first", async () => {
    const id = await begun();
    expect(await begin("lee")).toEqual({ __typename: "SafetyPlanBegun", id });
    expect(await read(id)).toEqual({
      facts: {
        id,
        personId: own.person,
        forWhom: "self",
        revision: 0,
        begunBy: { name: "Dana" },
        isForgotten: false,
      },
      fields: [],
      given: [],
      nextStep: { step: "ask", question: "device_safe", because: null, ask: null, sections: [] },
      crisisReasons: [],
      cautions: [],
    });
    const other = await begun({ forWhom: "friend" });
    expect(await read(other)).toMatchObject({
      cautions: ["no_confrontation", "no_posing_as_police", "no_paying_of_debts"],
    });
    expect(await desk.done("dana", LISTED, { caseId: own.caseId })).toHaveLength(2);
    const elsewhere = await desk.held("dana");
    expect(await begin("dana", { contactId: elsewhere, forWhom: "witness" })).toEqual({
      __typename: "SafetyPlanNotInContact",
    });
    for (const wrong of [
      { personId: crypto.randomUUID() },
      { personId: "x" },
      { caseId: crypto.randomUUID() },
    ])
      expect(await begin("dana", { forWhom: "witness", ...wrong })).toEqual({ __typename: "NotFound" });
  });

  it("[G531] [G532] is written field by field, and says what is next and whether it is of a crisis", async () => {
    const id = await begun();
    expect(await edit(id, [written("first.device_safe", YES), written("first.alone", ALONE)])).toEqual({
      __typename: "SafetyPlanEdited",
      revision: 1,
      edits: [
        { field: "first.device_safe", kind: "changed", version: 1, because: null, theirs: null },
        { field: "first.alone", kind: "changed", version: 1, because: null, theirs: null },
      ],
      nextStep: { step: "ask", question: "reconnect", because: null, ask: null },
      crisisReasons: [],
    });
    expect(await edit(id, [written("first.injury", { kind: "answered", value: "emergency" })])).toMatchObject(
      {
        revision: 1,
        edits: [{ kind: "refused", because: "asked_too_early" }],
      },
    );
    expect(
      await edit(id, [written("ready_to_leave", "now"), written("section.bag", "Under the stairs")], "lee"),
    ).toMatchObject({
      revision: 2,
      crisisReasons: ["leaves_now"],
    });
    expect(await edit(id, [written("section.bag", "At the station")])).toMatchObject({
      revision: 2,
      edits: [{ kind: "conflict", theirs: { value: "Under the stairs", version: 1, by: { name: "Lee" } } }],
    });
    expect(await edit(id, [written("section.bag", "At the station", 1)])).toMatchObject({
      edits: [{ version: 2 }],
    });
    expect(await desk.done("dana", HISTORY, { id, field: "section.bag" })).toEqual([
      { version: 2, value: "At the station", by: { name: "Dana" } },
      { version: 1, value: "Under the stairs", by: { name: "Lee" } },
    ]);
  });

  it("[G532] [G575] asks anew in another contact what is asked in each, and brings one that is not safe to its end", async () => {
    const id = await begun();
    await edit(id, [written("first.device_safe", YES), written("first.alone", ALONE)]);
    expect(await read(id)).toMatchObject({ nextStep: { question: "reconnect" } });
    expect(await read(id, "dana", null)).toMatchObject({ nextStep: { question: "device_safe" } });
    const since = async (contactId: string | null): Promise<number> =>
      (
        (await desk.done(
          "dana",
          "query ($id: ID!, $contactId: ID) { done: safetyPlan(id: $id, contactId: $contactId) { since } }",
          { id, contactId },
        )) as { since: number }
      ).since;
    expect(await since(null)).toBeGreaterThan(await since(own.contactId));
    await edit(id, [written("first.alone", { kind: "answered", value: "not_alone" }, 1)]);
    expect(await read(id)).toMatchObject({ nextStep: { step: "close", because: "alone", ask: "reconnect" } });
  });

  it("[G533] is read and written by whoever the case is theirs, as roles have it, and by nobody who is barred", async () => {
    const id = await begun();
    await edit(id, [written("section.bag", "Under the stairs")]);
    const tried = async (by: CasePeople) => {
      const [reads, writes] = await Promise.all([
        desk.asked(by, READ_PLAN, { id, contactId: own.contactId }),
        desk.asked(by, EDIT_PLAN, { id, contactId: null, edits: [written("cover_story", "A cousin", 1)] }),
      ]);
      const code = ({ errors, data }: typeof reads) =>
        errors?.[0]?.extensions?.code ??
        (data as { done: { __typename?: string } | null }).done?.__typename ??
        (data?.["done"] === null ? "nothing" : "read");
      return [code(reads), code(writes)];
    };
    expect(await tried("lee")).toEqual(["read", "SafetyPlanEdited"]);
    expect(await tried("ada")).toEqual(["nothing", "NotFound"]);
    expect(await tried("cam")).toEqual(["nothing", "FORBIDDEN"]);
    expect(await tried("alex")).toEqual(["FORBIDDEN", "FORBIDDEN"]);
    for (const user of ["ada", "cam", "pat"] as const)
      await desk.door("lee", "letIntoCase", own.caseId, user);
    expect(await tried("ada")).toEqual(["read", "SafetyPlanEdited"]);
    for (const by of ["cam", "pat"] as const) expect(await tried(by)).toEqual(["read", "FORBIDDEN"]);
    await desk.bar("lee", own.caseId, "ada");
    expect(await tried("ada")).toEqual(["nothing", "NotFound"]);
    for (const [query, more] of [
      [LISTED, { caseId: own.caseId }],
      [HISTORY, { id, field: "section.bag" }],
    ] as const)
      expect(await desk.done("ada", query, more)).toBeNull();
    expect(await begin("ada", { forWhom: "friend" })).toEqual({ __typename: "NotFound" });
  });
});

describe("what the person is given of it", () => {
  const piece = (planId: string, over: object = {}) => ({
    planId,
    field: "section.bag",
    version: 1,
    contactId: own.contactId,
    messageId: crypto.randomUUID(),
    text: "Bag under the stairs",
    isAgreed: true,
    ...over,
  });
  const give = async (planId: string, over: object = {}, by: CasePeople = "dana") =>
    desk.done(by, GIVE_PIECE, piece(planId, over));
  const planned = async () => {
    const id = await begun();
    await edit(id, [
      written("first.device_safe", YES),
      written("first.alone", ALONE),
      written("section.bag", "Under the stairs"),
    ]);
    return id;
  };
  const refused = (because: string) => ({ __typename: "SafetyPlanPieceRefused", because });

  it("[G534] is nothing by itself, and one piece each time they ask, on the road of every answer, written down", async () => {
    const id = await planned();
    expect(await read(id)).toMatchObject({ given: [] });
    const messageId = crypto.randomUUID();
    expect(await give(id, { messageId })).toEqual({ __typename: "MessageQueued" });
    expect(await give(id, { messageId })).toEqual({ __typename: "MessageQueued" });
    const noted = {
      id: crypto.randomUUID(),
      planId: id,
      field: "section.bag",
      version: 1,
      contactId: own.contactId,
    };
    expect(await desk.done("dana", NOTE_PIECE, noted)).toEqual({ __typename: "SafetyPlanPieceNoted" });
    const { given } = (await read(id)) as { given: readonly object[] };
    expect(given.toSorted((one, other) => JSON.stringify(one).length - JSON.stringify(other).length)).toEqual(
      [
        { field: "section.bag", version: 1, way: "spoken", came: null, by: { name: "Dana" } },
        { field: "section.bag", version: 1, way: "message", came: "waits", by: { name: "Dana" } },
      ],
    );
  });

  it("[G534] is not sent where they did not ask, it was looked at before, it holds no words, or somebody else speaks", async () => {
    const id = await planned();
    expect(await give(id, { isAgreed: false })).toEqual(refused("not_agreed"));
    expect(await give(id, { version: 2 })).toEqual(refused("overtaken"));
    expect(await give(id, { field: "first.where" })).toEqual(refused("no_words"));
    expect(await give(id, { contactId: await desk.held("dana") })).toEqual(refused("not_in_hand"));
    expect(await give(id, {}, "lee")).toEqual(refused("not_in_hand"));
    expect(await give(id, {}, "ada")).toEqual({ __typename: "NotFound" });
    expect(await give(id, { messageId: "x" })).toEqual({ __typename: "NotFound" });
    expect(await give(id, { text: " " })).toEqual({ __typename: "TextRefused" });
    expect(await read(id)).toMatchObject({ given: [{ came: "did_not_leave" }] });
  });

  it("[G534] is nothing while it is not safe, nor to a device of which nobody said in this contact that it is private", async () => {
    const id = await begun();
    await edit(id, [written("section.bag", "Under the stairs")]);
    expect(await give(id)).toEqual(refused("not_safe"));
    await edit(id, [written("first.device_safe", { kind: "answered", value: "not_sure" })]);
    expect(await give(id)).toEqual(refused("not_safe"));
    const noted = {
      id: crypto.randomUUID(),
      planId: id,
      field: "section.bag",
      version: 1,
      contactId: own.contactId,
    };
    await edit(id, [written("first.device_safe", { kind: "answered", value: "no" }, 1)]);
    expect(await desk.done("dana", NOTE_PIECE, noted)).toEqual(refused("not_safe"));
    expect(await read(id)).toMatchObject({ given: [] });
  });

  it("[G534] stops at the locks of safe contact as every answer does, and is written down as not left", async () => {
    const id = await planned();
    await desk.done("dana", MARK, { id: own.contactId });
    expect(await give(id)).toMatchObject({ __typename: "ReachRefused" });
    expect(await read(id)).toMatchObject({ given: [{ way: "message", came: "did_not_leave" }] });
  });
});
