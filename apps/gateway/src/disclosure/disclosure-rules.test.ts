import {
  DisclosureTrigger,
  InHand,
  InquiryAsker,
  LegalProcessKind,
  RecipientType,
} from "@holdfast/case-schema";
import {
  canAskFor,
  inquiryTrigger,
  isDemand,
  legalTrigger,
  mayBeADemand,
  RULES,
  TABLE_VERSION,
  triggerOf,
} from "@holdfast/consent-policy";
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

/** What the database says to each pair of two enumerations. */
async function answers(sql: string, one: readonly unknown[], two: readonly unknown[]): Promise<unknown> {
  return store.prisma.$queryRawUnsafe(
    `select one, two, ${sql} as said from json_array_elements_text($1::json) with ordinality as a (one, i)
     cross join json_array_elements_text($2::json) with ordinality as b (two, j) order by i, j`,
    JSON.stringify(one),
    JSON.stringify(two),
  );
}
function product<One, Two>(
  ones: readonly One[],
  twos: readonly Two[],
  said: (one: One, two: Two) => unknown,
): unknown {
  return ones.flatMap((one) =>
    twos.map((two) => ({ one: String(one), two: String(two), said: said(one, two) })),
  );
}

it("[G286] [CO62] [CO70] [CO71] [DB349] [DB360] [DB363] decides in the database who asks, and how strictly, as the policy does", async () => {
  const [askers, hands, kinds] = [InquiryAsker.options, InHand.options, LegalProcessKind.options];
  const [triggers, types] = [DisclosureTrigger.options, RecipientType.options];
  const demands = triggers.filter(isDemand);
  expect(await answers("inquiry_trigger(one::inquiry_asker, two::in_hand)::text", askers, hands)).toEqual(
    product(askers, hands, inquiryTrigger),
  );
  expect(
    await answers("legal_trigger(one::legal_process_kind, two::boolean)::text", kinds, [true, false]),
  ).toEqual(product(kinds, [true, false], legalTrigger));
  expect(await answers("may_demand(one::disclosure_trigger, two::recipient_type)", triggers, types)).toEqual(
    product(triggers, types, (trigger, type) => isDemand(trigger) && canAskFor(trigger, type)),
  );
  expect(
    await answers("may_be_a_demand(two::recipient_type, one::disclosure_trigger)", triggers, types),
  ).toEqual(product(triggers, types, mayBeADemand));
  // Of two that are open the one that stands first; every one that is a demand stands there.
  const first = `(select one_of::text from unnest(strictest_first()) with ordinality as all_of (one_of, place)
    where one_of in (one::disclosure_trigger, two::disclosure_trigger) order by place limit 1)`;
  expect(await answers(first, demands, demands)).toEqual(
    product(demands, demands, (one, two) => triggerOf("person_request", { open: [one, two] })),
  );
});
