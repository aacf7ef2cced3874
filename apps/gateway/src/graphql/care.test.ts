import {
  AfterContactSettings,
  DangerReason,
  Disposition,
  Lane,
  Medium,
  type ContactId,
} from "@holdfast/case-schema";
import { ACCESS } from "@holdfast/access-policy";
import { rawClient, sampleStaff } from "@holdfast/db/testing";
import { afterContactMs, OFFERED_BREAK_MS, weightOf } from "@holdfast/queue-policy";
import { getNamedType } from "graphql";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { choresOf } from "../chores/chores.ts";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";
import { testGateway } from "../testing/test-gateway.ts";
import { schema } from "./schema.ts";

const MINUTE = 60_000;
let desk: CaseDesk;
let client: Awaited<ReturnType<typeof rawClient>>;
beforeAll(async () => {
  desk = await caseDesk();
  // Of leads one is left who is barred from nothing (A85).
  await sampleStaff(desk.house.store, "Lou", "shift_lead");
  client = await rawClient(desk.house.store.connection);
});
afterAll(async () => {
  await client.end();
  await desk.house.close();
});
beforeEach(async () => {
  for (const name of ["dana", "ada"] as const) {
    await desk.house.store.shifts.end(desk.id(name));
    await desk.house.store.shifts.keep(desk.id(name), "available");
  }
});

const CARE = "afterUntil breakUntil offer { because lengthMs }";
const own = async (name: "dana" | "ada"): Promise<unknown> =>
  ((await desk.asked(name, `{ done: ownCare { ${CARE} } }`)).data as { readonly done: unknown } | null)?.done;
const does = async (name: "dana" | "ada", deed: string): Promise<unknown> =>
  (
    (await desk.asked(name, `mutation { done: ${deed} { ${CARE} } }`)).data as {
      readonly done: unknown;
    } | null
  )?.done;
const heavy = async (by: CasePeople): Promise<unknown> => {
  const answer = await desk.asked(by, "{ done: heavyContacts { id count } }");
  return (
    (answer.errors as readonly { extensions: { code: string } }[] | undefined)?.[0]?.extensions.code ??
    (answer.data as { readonly done: unknown } | null)?.done
  );
};
/** Dana has a contact in danger, and closes it. */
async function closesDanger(): Promise<ContactId> {
  const { store } = desk.house;
  const id = await desk.held("dana");
  await store.triage.triage(id, desk.id("dana"), (await store.contacts.contact(id))?.row.version ?? 0, {
    lane: "crisis",
    speaker: null,
    language: null,
    targetMs: MINUTE,
    dangerTargetMs: MINUTE,
  });
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  const close = { kind: "close", disposition: "referral_given" } as const;
  expect(await store.moves.move(id, desk.id("dana"), version, close)).toMatchObject({ kind: "moved" });
  return id;
}

