import { DEFAULT_KEYWORDS } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { KeywordsSection } from "./keywords-section.tsx";

interface Told {
  readonly name: string;
  readonly value: unknown;
  readonly expectedVersion: number;
}
/** A gateway with the lists as delivered, that answers `kept` to whoever changes them. */
function gateway(kept: object): Told[] {
  const told: Told[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: Told };
    if (!query.includes("keepSetting"))
      return { json: { data: { setting: { version: 0, value: DEFAULT_KEYWORDS.lists, versions: [] } } } };
    told.push(variables);
    return { json: { data: { kept } } };
  });
  return told;
}
async function shown() {
  const drawn = await drawAt("/settings", <KeywordsSection />);
  await act(() => expect.poll(() => drawn.page.querySelectorAll("textarea").length).toBe(12));
  return drawn;
}
/** The field of a language and a kind, by what both are called. */
function field(page: HTMLElement, language: string, label: string): HTMLInputElement {
  const group = [...page.querySelectorAll("fieldset")].find(
    (each) => each.querySelector("legend")?.textContent === language,
  );
  return fieldIn(group ?? page, label);
}
function fieldIn(page: HTMLElement, label: string): HTMLInputElement {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const input = found && page.querySelector<HTMLInputElement>(`[id="${found.htmlFor}"]`);
  if (!input) throw new Error(`no field ${label}`);
  return input;
}

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

describe("the words that stand alone", () => {
  it("are kept after the version that was seen, language by language", async () => {
    const told = gateway({ __typename: "SettingKept", version: 1 });
    const { page, remove } = await shown();
    type(field(page, "Spanish", "Opts out"), "ALTO\nBASTA");
    await press(page, "Keep these words");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 1."));
    const [english, spanish, french] = DEFAULT_KEYWORDS.lists;
    expect(told).toEqual([
      {
        name: "keywords",
        expectedVersion: 0,
        value: [english, { ...spanish, opt_out: ["ALTO", "BASTA"] }, french],
      },
    ]);
    remove();
  });

  it.each([
    ["Takes that back", "START\nSí", "Sí says another thing elsewhere, or everywhere."],
    ["Takes that back", "", "START always has to be there"],
    ["Opts out", "STOP\nHELP", "HELP says another thing"],
    ["Opts out", "STOP\n!!", "Not clear, line 2"],
  ])("are not kept, and each is named, where %s is %j", async (label, text, words) => {
    const told = gateway({});
    const { page, remove } = await shown();
    type(field(page, "English", label), text);
    expect(page.textContent).toContain(words);
    expect(button(page, "Keep these words").disabled).toBe(true);
    expect(told).toEqual([]);
    remove();
  });

  it("are tried on a message here, as they are written, and told to nobody", async () => {
    const told = gateway({});
    const { page, remove } = await shown();
    const tried = (text: string): string => {
      type(fieldIn(page, "Try a message"), text);
      return page.querySelector("output")?.textContent ?? "";
    };
    expect(tried("Alto!")).toBe("Opts out (Spanish)");
    expect(tried("HELP")).toBe("Calls for a person (English)");
    expect(tried("oui")).toBe("Answers yes, and opts nobody in (French)");
    expect(tried("please stop him")).toBe("A message like all others.");
    expect(told).toEqual([]);
    remove();
  });
});
