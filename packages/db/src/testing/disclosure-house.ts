import type { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import { rawClient } from "./raw-client.ts";
import type { Client } from "pg";
import type { DisclosureAsked, DisclosureDone } from "../disclosures/disclosure-store.ts";
import { testDecide, type TestDecision } from "./decide-all.ts";
import { sampleAsker, sampleCase } from "./sample-case.ts";
import { sampleHeld } from "./sample-held.ts";
import { SAMPLE_RECIPIENT_WORDS, sampleRelease } from "./sample-release.ts";
import { sampleSession } from "./sample-session.ts";
import { sampleStaff } from "./sample-staff.ts";
import { testStore, type TestStore, type TestStoreOptions } from "./test-store.ts";

/** A case of one person who has agreed on paper to one recipient. */
export interface DisclosureScene {
  readonly caseId: CaseId;
  /** Filed there, and open: Dana has it. */
  readonly contactId: ContactId;
  readonly person: PersonId;
  readonly recipient: string;
  readonly releaseId: string;
  readonly nameOf: (at?: number) => DisclosureAsked["chosen"][number];
  readonly asked: (over?: Partial<DisclosureAsked>) => DisclosureAsked;
  /** Their name to that recipient, on their release. */
  readonly yes: (over?: Partial<TestDecision>) => TestDecision;
  readonly waits: (ruleId: string, approver: "supervisor" | "counsel") => TestDecision;
  readonly confirm: (
    decision: TestDecision,
    more?: {
      readonly id?: string;
      readonly asked?: DisclosureAsked;
      readonly seen?: string;
      readonly by?: UserId;
    },
  ) => Promise<{ readonly id: string; readonly heldId: string; readonly done: DisclosureDone }>;
  readonly rename: (name: string) => Promise<unknown>;
  readonly withdraw: () => Promise<unknown>;
}

export interface DisclosureHouse {
  readonly store: TestStore;
  readonly client: Client;
  readonly staff: Readonly<Record<"dana" | "ada" | "lee" | "lou" | "cam" | "pat", UserId>>;
  readonly scene: () => Promise<DisclosureScene>;
  readonly close: () => Promise<void>;
}

/** A store in which something can be disclosed, and who may have to do with it. */
export async function disclosureHouse(
  clock: () => number,
  more: Pick<TestStoreOptions, "keyring" | "passing"> = {},
): Promise<DisclosureHouse> {
  const store = await testStore({ clock, poolSize: 8, ...more });
  const client = await rawClient(store.connection);
  const staff = {
    dana: await sampleStaff(store, "Dana"),
    ada: await sampleStaff(store, "Ada"),
    lee: await sampleStaff(store, "Lee", "shift_lead"),
    lou: await sampleStaff(store, "Lou", "shift_lead"),
    cam: await sampleStaff(store, "Cam", "counsel"),
    pat: await sampleStaff(store, "Pat", "privacy_officer"),
  };
  for (const one of Object.values(staff)) await sampleSession(client, one);
  for (const lead of [staff.lee, staff.lou]) await store.shifts.keep(lead, "available");
  return {
    store,
    client,
    staff,
    scene: async () => sceneIn(store, staff.dana, staff.lee, clock()),
    async close() {
      await client.end();
      await store.close();
    },
  };
}

async function sceneIn(store: TestStore, dana: UserId, lee: UserId, now: number): Promise<DisclosureScene> {
  const contactId = await sampleHeld(store, dana, { threadKey: crypto.randomUUID(), medium: "text" });
  const { id: caseId, person } = await sampleCase(store, dana, contactId);
  let named = 0;
  const rename = async (name: string) =>
    store.cases.change(caseId, sampleAsker(dana), {
      kind: "person",
      id: person,
      field: "name",
      value: name,
      seenRevision: named++,
    });
  await rename("Ana Q.");
  const recipient = crypto.randomUUID();
  await store.recipients.vet({
    id: recipient,
    type: "service_provider",
    by: lee,
    words: SAMPLE_RECIPIENT_WORDS,
  });
  const given = sampleRelease({ caseId, person, recipient, now });
  await store.releases.grant(given, sampleAsker(dana));
  await store.releases.witness(given.id, caseId, sampleAsker(lee));
  const nameOf = (at?: number) => ({ part: "person", id: person, field: "name", at: at ?? null }) as const;
  const asked = (over: Partial<DisclosureAsked> = {}): DisclosureAsked => ({
    caseId,
    recipient,
    purpose: "referral",
    trigger: "person_request",
    risk: "none",
    minorHarm: "none",
    vulnerableAdult: "no",
    concerns: [],
    onTheLine: [],
    place: null,
    returnBy: null,
    chosen: [nameOf()],
    ...over,
  });
  const yes = (over: Partial<TestDecision> = {}): TestDecision => ({
    subject: person,
    dataClass: "identity",
    ruleId: "D5",
    outcome: "allow_limited",
    releaseId: given.id,
    ...over,
  });
  return {
    caseId,
    contactId,
    person,
    recipient,
    releaseId: given.id,
    nameOf,
    asked,
    yes,
    waits: (ruleId, approver) =>
      yes({ ruleId, outcome: approver === "counsel" ? "needs_legal" : "needs_supervisor", approver }),
    async confirm(decision, more = {}) {
      const id = more.id ?? crypto.randomUUID();
      const confirmed = {
        id,
        asked: more.asked ?? asked(),
        how: "on_paper",
        seen: more.seen ?? null,
      } as const;
      const done = await store.disclosures.confirm(
        confirmed,
        sampleAsker(more.by ?? dana),
        testDecide(decision),
      );
      return { id, heldId: (done.kind === "done" ? done.heldId : null) ?? "", done };
    },
    rename,
    withdraw: async () =>
      store.releases.withdraw({ caseId, person, recipient: null, how: "spoken" }, sampleAsker(dana)),
  };
}
