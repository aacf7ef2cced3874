import "./audit-texts.ts";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { demandsGateway, drawRead, settle } from "../deeds/demands-house.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { speak } from "../text/language.ts";
import { RetentionReport } from "./retention-report.tsx";
import { counts, report } from "./retention.fixture.ts";

const AT = new Date(2026, 10, 28, 3).getTime();

/** The rows of the table under that heading, their cells apart. */
function table(page: ParentNode, title: string): readonly (readonly string[])[] {
  const heading = [...page.querySelectorAll("h3")].find(({ textContent }) => textContent === title);
  const found = [...page.querySelectorAll("table")].find(
    (each) => each.getAttribute("aria-labelledby") === heading?.id,
  );
  return [...(found?.rows ?? [])].map(({ cells }) => [...cells].map(({ textContent }) => textContent));
}

beforeEach(() => speak("en"));
afterEach(() => vi.unstubAllGlobals());

describe("the report of what is forgotten", () => {
  it.each([
    ["clocks_apart", /differ by more than five minutes/],
    ["time_unseen", /one was put ahead, or the house was off/],
    ["set_back", /one was put back/],
    ["of_a_later_release", /because of_a_later_release/],
  ] as const)("[G528] says that nothing is forgotten, since when and why: %s", async (doubt, words) => {
    demandsGateway({ RetentionReport: report({ doubt, doubtSince: AT }) });
    const { page, remove } = await drawRead(<RetentionReport />);
    expect(page.textContent).toMatch(/Nothing is forgotten since .*28.*2026.*03:00, because/);
    expect(page.textContent).toMatch(words);
    remove();
  });

  it("[G497] says in tables what is due, what waits, what was forgotten, what providers have and what stays elsewhere", async () => {
    const other = { code: "of_a_later_release", what: "A copy", until: "a day", operator: "asks" };
    const gateway = demandsGateway({
      RetentionReport: report({
        beginsAt: AT,
        papersBeginAt: AT,
        backupsExpireAt: AT,
        due: counts({ contact: 3 }),
        held: [
          { kind: "case", because: "legal_hold", count: 2 },
          { kind: "of_a_later_release", because: "as_well", count: 1 },
        ],
        runs: [
          {
            beganAt: AT,
            forgotten: counts({ contact: 2, inquiry: 1 }),
            rewrittenAt: AT,
            logGoneAt: null,
            problem: "tables_in_use",
          },
          { beganAt: AT - 1, forgotten: counts(), rewrittenAt: AT, logGoneAt: AT, problem: null },
        ],
        outside: [
          { channel: "sms", copies: 9, due: 4, triedInVain: 1 },
          { channel: "mail", copies: 2, due: 0, triedInVain: 0 },
        ],
        elsewhere: [{ ...other, code: "theirs" }, other],
      }),
    });
    const { page, remove } = await drawRead(<RetentionReport />);
    expect(gateway.asked("RetentionReport")).toHaveLength(1);
    expect(page.textContent).toMatch(/Nothing is forgotten before .*28.*2026.*03:00, unless/);
    expect(page.textContent).toMatch(/rows of the audit are not forgotten before .*2026/);
    expect(page.textContent).toMatch(/backups that were made before are to be gone by .*2026/);
    expect(table(page, "Due now").slice(0, 3)).toEqual([
      ["Of what", "How many are due"],
      ["Contacts", "3"],
      ["Cases", "0"],
    ]);
    expect(table(page, "Due, and waiting").slice(1)).toEqual([
      ["Cases", "it is on hold", "2"],
      ["of_a_later_release", "as_well", "1"],
    ]);
    expect(table(page, "What was forgotten").slice(1)).toEqual([
      [
        expect.stringContaining("2026"),
        "Contacts: 2, Inquiries: 1",
        "It may still lie in the log. A table was in use for too long; it is tried again within the hour.",
      ],
      [expect.stringContaining("2026"), "Nothing", "Nothing of it lies there."],
    ]);
    expect(table(page, "At providers").slice(1)).toEqual([
      ["sms", "9", "4, of which 1 were asked for in vain so far"],
      ["mail", "2", "0"],
    ]);
    expect(table(page, "Where nobody here can ask for it").slice(1)).toEqual([
      [
        "What somebody has on their own phone, in their own mailbox or on paper",
        "They delete it",
        "Nothing: it is theirs",
      ],
      ["A copy", "a day", "asks"],
    ]);
    for (const row of page.querySelectorAll("tbody tr"))
      expect(row.querySelector("th")?.getAttribute("scope")).toBe("row");
    remove();
  });

  it("[G497] says of each thing that there is none of it, once that is known", async () => {
    demandsGateway({ RetentionReport: report() });
    const { page, remove } = await drawRead(<RetentionReport />);
    for (const words of [
      "Nothing that is due waits for anything.",
      "Nothing was forgotten yet.",
      "No copy is known to lie at a provider.",
      "Nothing stays elsewhere.",
    ])
      expect(page.textContent).toContain(words);
    expect(page.textContent).not.toContain("Nothing is forgotten before");
    remove();
  });

  it("[G497] says that what did not come is unknown, and looks again where it is told to", async () => {
    const gateway = demandsGateway({ RetentionReport: "unreachable" });
    const { page, remove } = await drawRead(<RetentionReport />);
    await act(() =>
      expect.poll(() => page.textContent).toContain("What is due and what is gone, is unknown."),
    );
    expect(page.textContent).not.toContain("Nothing was forgotten yet.");
    gateway.answer("RetentionReport", report({ due: counts({ audit: 7 }) }));
    await press(page, "Look again");
    await settle();
    expect(table(page, "Due now").at(-1)).toEqual(["Rows of the audit", "7"]);
    remove();
  });
});
