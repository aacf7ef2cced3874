import { InHand, InquiryAsker, type RecipientType } from "@holdfast/case-schema";
import { afterAll, beforeAll, expect, it } from "vitest";
import { disclosureHouse, type DisclosureHouse } from "../testing/disclosure-house.ts";
import { SAMPLE_RECIPIENT_WORDS } from "../testing/index.ts";
import type { InquiryGiven } from "./inquiry-store.ts";

let now = 1_800_000_000_000;
let house: DisclosureHouse;
beforeAll(async () => {
  house = await disclosureHouse(() => now);
});
afterAll(async () => house.close());

const WORDS = { who: "A detective", reach: "555-0199", said: "Whether Ana Q. has called" };
async function logged(over: Partial<InquiryGiven> = {}): Promise<string> {
  const id = over.id ?? crypto.randomUUID();
  const given = { asker: "police", inHand: "nothing", way: "phone", askedAt: now - 60_000 } as const;
  const done = await house.store.inquiries.log({ ...given, words: WORDS, by: house.staff.dana, ...over, id });
  expect(done).toEqual({ kind: "logged" });
  return id;
}
const shown = async (id: string) => (await house.store.inquiries.open()).find((each) => each.id === id);
async function vetted(type: RecipientType): Promise<string> {
  const id = crypto.randomUUID();
  await house.store.recipients.vet({ id, type, by: house.staff.pat, words: SAMPLE_RECIPIENT_WORDS });
  return id;
}
/** The rule that an act breaks. */
const broken = async (act: Promise<unknown>): Promise<unknown> =>
  act.then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

it("[DB360] keeps who asked, when, by which way and with what, once, sealed, and names nobody of ours", async () => {
  const id = await logged();
  expect(await house.store.inquiries.log({ ...(await again(id)), by: house.staff.dana })).toEqual({
    kind: "logged",
  });
  const other = { ...(await again(id)), words: { ...WORDS, said: "Something else" } };
  expect((await house.store.inquiries.log({ ...other, by: house.staff.dana })).kind).toBe("taken");
  // What it sets off hangs on these: a correction that is lost is never told as kept.
  for (const code of [
    { asker: "media" as const },
    { inHand: "paper" as const },
    { way: "letter" as const },
    { askedAt: now - 1 },
  ])
    expect(
      (await house.store.inquiries.log({ ...(await again(id)), ...code, by: house.staff.dana })).kind,
    ).toBe("taken");
  expect((await house.store.inquiries.log({ ...(await again(id)), by: house.staff.ada })).kind).toBe("taken");
  expect(await shown(id)).toEqual({
    id,
    asker: "police",
    inHand: "nothing",
    way: "phone",
    trigger: "law_enforcement_informal",
    askedAt: now - 60_000,
    loggedAt: now,
    loggedBy: { id: house.staff.dana, name: "Dana" },
    words: WORDS,
    callBacks: [],
    recipient: null,
    ended: null,
  });
  const { rows } = await house.client.query<Record<string, unknown>>("select * from inquiry where id = $1", [
    id,
  ]);
  expect(Object.keys(rows[0] ?? {}).filter((name) => /case|contact|person/.test(name))).toEqual([]);
  expect(JSON.stringify(rows[0])).not.toMatch(/detective|0199|Ana/);
  // The bytes, too.
  expect(Buffer.from(rows[0]?.["body"] as Buffer).toString("latin1")).not.toMatch(/detective|0199|Ana/);
});

const again = async (id: string) => ({
  id,
  asker: "police" as const,
  inHand: "nothing" as const,
  way: "phone" as const,
  askedAt: now - 60_000,
  words: WORDS,
});

it("[DB360] sets off what whoever asks is known by, and no order by anybody's word", async () => {
  const { rows } = await house.client.query<{ asker: InquiryAsker; hand: InHand; trigger: string }>(
    `select asker::text as asker, hand::text as hand, inquiry_trigger(asker, hand)::text as trigger
     from unnest(enum_range(null::inquiry_asker)) asker cross join unnest(enum_range(null::in_hand)) hand`,
  );
  expect(rows.length).toBe(InquiryAsker.options.length * InHand.options.length);
  const otherwise: Readonly<Record<InquiryAsker, string>> = {
    police: "law_enforcement_informal",
    court: "subpoena_unsigned_by_judge",
    family: "family_or_other_inquiry",
    media: "media_inquiry",
    child_welfare: "child_welfare_inquiry",
    funder_or_research: "funder_or_research_request",
    somebody_else: "family_or_other_inquiry",
  };
  for (const { asker, hand, trigger } of rows)
    expect(trigger).toBe(
      asker === "police" && hand === "says_urgent" ? "law_enforcement_exigent" : otherwise[asker],
    );
});

