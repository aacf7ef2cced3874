import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { seedDemo } from "../demo/seed.ts";
import { groundingDesk, groundingFile, groundingVersion } from "../testing/grounding-desk.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const DAY = 86_400_000;
const from = Date.now();
let now = from;
let house: TestGateway;
let desk: Awaited<ReturnType<typeof groundingDesk>>;
beforeAll(async () => {
  house = await testGateway({ storeClock: () => now });
  desk = await groundingDesk(house);
});
afterAll(() => house.close());

const DONE = { __typename: "GroundingDone" };
const refused = (...because: readonly string[]) => ({ __typename: "GroundingRefused", because });
const idOf = async (username: string): Promise<string> =>
  (await house.store.people.list()).find((each) => each.username === username)?.id ?? "";
const VERSION = `query ($script: String!, $version: String!) { groundingVersion(script: $script, version: $version) {
  script version family languages title(language: fr) status due isOverdue missing words
  importedBy { name } approvedBy { name } retiredBy { name } retiredBecause
  reviews { role verdict words by { name } } checks { language translator { name } by { name } } } }`;
const version = async (meant: { readonly script: string; readonly version: string }) =>
  (await house.ask(desk.cookies.dana, VERSION, meant)).data?.["groundingVersion"] as Record<string, unknown>;

describe("what came with the release", () => {
  const meant = { script: "orient_here_now", version: "0.1.0" };

  it("[G547] [G550] is listed as the first version, a draft that nobody did anything with", async () => {
    const { data } = await house.ask(
      desk.cookies.dana,
      "{ groundingVersions { script version status keptAt importedBy { name } } }",
    );
    const all = data?.["groundingVersions"] as readonly Record<string, unknown>[];
    expect(all).toHaveLength(12);
    expect(all[0]).toEqual({ ...meant, status: "draft", keptAt: null, importedBy: null });
    expect(all.every(({ status }) => status === "draft")).toBe(true);
    expect(await version(meant)).toMatchObject({ family: "orienting", languages: ["en", "es", "fr"] });
  });

  it("[G545] [G546] is offered to nobody in a house that is no demo, while it is a draft and while it is in review", async () => {
    expect(await desk.offered("en")).toEqual([]);
    expect(await desk.begin(meant)).toEqual(DONE);
    expect(await desk.offered("en")).toEqual([]);
    expect(await version(meant)).toMatchObject({
      status: "in_review",
      missing: ["clinician_missing", "survivor_advisor_missing", "no_language_checked"],
    });
  });

  it("[G549] is not approved before a clinician and a survivor advisor agree and a language was checked, and says all that is missing", async () => {
    const { dana, ada, marta } = desk.cookies;
    expect(await desk.approve(meant)).toEqual(
      refused("clinician_missing", "survivor_advisor_missing", "no_language_checked"),
    );
    await desk.review(dana, meant, "clinician");
    await desk.review(dana, meant, "survivor_advisor");
    await desk.check(marta, meant, "en");
    expect(await desk.approve(meant)).toEqual(refused("one_person_for_both"));
    expect(await desk.review(ada, meant, "survivor_advisor", "asks_for_changes")).toEqual(
      refused("no_words"),
    );
    await desk.review(ada, meant, "survivor_advisor", "asks_for_changes", "  The first line is an order. ");
    expect(await desk.approve(meant)).toEqual(refused("one_person_for_both", "changes_asked_for"));
    expect(await version(meant)).toMatchObject({
      reviews: [
        { role: "clinician", verdict: "agrees", by: { name: "Dana" } },
        { role: "survivor_advisor", verdict: "agrees", by: { name: "Dana" } },
        { role: "survivor_advisor", verdict: "asks_for_changes", words: "The first line is an order." },
      ],
    });
    expect(await desk.offered("en")).toEqual([]);
  });

  it("[G546] [G550] is offered from its approval on in the languages that were checked, as it stands", async () => {
    await desk.review(desk.cookies.ada, meant, "survivor_advisor");
    expect(await desk.approve(meant)).toEqual(DONE);
    expect(await desk.offered("en")).toEqual(["orient_here_now 0.1.0"]);
    expect(await desk.offered("es")).toEqual([]);
    expect(await version(meant)).toMatchObject({
      status: "approved",
      isOverdue: false,
      missing: [],
      approvedBy: { name: "Alex" },
    });
    expect(await desk.begin(meant)).toEqual(refused("not_a_draft"));
    expect(await desk.review(desk.cookies.dana, meant, "clinician")).toEqual(refused("not_in_review"));
  });

  it("[G546] is offered no more once it is retired, nor ever again", async () => {
    expect(await desk.retire(meant, "did_harm")).toEqual(DONE);
    expect(await desk.offered("en")).toEqual([]);
    expect(await version(meant)).toMatchObject({
      status: "retired",
      retiredBecause: "did_harm",
      retiredBy: { name: "Alex" },
    });
    expect(await desk.retire(meant)).toEqual(refused("already_retired"));
    expect(await desk.begin(meant)).toEqual(refused("not_a_draft"));
  });

  it("[G550] that is nothing of ours is not found", async () => {
    for (const none of [
      { script: "orient_here_now", version: "9.9.9" },
      { script: "nothing", version: "0.1.0" },
    ])
      expect(await desk.begin(none)).toEqual(refused("not_kept"));
  });
});

