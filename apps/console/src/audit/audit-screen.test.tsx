import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { demandsGateway, drawRead, field, mark, pick, settle } from "../deeds/demands-house.fixture.tsx";
import { button, buttonNames, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { AuditScreen } from "./audit-screen.tsx";
import { entry } from "./audit.fixture.ts";

const ACCOUNTS = { auditAccounts: [{ id: "a-lou", name: "Lou" }] };
const page = (next: string | null, ...entries: readonly object[]) => ({
  audit: { __typename: "AuditPage", next, entries },
});
const house = (audit: object | "unreachable") => demandsGateway({ Audit: audit, AuditAccounts: ACCOUNTS });
const shown = (drawn: HTMLElement): readonly string[] =>
  [...drawn.querySelectorAll("section li")].map(({ textContent }) => textContent);
async function askOf(drawn: HTMLElement, number: string): Promise<void> {
  type(field(drawn, "Number of the contact"), number);
  await submit(drawn);
  await settle();
}

beforeEach(() => seatDana("privacy_officer"));
afterEach(() => vi.unstubAllGlobals());

describe("the audit's screen", () => {
  it("[G405] asks nothing by itself, and says who looked at a contact, by page, with codes as they are recorded", async () => {
    const gateway = house(page("1.900.1", entry()));
    const { page: drawn, remove } = await drawRead(<AuditScreen />);
    expect(gateway.asked("Audit")).toEqual([]);
    await askOf(drawn, "#4120");
    expect(gateway.asked("Audit")).toMatchObject([
      { contact: 4120, case: null, before: null, looksOnly: true },
    ]);
    expect(shown(drawn)).toEqual([expect.stringMatching(/2026.*Dana.*Looked at: a contact.*Contact 4120/)]);
    gateway.answer(
      "Audit",
      page(
        null,
        entry({
          id: "0",
          actor: "house",
          actorName: null,
          deed: "moved",
          case: 7,
          refusal: "not_holder",
          facts: '{"how": "close"}',
        }),
      ),
    );
    await press(drawn, "Show older");
    await settle();
    expect(gateway.asked("Audit").at(-1)).toMatchObject({ contact: 4120, before: "1.900.1" });
    expect(shown(drawn)[1]).toMatch(
      /The house by itself.*Moved: a contact.*Case 7.*Refused: not_holder.*how: close/,
    );
    expect(buttonNames(drawn)).not.toContain("Show older");
    remove();
  });

  it("[G518] asks for the next page once, however quickly it is asked for again, for each time is recorded", async () => {
    const gateway = house(page("1.900.1", entry()));
    const { page: drawn, remove } = await drawRead(<AuditScreen />);
    await askOf(drawn, "4120");
    gateway.answer("Audit", page("1.900.0", entry({ id: "0" })));
    const older = button(drawn, "Show older");
    await act(async () => {
      older.click();
      older.click();
    });
    await settle();
    expect(gateway.asked("Audit")).toHaveLength(2);
    expect(shown(drawn)).toHaveLength(2);
    await press(drawn, "Show older");
    await settle();
    expect(gateway.asked("Audit")).toHaveLength(3);
    remove();
  });

  it("[G519] says in words of a case that something of it was forgotten as its time was over, and nothing of what it was", async () => {
    const gone = {
      actor: "house",
      actorName: null,
      deed: "ended",
      case: 7,
      facts: '{"how": "forgotten"}',
    } as const;
    house(
      page(
        null,
        entry(gone),
        entry({ ...gone, id: "0", thing: "case_file", contact: null }),
        entry({
          ...gone,
          id: "1",
          thing: "audit",
          contact: null,
          case: null,
          facts: '{"how": "forgotten", "last": 9}',
        }),
        entry({ id: "2", facts: '{"how": "forgotten"}' }),
      ),
    );
    const { page: drawn, remove } = await drawRead(<AuditScreen />);
    await askOf(drawn, "7");
    const [contact, file, rows, looked] = shown(drawn);
    expect(contact).toMatch(
      /The house by itself *Forgotten, as its time was over: a contact *Contact 4120 *Case 7$/,
    );
    expect(file).toMatch(/Forgotten, as its time was over: a case *Case 7$/);
    expect(rows).toMatch(/Forgotten, as its time was over: .*last: 9$/);
    expect(looked).toMatch(/Looked at: a contact.*how: forgotten$/);
    remove();
  });

  it("[G405] asks what one of ours looked at, chosen by name, of days, and of deeds, too", async () => {
    const gateway = house(page(null));
    const { page: drawn, remove } = await drawRead(<AuditScreen />);
    await mark(drawn, "What one of us looked at");
    await submit(drawn);
    expect(drawn.textContent).toContain("Choose whose looks.");
    await pick(drawn, "Whose looks", "Lou");
    type(field(drawn, "From (day)"), "2026-11-28");
    await mark(drawn, "✓Looks only, without what was done");
    await submit(drawn);
    await settle();
    expect(gateway.asked("Audit")).toMatchObject([
      { account: "a-lou", contact: null, from: new Date(2026, 10, 28).getTime(), to: null, looksOnly: false },
    ]);
    expect(drawn.textContent).toContain("Nothing is recorded of that.");
    remove();
  });

  it("says that there is none of a number, and that what does not come is unknown, and asks again where it is told to", async () => {
    const gateway = house({ audit: { __typename: "NotFound" } });
    const { page: drawn, remove } = await drawRead(<AuditScreen />);
    await askOf(drawn, "what?");
    expect(drawn.textContent).toContain("Write the number");
    expect(gateway.asked("Audit")).toEqual([]);
    await askOf(drawn, "99");
    expect(drawn.textContent).toContain("There is none of that number.");
    gateway.answer("Audit", "unreachable");
    await askOf(drawn, "4120");
    await act(() => expect.poll(() => drawn.textContent).toContain("What is recorded, is unknown."));
    gateway.answer("Audit", page("x", entry()));
    await press(drawn, "Retry");
    await settle();
    expect(shown(drawn)).toHaveLength(1);
    gateway.answer("Audit", "unreachable");
    await press(drawn, "Show older");
    await act(() => expect.poll(() => drawn.textContent).toContain("The next page could not be loaded."));
    expect(shown(drawn)).toHaveLength(1);
    expect(button(drawn, "Retry")).toBeTruthy();
    remove();
  });

  it("says that the names could not be loaded, and loads them when it is told to", async () => {
    const gateway = demandsGateway({ AuditAccounts: "unreachable" });
    const { page: drawn, remove } = await drawRead(<AuditScreen />);
    await mark(drawn, "What one of us looked at");
    await act(() => expect.poll(() => drawn.textContent).toContain("The names could not be loaded."));
    gateway.answer("AuditAccounts", ACCOUNTS);
    await press(drawn, "Retry");
    await settle();
    await pick(drawn, "Whose looks", "Lou");
    remove();
  });
});
