import type { Staff } from "./staff.ts";

/** What would be told police of what somebody of a case is called, and by which rules, as `staff` asks. */
export async function previewOf(
  staff: Staff,
  {
    caseId,
    person,
    recipientId,
  }: { readonly caseId: string; readonly person: string; readonly recipientId: string },
): Promise<{ readonly packet: string | null; readonly rules: readonly string[] }> {
  const { done } = await staff.ask<{
    done: { view: { packet: string | null; facts: { ruleId: string }[] } };
  }>(
    `mutation ($input: DisclosureInput!) { done: previewDisclosure(input: $input) {
      ... on DisclosureShown { view { packet facts { ruleId } } } } }`,
    {
      input: {
        caseId,
        recipientId,
        purpose: "law_enforcement",
        trigger: "person_request",
        risk: "none",
        minorHarm: "none",
        vulnerableAdult: "no",
        concerns: [],
        onTheLine: [],
        facts: [{ part: "person", id: person, field: "calledName" }],
      },
    },
  );
  return { packet: done.view.packet, rules: done.view.facts.map(({ ruleId }) => ruleId) };
}
