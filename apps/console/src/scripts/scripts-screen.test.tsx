import { SHIPPED } from "@holdfast/grounding-scripts";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ScriptsScreen } from "./scripts-screen.tsx";
import type { ScriptVersion } from "./scripts-documents.ts";
import { scripts } from "./scripts.ts";

const DRAFT: ScriptVersion = {
  script: "orient_here_now",
  version: "0.1.0",
  family: "orienting",
  languages: ["en", "es", "fr"],
  title: "Here and now script",
  importedBy: null,
  keptAt: null,
  status: "draft",
  due: null,
  isOverdue: false,
  approvedAt: null,
  approvedBy: null,
  retiredAt: null,
  retiredBy: null,
  retiredBecause: null,
  missing: [],
  reviews: [],
  checks: [],
};
const IN_REVIEW: ScriptVersion = {
  ...DRAFT,
  status: "in_review",
  missing: ["clinician_missing", "no_language_checked"],
};
const NAME = "Here and now script 0.1.0";
let versions: readonly ScriptVersion[];
let done: Record<string, unknown>;
let asked: Asked[];
const sent = (): Record<string, unknown> =>
  JSON.parse(asked.findLast(({ body }) => body.includes('"mutation'))?.body ?? "{}") as Record<
    string,
    unknown
  >;
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));

function gateway(): Asked[] {
  return stubGateway(({ body }) => {
    const { query } = JSON.parse(body) as { query: string };
    if (query.startsWith("mutation")) return { json: { data: { done } } };
    if (query.includes("groundingCounts")) return { json: { data: { groundingCounts: COUNTED } } };
    if (query.includes("groundingVersion("))
      return { json: { data: { groundingVersion: { words: JSON.stringify(SHIPPED[0]) } } } };
    if (query.includes("colleagues")) return { json: { data: { colleagues: [{ id: "a", name: "Ada" }] } } };
    return { json: { data: { groundingVersions: versions } } };
  });
}
const FEW = "started finished stoppedWorse fell3OrMore fell1Or2 same rose1Or2 rose3OrMore".split(" ");
const COUNTED = {
  from: Date.UTC(2026, 5, 1),
  before: Date.UTC(2026, 10, 30),
  countedFrom: 5,
  uses: [
    {
      script: "orient_here_now",
      version: "0.1.0",
      language: "es",
      medium: "text",
      offered: 12,
      ...Object.fromEntries(FEW.map((name) => [name, null])),
    },
  ],
};

async function drawn() {
  const { page, remove } = draw(<ScriptsScreen />);
  await settle();
  return { page, remove };
}
async function opened() {
  const screen = await drawn();
  await press(screen.page, NAME);
  await settle();
  return screen;
}
const pick = (page: Element, label: string) => {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  if (found === undefined) throw new Error(`no choice says ${label}`);
  act(() => found.querySelector("input")?.click());
};

beforeEach(() => {
  seatDana("administrator");
  scripts.set({ kind: "loading" });
  versions = [DRAFT];
  done = { __typename: "GroundingDone" };
  asked = gateway();
});
afterEach(() => vi.unstubAllGlobals());

describe("the list of scripts", () => {
  it("has every version by family, with where it stands, what it speaks and where it came from", async () => {
    versions = [
      DRAFT,
      {
        ...DRAFT,
        version: "1.0.0",
        status: "approved",
        importedBy: { id: "a", name: "Ada" },
        languages: ["en"],
      },
      { ...DRAFT, script: "x", title: null, family: null, languages: [], status: "retired" },
    ];
    const { page, remove } = await drawn();
    const rows = [...page.querySelectorAll("li")].map(({ textContent }) => textContent);
    expect(rows[0]).toContain("Draft: needs clinician and survivor-advisor review");
    expect(rows[0]).toContain("Came with the release.");
    expect(rows[1]).toContain("Approved: offered where its language was checked");
    expect(rows[1]).toContain("Imported by Ada.");
    expect([...page.querySelectorAll("h2")].map(({ textContent }) => textContent)).toEqual(
      expect.arrayContaining(["Here and now", "Cannot be read"]),
    );
    pick(page, "French");
    expect(page.textContent).toContain("0.1.0");
    expect(page.textContent).not.toContain("1.0.0");
    remove();
  });

  it("that could not be loaded is not said to be empty, and stays on screen while the gateway is away", async () => {
    stubGateway(() => "unreachable");
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("The scripts could not be loaded.");
    gateway();
    await press(page, "Look again");
    await settle();
    stubGateway(() => "unreachable");
    await press(page, "Look again");
    await settle();
    expect(page.textContent).toContain(NAME);
    expect(page.textContent).toContain("This could not be brought up to date.");
    remove();
  });

  it("is where one comes back to, at the version that one left", async () => {
    const { page, remove } = await opened();
    expect(document.activeElement?.textContent).toBe(NAME);
    await press(page, "Back to the list");
    expect(document.activeElement).toBe(button(page, NAME));
    remove();
  });

  it("is without import and counts for an advocate, and without deeds of administrators", async () => {
    seatDana("advocate");
    const { page, remove } = await opened();
    expect(buttonNames(page)).not.toContain("Hand it to review");
    await press(page, "Back to the list");
    expect(page.textContent).not.toContain("Import scripts from a file");
    expect(page.textContent).not.toContain("How they were used");
    remove();
  });
});