it("[DB361] tells each time that they were rung back, and nothing once it is over", async () => {
  const id = await logged();
  const { calledBack, end } = house.store.inquiries;
  expect((await calledBack(id, "nobody_there", house.staff.dana)).kind).toBe("done");
  now += 1_000;
  expect((await calledBack(id, "is_them", house.staff.ada)).kind).toBe("done");
  expect((await shown(id))?.callBacks).toEqual([
    { at: now - 1_000, by: { id: house.staff.dana, name: "Dana" }, came: "nobody_there" },
    { at: now, by: { id: house.staff.ada, name: "Ada" }, came: "is_them" },
  ]);
  expect((await end(id, "told_neither", house.staff.lee)).kind).toBe("done");
  expect((await calledBack(id, "is_them", house.staff.dana)).kind).toBe("not_found");
  expect((await calledBack(crypto.randomUUID(), "is_them", house.staff.dana)).kind).toBe("not_found");
  expect(await shown(id)).toBeUndefined();
  expect(await broken(house.client.query("delete from inquiry_call_back"))).toBe("only_added");
});

it("[DB362] [DB392] is known to be somebody who could have asked so, anew by somebody else, and ended by somebody else who may, once", async () => {
  const { lee, lou, dana, cam } = house.staff;
  const { know, end } = house.store.inquiries;
  const [id, police, mother] = [
    await logged(),
    await vetted("law_enforcement"),
    await vetted("named_individual"),
  ];
  expect((await know(id, mother, lee)).kind).toBe("not_them");
  expect((await know(id, crypto.randomUUID(), lee)).kind).toBe("not_found");
  expect((await know(id, police, lee)).kind).toBe("done");
  expect((await shown(id))?.recipient).toEqual({ id: police, type: "law_enforcement" });
  const others = [await vetted("law_enforcement"), await vetted("law_enforcement")] as const;
  expect((await know(id, others[0], lee)).kind).toBe("not_them");
  // Said anew by somebody else, the last counts, and what was said before stays.
  expect((await know(id, others[0], lou)).kind).toBe("done");
  for (const each of [others[1], others[0]]) expect((await know(id, each, cam)).kind).toBe("done");
  expect((await shown(id))?.recipient?.id).toBe(others[0]);
  const { rows } = await house.client.query(
    "select recipient_id, by_id from who_asked_said where inquiry_id = $1 order by id",
    [id],
  );
  expect(rows.map((row) => [row.recipient_id, row.by_id])).toEqual([
    [police, lee],
    [others[0], lou],
    [others[1], cam],
    [others[0], cam],
  ]);
  expect(await broken(house.client.query("delete from who_asked_said"))).toBe("only_added");
  const own = await logged({ by: lee });
  expect((await end(own, "gave_up", lee)).kind).toBe("own");
  expect((await end(own, "gave_up", cam)).kind).toBe("done");
  expect((await end(own, "told_neither", lou)).kind).toBe("not_found");
  for (const change of [
    `update inquiry set ended_at = now(), ended_how = 'gave_up', ended_by_id = '${house.staff.ada}' where id = '${id}'`,
    `update inquiry set known_by_id = '${dana}' where id = '${await logged()}'`,
  ])
    expect(await broken(house.client.query(change))).toMatch(/inquiry_(handled|known)/);
});

it("[DB360] stays what it was, whatever statement runs", async () => {
  const id = await logged();
  for (const [change, rule] of [
    [`delete from inquiry where id = '${id}'`, "inquiry_stays"],
    [`update inquiry set asker = 'media' where id = '${id}'`, "inquiry_same"],
    [`update inquiry set asked_at = asked_at - interval '1 hour' where id = '${id}'`, "inquiry_same"],
  ] as const)
    expect(await broken(house.client.query(change))).toBe(rule);
  await house.store.inquiries.end(id, "told_neither", house.staff.lee);
  expect(await broken(house.client.query(`update inquiry set ended_at = null where id = '${id}'`))).toBe(
    "inquiry_over",
  );
});

it("[DB362] knows nobody by the name of whoever helps, or speaks for somebody, until they were rung back and are them", async () => {
  const scene = await house.scene();
  const { know, calledBack } = house.store.inquiries;
  const { dana, lee } = house.staff;
  const demands = async (recipient: string) =>
    (await house.client.query("select open_demands($1, $2) as trigger", [recipient, scene.caseId])).rows.map(
      ({ trigger }) => trigger,
    );
  for (const recipient of [scene.recipient, await vetted("attorney_of_person")]) {
    const id = await logged({ asker: "somebody_else" });
    expect((await know(id, recipient, lee)).kind).toBe("not_called_back");
    for (const came of ["nobody_there", "is_not_them"] as const) {
      await calledBack(id, came, dana);
      expect((await know(id, recipient, lee)).kind).toBe("not_called_back");
    }
    expect(await demands(recipient)).toEqual([]);
    await calledBack(id, "is_them", dana);
    expect((await know(id, recipient, lee)).kind).toBe("done");
    await calledBack(id, "nobody_there", dana);
    expect(await demands(recipient)).toEqual(["family_or_other_inquiry"]);
    // Found out afterwards that it was not them: their name does not shut them out.
    await calledBack(id, "is_not_them", dana);
    expect(await demands(recipient)).toEqual([]);
  }
});
