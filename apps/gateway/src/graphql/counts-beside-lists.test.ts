import { PLAN_REVIEW_MS, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleMail, sampleStaff } from "@holdfast/db/testing";
import { getNamedType, isObjectType } from "graphql";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setBlock } from "../blocks/set-block.ts";
import { caseDesk, type CaseDesk } from "../testing/case-desk.ts";
import { schema } from "./schema.ts";

/** Each number that is asked for by itself, with the list beside which it stands and what of a listed one says that it is counted. */
const BESIDE: Readonly<Record<string, readonly [list: string, counted: (listed: Listed) => boolean]>> = {
  blockCount: ["blocks { row { id } longer { agreed { at } } ended { at } }", isProposed],
  lookCount: ["looks { looks { row { id } } }", () => true],
  planCount: ["plans { row { id } reviewBy }", ({ reviewBy }) => (reviewBy ?? 0) <= Date.now()],
};

/**
 * Numbers of what has no list, of one thing that is shown itself, of what was just done by whoever asked, or (clocks of a crisis that
 * nobody on shift has) of an alarm that is everybody's and says of nothing whose it is.
 */
const OF_NO_LIST: readonly string[] = [
  "Addressees.count",
  // Of colleagues who are on call, and of nobody who reached us.
  "Alarm.notSent",
  "Alarm.told",
  "Block.kept",
  "CallEndings.abandoned",
  "CallEndings.answered",
  "CalledBack.left",
  "CalledBack.notLeft",
  "CalledBack.person",
  "CalledBack.somethingElse",
  "CalledBack.unsaid",
  "EmergencyStanding.left",
  "Escalation.alarms",
  // Words of this contact alone.
  "FloodMember.own",
  "FloodMember.shared",
  // Of whole weeks, and of nobody: those that are few are not told (G552).
  "GroundingCounted.countedFrom",
  "GroundingCounts.fell1Or2",
  "GroundingCounts.fell3OrMore",
  "GroundingCounts.finished",
  "GroundingCounts.offered",
  "GroundingCounts.rose1Or2",
  "GroundingCounts.rose3OrMore",
  "GroundingCounts.same",
  "GroundingCounts.started",
  "GroundingCounts.stoppedWorse",
  "GroundingImported.count",
  "HeavyContacts.count",
  "LastHour.answered",
  "LastHour.arrivals",
  "LastHour.left",
  "MyAlarmDevices.count",
  // Of whole hours of all contacts, and of colleagues by the rota.
  "StaffedHour.onShift",
  "StaffedMedium.atLeast",
  "StaffedMedium.atMost",
  "StaffedMedium.needed",
  "StaffedMedium.weeks",
  "StaffingNeed.expected",
  "StaffingNeed.few",
  "StaffingNeed.many",
  "StaffingUnknown.has",
  "StaffingUnknown.needed",
  // Of what whoever asks is barred from nothing is counted (A92).
  "HinderedPeople.people",
  "Hindrance.count",
  "NothingForYou.waiting",
  "OwnSessionsEnded.count",
  "Person.holding",
  "Person.sessions",
  "PersonDisabled.returned",
  // Without what the lead who asks is barred from (G610).
  "Practising.answers",
  "ProposedTake.loadAfter",
  "ProposedTake.loadBefore",
  "QueueRow.reopened",
  "QueueRow.unanswered",
  "ReleaseScan.pages",
  "ReleasesWithdrawn.count",
  "RetentionCount.count",
  "RetentionHeld.count",
  "RetentionOutside.copies",
  "RetentionOutside.due",
  "RetentionOutside.triedInVain",
  // Of a file, and of who of the house is on: of no contact.
  "RotaPreview.gapCount",
  "RotaPreview.replaced",
  "RotaPreview.same",
  "RotaPreview.shifts",
  "RotaProblem.line",
  "RotaVersion.backTo",
  "RotaVersion.shifts",
  "SessionsRevoked.count",
  "UnreadWhispers.count",
  "Skills.textsAtOnce",
  "Surge.behind",
  "Surge.partnerAtOnce",
  "SpeaksFor.freeFor",
  "SpeaksFor.load",
  "UnservedContacts.count",
  "UnservedContacts.fit",
  "crisisClocksUnheld",
];
/** Whole numbers that count nothing: which one it is, or how much of it. */
const NO_COUNT =
  /^(?:aheadSeconds|at|atVersion|below|bytes|case|caseNumber|caseVersion|contact|contactNumber|entry|foldBefore|keys|length|lengthMost|limit|maxLength|most|number|ord|pause|quotedFrom|revision|short|statusRevision|version|wasRevision|withholdBefore|wordsLeast)$|Ms$/;

