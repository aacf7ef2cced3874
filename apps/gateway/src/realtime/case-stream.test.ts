import { CaseId, type ContactId, type PersonId, type UserId } from "@holdfast/case-schema";
import type { Store } from "@holdfast/db";
import {
  sampleAsker,
  sampleCase,
  sampleHeld,
  sampleStaff,
  testStore,
  type TestStore,
} from "@holdfast/db/testing";
import { caseStream, encodeCursor, StreamName, WIRE_VERSION, type ServerEvents } from "@holdfast/wire";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { ask, joinAtHead } from "./testing/joins.ts";
import { next, testGateway, type TestGateway, type TestSocket } from "./testing/test-gateway.ts";
import { testSessions } from "./testing/test-sessions.ts";

const FORBIDDEN = { kind: "refused", reason: "forbidden" };
let store: TestStore;
let dana: UserId;
let ada: UserId;
let lee: UserId;
let caseId: CaseId;
let person: PersonId;
let contactId: ContactId;
const sessions = testSessions();
const gateways: TestGateway[] = [];
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
  ada = await sampleStaff(store, "Ada");
  lee = await sampleStaff(store, "Lee", "shift_lead");
});
beforeEach(async () => {
  await store.shifts.keep(lee, "available");
  contactId = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  ({ id: caseId, person } = await sampleCase(store, dana, contactId));
});
afterEach(async () => {
  for (const gateway of gateways.splice(0)) await gateway.close();
});
afterAll(() => store.close());

async function opened(options: Partial<Parameters<typeof testGateway>[0]> = {}): Promise<TestGateway> {
  const gateway = await testGateway({ store, sessions, ...options });
  gateways.push(gateway);
  return gateway;
}
const asOf = async (gateway: TestGateway, user: UserId): Promise<TestSocket> =>
  gateway.connect(sessions.begin(user === lee ? "shift_lead" : "advocate", user));
const join = async (socket: TestSocket, id = caseId) => joinAtHead(socket, store, caseStream(id));
let written = 0;
const write = async () => {
  written += 1;
  const field = { kind: "person", id: person, field: "name", value: `Ana ${String(written)}` } as const;
  const seenRevision =
    (await store.cases.read(caseId, sampleAsker(dana)))?.parts[0]?.written["name"]?.revision ?? 0;
  expect((await store.cases.change(caseId, sampleAsker(dana), { ...field, seenRevision })).kind).toBe(
    "changed",
  );
};
const letIn = async () => store.cases.letIn(caseId, sampleAsker(lee), { user: ada, mayBe: () => true });
const shutOut = async () => store.cases.endLetIn(caseId, sampleAsker(lee), ada);
/** All that a socket hears of cases from now on. */
function heard(socket: TestSocket): readonly string[] {
  const all: string[] = [];
  for (const kind of ["batch", "head", "reset"] satisfies (keyof ServerEvents)[])
    socket.on(kind, (raw: unknown) => all.push(`${kind} ${JSON.stringify(raw)}`));
  return all;
}

describe("who follows a case", () => {
  it("[W28] [W29] whoever has a contact there: at once, by id and version alone", async () => {
    const socket = await asOf(await opened(), dana);
    expect(await join(socket)).toMatchObject({ kind: "replay" });
    const batch = next(socket, "batch");
    await write();
    const { events } = await batch;
    expect(events).toEqual([{ kind: "case", id: caseId, version: expect.any(Number), about: "record" }]);
  });

  it("[W28] [W29] a lead on shift; and who was let in, for as long as they are", async () => {
    const gateway = await opened();
    const lead = await asOf(gateway, lee);
    const guest = await asOf(gateway, ada);
    expect([await join(lead), await join(guest)]).toMatchObject([{ kind: "replay" }, FORBIDDEN]);
    const letInTold = next(lead, "batch");
    await letIn();
    // Told before the guest comes, so that what they hear is what came after.
    await letInTold;
    expect(await join(guest)).toMatchObject({ kind: "replay" });
    const told = heard(guest);
    const [ended, batch] = [next(guest, "reset"), next(lead, "batch")];
    await shutOut();
    expect(await ended).toEqual({ stream: caseStream(caseId), reason: "ended" });
    expect((await batch).events).toMatchObject([{ about: "around" }]);
    const more = next(lead, "batch");
    await write();
    await more;
    expect(told).toEqual([`reset ${JSON.stringify({ stream: caseStream(caseId), reason: "ended" })}`]);
    expect(await join(guest)).toEqual(FORBIDDEN);
  });

  it("[W13] nobody who left while it was looked at whether they may", async () => {
    const gateway = await opened();
    const [lead, gone] = [await asOf(gateway, lee), await asOf(gateway, dana)];
    expect(await join(lead)).toMatchObject({ kind: "replay" });
    const told = heard(gone);
    const from = { version: WIRE_VERSION, cursor: encodeCursor(await store.log.head()) };
    const answer = ask(gone, { ...from, stream: caseStream(caseId) });
    gone.emit("leave", { stream: caseStream(caseId) });
    expect(await answer).toEqual({ kind: "refused", reason: "unavailable" });
    const batch = next(lead, "batch");
    await write();
    await batch;
    // What is sent to one socket keeps its order: anything that had been sent before this would have come.
    expect(await join(gone)).toMatchObject({ kind: "replay" });
    expect(told).toEqual([]);
  });

  it("[W29] nobody by their role alone, nor once what let them is over, though nothing of the case changed", async () => {
    const gateway = await opened({ headEveryMs: 50 });
    for (const role of ["advocate", "privacy_officer", "counsel", "administrator"] as const)
      expect(await join(await gateway.connect(sessions.begin(role)))).toEqual(FORBIDDEN);
    const lead = await asOf(gateway, lee);
    expect(await join(lead)).toMatchObject({ kind: "replay" });
    expect((await next(lead, "head")).heads).toMatchObject([{ stream: caseStream(caseId) }]);
    const ended = next(lead, "reset");
    await store.shifts.end(lee);
    expect((await ended).reason).toBe("ended");
  });

  it("[W29] whoever has the contact no longer reads the case by it once the contact is filed elsewhere", async () => {
    const socket = await asOf(await opened(), dana);
    await join(socket);
    const ended = next(socket, "reset");
    const seen = (await store.cases.filingOf(contactId, sampleAsker(dana)))?.atVersion ?? 0;
    await store.cases.takeOut(sampleAsker(dana), contactId, seen);
    expect((await ended).reason).toBe("ended");
  });

  it("[W29] a case that is not there, one that is not theirs, and what is no case, are answered alike", async () => {
    const gateway = await opened();
    const [stranger, lead] = [await asOf(gateway, ada), await asOf(gateway, lee)];
    const cursor = encodeCursor(await store.log.head());
    const answers: unknown[] = [];
    for (const stream of [
      caseStream(caseId),
      caseStream(CaseId.parse(crypto.randomUUID())),
      caseStream(CaseId.parse(contactId)),
      StreamName.parse(`case:${"-".repeat(36)}`),
    ])
      answers.push(await ask(stranger, { version: WIRE_VERSION, stream, cursor }));
    answers.push(await join(lead, CaseId.parse(crypto.randomUUID())));
    expect(answers).toEqual(answers.map(() => FORBIDDEN));
    const told = heard(stranger);
    await join(lead);
    const batch = next(lead, "batch");
    await write();
    await batch;
    expect(told).toEqual([]);
  });
});

