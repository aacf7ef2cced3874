import { decideAccess } from "@holdfast/access-policy";
import { afterAll, beforeAll, expect, it } from "vitest";
import { READ_CASE } from "../testing/case-documents.ts";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";
import { shareDesk } from "../testing/share-desk.ts";
import { demandsOf, sownDemands } from "../testing/sown-demands.ts";
import { cameOf } from "../testing/what-came.ts";
import { everyRoot, valueFor } from "../testing/whole-schema.ts";

let desk: CaseDesk;
beforeAll(async () => {
  desk = await caseDesk();
});
afterAll(() => desk.house.close());

const STANDING = `query ($id: ID!) { releases(caseId: $id) { id state } unsettledWithdrawals(caseId: $id) { id }
  disclosures(caseId: $id) { id } forgetRequests(caseId: $id) { id decidedAt } case(id: $id) { ownWords { id } } }`;

it("[G387] [A67] whoever reads a case in an emergency is refused every act that names one, a lead off shift as well", async () => {
  const { caseId, person: personId, contactId } = await desk.begin("dana");
  const { recipient: recipientId, releaseId: release } = await shareDesk(desk).share({
    caseId,
    person: personId,
    contactId,
  });
  const { process } = await sownDemands(desk);
  await desk.house.store.shifts.end(desk.id("lee"));
  const caseNumber = (
    await desk.house.store.cases.list({ id: desk.id("dana"), act: "read", at: Date.now(), may: () => true })
  ).find(({ id }) => id === caseId)?.number;
  for (const by of ["ada", "lee"] as const) {
    const given = {
      id: crypto.randomUUID(),
      caseNumber: caseNumber ?? 0,
      why: "x",
      readsAnyway: () => false,
    };
    const asker = { id: desk.id(by), act: "break_glass", at: Date.now(), may: () => true } as const;
    expect(await desk.house.store.emergencies.open(given, asker)).toEqual({ kind: "opened", caseId });
    expect(await desk.read(by, caseId)).not.toBeNull();
    const standing = async () =>
      Promise.all([READ_CASE, STANDING].map(async (query) => desk.asked("dana", query, { id: caseId })));
    const before = await standing();
    const role = by === "lee" ? "shift_lead" : "advocate";
    const may = (capability: Parameters<typeof decideAccess>[1] | null) =>
      capability !== null && decideAccess(role, capability).allowed;
    const told: string[] = [];
    const names: string[] = [];
    for (const { name, args, capability, documents } of everyRoot("mutation", may)) {
      if (!may(capability)) continue;
      // What is done to a release is named by it, and what answers a paper by the paper.
      const id =
        name === "witnessRelease" ? release : name === "linkLegalProcess" ? process : crypto.randomUUID();
      const of = { caseId, personId, contactId, recipientId, process, processId: process };
      const known = { ...of, id, userId: desk.id("marta"), kind: "unknown" };
      const variables = Object.fromEntries(
        Object.keys(args).map((arg) => [arg, valueFor(args[arg]!, arg, known)]),
      );
      if (!JSON.stringify(variables).includes(caseId)) continue;
      names.push(name);
      for (const document of documents.filter((each) => /caseId|input/i.test(each)))
        told.push(JSON.stringify(await desk.asked(by, document, variables)));
    }
    const ofLeads = by === "lee" ? ["linkLegalProcess", "holdForLegalProcess"] : [];
    const tried = ["witnessRelease", "withdrawReleases", "settleWithdrawal", "changeCaseField", ...ofLeads];
    expect(names).toEqual(expect.arrayContaining(tried));
    expect(cameOf(told).filter((came) => came !== "NotHolder")).toEqual(["NotFound"]);
    expect(await standing()).toEqual(before);
    expect(await demandsOf(desk, caseId)).toEqual([{ processes: 0, holds: 0 }]);
  }
});
