import type { UserId } from "@holdfast/case-schema";
import type { Client } from "pg";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { rawClient, sampleStaff, testStore, type TestStore } from "../testing/index.ts";
import type { GroundingDeed, GroundingScriptMeant } from "./grounding-script-store.ts";

let now = 1_800_000_000_000;
const DAY = 86_400_000;
let store: TestStore;
let client: Client;
let alex: UserId;
let cleo: UserId;
let sam: UserId;
let lou: UserId;
let nth = 0;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
  client = await rawClient(store.connection);
  alex = await sampleStaff(store, "Alex", "administrator");
  cleo = await sampleStaff(store, "Cleo");
  sam = await sampleStaff(store, "Sam");
  lou = await sampleStaff(store, "Lou");
});
afterAll(async () => {
  await client.end();
  await store.close();
});
let script: string;
beforeEach(() => {
  nth += 1;
  script = `quiet_${String(nth)}`;
  now += DAY;
});

const words = (version: string, id = script): string =>
  JSON.stringify({ id, version, wordings: { en: { title: "Look around" }, es: { title: "Mira" } } });
const given = (version: string) => ({ script, version, words: words(version) });
const imported = async (...versions: readonly string[]) =>
  store.groundingScripts.import(alex, () => ({ scripts: versions.map(given) }));
const act = async (deed: GroundingDeed, by: UserId, version = "1.0.0", shipped: string | null = null) => {
  const meant: GroundingScriptMeant = { script, version, shipped };
  return store.groundingScripts.act(meant, deed, by, () => null);
};
const kept = async (version = "1.0.0") =>
  (await store.groundingScripts.list()).find((each) => each.script === script && each.version === version);
const agrees = (role: "clinician" | "survivor_advisor"): GroundingDeed => ({
  kind: "review",
  role,
  verdict: "agrees",
  words: null,
});
const BEGIN: GroundingDeed = { kind: "begin_review" };
const ENGLISH: GroundingDeed = { kind: "check_language", language: "en", translated: null };
const APPROVE: GroundingDeed = { kind: "approve" };
const approved = async (version = "1.0.0") => {
  await act(BEGIN, alex, version);
  await act(agrees("clinician"), cleo, version);
  await act(agrees("survivor_advisor"), sam, version);
  await act(ENGLISH, lou, version);
  return act(APPROVE, alex, version);
};
/** The rule that an act breaks. */
const broken = async (doing: Promise<unknown>): Promise<unknown> =>
  doing.then(
    () => null,
    (error: { readonly constraint?: string }) => error.constraint,
  );

