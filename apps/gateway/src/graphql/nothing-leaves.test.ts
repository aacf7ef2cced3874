import { decideAccess } from "@holdfast/access-policy";
import { DisclosureTrigger, type RecipientType } from "@holdfast/case-schema";
import { isAddressField, PART_FIELDS } from "@holdfast/case-schema/case";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { DEMO_ACCOUNTS } from "../demo/accounts.ts";
import { forgetDesk } from "../testing/forget-desk.ts";
import { READ_CASE } from "../testing/case-documents.ts";
import { caseDesk, type CaseDesk, type CasePeople } from "../testing/case-desk.ts";
import { CORRECT_OWN } from "../testing/own-word-documents.ts";
import { ATTEMPTS, HELD_ATTEMPTS, LIFE } from "../testing/share-attempts.ts";
import { shareDesk, type Given, type ShareDesk, type Sharing } from "../testing/share-desk.ts";
import { demandsOf, sownDemands } from "../testing/sown-demands.ts";
import { factsIn, SOWN, sownCase, type SownCase } from "../testing/sown-case.ts";
import { cameOf, keysOf } from "../testing/what-came.ts";
import { everyRoot, valueFor, type Root } from "../testing/whole-schema.ts";

/** Told whoever may know to whom something may go, of whatever case they are. */
const RECIPIENT = ["sown-recipient-name", "sown-recipient-vetting"];
const AGREED: ReadonlySet<string> = new Set(["identity", "narrative"]);
const TO_NOBODY: readonly RecipientType[] = [
  "law_enforcement",
  "named_individual",
  "public_or_media",
  "service_provider",
];
let desk: CaseDesk;
let sharing: ShareDesk;
/** How much later it is in the store than here. */
let ahead = 0;
/** Dana's, of Ana, who agreed that she is told of to one recipient, and Ben, whom nobody asked; both told of Rex. */
let own: SownCase;
let agreed: Sharing;
/** Ada's case, into which she would have it joined. */
let adas: string;
/** By the name of an argument, what somebody could say to it who is nothing to Dana's case; and whatever else has an id there. */
let ids: Readonly<Record<string, string>>;

beforeAll(async () => {
  desk = await caseDesk({ storeClock: () => Date.now() + ahead });
  sharing = shareDesk(desk);
  own = await sownCase(desk, "dana", { person: "ana", other: "ben", exploiter: "rex", note: "note" });
  agreed = await sharing.share(own, {
    words: { withheld: "sown-release-withheld", paper: "sown-release-paper" },
  });
  const sent = crypto.randomUUID();
  await agreed.confirm("dana", await agreed.seen("dana"), {}, sent);
  const { heldId, item } = await agreed.wait("dana");
  const forget = await forgetDesk(desk).asksToBeForgotten("dana", own);
  const ownWord = crypto.randomUUID();
  const corrected = await desk.done("dana", CORRECT_OWN, {
    id: ownWord,
    caseId: own.caseId,
    personId: own.person,
    contactId: own.contactId,
    field: "genderWords",
    value: "sown-ana-ownWord",
    seen: 1,
  });
  if ((corrected as { readonly __typename: string }).__typename !== "CaseWritten")
    throw new Error("the sample says nothing themself");
  const isSaid = ({ id, field }: SownCase["words"][number]): boolean =>
    id === own.person && field === "genderWords";
  own = {
    ...own,
    words: own.words.map((each) => (isSaid(each) ? { ...each, word: "sown-ana-ownWord" } : each)),
  };
  adas = (await desk.begin("ada")).caseId;
  const { caseId, person: personId, contactId, exploiter, note } = own;
  const { recipient: recipientId, releaseId: release } = agreed;
  ids = {
    caseId,
    personId,
    contactId,
    exploiter,
    note,
    recipientId,
    release,
    sent,
    heldId,
    item,
    forget,
    ownWord,
  };
});
afterAll(() => desk.house.close());

const sownIn = (text: string): readonly string[] => [...new Set(text.match(SOWN))].toSorted();

