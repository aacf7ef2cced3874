import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { caseRow } from "../case/case-at.ts";
import { CASE, caseData, casePart, filedThere, INES, ROSA } from "../case/case.fixture.ts";
import { caseShown, lookAtCase } from "../case/case-shown.ts";
import { filingOf } from "../case/filing-of.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { dropSharing } from "../share/leaving-case.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CasePane } from "./case-pane.tsx";

let filed: object | null;
let rosa = casePart("person", ROSA, { calledName: "Rosa" });
async function opened() {
  stubGateway(({ body }) => {
    const { operationName } = JSON.parse(body) as { operationName: string };
    const answers: Readonly<Record<string, object>> = {
      CaseOfContact: { caseOfContact: filed },
      Case: { case: caseData({ persons: [rosa, casePart("person", INES)] }) },
      Releases: { releases: [], recipients: [] },
      CaseFilings: { caseFilings: [] },
      Disclosures: { disclosures: [] },
      PrivacyNotices: { privacyNotices: [] },
      ForgetRequests: { forgetRequests: [] },
    };
    return { json: { data: answers[operationName] ?? {} } };
  });
  caseRow.set(queueRow(7, { holder: dana, status: "claimed" }));
  const { page, remove } = draw(<CasePane />);
  await act(() => new Promise<void>((resolve) => setTimeout(resolve, 15)));
  return { page, remove };
}
async function drawn() {
  const { page, remove } = await opened();
  const headings = [...page.querySelectorAll("h3")].map(({ textContent }) => textContent);
  const found = { words: page.textContent, buttons: buttonNames(page), headings };
  remove();
  return found;
}

beforeEach(() => {
  seatDana();
  filed = filedThere;
  rosa = casePart("person", ROSA, { calledName: "Rosa" });
});
afterEach(() => {
  forgetAnnouncements();
  vi.unstubAllGlobals();
  caseRow.set(null);
  caseShown.set({ kind: "none" });
  filingOf.set({ kind: "none" });
  dropSharing();
});

it("a case beside a conversation has what somebody of it said yes to, what they were told, and what left it", async () => {
  const { words, buttons, headings } = await drawn();
  expect(headings).toEqual(expect.arrayContaining(["May share", "What left this case"]));
  expect(words).toContain("They were not told yet what stays private.");
  expect(buttons).toEqual(expect.arrayContaining(["They say yes to sharing…", "Tell somebody something…"]));
});

it("keeps the focus in the case when somebody is forgotten, with all that stood of them", async () => {
  const { page, remove } = await opened();
  act(() => button(page, "They say yes to sharing…").focus());
  rosa = { ...rosa, gone: "forgotten", fields: [] };
  await act(async () => lookAtCase(CASE));
  expect(page.textContent).toContain("This was forgotten, as it was asked for or as its time was over.");
  expect(document.activeElement).toBe(page.querySelector("[data-pane='case']"));
  remove();
});

it("of somebody who was forgotten there is nothing to say yes to", async () => {
  rosa = { ...rosa, gone: "forgotten", fields: [] };
  const { words, headings } = await drawn();
  expect(words).toContain("This was forgotten, as it was asked for or as its time was over.");
  expect(headings).not.toContain("May share");
});

it("where the contact is in no case that is known here, all can be taken back, by whoever may", async () => {
  filed = null;
  expect((await drawn()).buttons).toContain("They take it all back…▾");
  seatDana("counsel");
  expect((await drawn()).buttons).not.toContain("They take it all back…▾");
});