describe("versions", () => {
  it("[DB585] come as drafts with words that never change, and none is taken away", async () => {
    await imported("1.0.0");
    expect(await kept()).toMatchObject({
      status: "draft",
      importedBy: { id: alex, name: "Alex" },
      keptAt: now,
      words: JSON.parse(words("1.0.0")) as unknown,
      reviews: [],
      languages: [],
    });
    for (const [change, rule] of [
      ["set words = jsonb_set(words, '{wordings,en,title}', '\"Else\"')", "grounding_script_same"],
      ["set imported_by_id = null", "grounding_script_same"],
      ["set status = 'approved'", "grounding_in_order"],
      ["set kept_at = now()", "grounding_script_same"],
    ] as const)
      expect(
        await broken(client.query(`update grounding_script ${change} where script = $1`, [script])),
      ).toBe(rule);
    expect(await broken(client.query("delete from grounding_script where script = $1", [script]))).toBe(
      "grounding_script_stays",
    );
  });

  it("[DB585] are the script and the number that their words say", async () => {
    for (const bad of ["{}", words("1.0.1"), words("1.0.0", "another"), "null"])
      expect(
        await broken(
          store.groundingScripts.import(alex, () => ({
            scripts: [{ script, version: "1.0.0", words: bad }],
          })),
        ),
      ).toBe("grounding_script_words");
  });

  it("[DB585] are imported all or not at all, each newer than every one of its script, in the order of numbers", async () => {
    await imported("1.9.0");
    expect(await broken(imported("1.10.0", "1.8.0"))).toBe("grounding_newer");
    expect(await kept("1.10.0")).toBeUndefined();
    expect(await broken(imported("1.9.0"))).toBe("grounding_newer");
    await imported("1.10.0");
    const all = (await store.groundingScripts.list()).filter((each) => each.script === script);
    expect(all.map(({ version }) => version)).toEqual(["1.10.0", "1.9.0"]);
  });

  it("[DB585] of two who import the same at once one is kept", async () => {
    const both = await Promise.allSettled([imported("1.0.0"), imported("1.0.0")]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  });

  it("[DB586] that shipped are stored with the first thing that is done with one, also below what was imported, and by nobody", async () => {
    await imported("2.0.0");
    expect((await act(BEGIN, alex)).kind).toBe("not_found");
    const refused = await store.groundingScripts.act(
      { script, version: "1.0.0", shipped: words("1.0.0") },
      BEGIN,
      alex,
      (all) => all.map(({ version }) => version).join(" "),
    );
    expect(refused).toEqual({ kind: "refused", because: expect.stringContaining("1.0.0") as string });
    expect(await kept()).toBeUndefined();
    expect(await act(BEGIN, alex, "1.0.0", words("1.0.0"))).toEqual({ kind: "done" });
    expect(await kept()).toMatchObject({ status: "in_review", importedBy: null });
  });
});

describe("looking at one", () => {
  it("[DB587] takes somebody else than imported it, while it is in review, and says what should be otherwise", async () => {
    await imported("1.0.0");
    expect(await broken(act(agrees("clinician"), cleo))).toBe("grounding_in_review");
    await act(BEGIN, alex);
    expect(await broken(act(agrees("clinician"), alex))).toBe("grounding_by_another");
    expect(await broken(act(ENGLISH, alex))).toBe("grounding_by_another");
    const wish = { kind: "review", role: "clinician", verdict: "asks_for_changes" } as const;
    expect(await broken(act({ ...wish, words: null }, cleo))).toBe("grounding_review_says_what");
    await act({ ...wish, words: "The second step is too long." }, cleo);
    await act(agrees("survivor_advisor"), sam);
    expect(await kept()).toMatchObject({
      reviews: [
        { role: "clinician", by: { name: "Cleo" }, words: "The second step is too long.", at: now },
        { role: "survivor_advisor", verdict: "agrees", words: null },
      ],
    });
    expect(await broken(client.query("delete from grounding_review"))).toBe("only_added");
  });

  it("[DB587] [GS49] of a language takes one that it speaks, and three people where it was translated", async () => {
    await imported("1.0.0");
    await act(BEGIN, alex);
    const of = (translator: string, backTranslator: string, language: "es" | "fr" = "es"): GroundingDeed => ({
      kind: "check_language",
      language,
      translated: { translator, backTranslator },
    });
    expect(await broken(act(of(cleo, sam, "fr"), lou))).toBe("grounding_speaks");
    expect(await broken(act(of(lou, sam), lou))).toBe("grounding_language_people");
    expect(await broken(act(of(cleo, cleo), lou))).toBe("grounding_language_people");
    // GS49: said back by a third, who knows from nowhere what it should say.
    expect(await broken(act(of(cleo, lou), lou))).toBe("grounding_said_back_by_a_third");
    expect(await broken(act(of(cleo, alex), lou))).toBe("grounding_said_back");
    await act(agrees("clinician"), cleo);
    expect(await broken(act(of(sam, cleo), lou))).toBe("grounding_said_back");
    await act(of(cleo, sam), lou);
    expect(await broken(act(agrees("clinician"), sam))).toBe("grounding_said_back");
    await act(agrees("survivor_advisor"), sam);
    expect((await kept())?.languages).toEqual([
      {
        language: "es",
        origin: "translated",
        translator: { id: cleo, name: "Cleo" },
        backTranslator: { id: sam, name: "Sam" },
        by: { id: lou, name: "Lou" },
        at: now,
      },
    ]);
  });
});

describe("approving one", () => {
  it("[DB588] takes a clinician and a survivor advisor who are two people, nobody's open wish, and a language", async () => {
    await imported("1.0.0");
    await act(BEGIN, alex);
    const is = async () => broken(act(APPROVE, alex));
    expect(await is()).toBe("grounding_agreed");
    await act(ENGLISH, lou);
    await act(agrees("clinician"), cleo);
    expect(await is()).toBe("grounding_agreed");
    await act(agrees("survivor_advisor"), cleo);
    expect(await is()).toBe("grounding_agreed");
    await act(
      { ...agrees("survivor_advisor"), verdict: "asks_for_changes", words: "Too much." } as never,
      sam,
    );
    await act(agrees("survivor_advisor"), lou);
    expect(await is()).toBe("grounding_agreed");
    // What somebody says later in the same role is what they say.
    await act(agrees("survivor_advisor"), sam);
    expect(await is()).toBeNull();
    expect(await kept()).toMatchObject({ status: "approved", approved: { at: now, by: { name: "Alex" } } });
    expect(await broken(act(agrees("clinician"), cleo))).toBe("grounding_in_review");
  });

  it("[DB588] holds for twelve months, or to the end of a shorter month", async () => {
    now = Date.UTC(2028, 1, 29, 12);
    await imported("1.0.0");
    await approved();
    expect((await kept())?.approved).toMatchObject({ on: "2028-02-29", due: "2029-02-28" });
  });

  it("[DB588] retires the one before it by the same commit, and none is approved below it", async () => {
    await imported("1.0.0", "1.1.0", "1.2.0");
    await approved();
    await approved("1.2.0");
    expect(await kept()).toMatchObject({
      status: "retired",
      retired: { at: now, by: { name: "Alex" }, because: "superseded" },
    });
    expect(await kept("1.2.0")).toMatchObject({ status: "approved" });
    // The store supersedes what is approved, so that only another statement can try this.
    await act(BEGIN, alex, "1.1.0");
    for (const [role, by] of [
      ["clinician", cleo],
      ["survivor_advisor", sam],
    ] as const)
      await act(agrees(role), by, "1.1.0");
    await act(ENGLISH, lou, "1.1.0");
    expect(
      await broken(
        client.query(
          "update grounding_script set status = 'approved', approved_at = now(), approved_by_id = $2 where script = $1 and version = '1.1.0'",
          [script, alex],
        ),
      ),
    ).toBe("grounding_newer");
  });

  it("[DB589] a version is retired from anywhere, says why, and never comes back", async () => {
    await imported("1.0.0");
    await act({ kind: "retire", because: "did_harm" }, alex);
    expect(await kept()).toMatchObject({
      status: "retired",
      approved: null,
      retired: { because: "did_harm" },
    });
    expect(await broken(act(BEGIN, alex))).toBe("grounding_in_order");
    expect(await broken(act({ kind: "retire", because: "withdrawn" }, alex))).toBe("grounding_in_order");
  });
});

it("[DB590] who imported, looked at, approved and retired which version is in the audit, without a word of it", async () => {
  await imported("1.0.0");
  await approved();
  await act({ kind: "retire", because: "withdrawn" }, alex);
  const { rows } = await client.query(
    "select actor_id as by, deed::text, facts from audit_row where thing = 'grounding_script' and subject_id = $1 order by era, xid, seq",
    [(await kept())?.id],
  );
  const of = { script, version: "1.0.0" };
  expect(rows).toEqual([
    { by: alex, deed: "added", facts: of },
    { by: alex, deed: "changed", facts: { ...of, to: "in_review" } },
    { by: cleo, deed: "decided", facts: { as: "clinician", verdict: "agrees" } },
    { by: sam, deed: "decided", facts: { as: "survivor_advisor", verdict: "agrees" } },
    { by: lou, deed: "decided", facts: { as: "language", language: "en", origin: "written" } },
    { by: alex, deed: "changed", facts: { ...of, to: "approved" } },
    { by: alex, deed: "ended", facts: { ...of, because: "withdrawn" } },
  ]);
});
