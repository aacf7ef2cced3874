import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { BEGIN_PLAN, EDIT_PLAN } from "../testing/plan-documents.ts";

let desk: CaseDesk;
let own: DeskCase;
let planId: string;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());
beforeEach(async () => {
  for (const name of ["dana", "lee"] as const) await desk.house.store.shifts.keep(desk.id(name), "available");
  own = await desk.begin("dana");
  const { caseId, person: personId, contactId } = own;
  const begun = await desk.done("dana", BEGIN_PLAN, {
    id: crypto.randomUUID(),
    caseId,
    personId,
    contactId,
    forWhom: "self",
  });
  planId = (begun as { id: string }).id;
});

const CLOCK = `__typename ... on CrisisClock { id reasons holder { name } isPaused overdue endedAt
  checkpoints { id metBy { name } } } ... on CrisisNotDone { because } ... on WordsRefused { lacks: because }`;
const START = `mutation ($id: ID!, $planId: ID!) { done: startCrisisClock(id: $id, planId: $planId) { ${CLOCK} } }`;
const MEET = `mutation ($id: ID!, $checkpoint: CrisisCheckpointId!, $words: String) {
  done: meetCrisisCheckpoint(id: $id, checkpoint: $checkpoint, words: $words) { ${CLOCK} } }`;
const PAUSE = `mutation ($id: ID!, $why: String!) { done: pauseCrisisClock(id: $id, why: $why) { ${CLOCK} } }`;
const RESUME = `mutation ($id: ID!) { done: resumeCrisisClock(id: $id) { ${CLOCK} } }`;
const GIVE = `mutation ($id: ID!, $to: ID!) { done: giveCrisisClock(id: $id, to: $to) { ${CLOCK} } }`;
const RUNNING =
  "{ done: crisisClocks { id caseNumber contactNumber holder { name } checkpoints { id dueAt } countedMs } }";
const UNHELD = "{ done: crisisClocksUnheld }";
const COURSE = `query ($planId: ID!) { done: crisisCourse(planId: $planId) { clocks { id pauses { by { name } resumedBy { name } } }
  words { pause checkpoint words } } }`;

const start = async (by: CasePeople = "dana") =>
  (await desk.done(by, START, { id: crypto.randomUUID(), planId })) as { readonly id: string };
const running = async (by: CasePeople) =>
  (await desk.done(by, RUNNING)) as readonly { readonly id: string }[];
const refused = (because: string) => ({ __typename: "CrisisNotDone", because });

