import { anyCase } from "@holdfast/case-schema/any-case";
import {
  CaseRecord,
  factsOf,
  presentAge,
  subjectRoleOf,
  type CaseFact,
  type CasePerson,
} from "@holdfast/case-schema/case";
import { PersonalClass, type PersonId } from "@holdfast/case-schema";
import { rounds } from "@holdfast/tooling/rounds";
import fc from "fast-check";
import { expect, it } from "vitest";
import { dutyToWarn } from "../jurisdictions.ts";
import type { ConsentInput } from "../input.ts";
import { anyAsking, ASKED_AT, releaseSaying, SAID, worthOf, type Said } from "../testing/any-asking.ts";
import { dutyOf, groundFor } from "../testing/naive-consent.ts";
import type { Asking, PersonKnown } from "./asking.ts";
import { composeDisclosure } from "./compose.ts";
import { mayBeADemand } from "./may-be-a-demand.ts";
import { factKey } from "./fact-key.ts";
import { packetText } from "./packet.ts";
import { canAskFor } from "./trigger-recipients.ts";

interface Situation {
  readonly record: CaseRecord;
  readonly asking: Asking;
  readonly said: ReadonlyMap<PersonId, { readonly said: Said; readonly classes: readonly PersonalClass[] }>;
}

const situation: fc.Arbitrary<Situation> = anyCase.chain((drawn) => {
  const record = marked(drawn);
  return fc.record({
    record: fc.constant(record),
    asking: anyAsking(record.persons),
    said: fc
      .tuple(
        ...record.persons.map(() =>
          fc.record({
            said: fc.constantFrom("yes" as const, ...SAID),
            classes: fc.subarray([...PersonalClass.options], { minLength: 1 }),
          }),
        ),
      )
      .map(
        (all) =>
          new Map(record.persons.map(({ id }, at) => [id, all[at] ?? { said: "nothing", classes: [] }])),
      ),
  });
});

/** The same case, in which each word that somebody wrote stands nowhere else and says where it stands. */
function marked(record: CaseRecord): CaseRecord {
  const mark = (value: unknown, where: string): unknown => {
    if (typeof value === "string") return `[[${where}]]`;
    if (Array.isArray(value)) return value.map((each, at) => mark(each, `${where}/${at}`));
    return value;
  };
  const markAll = (held: Readonly<Record<string, unknown>>, part: string, fields: readonly string[]) =>
    Object.fromEntries(
      Object.entries(held).map(([field, value]) => {
        const where = `${part}/${String(held["id"])}/${field}`;
        if (fields.includes(field)) return [field, mark(value, where)];
        if (typeof value === "object" && value !== null && "text" in value)
          return [field, { ...value, text: mark(value.text, where) }];
        return [field, value];
      }),
    );
  return CaseRecord.parse({
    ...record,
    persons: record.persons.map((each) => markAll(each, "person", ["name", "genderWords"])),
    exploiters: record.exploiters.map((each) => markAll(each, "exploiter", ["name", "aliases"])),
    notes: record.notes.map((each) => markAll(each, "note", ["text"])),
  });
}

const marksIn = (text: string): readonly string[] =>
  [...text.matchAll(/\[\[([^/\]]+\/[^/\]]+\/[^/\]]+)[^\]]*\]\]/g)].map((found) => found[1] ?? "");

function knownOf({ asking, said }: Situation): ReadonlyMap<PersonId, PersonKnown> {
  return new Map(
    [...said].map(([person, { said: word, classes }]) => {
      const release = releaseSaying(word, asking, classes);
      const releases = release === null ? [] : [{ id: `release-of-${person}`, release }];
      return [person, { releases, withdrawals: [], under_guardianship: false }];
    }),
  );
}

/** Whether one person's fact of one kind may go, or has to: read from the handbook, without the table. */
function mayGo({ record, asking, said }: Situation, subject: PersonId, data_classes: PersonalClass): boolean {
  const trigger = setOffBy(asking);
  // Whoever could be who asks waits for a lead, where we say that it comes from us.
  if (asking.demands.isUnknown && mayBeADemand(trigger, asking.recipient.type)) return false;
  const person = record.persons.find(({ id }) => id === subject) as CasePerson;
  const age = presentAge(person, ASKED_AT);
  const word = said.get(subject);
  const isForeign = asking.recipient.type === "person_themself" && asking.recipient.person !== subject;
  const { concerns } = asking.judged;
  const ofExploiter = data_classes === "alleged_exploiter";
  const isFeared =
    concerns.includes(subject) ||
    (ofExploiter && (concerns.length > 0 || asking.judged.risk === "attempt_or_life_threat_in_progress"));
  const isOfAChild = record.persons.some(
    (each) => concerns.includes(each.id) && presentAge(each, ASKED_AT) !== "adult",
  );
  const input: ConsentInput = {
    trigger,
    recipient_type: isForeign ? "named_individual" : asking.recipient.type,
    data_classes,
    subject_age: age,
    subject_role: subjectRoleOf({ ...person, age }),
    ...worthOf(
      isForeign ? "nothing" : (word?.said ?? "nothing"),
      word?.classes.includes(data_classes) ?? false,
      age,
    ),
    written_required: asking.settings.written_required,
    risk: isFeared ? asking.judged.risk : "none",
    minor_harm: isFeared && (isOfAChild || !ofExploiter) ? asking.judged.minor_harm : "none",
    vulnerable_adult: isFeared ? asking.judged.vulnerable_adult : "no",
    duty_to_warn: dutyToWarn(asking.place, asking.staff),
    person_present_three_way: asking.onTheLine.includes(subject),
    adult_tip_policy: asking.settings.adult_tip_policy,
    role_has_need_to_know: asking.hasNeedToKnow,
  };
  const ground = groundFor(input);
  // A lead concurs first; and of what goes as a whole no part can be held back.
  if (ground === "nothing_gentler_left") return false;
  const isOnAYes = ground === "release" || ground === "on_the_line";
  if (isOnAYes && input.consent_covers === "partial") return false;
  return ground !== null || dutyOf(input) !== null;
}