describe("time after a contact", () => {
  it("[G500] [Q40] is weighed by the database exactly as the policy does, whatever stands with a contact", async () => {
    const cases = [null, ...DangerReason.options].flatMap((danger) =>
      [null, ...Lane.options].flatMap((lane) =>
        [null, ...Disposition.options].map((disposition) => ({ danger, lane, disposition })),
      ),
    );
    const { rows } = await client.query<{ weight: string }>(
      `select contact_weight((one ->> 'danger')::danger_reason, (one ->> 'lane')::lane, one ->> 'disposition') as weight
       from json_array_elements($1::json) with ordinality as given(one, place) order by place`,
      [JSON.stringify(cases)],
    );
    expect(rows.map(({ weight }) => weight)).toEqual(cases.map(weightOf));
  });

  it("[G500] [G597] [Q45] lasts in the database as long as the policy says by what an administrator settled, of every medium and weight", async () => {
    const KEEP = `mutation ($at: Int!, $value: SettingValue!) {
      done: keepSetting(name: afterContact, expectedVersion: $at, value: $value) { __typename ... on SettingWrong { problems } } }`;
    const eight = { voice: 8, text: 7, email: 4, form: 3, heavy: 20 };
    const kept = async (by: CasePeople, at: number, value: object) =>
      desk
        .asked(by, KEEP, { at, value })
        .then(({ data, errors }) => data?.["done"] ?? errors?.[0]?.extensions?.code);
    expect(await kept("lee", 0, eight)).toBe("FORBIDDEN");
    expect(await kept("alex", 0, { ...eight, text: 2 })).toMatchObject({ problems: ["text: too_small"] });
    expect(await kept("alex", 0, { ...eight, heavy: 7 })).toMatchObject({
      problems: ["heavy: shorter_after_heavier"],
    });
    for (const [at, settled] of [eight, AfterContactSettings.parse({})].entries()) {
      expect(await kept("alex", at, settled)).toMatchObject({ __typename: "SettingKept" });
      expect((await desk.asked("dana", "{ settings { afterContact } }")).data).toEqual({
        settings: { afterContact: settled },
      });
      for (const medium of Medium.options)
        for (const weight of ["usual", "heavy", "crisis"] as const) {
          const { rows } = await client.query("select after_contact_ms($1, $2) as ms", [medium, weight]);
          expect(rows, `${medium} ${weight}`).toEqual([{ ms: afterContactMs(medium, weight, settled) }]);
        }
    }
  });

  it("[G501] is read, ended and made longer by whoever has it, and the board shows that they have it and no more", async () => {
    const { store } = desk.house;
    expect(await own("dana")).toEqual({ afterUntil: null, breakUntil: null, offer: null });
    await closesDanger();
    const { afterUntil } = (await own("dana")) as { readonly afterUntil: number };
    expect(afterUntil).toBeGreaterThan(Date.now() + 14 * MINUTE);
    await choresOf(store, Date.now)
      .find(({ name }) => name === "after_contact")
      ?.run();
    const board = await desk.asked("ada", "{ board { rows { id state isWrappingUp } } }");
    expect(board.data).toMatchObject({
      board: {
        rows: expect.arrayContaining([{ id: desk.id("dana"), state: "available", isWrappingUp: true }]),
      },
    });
    // Told by this gateway's clock, which is read in another moment than the database's.
    const longer = { afterUntil: expect.closeTo(afterUntil + 5 * MINUTE, -4) };
    expect(await does("dana", "extendAfterContact")).toMatchObject(longer);
    expect(await does("ada", "endAfterContact")).toMatchObject({ offer: null });
    expect(await own("dana")).toMatchObject(longer);
    const ended = (await does("dana", "endAfterContact")) as { readonly afterUntil: number };
    expect(ended.afterUntil).toBeLessThanOrEqual(Date.now());
    expect((await desk.asked("ada", "{ board { rows { isWrappingUp } } }")).data).toMatchObject({
      board: { rows: [{ isWrappingUp: false }, { isWrappingUp: false }, { isWrappingUp: false }] },
    });
  });

  it.each([
    ["behind", -1],
    ["ahead", 1],
  ])(
    "[G596] is told as the clock of a gateway has it that is an hour %s, and a break is offered by the database's",
    async (_name, hours) => {
      const wrong = await testGateway({
        beside: desk.house,
        clock: () => Date.now() + hours * 60 * MINUTE,
        storeClock: Date.now,
      });
      try {
        const cookie = await wrong.signIn("dana");
        const told = async (deed: string) =>
          (await wrong.ask(cookie, `${deed} { ${CARE} } }`)).data?.["done"] as {
            readonly afterUntil: number;
            readonly breakUntil: number;
          };
        await closesDanger();
        const { afterUntil } = (await own("dana")) as { readonly afterUntil: number };
        expect(await told("{ done: ownCare")).toEqual({
          afterUntil: expect.closeTo(afterUntil + hours * 60 * MINUTE, -4),
          breakUntil: null,
          offer: { because: "Q43_crisis", lengthMs: OFFERED_BREAK_MS },
        });
        const { breakUntil } = await told("mutation { done: takeOfferedBreak");
        expect(await own("dana")).toMatchObject({
          breakUntil: expect.closeTo(breakUntil - hours * 60 * MINUTE, -4),
        });
        await desk.asked("dana", "mutation { keepShift(state: available) { state } }");
        await closesDanger();
        // None within half an hour after a break, by whichever clock that is asked.
        expect([await own("dana"), await told("{ done: ownCare")]).toMatchObject([
          { offer: null },
          { offer: null },
        ]);
      } finally {
        await wrong.close();
      }
    },
  );

  it("[G501] [A110] is asked and said by nobody but whoever it is of: no field that gives it says whose", () => {
    const given = [schema.getQueryType(), schema.getMutationType()].flatMap((root) =>
      Object.values(root?.getFields() ?? {}).filter(
        ({ type }) => getNamedType(type) === schema.getType("OwnCare"),
      ),
    );
    expect(given.map(({ name }) => name).toSorted()).toEqual([
      "declineBreak",
      "endAfterContact",
      "extendAfterContact",
      "ownCare",
      "takeOfferedBreak",
    ]);
    expect(given.flatMap(({ args }) => args)).toEqual([]);
  });

  it("[G501] is nobody's who is not on shift, and cannot be begun off it", async () => {
    await desk.house.store.shifts.end(desk.id("dana"));
    expect([await own("dana"), await does("dana", "extendAfterContact")]).toEqual([null, null]);
  });
});

describe("a break", () => {
  it("[G502] [Q43] is offered after a crisis, begins when it is taken, and is no longer offered then", async () => {
    await closesDanger();
    const offer = { because: "Q43_crisis", lengthMs: OFFERED_BREAK_MS };
    expect(await own("dana")).toMatchObject({ offer });
    const taken = (await does("dana", "takeOfferedBreak")) as { readonly breakUntil: number };
    expect(taken).toMatchObject({ offer: null });
    expect(taken.breakUntil).toBeGreaterThan(Date.now() + OFFERED_BREAK_MS - MINUTE);
    expect((await desk.asked("dana", "{ shift { state } }")).data).toEqual({ shift: { state: "break" } });
    await desk.asked("dana", "mutation { keepShift(state: available) { state } }");
    expect(await own("dana")).toMatchObject({ breakUntil: null, offer: null });
  });

  it("[G502] [Q44] that is declined is not offered again for that, and leaves their state alone", async () => {
    await closesDanger();
    expect(await does("dana", "declineBreak")).toMatchObject({ offer: null });
    expect((await desk.asked("dana", "{ shift { state } }")).data).toEqual({ shift: { state: "available" } });
    await closesDanger();
    expect(await own("dana")).toMatchObject({ offer: { because: "Q43_crisis" } });
  });
});

