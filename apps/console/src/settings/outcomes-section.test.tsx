import { Disposition } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { OutcomesSection } from "./outcomes-section.tsx";

const label = { en: "How many", es: "Cuántas", fr: "Combien" };
const value = [
  { id: "referral_given", label: null, facts: [{ kind: "count", id: "n", label }] },
  { id: "silent", label: null, facts: [] },
];

/** A gateway where two outcomes are offered, that answers `kept` to whoever changes them. */
function gateway(kept: object): { value: unknown; expectedVersion: number }[] {
  const told: { value: unknown; expectedVersion: number }[] = [];
  stubGateway(({ body }) => {
    const { query, variables } = JSON.parse(body) as { query: string; variables: (typeof told)[number] };
    if (!query.includes("keepSetting"))
      return { json: { data: { setting: { version: 3, value, versions: [] } } } };
    told.push(variables);
    return { json: { data: { kept } } };
  });
  return told;
}
async function shown() {
  const drawn = await drawAt("/settings", <OutcomesSection />);

  await act(() => expect.poll(() => drawn.page.querySelectorAll("[role=switch]").length).toBe(26));
  return drawn;
}
const flip = (page: HTMLElement, disposition: Disposition): void => {
  const place = Disposition.options.indexOf(disposition);
  act(() => page.querySelectorAll<HTMLElement>("[role=switch]")[place]?.click());
};
const textarea = (page: HTMLElement): HTMLTextAreaElement => {
  const [first] = page.querySelectorAll("textarea");
  if (first === undefined) throw new Error("nothing can be asked");
  return first;
};

beforeEach(() => seatDana("administrator"));
afterEach(() => vi.unstubAllGlobals());

describe("the outcomes that are offered", () => {
  it("are kept after the version that was seen, with what is asked beside each", async () => {
    const told = gateway({ __typename: "SettingKept", version: 4 });
    const { page, remove } = await shown();
    flip(page, "information");
    type(textarea(page), "count How many | Cuántas | Combien\nyes-no Met? | ¿Visto? | Vu ?");
    await press(page, "Keep these outcomes");
    await act(() => expect.poll(() => page.textContent).toContain("Kept as version 4."));
    expect(told[0]).toMatchObject({
      expectedVersion: 3,
      value: [
        { id: "referral_given", facts: [{ id: "n" }, { kind: "yes_no", id: "met" }] },
        { id: "silent" },
        { id: "information", label: null, facts: [] },
      ],
    });
    remove();
  });

  it("are not kept while a line is unclear or nothing is offered, and say why", async () => {
    gateway({});
    const { page, remove } = await shown();
    type(textarea(page), "how many?");
    expect(page.textContent).toContain("Not clear, line 1");
    expect(button(page, "Keep these outcomes").disabled).toBe(true);
    flip(page, "referral_given");
    expect(page.textContent).not.toContain("Not clear");
    flip(page, "silent");
    expect(page.textContent).toContain("no contact could be closed");
    expect(button(page, "Keep these outcomes").disabled).toBe(true);
    remove();
  });

  it("say where the gateway found something wrong", async () => {
    gateway({ __typename: "SettingWrong", problems: ["0.facts: custom"] });
    const { page, remove } = await shown();
    await press(page, "Keep these outcomes");
    await act(() => expect.poll(() => page.textContent).toContain("(0.facts: custom)"));
    remove();
  });
});
