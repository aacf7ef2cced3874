import { act } from "react";
import { CASE, ROSA } from "../case/case.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { type } from "../store/press.fixture.ts";
import { sharing } from "./sharing.ts";

/** Somebody to whom something can go, and an emergency centre. */
export const [SHELTER, CENTRE] = [uuid(41), uuid(42)];

/** What was decided of one kind of fact. */
export const subject = {
  __typename: "DisclosureSubject",
  personId: ROSA,
  dataClass: "identity",
  outcome: "allow_limited",
  ruleId: "D5",
  approver: null,
  isApproved: false,
  whyHeld: null,
  obligations: ["log", "notice_to_recipient_no_redisclosure"],
  waysToYes: [],
};

/** What was decided of an asking: what they want to be called goes, and immigration status stays. */
export const view = (more: object = {}) => ({
  __typename: "DisclosureView",
  seen: "as-it-was-seen",
  packet: JSON.stringify([{ part: "person", of: 1, field: "calledName", value: "Rosa" }]),
  trigger: "person_request",
  reportDueAt: null,
  makeReportTo: null,
  subjects: [
    subject,
    {
      ...subject,
      dataClass: "immigration_status",
      outcome: "refuse",
      ruleId: "A3b",
      obligations: [],
      waysToYes: ["self_contact", "written_release"],
    },
  ],
  ...more,
});

export const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 10)));

/** Chooses in a field by its label. */
export async function pick(page: HTMLElement, label: string, text: string): Promise<void> {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const field = page.querySelector<HTMLInputElement>(`[id="${found?.htmlFor ?? ""}"]`)!;
  act(() => field.focus());
  type(field, text);
  act(() => {
    field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  });
  await settle();
}

/** Chooses by a label, in the group that begins so. */
export async function tick(page: HTMLElement, label: string, group = ""): Promise<void> {
  const groups = [...page.querySelectorAll("[role=radiogroup], [role=group]")];
  const within = groups.filter(({ textContent }) => textContent.startsWith(group));
  const labels = within.flatMap((each) => [...each.querySelectorAll("label")]);
  const found = labels.find(({ textContent }) => textContent.endsWith(label));
  act(() => found!.querySelector("input")!.click());
  await settle();
}

/** Chooses all that is to be chosen but what is feared. */
export async function filled(page: HTMLElement, to = "Invented Shelter"): Promise<void> {
  await pick(page, "To whom", to);
  await pick(page, "What for", "Referral");
  await pick(page, "On whose wish", "The person asks");
  await tick(page, "What they want to be called: Rosa");
}

/** What is known of sharing: to whom something can go. */
export function knowRecipients(): void {
  sharing.set({
    kind: "known",
    caseId: CASE,
    releases: [],
    recipients: [
      { id: SHELTER, type: "service_provider", name: "Invented Shelter" },
      { id: CENTRE, type: "emergency_services", name: "Invented Centre" },
    ],
    verified: [],
    isStale: false,
  });
}
