import { CaseId, ContactId, PersonId, UserId } from "@holdfast/case-schema";
import type { KeptPlanValue, StoredPlan } from "@holdfast/db";
import { CHECKPOINTS, Question } from "@holdfast/safety-plan";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { judgeEdits, type EditGiven } from "./judge-edits.ts";
import { planOfStored } from "./plan-of-stored.ts";

const id = (nth: number): string => `01890000-0000-7000-8000-${String(nth).padStart(12, "0")}`;
const DANA = { id: UserId.parse(id(1)), name: "Dana" };
const ADA = { id: UserId.parse(id(2)), name: "Ada" };
const SINCE = Date.parse("2027-01-15T08:00:00Z");
const NOW = SINCE + 600_000;
const kept = (field: string, value: unknown, over: Partial<KeptPlanValue> = {}): KeptPlanValue => ({
  field,
  value,
  version: 1,
  saidAt: NOW - 60_000,
  at: NOW - 60_000,
  by: ADA,
  isReadable: true,
  ...over,
});
const stored = (...values: readonly KeptPlanValue[]): StoredPlan => ({
  id: id(3),
  caseId: CaseId.parse(id(4)),
  person: PersonId.parse(id(5)),
  contactId: ContactId.parse(id(6)),
  forWhom: "self",
  revision: 0,
  begunAt: SINCE,
  begunBy: DANA,
  isForgotten: false,
  values,
});
const edit = (field: string, value: unknown, over: Partial<EditGiven> = {}): EditGiven => ({
  field,
  value,
  basedOn: 0,
  saidAt: null,
  ...over,
});
const judge = (plan: StoredPlan, ...edits: readonly EditGiven[]) =>
  judgeEdits(plan, edits, { since: SINCE, now: NOW }, DANA, { clockId: id(7), contactId: null });

