import { describe, expect, it } from "vitest";
import { reportLines, type RetentionReport } from "./report-lines.ts";

const AT = Date.UTC(2026, 10, 28, 3);
const NONE = { contact: 0, case: 0, inquiry: 0, legal_process: 0, breach: 0, audit: 0 };
const nothing: RetentionReport = {
  at: AT,
  doubt: null,
  houseTime: AT,
  beginsAt: null,
  papersBeginAt: null,
  due: NONE,
  held: [],
  runs: [],
  outside: [],
  backupsExpireAt: null,
};
const run = {
  beganAt: AT,
  endedAt: AT,
  forgotten: { ...NONE, contact: 2, case: 1, inquiry: 1 },
  rewrittenAt: AT,
  logGoneAt: AT,
  problem: null,
};

/** What it says but of what stays elsewhere. */
const here = (report: RetentionReport): readonly string[] =>
  reportLines(report).filter((line) => !line.startsWith("Elsewhere: "));

describe("the report of what is kept and what is gone", () => {
  it("[G412] says of a house in which nothing is due that nothing was forgotten yet", () => {
    expect(here(nothing)).toEqual([
      "Retention at 2026-11-28 03:00.",
      "Due: 0 contacts, 0 cases.",
      "Nothing was forgotten yet.",
    ]);
  });

  it("[G412] says from when on something is forgotten, where nobody has said for how long it is kept", () => {
    expect(reportLines({ ...nothing, beginsAt: AT })).toContain(
      'Nothing is forgotten before 2026-11-28 03:00, unless an administrator keeps the days of "Forgetting in time" sooner.',
    );
    expect(reportLines({ ...nothing, papersBeginAt: AT })).toContain(
      "No inquiries, legal papers, breaches and rows of the audit are forgotten before 2026-11-28 03:00, unless an administrator keeps those days sooner.",
    );
  });

  it.each([
    ["clocks_apart", "the clock of a gateway and the database's differ"],
    ["time_unseen", "the clocks are more than a day ahead of what was seen to pass"],
    ["set_back", "the clocks are behind what was seen to pass"],
  ] as const)("[G412] [G526] says first that nothing is forgotten, and why: %s", (why, words) => {
    const [, line] = here({ ...nothing, doubt: { why, since: AT } });
    expect(line).toMatch(/^Nothing is forgotten since 2026-11-28 03:00: /u);
    expect(line).toContain(words);
    expect(line).toContain("retention confirm-time");
  });

  it("[G412] says what is held and why, what went and whether it lies anywhere still, and until when backups have it", () => {
    const lines = here({
      ...nothing,
      due: { ...NONE, contact: 3, case: 1, legal_process: 2 },
      held: [{ kind: "contact", because: "legal_hold", count: 3 }],
      runs: [{ ...run, logGoneAt: null, problem: "no_right_to_end_log" }, run],
      outside: [{ channel: "sms-main", copies: 9, due: 3, triedInVain: 1 }],
      backupsExpireAt: AT + 30 * 24 * 3_600_000,
    });
    expect(lines).toEqual([
      "Retention at 2026-11-28 03:00.",
      "Due: 3 contacts, 1 case, 2 legal papers.",
      "Held: 3 contacts, because it is on hold.",
      "Forgotten at 2026-11-28 03:00: 2 contacts, 1 case, 1 inquiry; it may still lie in the log: our role may not end the log's file: grant it pg_checkpoint, pg_monitor and EXECUTE on pg_switch_wal().",
      "Forgotten at 2026-11-28 03:00: 2 contacts, 1 case, 1 inquiry; nothing of it lies on the database's disk.",
      "Outside, on sms-main: 9 copies known, 3 to be gone.",
      "  1 of these were asked for, and are asked for again.",
      "  2 of these were not asked for yet. Where that stays so, the channel is off or its provider can only be asked by hand.",
      "Of what was forgotten last, backups that were made before are to be gone by 2026-12-28 03:00.",
    ]);
  });

  it("[G495] says what stays where nobody here can ask for it, until when, and what an operator does about it", () => {
    const lines = reportLines(nothing).filter((line) => line.startsWith("Elsewhere: "));
    expect(lines).toContain(
      "Elsewhere: A text that waits in Kannel's spool or store, until it leaves or its validity ends, and in the freed room of its disk until that is written over. To do: keep the spool on tmpfs, and the log of its messages off.",
    );
    for (const line of lines) expect(line).toMatch(/, until .+\. To do: .+\.$/u);
  });
});