describe("the clock of a crisis", () => {
  it("[G535] starts with the edit that makes it one, and shows to whoever has it and to leads, and to nobody else", async () => {
    const edits = [{ field: "ready_to_leave", value: "within_24h", basedOn: 0 }];
    await desk.done("dana", EDIT_PLAN, { id: planId, contactId: own.contactId, edits });
    const [clock] = (await running("dana")).slice(-1);
    const found = (await running("lee")).find(({ id }) => id === clock?.id);
    expect(found).toMatchObject({ holder: { name: "Dana" }, caseNumber: await desk.numberOf(own.caseId) });
    expect(await running("ada")).toEqual([]);
    expect((await desk.house.store.contacts.contact(own.contactId))?.row.danger).toBe("marked_by_staff");
    expect(await start()).toMatchObject({ id: clock?.id, reasons: ["leaves_within_24h", "by_hand"] });
  });

  it("[G537] is met, paused with a reason and let on by whom it is to, and ends with its outcome", async () => {
    const { id } = await start();
    const act = async (by: CasePeople, document: string, more: object = {}) =>
      desk.done(by, document, { id, why: "They are with the police", ...more });
    expect(await act("dana", MEET, { checkpoint: "lead_aware" })).toEqual({ __typename: "NotFound" });
    expect(await act("lee", MEET, { checkpoint: "lead_aware" })).toMatchObject({
      checkpoints: expect.arrayContaining([{ id: "lead_aware", metBy: { name: "Lee" } }]),
    });
    expect(
      (await desk.asked("dana", PAUSE, { id, why: "They are with them" })).errors?.[0]?.extensions?.code,
    ).toBe("FORBIDDEN");
    expect(await act("lee", PAUSE, { why: "Busy" })).toEqual({
      __typename: "WordsRefused",
      lacks: "too_few",
    });
    expect(await act("lee", PAUSE)).toMatchObject({ isPaused: true });
    expect(await act("lee", PAUSE)).toEqual(refused("already"));
    expect(await act("lee", RESUME)).toMatchObject({ isPaused: false });
    expect(await act("dana", MEET, { checkpoint: "outcome" })).toEqual({
      __typename: "WordsRefused",
      lacks: "too_few",
    });
    expect(await act("dana", MEET, { checkpoint: "outcome", words: "She is at her aunt's" })).toMatchObject({
      endedAt: expect.any(Number),
      overdue: [],
    });
    expect(await act("lee", PAUSE)).toEqual(refused("over"));
    expect(await desk.done("dana", COURSE, { planId })).toEqual({
      clocks: [{ id, pauses: [{ by: { name: "Lee" }, resumedBy: { name: "Lee" } }] }],
      words: [
        { pause: 1, checkpoint: null, words: "They are with the police" },
        { pause: null, checkpoint: "outcome", words: "She is at her aunt's" },
      ],
    });
    for (const [document, more] of [
      [RESUME, {}],
      [MEET, { checkpoint: "options_tried" }],
    ] as const)
      expect(await desk.done("lee", document, { ...more, id: crypto.randomUUID() })).toEqual({
        __typename: "NotFound",
      });
  });

  it("[G536] is an alarm for everybody where nobody on shift has it, until somebody takes it or a lead comes", async () => {
    const { id } = await start();
    const before = (await desk.done("ada", UNHELD)) as number;
    for (const name of ["dana", "lee"] as const) await desk.house.store.shifts.end(desk.id(name));
    expect(await desk.done("ada", UNHELD)).toBeGreaterThan(before);
    expect((await running("dana")).find((each) => each.id === id)).toMatchObject({ holder: null });
    const give = async (by: CasePeople, to: CasePeople) => desk.done(by, GIVE, { id, to: desk.id(to) });
    expect(await give("dana", "dana")).toEqual(refused("not_on_shift"));
    await desk.house.store.shifts.keep(desk.id("dana"), "available");
    expect(await give("dana", "dana")).toMatchObject({ holder: { name: "Dana" } });
    await desk.house.store.shifts.keep(desk.id("lee"), "available");
    expect(await give("dana", "lee")).toEqual({ __typename: "NotFound" });
    expect(await give("lee", "lee")).toMatchObject({ holder: { name: "Lee" } });
    await desk.house.store.shifts.keep(desk.id("ada"), "available");
    expect(await give("lee", "ada")).toEqual(refused("not_on_shift"));
    expect(await give("ada", "ada")).toEqual({ __typename: "NotFound" });
  });

  it("[DB632] started again after its outcome is refused as a value", async () => {
    const id = crypto.randomUUID();
    await desk.done("dana", START, { id, planId });
    await desk.done("dana", MEET, { id, checkpoint: "outcome", words: "She is at her aunt's" });
    expect(await desk.done("dana", START, { id, planId })).toEqual(refused("over"));
    expect((await running("lee")).map((each) => each.id)).not.toContain(id);
  });

  it("[DB631] answers whoever is barred as whoever it is nothing to, whatever they ask and do, and as where there is none", async () => {
    const { id } = await start();
    await desk.bar("lee", own.caseId, "dana");
    const nothing = crypto.randomUUID();
    const answers = async (by: CasePeople, of: { readonly clock: string; readonly plan: string }) =>
      Promise.all([
        desk.asked(by, COURSE, { planId: of.plan }),
        desk.asked(by, START, { id: crypto.randomUUID(), planId: of.plan }),
        desk.asked(by, START, { id: of.clock, planId: of.plan }),
        desk.asked(by, MEET, { id: of.clock, checkpoint: "options_tried", words: "We tried three" }),
        desk.asked(by, GIVE, { id: of.clock, to: desk.id(by) }),
      ]);
    const barred = await answers("dana", { clock: id, plan: planId });
    expect(barred).toEqual(await answers("ada", { clock: id, plan: planId }));
    expect(barred).toEqual(await answers("dana", { clock: nothing, plan: nothing }));
    expect((await running("dana")).map((each) => each.id)).not.toContain(id);
    expect((await running("lee")).find((each) => each.id === id)).toMatchObject({ holder: { name: "Lee" } });
  });
});