describe("how much of a shift was heavy", () => {
  it("[G503] [A109] is answered to leads of whoever is on shift, and refused to everybody else", async () => {
    await closesDanger();
    const [dana, ada] = [desk.id("dana"), desk.id("ada")];
    expect(await heavy("lee")).toEqual(
      expect.arrayContaining([
        { id: dana, count: 1 },
        { id: ada, count: 0 },
      ]),
    );
    expect(ACCESS["workload.read"]).toEqual(["shift_lead"]);
    for (const name of ["dana", "ada", "pat", "cam", "alex"] as const)
      expect([name, await heavy(name)]).toEqual([name, "FORBIDDEN"]);
    await desk.house.store.shifts.end(dana);
    expect(JSON.stringify(await heavy("lee"))).not.toContain(dana);
    await desk.house.store.shifts.keep(dana, "available");
    expect(await heavy("lee")).toEqual(expect.arrayContaining([{ id: dana, count: 0 }]));
  });

  it("[G750] [A109] is answered with when the last break was over, and with what runs out", async () => {
    const dana = desk.id("dana");
    const of = async () => {
      const { data } = await desk.asked("lee", "{ done: heavyContacts { id breakEndedAt consentEndsAt } }");
      return (data?.["done"] as readonly { readonly id: string }[] | undefined)?.find(
        ({ id }) => id === dana,
      );
    };
    expect(await of()).toEqual({ id: dana, breakEndedAt: null, consentEndsAt: null });
    const from = Date.now();
    await desk.asked("dana", "mutation { keepShift(state: break) { state } }");
    await desk.asked("dana", "mutation { keepShift(state: available) { state } }");
    const { breakEndedAt } = (await of()) as { readonly breakEndedAt?: number };
    expect(Math.abs((breakEndedAt ?? 0) - from)).toBeLessThan(MINUTE);
  });

  it("[G598] [A120] [Q46] prompts leads after three, until one says that they checked in or that it needs none, and nobody else", async () => {
    const dana = desk.id("dana");
    const ASK = "id count isCheckInDue checkedIn { at by }";
    const prompts = async () => {
      const { data } = await desk.asked("lee", `{ done: heavyContacts { ${ASK} } }`);
      return (data?.["done"] as readonly { readonly id: string }[] | undefined)?.find(
        ({ id }) => id === dana,
      );
    };
    const says = async (isDone: boolean, by: CasePeople = "lee", userId: string = dana) => {
      const { data, errors } = await desk.asked(
        by,
        "mutation ($userId: ID!, $isDone: Boolean!) { done: checkInWith(userId: $userId, isDone: $isDone) }",
        { userId, isDone },
      );
      return errors?.[0]?.extensions?.code ?? data?.["done"];
    };
    for (const count of [1, 2]) {
      await closesDanger();
      expect(await prompts()).toMatchObject({ count, isCheckInDue: false, checkedIn: null });
    }
    await closesDanger();
    expect(await prompts()).toMatchObject({ count: 3, isCheckInDue: true });
    for (const name of ["dana", "ada", "pat", "cam", "alex"] as const)
      expect([name, await says(true, name)]).toEqual([name, "FORBIDDEN"]);
    for (const nobody of [crypto.randomUUID(), "x", desk.id("lee")])
      expect(await says(true, "lee", nobody)).toBe(false);
    expect(await prompts()).toMatchObject({ isCheckInDue: true });
    expect(await says(true)).toBe(true);
    expect(await prompts()).toMatchObject({ count: 3, isCheckInDue: false, checkedIn: { by: "Lee" } });
    for (const _more of [1, 2, 3]) await closesDanger();
    expect(await prompts()).toMatchObject({ count: 6, isCheckInDue: true });
    expect(await says(false)).toBe(true);
    expect(await prompts()).toMatchObject({ isCheckInDue: false, checkedIn: null });
  });

  it("[G503] [A87] counts nothing from which the lead who asks is barred", async () => {
    const id = await closesDanger();
    const caseId = crypto.randomUUID();
    expect(await desk.file("lee", { contactId: id, caseId, isNew: true })).toMatchObject({
      __typename: "ContactFiled",
    });
    expect(await desk.bar("pat", caseId, "lee")).toMatchObject({ __typename: "CaseBarred" });
    expect(await heavy("lee")).toEqual(expect.arrayContaining([{ id: desk.id("dana"), count: 0 }]));
  });
});