/** All that is answered to these, with each id that there is in place of the one asked for. */
async function answers(
  by: CasePeople | null,
  roots: readonly Root[],
  known: (id: string) => Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const asked = roots.flatMap(({ args, capability, documents }) => {
    const names = Object.keys(args);
    // Whoever may not ask at all is refused before anything is looked for.
    const isAny = mayAsk(by)(capability) && Object.values(args).some((type) => /ID|Input/.test(String(type)));
    return (by !== null && isAny ? Object.values(ids) : [own.caseId]).flatMap((id) => {
      const given = names.map((name) => [name, valueFor(args[name]!, name, known(id))]);
      return documents.map((document) => [document, Object.fromEntries(given) as object] as const);
    });
  });
  const told: string[] = [];
  for (let from = 0; from < asked.length; from += 8)
    for (const answer of await Promise.all(
      asked.slice(from, from + 8).map(async ([document, variables]) => desk.asked(by, document, variables)),
    ))
      told.push(JSON.stringify(answer));
  return told;
}
const mayAsk = (by: CasePeople | null) => (capability: Root["capability"]) => {
  const role = DEMO_ACCOUNTS.find(({ username }) => username === by)?.role;
  return role === undefined || (capability !== null && decideAccess(role, capability).allowed);
};
/** Every question, with each id wherever any is asked for. */
const questions = async (by: CasePeople | null) =>
  answers(by, everyRoot("query", mayAsk(by)), (id) => ({ id, ids: id, contactId: id, caseId: id }));
/**
 * What is tried elsewhere, because doing it is no wrong: an account and a shift of one's own, what an administrator sets, scripts, which are of nobody, and a contact,
 * which whoever is on shift may have, with all that is said, drawn, called and whispered there, what is said to the shift, and what is practised. Whatever comes to be beside these is tried.
 */
const ELSEWHERE =
  /^(?:self|shift|care|staff|settings|queue|contact|draft|follow_up|call|picture|report|grounding|whisper|announcement|practice)\.|^(?:board|closed|quarantine)\.read$/;
/** Every act on cases, on what leaves them, and on what is asked and held of them: on Dana's, with each id in place of what it is done to. */
const acts = async (by: CasePeople | null) => {
  const roots = everyRoot("mutation", mayAsk(by)).filter(
    ({ capability }) => capability !== null && !ELSEWHERE.test(capability),
  );
  // Whom something may go to is a privacy officer's to say, of no case; and where they are reached is shown to whoever reads them, which
  // the attack asks of somebody of a case (A113).
  const others = roots.filter(
    ({ capability }) => capability !== "recipient.unmask" && (by !== "pat" || capability !== "recipient.vet"),
  );
  return answers(by, others, (id) => ({
    ...ids,
    from: own.caseId,
    into: adas,
    userId: desk.id("marta"),
    kind: "unknown",
    id,
  }));
};
const OWN = `query ($id: ID!) { releases(caseId: $id) { id state } forgetRequests(caseId: $id) { id decidedAt } case(id: $id) { ownWords { id } } unsettledWithdrawals(caseId: $id) { id }
  disclosures(caseId: $id) { id sentAt cosignedAt reviewedAt decisions { at } } }`;
const standing = async () =>
  Promise.all([READ_CASE, OWN].map(async (query) => desk.asked("dana", query, { id: own.caseId })));