describe("what was imported", () => {
  const meant = { script: "long_exhale", version: "1.1.0" };

  it("[G549] is not looked at by whoever imported it", async () => {
    await desk.importFile(groundingFile(groundingVersion(meant.script, meant.version)));
    await desk.begin(meant);
    for (const role of ["clinician", "language"])
      expect(await desk.review(desk.cookies.alex, meant, role)).toEqual(refused("imported_by_yourself"));
    expect(await desk.check(desk.cookies.alex, meant, "en")).toEqual(refused("imported_by_yourself"));
  });

  it("[G549] [GS49] of a language that was translated takes three people of ours", async () => {
    const [dana, ada, marta] = await Promise.all(["dana", "ada", "marta"].map(idOf));
    const by = desk.cookies.marta;
    const themselves = refused("checked_by_themselves");
    const of = async (translator = "", backTranslator = "") =>
      desk.check(by, meant, "es", { translator, backTranslator });
    expect(await of(marta, ada)).toEqual(themselves);
    expect(await of(dana, dana)).toEqual(themselves);
    expect(await of(dana, marta)).toEqual(themselves);
    expect(await of(dana, await idOf("alex"))).toEqual(refused("said_back_by_importer"));
    expect(await of(dana, crypto.randomUUID())).toEqual(refused("no_such_person"));
    expect(await of(dana, "")).toEqual(refused("no_such_person"));
    expect(await of(dana, ada)).toEqual(DONE);
    expect(await version(meant)).toMatchObject({
      checks: [{ language: "es", translator: { name: "Dana" }, by: { name: "Marta" } }],
    });
    expect(await desk.review(desk.cookies.ada, meant, "clinician")).toEqual(
      refused("said_back_by_clinician"),
    );
  });

  it("[G546] takes the place of what was approved before it, in the words that were reviewed", async () => {
    const { dana, ada, marta } = desk.cookies;
    await desk.bringIntoUse({ script: "long_exhale", version: "0.1.0" });
    expect(await desk.offered("en")).toEqual(["long_exhale 0.1.0"]);
    await desk.review(dana, meant, "clinician");
    await desk.review(ada, meant, "survivor_advisor");
    await desk.check(marta, meant, "en");
    expect(await desk.approve(meant)).toEqual(DONE);
    expect(await desk.offered("en")).toEqual(["long_exhale 1.1.0"]);
    expect(await version({ script: "long_exhale", version: "0.1.0" })).toMatchObject({
      retiredBecause: "superseded",
    });
    const { words } = (await version(meant)) as { words: string };
    expect(JSON.parse(words)).toEqual(groundingVersion("long_exhale", "1.1.0"));
  });

  it("[G546] is offered for twelve months, and says when it is overdue", async () => {
    now = from - 366 * DAY - DAY;
    await desk.bringIntoUse({ script: "senses_54321", version: "0.1.0" });
    now = from;
    expect(await desk.offered("en")).not.toContain("senses_54321 0.1.0");
    expect(await version({ script: "senses_54321", version: "0.1.0" })).toMatchObject({
      status: "approved",
      isOverdue: true,
    });
  });

  it("[G545] beside drafts is offered as what it is, where a demo shows these", async () => {
    await seedDemo(house.store, "a password that is only for a demo");
    const offered = await desk.offered("en");
    expect(offered).toContain("long_exhale 1.1.0");
    expect(offered).toContain("feet_and_objects 0.1.0 draft");
    // Retired is shown nowhere, not even there.
    expect(offered.some((each) => each.startsWith("orient_here_now"))).toBe(false);
  });
});
