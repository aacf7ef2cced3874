import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { clockOffset } from "../clock/server-clock.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { buttonNames } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { ContactHeader, type ContactHeaderProps } from "./contact-header.tsx";

const NOON = new Date(2026, 10, 25, 12, 0, 0).getTime();
const contact = (facts: Partial<ContactHeaderProps["contact"]>): ContactHeaderProps["contact"] =>
  ({
    reach: null,
    maskedAddress: null,
    previous: null,
    links: [],
    closed: null,
    safeContact: safeContact(),
    drafts: [],
    pictures: [],
    ...facts,
  }) as ContactHeaderProps["contact"];

async function header(
  facts: Partial<ContactHeaderProps["contact"]>,
  row: Parameters<typeof queueRow>[1] = {},
): Promise<{ readonly page: HTMLElement; readonly remove: () => void }> {
  return drawAt(
    "/contact/1",
    <ContactHeader
      contact={contact(facts)}
      row={queueRow(7, { waitingSince: NOON - 240_000, dueAt: NOON + 90_000, ...row })}
    />,
  );
}

beforeEach(() => {
  seatDana();
  stubGateway(() => ({ json: { data: { colleagues: [], caseOfContact: null } } }));
  vi.spyOn(Date, "now").mockReturnValue(NOON);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  clockOffset.set(0);
});

describe("what never scrolls away", () => {
  it("says what was not said, and shares nothing until somebody agrees", async () => {
    const { page, remove } = await header({});
    expect(page.textContent).toContain("Reach:not asked");
    // It comes by itself, after the rest.
    await act(() => expect.poll(() => page.textContent).toContain("May share:nothing yet"));
    remove();
  });

  it("says since when it is back, and that I had set it aside", async () => {
    const { page, remove } = await header({}, { backSince: NOON - 60_000, setAsideBy: dana });
    expect(page.textContent).toContain("back since 11:59, set aside by you");
    remove();
  });

  it("says what they wrote on a form about being reached", async () => {
    const reach = { ways: ["text"], safeTimes: "after six", mayLeaveMessage: false } as const;
    const { page, remove } = await header({ reach: reach as never });
    expect(page.textContent).toContain("On the form:text ok, leave no message; safe: after six");
    remove();
  });

  it("says how long they wait, since when, and when an answer is owed", async () => {
    const { page, remove } = await header({});
    expect(page.textContent).toContain("waiting 4 min, since 11:56");
    expect(page.textContent).toContain("due in 1 min");
    remove();
  });

  it("counts in the gateway's time where this computer's clock is off", async () => {
    clockOffset.set(600_000);
    const { page, remove } = await header({});
    expect(page.textContent).toContain("waiting 14 min, since 11:56");
    expect(page.textContent).toContain("due since 12:01");
    remove();
  });

  it("says what is seen of where they are reached: what they wrote from, and what they gave", async () => {
    const reach = { ways: ["email"], maskedAddress: "r••••@••••", safeTimes: null, mayLeaveMessage: false };
    const { page, remove } = await header({ maskedAddress: "••••42", reach: reach as never });
    expect(page.textContent).toContain("They gave:r••••@••••");
    expect(page.textContent).toContain("From:••••42");
    remove();
  });

  it("points to the contact this may belong to", async () => {
    const { page, remove } = await header({ previous: { id: uuid(90), number: 3 } });
    const link = page.querySelector("a");
    expect([link?.textContent, link?.getAttribute("href")]).toEqual([
      "contact 3, earlier",
      `/contact/${uuid(90)}`,
    ]);
    remove();
  });

  it("of a closed contact says how, when and by whom, and offers nothing to do", async () => {
    const closed = {
      at: NOON - 60_000,
      by: marta,
      disposition: "referral_given",
      facts: null,
      offered: null,
    } as const;
    const { page, remove } = await header({ closed }, { status: "closed", holder: null });
    expect(page.textContent).toContain("Closed:11:59 by Marta: Referral given");
    expect(page.textContent).not.toContain("waiting");
    // But for the way to its case, which comes by itself, after the rest.
    await act(() => expect.poll(() => buttonNames(page)).toEqual(["File in a case…d"]));
    remove();
  });

  it("marks what is known of it in words", async () => {
    const { page, remove } = await header(
      {},
      { holder: dana, status: "claimed", language: "es", reopened: 1, unreadable: true, lowTrust: true },
    );
    for (const words of [
      "Contact 7",
      "Routine",
      "Text",
      "Spanish",
      "came back",
      "part unreadable",
      "marked by intake",
    ])
      expect(page.textContent).toContain(words);
    remove();
  });
});
