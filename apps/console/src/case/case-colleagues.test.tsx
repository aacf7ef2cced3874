import { ContactId } from "@holdfast/case-schema";
import { NOBODY } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, expect, it } from "vitest";
import { serverNow } from "../clock/server-clock.ts";
import { forgetWhoLeft, hearOfPresence, presence } from "../presence/presence-store.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { CaseColleagues } from "./case-colleagues.tsx";
import { CASE, caseData } from "./case.fixture.ts";
import { caseShown } from "./case-shown.ts";

const [one, two, elsewhere] = [1, 2, 3].map((number) => ContactId.parse(queueRow(number).id));
const hear = (who: object, contact: unknown, doing: string | null = "reading"): void =>
  act(() => hearOfPresence({ contact, who, doing }, serverNow()));

beforeEach(() => {
  seatDana();
  const filings = [one, two].map((contactId, at) => ({ contactId: String(contactId), contactNumber: at }));
  caseShown.set({ kind: "ready", id: CASE, data: caseData({ filings }), readAt: 0, isStale: false });
});
afterEach(() => {
  presence.set(NOBODY);
  caseShown.set({ kind: "none" });
});

it("whoever else has a contact of the case open is named once, with no word of what they do, and nobody of another case", () => {
  const { page, remove } = draw(<CaseColleagues />);
  hear(dana, one);
  hear({ id: uuid(77), name: "Ada" }, elsewhere);
  expect(page.textContent).toBe("");
  hear(marta, one, "writing");
  hear(marta, two);
  hear({ id: uuid(77), name: "Ada" }, two);
  expect(page.textContent).toBe("Here too: Marta, Ada");
  expect(document.querySelector("#polite")?.textContent).toBe("");
  hear(marta, one, null);
  hear(marta, two, null);
  expect(page.textContent).toBe("Here too: Ada");
  act(() => forgetWhoLeft(serverNow() + 60_000));
  expect(page.textContent).toBe("");
  hear(marta, one);
  act(() => caseShown.set({ kind: "none" }));
  expect(page.textContent).toBe("");
  remove();
});