describe("whoever is nothing to a case", () => {
  // Too few words are refused before anything is looked for.
  const REFUSED = ["FORBIDDEN", "NotFound", "NotHolder", "WordsRefused"];
  // A file that is no rota is none, and what was seen of a rota or of somebody is another by now.
  const KEPT = ["RotaImportRefused", "RotaOvertaken", "SkillsChangedMeanwhile"];
  // Of the asker's own, where they are told of alarms.
  const OF_ALARMS = ["AlarmAddressNotConfirmed", "AlarmCodeNotSent", "none"];
  const BARS = ["CaseBarLifted", "CaseBarred", "CaseNotBarred"];
  it.each([
    ["an advocate of another case", "ada", RECIPIENT, REFUSED],
    // That a lead checked in with somebody who is there no more is answered by a bare no.
    ["a lead off shift", "lee", RECIPIENT, [...REFUSED, ...KEPT, "SurgeNotTurned"]],
    // Who bars somebody by a case's number reads nothing by it (A66): what comes of it is an id that they said.
    ["a privacy officer", "pat", RECIPIENT, [...BARS, "FORBIDDEN", "NotFound", "WordsRefused"]],
    ["counsel", "cam", RECIPIENT, ["FORBIDDEN", "HeldNotDecided", "NotFound"]],
    ["an administrator", "alex", [], ["FORBIDDEN", "NotFound", ...KEPT]],
    ["nobody", null, [], ["UNAUTHENTICATED"]],
  ] as const)(
    "[G289] is told no word of it by any question or act that there is, and changes nothing: %s",
    async (_whoever, by, known, refused) => {
      ids = { ...ids, ...(await sownDemands(desk)) };
      const before = await standing();
      if (by === "lee") await desk.house.store.shifts.end(desk.id("lee"));
      const [asked, acted] = [await questions(by), await acts(by)];
      if (by === "lee") await desk.house.store.shifts.keep(desk.id("lee"), "available");
      expect(sownIn(asked.join("\n"))).toEqual(known);
      expect(sownIn(acted.join("\n"))).toEqual([]);
      expect(cameOf(acted)).toEqual([...refused, ...(by === null ? [] : OF_ALARMS)].toSorted());
      // A field is asked under its type's name.
      const ofBars = acted.filter((each) => BARS.some((name) => each.includes(`"${name}"`))).flatMap(keysOf);
      expect(ofBars.filter((key) => !/^(?:__typename|Case\w+_(?:id|because))$/u.test(key))).toEqual([]);
      expect(await standing()).toEqual(before);
      expect(await demandsOf(desk, own.caseId)).toEqual([{ processes: 0, holds: 0 }]);
    },
  );

  it("[G289] is told what is there, once they are of the case: the same questions tell whoever has it every word", async () => {
    const told = sownIn((await questions("dana")).join("\n"));
    // Of where somebody is reached they are told a mask, until they ask for it (G524).
    for (const { word, part, field } of own.words)
      expect([word, told.includes(word)]).toEqual([word, !isAddressField(part, field)]);
    expect(told).toEqual(expect.arrayContaining([...RECIPIENT, "sown-release-withheld"]));
    // Said for whoever decides again, and for no screen.
    expect(told.join()).not.toMatch(/sown-(?:why|release-paper)/);
  });

  it("[G289] [G9] hears no word again that was put where it does not belong, and neither does the log", async () => {
    const { caseId, person: id } = own;
    const change = `mutation ($caseId: ID!, $id: ID!, $field: String!, $value: CaseValue) { done: changeCaseField(caseId: $caseId,
      part: person, id: $id, field: $field, value: $value, seenRevision: 0) { __typename ... on CaseInvalid { because } } }`;
    const wrong: readonly (readonly [query: string, variables: object])[] = [
      [change, { caseId, id, field: "bornOn", value: "sown-wrong-day" }],
      [change, { caseId, id, field: "sown-wrong-field", value: "x" }],
      [change, { caseId, id: { sown: "sown-wrong-id" }, field: "name", value: "x" }],
      [READ_CASE, { id: "sown-wrong-case" }],
      [`{ case(id: "${caseId}") { sown-wrong-text } }`, {}],
      [`{ releases(caseId: ["sown-wrong-list"]) { id } }`, {}],
    ];
    for (const [query, variables] of wrong)
      expect(sownIn(JSON.stringify(await desk.asked("dana", query, variables)))).toEqual([]);
    expect(sownIn(desk.house.logged.join("\n"))).toEqual([]);
  });
});

describe("whoever is of a case", () => {
  const fresh = async (given?: Given, isWitnessed?: boolean): Promise<Sharing> => {
    const of = await desk.begin("dana");
    await desk.change("dana", of, "name", "sown-ana-name");
    return sharing.share(of, given, isWitnessed);
  };
  /** Of what is as it was after an attempt, so that others are made on it. */
  let kept: Sharing | undefined;
  let waits: { readonly heldId: string; readonly item: string } | undefined;
  const later = async <Result>(ms: number, done: () => Promise<Result>): Promise<Result> => {
    ahead = ms;
    return done().finally(() => (ahead = 0));
  };

  it.each(Object.entries(ATTEMPTS))("[G290] sends nothing %s", async (_how, attempt) => {
    const { given, isUnseenPaper = false, spoils = false, because, tried } = attempt;
    const isItsOwn = spoils || isUnseenPaper || given !== undefined;
    const of = isItsOwn ? await fresh(given?.(), !isUnseenPaper) : (kept ??= await fresh());
    const came = await tried({ desk, sharing, of, later, seen: await of.seen("dana"), other: own.other });
    expect(came.because ?? came.__typename).toBe(because);
    expect(sownIn(JSON.stringify(came))).toEqual([]);
    expect(await of.gone()).toBe(0);
  });

  it.each(Object.entries(HELD_ATTEMPTS))("[G290] sends nothing that waits, %s", async (_how, attempt) => {
    const { spoils = false, askedBy = "dana", because, tried } = attempt;
    const of = spoils ? await fresh() : (kept ??= await fresh());
    const held = spoils ? await of.wait(askedBy) : (waits ??= await of.wait(askedBy));
    const came = await tried({ desk, sharing, of, later, ...held });
    expect(came.because ?? came.__typename).toBe(because);
    expect(sownIn(JSON.stringify(came))).toEqual([]);
    expect(await of.gone()).toBe(0);
  });

  it("[G290] sends just what was seen, once, and what a lead approved who did not ask, and tells nobody else of it", async () => {
    const of = await fresh();
    const [id, seen] = [crypto.randomUUID(), await of.seen("dana")];
    const packet = '[{"part":"person","of":1,"field":"name","value":"sown-ana-name"}]';
    for (const _again of [1, 2]) expect(await of.confirm("dana", seen, {}, id)).toMatchObject({ packet });
    expect(await of.confirm("dana", seen, { purpose: "coordination" }, id)).toMatchObject({
      because: "already_sent",
    });
    for (const by of ["ada", "lee"] as const)
      expect(sownIn(JSON.stringify(await of.confirm(by, seen, {}, id)))).toEqual([]);
    expect(await of.gone()).toBe(1);
    const { heldId, item } = await of.wait("dana");
    expect(await sharing.decide("lee", item)).toMatchObject({ __typename: "HeldDecided" });
    expect(await sharing.send("dana", heldId)).toMatchObject({ packet });
    expect(await of.gone()).toBe(2);
  });

  it("[G290] is of it no more once they are shut out: what they saw sends nothing, and what they sent is not told again", async () => {
    const of = await fresh();
    const { caseId } = of.of;
    await desk.door("lee", "letIntoCase", caseId, "marta");
    const [id, seen] = [crypto.randomUUID(), await of.seen("marta")];
    expect((await of.confirm("marta", seen, {}, id)).packet).toContain("sown-ana-name");
    await desk.door("lee", "endLetIntoCase", caseId, "marta");
    const { __typename: again } = await of.confirm("marta", seen, {}, id);
    const { __typename: anew } = await of.confirm("marta", seen);
    expect([again, anew, (await of.preview("marta")).__typename]).toEqual([
      "NotFound",
      "NotFound",
      "NotFound",
    ]);
    expect(await of.gone()).toBe(1);
  });
});

