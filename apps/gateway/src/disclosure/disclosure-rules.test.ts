import { RecipientType } from "@holdfast/case-schema";
import { RULES, TABLE_VERSION } from "@holdfast/consent-policy";
import { testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it } from "vitest";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

it("[G286] [DB341] knows of each rule in the database what the table says", async () => {
  const rows: unknown = await store.prisma.$queryRawUnsafe(
    `select id, outcome, approver::text as approver, recipient_types::text[] as "recipientTypes", risks from disclosure_rule where edition = ${TABLE_VERSION} order by id`,
  );
  const rules = RULES.map(({ id, outcome, obligations, when }) => {
    // To whom it holds matters where something goes by it.
    const { recipient_type, recipient_type_not: but, data_classes, risk } = when;
    const all = but === undefined ? null : RecipientType.options.filter((type) => !but.includes(type));
    const isOfNobody = data_classes?.join() === "aggregate_statistics";
    const holds = outcome === "refuse" ? null : isOfNobody ? [] : (recipient_type ?? all);
    const isLead = outcome === "needs_supervisor" || obligations.includes("supervisor_concurrence");
    const approver = outcome === "needs_legal" ? "counsel" : isLead ? "supervisor" : null;
    const risks = outcome === "refuse" ? null : (risk ?? null);
    return { id, outcome, approver, recipientTypes: holds, risks };
  });
  expect(
    (rows as readonly { readonly id: string }[]).toSorted((one, two) => (one.id < two.id ? -1 : 1)),
  ).toEqual(rules.toSorted((one, two) => (one.id < two.id ? -1 : 1)));
});
