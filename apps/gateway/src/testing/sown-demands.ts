import type { CaseId } from "@holdfast/case-schema";
import { funderNoticeDueAt, legalDueAt } from "@holdfast/consent-policy";
import type { CaseDesk } from "./case-desk.ts";

/**
 * What we were served with and a breach, both open and of no case: made for each who tries something with them, since whoever handles
 * them may end them.
 */
export async function sownDemands({
  house,
  id,
}: Pick<CaseDesk, "house" | "id">): Promise<{ readonly process: string; readonly breach: string }> {
  const [process, breach] = [crypto.randomUUID(), crypto.randomUUID()];
  const { legal, breaches } = house.store;
  const [by, at] = [id("lee"), Date.now() - 1000];
  await legal.record({
    id: process,
    kind: "order",
    isSignedByJudge: true,
    servedAt: at,
    servedHow: "in_person",
    acceptedBy: by,
    returnAt: null,
    dueAt: legalDueAt(at, null),
    inquiry: null,
    words: { issuer: "A court", scope: "Something" },
    by,
  });
  await breaches.record({
    id: breach,
    kind: "actual",
    suspectedAt: at,
    noticeDueAt: funderNoticeDueAt(at),
    what: "Something",
    by,
  });
  return { process, breach };
}

/** How many legal processes and holds are of that case. */
export async function demandsOf(
  { house }: Pick<CaseDesk, "house">,
  caseId: CaseId | string,
): Promise<unknown> {
  return house.store.prisma.$queryRaw`select
    (select count(*)::int from legal_process where case_id = ${caseId}::uuid) as processes,
    (select count(*)::int from legal_hold_case where case_id = ${caseId}::uuid) as holds`;
}