describe("edits that come at once", () => {
  it("[G531] are each taken, found the same, handed back or refused, in their order, and stop no other", () => {
    const { writes, tells, answer } = judge(
      stored(kept("section.bag", "Under the stairs"), kept("section.medicine", "For a week")),
      edit("section.documents", "With her aunt", { saidAt: NOW - 5_000 }),
      edit("section.bag", "At the station"),
      edit("section.medicine", "For a week"),
      edit("section.what_they_saw", "A van"),
      edit("cover_story", 7),
      edit("ready_to_leave", "within_24h", { saidAt: NOW + 5_000 }),
    );
    expect(answer.edits).toEqual([
      { kind: "changed", field: "section.documents", version: 1 },
      { kind: "conflict", field: "section.bag", theirs: kept("section.bag", "Under the stairs") },
      { kind: "same", field: "section.medicine", version: 1 },
      { kind: "refused", field: "section.what_they_saw", because: "not_of_this_plan" },
      { kind: "refused", field: "cover_story", because: "not_a_value" },
      { kind: "changed", field: "ready_to_leave", version: 1 },
    ]);
    expect(writes).toEqual([
      { field: "section.documents", value: "With her aunt", version: 1, saidAt: NOW - 5_000 },
      { field: "ready_to_leave", value: "within_24h", version: 1, saidAt: NOW },
    ]);
    expect(tells).toBe(true);
    expect(answer.crisisReasons).toEqual(["leaves_within_24h"]);
    expect(answer.nextStep).toEqual({ step: "ask", question: "device_safe" });
  });

  it("[G535] start the clock of a crisis when they make it one, or one for another reason, and not when they say it again", () => {
    const ready = (value: string, basedOn = 0) => edit("ready_to_leave", value, { basedOn });
    const begins = { id: id(7), contactId: null, course: CHECKPOINTS, isOnlyWhereNoneRuns: false };
    expect(judge(stored(), ready("within_24h")).crisis).toEqual({
      ...begins,
      reasons: ["leaves_within_24h"],
    });
    expect(judge(stored(), ready("planning")).crisis).toBeNull();
    const before = stored(kept("ready_to_leave", "within_24h"));
    expect(judge(before, edit("section.bag", "Under the stairs")).crisis).toBeNull();
    expect(judge(before, ready("within_24h", 1)).crisis).toBeNull();
    expect(judge(before, ready("now", 1)).crisis).toMatchObject({ reasons: ["leaves_now"] });
    expect(judge(before, ready("not_now", 1)).crisis).toBeNull();
  });

  it("[G535] begin one where none runs when a contact's edit says anew what a crisis was before, and not when it is sent again", () => {
    const inContact = (plan: StoredPlan, ...edits: readonly EditGiven[]) =>
      judgeEdits(plan, edits, { since: SINCE, now: NOW }, DANA, {
        clockId: id(7),
        contactId: ContactId.parse(id(6)),
      }).crisis;
    const again = { id: id(7), contactId: id(6), course: CHECKPOINTS, isOnlyWhereNoneRuns: true };
    const emergency = { kind: "answered", value: "emergency" };
    const weeksAgo = { saidAt: SINCE - 50 * 86_400_000, at: SINCE - 50 * 86_400_000 };
    const asked = Question.options
      .filter((question) => question !== "injury")
      .map((question) => kept(`first.${question}`, { kind: "skipped" }));
    const before = stored(
      ...asked,
      kept("ready_to_leave", "now", weeksAgo),
      kept("first.injury", emergency, weeksAgo),
    );
    expect(inContact(before, edit("first.injury", emergency, { basedOn: 1 }))).toEqual({
      ...again,
      reasons: ["injury"],
    });
    expect(inContact(before, edit("ready_to_leave", "now", { basedOn: 1 }))).toEqual({
      ...again,
      reasons: ["leaves_now"],
    });
    const sentAgain = stored(kept("ready_to_leave", "now", { by: DANA }));
    expect(inContact(sentAgain, edit("ready_to_leave", "now"))).toBeNull();
    expect(inContact(before, edit("section.bag", "Under the stairs"))).toBeNull();
    expect(inContact(before, edit("ready_to_leave", "planning", { basedOn: 1 }))).toBeNull();
  });

  it("[G531] of a list that is sent again because nobody heard what came of it are all there already", () => {
    const answered = { kind: "answered", value: "yes" };
    const first = [edit("first.device_safe", answered), edit("section.bag", "Under the stairs")];
    const { writes } = judge(stored(), ...first);
    const after = stored(
      ...writes.map(({ field, value }) => kept(field, value, { by: DANA, saidAt: NOW, at: NOW })),
    );
    const again = judge(after, ...first);
    expect(again.answer.edits.map(({ kind }) => kind)).toEqual(["same", "same"]);
    expect([again.writes, again.tells]).toEqual([[], false]);
    // Of somebody else it is what they said, which stands there, too.
    const theirs = stored(kept("first.device_safe", answered));
    expect(judge(theirs, edit("first.device_safe", answered)).answer.edits).toMatchObject([
      { kind: "conflict" },
    ]);
  });

  it("[G531] hand back what an edit before them wrote in the same list", () => {
    const { answer } = judge(stored(), edit("cover_story", "A cousin"), edit("cover_story", "A friend"));
    expect(answer.edits[1]).toEqual({
      kind: "conflict",
      field: "cover_story",
      theirs: kept("cover_story", "A cousin", { by: DANA, saidAt: NOW, at: NOW }),
    });
  });

  it("[G531] write anew what cannot be read, as its next version, and hide nothing beside it", () => {
    const plan = stored(
      kept("cover_story", null, { version: 3, isReadable: false }),
      kept("section.later", "of a later release"),
      kept("section.bag", "Under the stairs"),
    );
    expect(Object.keys(planOfStored(plan).plan.fields)).toEqual(["section.bag"]);
    const { writes, answer } = judge(plan, edit("cover_story", "A cousin", { basedOn: 3 }));
    expect(answer.edits).toEqual([{ kind: "changed", field: "cover_story", version: 4 }]);
    expect(writes).toMatchObject([{ field: "cover_story", version: 4, value: "A cousin" }]);
    expect(judge(plan, edit("cover_story", "A cousin", { basedOn: 2 })).writes).toEqual([]);
  });

  it("[G531] lose no word, whatever they are: each is written, stands there, or is answered with why not", () => {
    const fields = fc.constantFrom(
      "section.bag",
      "cover_story",
      "first.device_safe",
      "phase",
      "no.field",
      "",
    );
    const values = fc.oneof(
      fc.string(),
      fc.constantFrom("leaving", { kind: "skipped" }, null),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(
        fc.array(fc.record({ field: fields, value: values, basedOn: fc.integer({ min: -1, max: 3 }) }), {
          maxLength: 8,
        }),
        (edits) => {
          const plan = stored(kept("section.bag", "Under the stairs", { version: 2 }));
          const { writes, answer } = judge(plan, ...edits.map((each) => ({ ...each, saidAt: null })));
          expect(answer.edits.map(({ field }) => field)).toEqual(edits.map(({ field }) => field));
          expect(writes.map(({ field, version }) => [field, version])).toEqual(
            answer.edits.flatMap((came) => (came.kind === "changed" ? [[came.field, came.version]] : [])),
          );
          for (const { field, version } of writes) {
            const before = plan.values.find((each) => each.field === field)?.version ?? 0;
            const nth = writes.filter((each) => each.field === field && each.version <= version).length;
            expect(version).toBe(before + nth);
          }
        },
      ),
    );
  });
});