/** Whoever asks sets it off, whatever whoever sends says. */
const setOffBy = ({ trigger, demands }: Asking): Asking["trigger"] => demands.open[0] ?? trigger;

const goes = (each: Situation, { subjects, classes }: CaseFact): boolean =>
  subjects.length > 0 && subjects.every((subject) => classes.every((kind) => mayGo(each, subject, kind)));

it("[CO50] [CO51] [CO52] packs each fact of a case exactly where the handbook has a reason for each person and kind, and no word else", () => {
  let sent = 0;
  let kept = 0;
  fc.assert(
    fc.property(situation, (each) => {
      const { record, asking } = each;
      const facts = factsOf(record, ASKED_AT);
      const composed = composeDisclosure(record, knownOf(each), asking, new Set(facts.map(factKey)), []);
      const isKnown = canAskFor(setOffBy(asking), asking.recipient.type);
      const may = facts.filter((fact) => goes(each, fact));
      const packed = composed.facts.filter(({ stands }) => stands === "goes" || stands === "duty");
      // Where the trigger leads nowhere, less may go than for each trigger by itself, and never more.
      const packedKeys = packed.map(({ key }) => key);
      const mayKeys = may.map(factKey);
      expect(packedKeys).toEqual(isKnown ? mayKeys : mayKeys.filter((key) => packedKeys.includes(key)));
      expect(composed.packet.lines.length).toBe(packed.length);
      const text = packetText(composed.packet);
      const whole = new Set(packed.map(({ fact }) => `${fact.part}/${fact.id}/${fact.field}`));
      for (const mark of marksIn(text)) expect(whole).toContain(mark);
      for (const { id } of record.persons) expect(text).not.toContain(`"${id}"`);
      const { packet: _, ...rest } = composed;
      expect(marksIn(JSON.stringify(rest))).toEqual([]);
      sent += packed.length;
      kept += facts.length - packed.length;
    }),
    { numRuns: rounds(300), seed: 8 },
  );
  expect(Math.min(sent, kept)).toBeGreaterThan(300);
});

it("[CO50] packs nothing that was not chosen, and decides it no otherwise for what else was", () => {
  fc.assert(
    fc.property(situation, fc.nat(6), (each, step) => {
      const facts = factsOf(each.record, ASKED_AT);
      const chosen = facts.filter((_, at) => at % (step + 1) === 0);
      const compose = (keys: readonly CaseFact[]) =>
        composeDisclosure(each.record, knownOf(each), each.asking, new Set(keys.map(factKey)), []);
      const [all, some] = [compose(facts), compose(chosen)];
      expect(some.facts).toEqual(all.facts.filter(({ key }) => chosen.map(factKey).includes(key)));
      expect(some.packet.lines.length).toBeLessThanOrEqual(chosen.length);
    }),
    { numRuns: rounds(100), seed: 9 },
  );
});

it("[CO55] packs no more for anybody's word than what waited for just that word", () => {
  let opened = 0;
  fc.assert(
    fc.property(situation, (each) => {
      const chosen = new Set(factsOf(each.record, ASKED_AT).map(factKey));
      const compose = (approvals: Parameters<typeof composeDisclosure>[4]) =>
        composeDisclosure(each.record, knownOf(each), each.asking, chosen, approvals);
      const before = compose([]);
      const word = before.subjects.flatMap(
        ({ subject, dataClass, releaseId, decision: { ruleId }, approver }) => [
          { subject, dataClass, releaseId, ruleId, by: approver ?? ("supervisor" as const) },
          { subject, dataClass, releaseId, ruleId, by: approver ?? ("counsel" as const) },
        ],
      );
      const after = compose(word);
      const others = before.facts.map(({ stands }, at) => [stands, after.facts[at]?.stands] as const);
      expect(others.filter(([was, is]) => was !== "held" && is !== was)).toEqual([]);
      opened += others.filter(([was, is]) => was === "held" && is === "goes").length;
      const wrong = word.map(({ by, ...rest }) => ({
        ...rest,
        by: by === "counsel" ? ("supervisor" as const) : ("counsel" as const),
      }));
      expect(compose(wrong).packet.lines).toEqual(before.packet.lines);
      // Nor for a word that was given for what another release says.
      const ofAnother = word.map((said) => ({ ...said, releaseId: "another" }));
      expect(compose(ofAnother).packet.lines).toEqual(before.packet.lines);
    }),
    { numRuns: rounds(100), seed: 10 },
  );
  expect(opened).toBeGreaterThan(0);
});