describe("how a case is told", () => {
  it("[W28] what was missed, by a cursor that is older, and to nobody who may no longer", async () => {
    const cursor = encodeCursor(await store.log.head());
    await letIn();
    const gateway = await opened();
    const past = { version: WIRE_VERSION, stream: caseStream(caseId), cursor };
    expect(await ask(await asOf(gateway, ada), past)).toMatchObject({
      kind: "replay",
      batch: { events: [{ about: "around" }] },
    });
    await shutOut();
    expect(await ask(await asOf(gateway, ada), past)).toEqual(FORBIDDEN);
  });

  it("[W29] to nobody who was shut out while the past was read for them", async () => {
    await letIn();
    let asked = 0;
    const cases: Pick<Store["cases"], "news"> = {
      async news(id, asker) {
        asked += 1;
        if (asked === 2) await shutOut();
        return store.cases.news(id, asker);
      },
    };
    const socket = await asOf(
      await opened({ store: { log: store.log, cases: cases as Store["cases"] } }),
      ada,
    );
    expect(await join(socket)).toEqual(FORBIDDEN);
    expect(asked).toBeGreaterThanOrEqual(2);
  });

  it("[W28] [W29] by every gateway, to each in order, and the end of access too", async () => {
    const other = await testStore({ connection: store.connection });
    try {
      await letIn();
      const [here, there] = [await opened(), await opened({ store: other })];
      const [mine, theirs] = [await asOf(here, dana), await asOf(there, ada)];
      await join(mine);
      expect(await joinAtHead(theirs, other, caseStream(caseId))).toMatchObject({ kind: "replay" });
      const versions: number[] = [];
      const all = new Promise<void>((resolve) =>
        theirs.on("batch", ({ events }) => {
          versions.push(...events.map(({ version }) => version));
          if (versions.length >= 10) resolve();
        }),
      );
      for (let n = 0; n < 10; n += 1) await write();
      await all;
      expect(versions).toEqual(versions.toSorted((one, another) => one - another));
      expect(new Set(versions).size).toBe(10);
      const ended = next(theirs, "reset");
      await shutOut();
      expect((await ended).reason).toBe("ended");
    } finally {
      await Promise.all(gateways.splice(0).map(async (gateway) => gateway.close()));
      await other.close();
    }
  });

  it("[W6] [W29] to nobody while it cannot be judged; the next head shows what is missing", async () => {
    let isAway = false;
    const errors: string[] = [];
    const cases: Pick<Store["cases"], "news"> = {
      news: async (id, asker) => {
        if (isAway) throw new Error("not reachable");
        return store.cases.news(id, asker);
      },
    };
    const gateway = await opened({
      store: { log: store.log, cases: cases as Store["cases"] },
      headEveryMs: 50,
      log: { info() {}, warn() {}, error: (event) => void errors.push(event) },
    });
    const socket = await asOf(gateway, dana);
    const joined = await join(socket);
    const told = heard(socket);
    isAway = true;
    await write();
    await expect.poll(() => errors).toContain("realtime.case_unjudged");
    expect(told.filter((each) => each.startsWith("batch"))).toEqual([]);
    expect(await join(socket)).toEqual({ kind: "refused", reason: "unavailable" });
    isAway = false;
    const knows = joined.kind === "replay" ? joined.batch.to : null;
    const { heads } = await next(socket, "head");
    expect(knows !== null && (heads[0]?.cursor ?? "") > knows).toBe(true);
  });

  it("[W28] nobody is asked about for a case that nobody follows", async () => {
    let asked = 0;
    const cases = {
      news: async (...given: Parameters<Store["cases"]["news"]>) => {
        asked += 1;
        return store.cases.news(...given);
      },
    };
    const gateway = await opened({ store: { log: store.log, cases: cases as Store["cases"] } });
    const watching = await asOf(gateway, dana);
    await joinAtHead(watching, store);
    await write();
    const batch = next(watching, "batch");
    await sampleHeld(store, dana, { threadKey: crypto.randomUUID() });
    await batch;
    expect(asked).toBe(0);
  });
});