it.each([
  ["cam", "heldDisclosures { askedBy { name } }"],
  ["pat", "recipients { vettedBy { name } }"],
] as const)(
  "[G280] names a colleague to whoever is asked for a word of theirs and reads no queue: %s",
  async (by, query) => {
    expect(await desk.asked(by, `{ done: ${query} }`)).toEqual({
      status: 200,
      data: { done: expect.any(Array) },
    });
  },
);

describe("what is composed", () => {
  const fields: Readonly<Record<string, { readonly classes: readonly string[] | string }>> =
    PART_FIELDS.person;
  const isAgreed = (name: string): boolean => {
    const classes = fields[name]?.classes ?? "none";
    return typeof classes !== "string" && classes.every((each) => AGREED.has(each));
  };
  const facts = () => factsIn(own);
  /** What Ana agreed to: what is of no other kind, and in words of nobody else. */
  const allowed = () =>
    own.words.filter(({ id, field }) => id === own.person && isAgreed(field)).map(({ word }) => word);

  it("[G291] has of a whole case just what was agreed to by whom it is, and each by a decision that let it go", async () => {
    const { view } = await agreed.preview("dana", { facts: facts() });
    const lines = JSON.parse(view?.packet ?? "[]") as readonly { readonly field: string }[];
    const goes = view?.facts.filter(({ stands }) => stands === "goes") ?? [];
    expect(sownIn(view?.packet ?? "")).toEqual(["1971-02-28", ...allowed()].toSorted());
    expect(lines.map(({ field }) => field).toSorted()).toEqual(goes.map(({ field }) => field).toSorted());
    const by = view?.subjects.filter(({ outcome }) => outcome.startsWith("allow")) ?? [];
    expect(new Set(by.map(({ personId }) => personId))).toEqual(new Set([own.person]));
    for (const { id, ruleId } of goes)
      expect([id, by.some((each) => each.ruleId === ruleId)]).toEqual([own.person, true]);
    expect(view?.facts.length).toBeGreaterThan(goes.length + 20);
    const sent = await agreed.confirm("lee", view?.seen ?? "", { facts: facts() });
    expect(sent.packet).toBe(view?.packet);
  });

  it("[G291] has nothing for whomever nobody agreed to, whatever it is said to be for", async () => {
    for (const type of TO_NOBODY) {
      const recipientId = await sharing.vet(type);
      for (const trigger of DisclosureTrigger.options) {
        const came = await agreed.preview("dana", { recipientId, trigger, purpose: "other", facts: facts() });
        expect([came.__typename, sownIn(JSON.stringify(came))], `${type}, ${trigger}`).toEqual([
          "DisclosureShown",
          [],
        ]);
      }
    }
  });

  it("[G291] has for a life in danger what is of whoever is in it and of whoever is alleged, and no word of anybody else", async () => {
    const help = { recipientId: await sharing.vet("emergency_services"), purpose: "emergency", risk: LIFE };
    const over = { ...help, trigger: "advocate_initiative", concerns: [own.person], facts: facts() };
    const { packet } = await agreed.confirm("dana", null, over);
    expect(packet).toContain("sown-ana-isAt");
    expect(sownIn(packet ?? "").filter((word) => !/^(?:sown-(?:ana|rex)-|1971)/.test(word))).toEqual([]);
  });
});