describe("one version", () => {
  it("is shown whole, each step in every form and language, open and covert", async () => {
    const { page, remove } = await opened();
    const [script] = SHIPPED;
    const said = (language: "en" | "es", variant: "open" | "covert", form: "voice" | "tty") => {
      for (const { id } of script!.steps)
        expect(page.textContent).toContain(script!.wordings[language]!.steps[id]![variant]![form]);
    };
    said("en", "open", "voice");
    pick(page, "typed on the call, GA at each turn’s end");
    said("en", "open", "tty");
    pick(page, "Spanish");
    said("es", "open", "tty");
    pick(page, "Covert words");
    said("es", "covert", "tty");
    remove();
  });

  it("is handed to review by an administrator", async () => {
    const { page, remove } = await opened();
    versions = [IN_REVIEW];
    await press(page, "Hand it to review");
    await settle();
    expect(sent()["variables"]).toEqual({ script: "orient_here_now", version: "0.1.0" });
    expect(page.textContent).toContain("It is in review.");
    remove();
  });

  it("in review says what is missing, and is approved once nothing is", async () => {
    versions = [IN_REVIEW];
    const first = await opened();
    expect(first.page.textContent).toContain("No clinician agrees yet.");
    expect(button(first.page, "Approve").hasAttribute("disabled")).toBe(true);
    first.remove();
    versions = [{ ...IN_REVIEW, missing: [] }];
    const { page, remove } = await opened();
    await press(page, "Approve");
    await settle();
    expect(String(sent()["query"])).toContain("approveGrounding");
    remove();
  });

  it("is reviewed as whom one says, and says what should be otherwise where that is asked for", async () => {
    versions = [IN_REVIEW];
    const { page, remove } = await opened();
    const keep = () => button(page, "Keep this review").hasAttribute("disabled");
    expect(keep()).toBe(true);
    pick(page, "a survivor advisor");
    pick(page, "Something should be otherwise");
    expect(keep()).toBe(true);
    pick(page, "It can be used as it stands");
    expect(keep()).toBe(false);
    done = { __typename: "GroundingRefused", because: ["not_in_review"] };
    await press(page, "Keep this review");
    await settle();
    expect(sent()["variables"]).toMatchObject({ role: "survivor_advisor", verdict: "agrees" });
    expect(page.textContent).toContain("It is not in review.");
    remove();
  });

  it("that somebody imported themself is for somebody else to look at", async () => {
    versions = [{ ...IN_REVIEW, importedBy: { id: dana.id, name: "Dana" } }];
    const { page, remove } = await opened();
    expect(page.textContent).toContain("You imported it. Somebody else has to look at it.");
    expect(buttonNames(page)).not.toContain("Keep this review");
    remove();
  });

  it("has a language checked by whoever advocates in it", async () => {
    versions = [IN_REVIEW];
    const { page, remove } = await opened();
    const forms = [...page.querySelectorAll("section")].at(-1)!;
    pick(forms, "English");
    pick(forms, "Translated");
    await settle();
    expect(forms.querySelectorAll("select")).toHaveLength(2);
    expect(button(page, "Keep that it was checked").hasAttribute("disabled")).toBe(true);
    pick(forms, "Written in this language");
    await press(page, "Keep that it was checked");
    await settle();
    expect(sent()["variables"]).toEqual({ script: "orient_here_now", version: "0.1.0", language: "en" });
    remove();
  });

  it("is retired with a reason, after a question", async () => {
    const { page, remove } = await opened();
    await press(page, "Retire…");
    await settle();
    const dialog = document.querySelector("[role=dialog]")!;
    expect(dialog.textContent).toContain("It is offered no more, and never comes back.");
    expect(button(dialog, "Retire").hasAttribute("disabled")).toBe(true);
    pick(dialog, "It did harm");
    await press(dialog, "Retire");
    await settle();
    expect(sent()["variables"]).toMatchObject({ because: "did_harm" });
    remove();
  });
});

describe("a file of scripts", () => {
  const choose = async (page: Element, text: string): Promise<void> => {
    const input = page.querySelector<HTMLInputElement>("input[type=file]")!;
    const file = { text: async () => text };
    Object.defineProperty(input, "files", { value: [file], configurable: true });
    await act(async () => void input.dispatchEvent(new Event("change", { bubbles: true })));
    await settle();
  };

  it("that is not taken says what is wrong at each place", async () => {
    done = {
      __typename: "GroundingImportRefused",
      problems: [
        { code: "tells_calm", at: ["scripts", "0", "en", "look", "open", "voice"] },
        { code: "a_later_code", at: [] },
      ],
    };
    const { page, remove } = await drawn();
    await choose(page, "{ }");
    const list = page.querySelector("[aria-label='What is wrong with the file']");
    expect(list?.textContent).toContain("scripts › 0 › en › look › open › voice");
    expect(list?.textContent).toContain("The words tell somebody to relax, or that they are safe.");
    expect(list?.textContent).toContain("a_later_code");
    expect(page.textContent).toContain("Nothing was imported. What is wrong: 2.");
    remove();
  });

  it("is sent without the spaces in it, and says how many drafts it brought", async () => {
    done = { __typename: "GroundingImported", count: 3 };
    const { page, remove } = await drawn();
    await choose(page, '{ "a":\n 1 }');
    expect(sent()["variables"]).toEqual({ file: '{"a":1}' });
    expect(page.textContent).toContain("Imported: 3. Each is a draft.");
    remove();
  });

  it("that is larger than what is taken at once is not sent", async () => {
    const { page, remove } = await drawn();
    await choose(page, JSON.stringify("x".repeat(240_001)));
    expect(page.textContent).toContain("The file is too large to be sent at once.");
    expect(asked.some(({ body }) => body.includes('"mutation'))).toBe(false);
    remove();
  });
});

describe("how they were used", () => {
  it("is shown in weeks and without a number below five", async () => {
    seatDana("shift_lead");
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Weeks from June 1, 2026 to November 29, 2026.");
    expect(page.textContent).toContain("offered:12");
    expect(page.textContent).toContain("left because it got worse:too few to tell");
    remove();
  });
});