interface Listed {
  readonly row: { readonly id: string };
  readonly reviewBy?: number;
  readonly longer?: { readonly agreed: unknown } | null;
  readonly ended?: unknown;
}
function isProposed({ longer, ended }: Listed): boolean {
  return longer != null && longer.agreed === null && ended === null;
}

let desk: CaseDesk;
let ahead = 0;
let other: UserId;
beforeAll(async () => {
  desk = await caseDesk({
    clock: () => Date.now() + ahead,
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  other = await sampleStaff(desk.house.store, "Lou", "shift_lead");
});
afterAll(() => desk.house.close());

/** What lee is shown: the number, and how many of the list are counted by it. */
async function shown(count: string): Promise<readonly [number, number, string]> {
  const [list, counted] = BESIDE[count] ?? ["", () => false];
  const { data } = await desk.asked("lee", `{ count: ${count} list: ${list} }`);
  const { count: number, list: whole } = data as {
    readonly count: number;
    readonly list: readonly Listed[] | { readonly looks: readonly Listed[] };
  };
  const listed = "looks" in whole ? whole.looks : whole;
  return [number, listed.filter(counted).length, JSON.stringify(listed)];
}

const MAKE: Readonly<Record<string, () => Promise<ContactId>>> = {
  async blockCount() {
    const contactId = await closed();
    const block = {
      contactId,
      by: other,
      reason: "threatens_staff",
      why: "Shouts.",
      forMs: 5 * 86_400_000,
    } as const;
    expect(await setBlock(desk.house.store, block)).toEqual({ kind: "blocked" });
    return contactId;
  },
  async lookCount() {
    const threadKey = crypto.randomUUID();
    const { contactId } = await desk.house.store.intake.arrive(sampleMail({ threadKey }));
    await move(contactId, "claim");
    await move(contactId, "close");
    await desk.house.store.intake.arrive(sampleMail({ threadKey }, { automatic: "auto_reply" }));
    return contactId;
  },
  async planCount() {
    ahead = -PLAN_REVIEW_MS - 60_000;
    const contactId = await desk.held("dana");
    const words = { summary: "Calls at night.", helps: "Being heard.", limits: "" };
    const written = { kind: "written", words } as const;
    expect(await desk.house.store.plans.add(contactId, other, 0, written)).toMatchObject({ kind: "added" });
    ahead = 0;
    // Whose clock jumped knows nobody, until the sessions are looked at again (G4).
    await expect.poll(async () => (await desk.asked("lee", "{ queue { asOf } }")).data).toBeDefined();
    return contactId;
  },
};

async function move(id: ContactId, kind: "claim" | "close"): Promise<void> {
  const { store } = desk.house;
  const version = (await store.contacts.contact(id))?.row.version ?? 0;
  const deed = kind === "claim" ? { kind } : ({ kind, disposition: "silent" } as const);
  expect(await store.moves.move(id, desk.id("dana"), version, deed)).toMatchObject({ kind: "moved" });
}
async function closed(): Promise<ContactId> {
  const id = await desk.held("dana");
  await move(id, "close");
  return id;
}

describe("a number beside a list", () => {
  it.each(Object.keys(BESIDE))(
    "[G521] [DB561] %s counts what its list shows whoever asks, also once they are barred from one of it",
    async (count) => {
      const id = await MAKE[count]!();
      const [number, listed, all] = await shown(count);
      expect([number > 0, number]).toEqual([true, listed]);
      expect(all).toContain(id);
      const caseId = crypto.randomUUID();
      const isClosed = (await desk.house.store.contacts.contact(id))?.row.status === "closed";
      const given = { contactId: id, caseId, isNew: true };
      expect(await desk.file(isClosed ? "lee" : "dana", given)).toMatchObject({ __typename: "ContactFiled" });
      expect(await desk.bar("pat", caseId, "lee")).toMatchObject({ __typename: "CaseBarred" });
      const [less, left, rest] = await shown(count);
      expect([less, left]).toEqual([number - 1, listed - 1]);
      expect(rest).not.toContain(id);
    },
  );

  it("[G521] is in this table, with every number that the schema has", () => {
    const numbers = Object.values(schema.getTypeMap()).flatMap((type) =>
      isObjectType(type) && !type.name.startsWith("__")
        ? Object.values(type.getFields())
            .filter((field) => getNamedType(field.type).name === "Int" && !NO_COUNT.test(field.name))
            .map(({ name }) => (type.name === "Query" ? name : `${type.name}.${name}`))
        : [],
    );
    expect(numbers.toSorted()).toEqual([...Object.keys(BESIDE), ...OF_NO_LIST].toSorted());
  });
});
