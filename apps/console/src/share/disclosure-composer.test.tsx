import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { asksOf, caseData, ROSA } from "../case/case.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import {
  CENTRE,
  filled,
  knowRecipients,
  pick,
  settle,
  SHELTER,
  subject,
  tick,
  view,
} from "./composer.fixture.ts";
import { DisclosureComposer } from "./disclosure-composer.tsx";
import { sharing } from "./sharing.ts";

let previewed: object;
let confirmed: object;
const sent = vi.fn<() => void>();
const done = vi.fn<() => void>();

async function drawn() {
  const log: Asked[] = stubGateway(({ body }) => ({
    json: { data: { done: body.includes("confirmDisclosure") ? confirmed : previewed } },
  }));
  const { page, remove } = draw(<DisclosureComposer data={caseData()} onSent={sent} onDone={done} />);
  await settle();
  return { page, remove, log };
}
beforeEach(() => {
  seatDana();
  previewed = { __typename: "DisclosureShown", view: view() };
  confirmed = { __typename: "DisclosureSent", heldId: null, packet: view().packet, view: view() };
  sent.mockClear();
  done.mockClear();
  knowRecipients();
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  sharing.set({ kind: "none" });
});

describe("telling somebody something", () => {
  it("asks nothing until it is said whether harm is feared", async () => {
    const { page, remove, log } = await drawn();
    await filled(page);
    await press(page, "See what may go");
    expect(page.textContent).toContain("Answer each question about danger and harm.");
    expect(log).toEqual([]);
    remove();
  });

  it("shows what goes, what stays with its reason and the ways to a yes, and sends nothing by that", async () => {
    const { page, remove, log } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    const words = page.querySelector("[aria-labelledby=disclosure-decided]")?.textContent ?? "";
    for (const said of [
      "Nothing has gone yet.",
      "What they want to be called: Rosa",
      "Rosa: Immigration status",
      "only with the person’s own yes in writing",
      "They tell it themself",
      "They say yes in writing.",
      "may not pass it on",
    ])
      expect(words).toContain(said);
    expect(words).not.toMatch(/_|A3b/);
    expect(asksOf(log, "ConfirmDisclosure")).toEqual([]);
    remove();
  });

  it("says what sets it off as records have it, and to whom a report is made that police who ask get nothing of", async () => {
    const more = { packet: null, trigger: "law_enforcement_informal", makeReportTo: "child_protection" };
    previewed = {
      __typename: "DisclosureShown",
      view: view({ ...more, reportDueAt: Date.now() + 3_600_000 }),
    };
    const { page, remove } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    const words = page.querySelector("[aria-labelledby=disclosure-decided]")?.textContent ?? "";
    for (const said of [
      "What sets it off: Police ask.",
      "It has to be reported",
      "Make it to: Child protection.",
    ])
      expect(words).toContain(said);
    remove();
  });

  it("is looked at as it would go in the way that is chosen, where somebody is on the line", async () => {
    const { page, remove, log } = await drawn();
    await filled(page);
    await tick(page, "No");
    await tick(page, "Rosa", "Who is on the line");
    await press(page, "See what may go");
    await settle();
    previewed = { __typename: "DisclosureShown", view: view({ seen: "on-paper" }) };
    await tick(page, "Written");
    await press(page, "Tell them this");
    await settle();
    expect(asksOf(log, "PreviewDisclosure").map(({ how }) => how)).toEqual([null, "written"]);
    expect(asksOf(log, "ConfirmDisclosure")).toMatchObject([{ seen: "on-paper", how: "written" }]);
    remove();
  });

  it("shows nothing of what was decided for somebody else than stands there by then", async () => {
    const { page, remove } = await drawn();
    await filled(page);
    await tick(page, "No");
    const answers = globalThis.fetch;
    let arrive = (): void => undefined;
    const late = new Promise<void>((resolve) => (arrive = resolve));
    vi.stubGlobal("fetch", async (...asked: Parameters<typeof fetch>) => {
      await late;
      return answers(...asked);
    });
    await press(page, "See what may go");
    await pick(page, "To whom", "Invented Centre");
    arrive();
    await settle();
    expect(page.querySelector("[aria-labelledby=disclosure-decided]")).toBeNull();
    remove();
  });

  it("shows what goes as it was read for it, where a colleague has written otherwise since it was opened", async () => {
    const packet = JSON.stringify([{ part: "person", of: 1, field: "calledName", value: "Rosalia" }]);
    previewed = { __typename: "DisclosureShown", view: view({ packet }) };
    const { page, remove } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    expect(page.querySelector("[data-packet]")?.textContent).toBe(
      "Person 1. What they want to be called: Rosalia",
    );
    remove();
  });

  it("sends as it was seen, and what went stands there to be told", async () => {
    const { page, remove, log } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    expect(button(page, "Tell them this").disabled).toBe(true);
    await tick(page, "Spoken");
    await press(page, "Tell them this");
    await settle();
    expect(asksOf(log, "ConfirmDisclosure")).toMatchObject([
      { seen: "as-it-was-seen", how: "spoken", input: { recipientId: SHELTER, risk: "none" } },
    ]);
    expect(page.querySelector("[data-packet]")?.textContent).toBe(
      "Person 1. What they want to be called: Rosa",
    );
    expect(sent).toHaveBeenCalledOnce();
    remove();
  });

  it("is decided anew once anything else is chosen", async () => {
    const { page, remove } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    await tick(page, "Adult or minor: Adult");
    expect(buttonNames(page)).not.toContain("Tell them this");
    remove();
  });

  it("says why nothing went, and keeps what was chosen", async () => {
    confirmed = { __typename: "DisclosureNotSent", because: "changed" };
    const { page, remove } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    await tick(page, "Written");
    await press(page, "Tell them this");
    await settle();
    expect(page.textContent).toContain("Nothing has gone: something changed since you looked.");
    expect(page.textContent).toContain("Invented Shelter");
    expect(sent).not.toHaveBeenCalled();
    remove();
  });

  it("asks for a word where all of it waits", async () => {
    const held = {
      ...subject,
      outcome: "needs_supervisor",
      ruleId: "D9",
      approver: "supervisor",
      whyHeld: "rule",
    };
    previewed = {
      __typename: "DisclosureShown",
      view: view({ packet: null, subjects: [held] }),
    };
    confirmed = {
      __typename: "DisclosureSent",
      heldId: uuid(71),
      packet: null,
      view: view({ packet: null }),
    };
    const { page, remove } = await drawn();
    await filled(page);
    await tick(page, "No");
    await press(page, "See what may go");
    await settle();
    expect(page.textContent).toContain("Nothing goes.");
    await tick(page, "Written");
    await press(page, "Ask for a word");
    await settle();
    expect(page.querySelector("h4")?.textContent).toBe("Nothing has gone. It waits for somebody’s word.");
    remove();
  });

  it("goes in one act to an emergency centre while a life is in danger, and is offered to nobody else", async () => {
    const { page, remove, log } = await drawn();
    await filled(page);
    await tick(page, "Yes");
    await tick(page, "A life is in danger this moment");
    await tick(page, "None is known");
    await tick(page, "Suspected");
    await tick(page, "Rosa", "For whom it is feared");
    expect(buttonNames(page)).not.toContain("Tell them now: a life is in danger");
    await pick(page, "To whom", "Invented Centre");
    await press(page, "Tell them now: a life is in danger");
    await settle();
    expect(asksOf(log, "PreviewDisclosure")).toEqual([]);
    expect(asksOf(log, "ConfirmDisclosure")).toMatchObject([
      {
        seen: null,
        how: "spoken",
        input: { recipientId: CENTRE, risk: "attempt_or_life_threat_in_progress", concerns: [ROSA] },
      },
    ]);
    remove();
  });
});
