import { SEEN_TO_FOR_MS } from "@holdfast/case-schema";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { isSaid } from "../announce/verbosity.ts";
import { stubGateway } from "../api/gateway.fixture.ts";
import { uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { StandingData } from "./alarm-documents.ts";
import { AlarmsSection } from "./alarms-section.tsx";
import { lookAtStanding } from "./standing.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

const ALARM: StandingData["alarms"][number] = {
  id: uuid(1),
  kind: "danger_unclaimed",
  since: Date.UTC(2026, 0, 1, 12),
  acknowledgedBy: null,
  told: 1,
  isYours: false,
  notSent: 0,
};
const WAYS_ON = ["Tell of a longer wait", "Send a holding text", "Tell of a partner’s line"];
let standing: StandingData;
let done: string;
beforeEach(() => {
  seatDana("shift_lead");
  standing = { alarms: [ALARM], surges: [] };
  done = "AlarmAcknowledged";
});
afterEach(() => void vi.unstubAllGlobals());

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function drawn() {
  const log = stubGateway(({ body }) => ({
    json: { data: body.includes("query Alarms") ? standing : { done: { __typename: done } } },
  }));
  const { page, remove } = draw(<AlarmsSection />);
  // What is looked at last counts, so that this is it.
  await act(lookAtStanding);
  return { page, remove, log };
}

describe("alarms on the board", () => {
  it("[AL47] say what stands and who was told, and nothing of whom; whoever leads sees to one", async () => {
    const { page, remove, log } = await drawn();
    expect(page.textContent).toContain("Somebody in danger waits, and nobody has them");
    expect(page.textContent).toContain("1 person on call was told.");
    standing = { ...standing, alarms: [{ ...ALARM, acknowledgedBy: { name: "Lee" } }] };
    await press(page, "I see to it: Somebody in danger waits, and nobody has them");
    await settle();
    expect(log.filter(({ body }) => body.includes("AcknowledgeAlarm"))).toHaveLength(1);
    expect(page.textContent).toContain("Lee sees to it.");
    expect(vi.mocked(announce).mock.lastCall?.[0].words(1)).toBe(
      `You see to it. Unless somebody has them in ${SEEN_TO_FOR_MS / 60_000} minutes, whoever is on call is told again.`,
    );
    expect(buttonNames(page)).toEqual(["Page whoever is on call", ...WAYS_ON]);
    remove();
  });

  it("[AL47] say that nobody could be told, what did not get out, and what is unknown", async () => {
    standing = { ...standing, alarms: [{ ...ALARM, told: 0, notSent: 2 }] };
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("Nobody on call could be told. 2 messages did not get out.");
    remove();
    stubGateway(() => "unreachable");
    const again = draw(<AlarmsSection />);
    await settle();
    expect(again.page.textContent).toContain("Which alarms stand is unknown.");
    again.remove();
  });

  it("[AL66] say what begins while whoever leads looks at the board, once, and to nobody else", async () => {
    vi.mocked(announce).mockClear();
    const begins = async (nth: number, kind: typeof ALARM.kind) => {
      standing = { ...standing, alarms: [...standing.alarms, { ...ALARM, id: uuid(nth), kind }] };
      await act(async () => lookAtStanding());
      await settle();
    };
    const words = () => vi.mocked(announce).mock.calls.map(([each]) => each.words(1));
    const lead = await drawn();
    expect(words()).toEqual([]);
    await begins(2, "sending_stuck");
    await act(async () => lookAtStanding());
    await begins(3, "paged");
    expect(words()).toEqual(["Messages do not get out"]);
    // It comes by itself: whoever wants to hear of their own, or of what is urgent, alone is told nothing of it.
    const [begun] = vi.mocked(announce).mock.calls[0]!;
    expect((["all", "mine", "urgent"] as const).map((wanted) => isSaid(begun, wanted))).toEqual([
      true,
      false,
      false,
    ]);
    lead.remove();
    seatDana("advocate");
    const advocate = await drawn();
    await begins(4, "lead_missing");
    expect(words()).toEqual(["Messages do not get out"]);
    advocate.remove();
  });

  it.each([
    [
      "danger_owed",
      `Unless they are answered in ${SEEN_TO_FOR_MS / 60_000} minutes, whoever is on call is told again.`,
    ],
    ["channel_down", "Nobody is told of it any more."],
  ] as const)("[AL47] say to whoever sees to %s for how long that counts", async (kind, words) => {
    standing = { ...standing, alarms: [{ ...ALARM, kind }] };
    const { page, remove } = await drawn();
    const [name] = buttonNames(page);
    await press(page, name ?? "");
    await settle();
    expect(vi.mocked(announce).mock.lastCall?.[0].words(1)).toBe(`You see to it. ${words}`);
    remove();
  });

  it.each(["danger_unclaimed", "danger_owed", "lead_missing"] as const)(
    "[AL72] say at once that %s begins, and to whoever hears only what is urgent",
    async (kind) => {
      standing = { alarms: [], surges: [] };
      const { remove } = await drawn();
      vi.mocked(announce).mockClear();
      standing = { ...standing, alarms: [{ ...ALARM, id: uuid(2), kind }] };
      await act(async () => lookAtStanding());
      const [begun] = vi.mocked(announce).mock.calls[0]!;
      expect(begun.urgency).toBe("assertive");
      expect((["all", "mine", "urgent"] as const).map((wanted) => isSaid(begun, wanted))).toEqual([
        true,
        true,
        true,
      ]);
      remove();
    },
  );

  it("[AL48] page whoever is on call after a question, until an end, which everybody sees and a lead stops", async () => {
    standing = { alarms: [], surges: [] };
    done = "SurgeTurned";
    const { page, remove, log } = await drawn();
    await press(page, "Page whoever is on call");
    expect(log.some(({ body }) => body.includes("TurnOnSurge"))).toBe(false);
    standing = {
      alarms: [],
      surges: [
        {
          id: uuid(2),
          kind: "page",
          by: { name: "Lee" },
          endsAt: Date.UTC(2026, 0, 1, 13),
          partnerAtOnce: null,
        },
      ],
    };
    await press(page, "Page them now");
    await settle();
    expect(page.textContent).toContain("Lee pages whoever is on call until");
    expect(buttonNames(page)).toEqual(["Stop paging", ...WAYS_ON]);
    remove();
    seatDana("advocate");
    standing = { ...standing, alarms: [ALARM] };
    const hers = await drawn();
    expect(hers.page.textContent).toContain("Lee pages whoever is on call until");
    expect(hers.page.textContent).toContain("Somebody in danger waits, and nobody has them");
    expect(buttonNames(hers.page)).toEqual([]);
    hers.remove();
  });

  it("[AL59] are seen to by whoever was told of one, whatever their role", async () => {
    seatDana("counsel");
    standing = { ...standing, alarms: [{ ...ALARM, kind: "counsel_due", isYours: true }] };
    const { page, remove, log } = await drawn();
    const button = "I see to it: Something that counsel decides has little time left";
    expect(buttonNames(page)).toEqual([button]);
    await press(page, button);
    await settle();
    expect(log.filter(({ body }) => body.includes("AcknowledgeAlarm"))).toHaveLength(1);
    remove();
  });
});

describe("what is turned on for whoever waits", () => {
  const END = Date.UTC(2026, 0, 1, 13);
  const on = (kind: StandingData["surges"][number]["kind"]): StandingData => ({
    alarms: [],
    surges: [
      { id: uuid(3), kind, by: { name: "Lee" }, endsAt: END, partnerAtOnce: kind === "overflow" ? 5 : null },
    ],
  });
  const given = (log: readonly { readonly body: string }[]) => {
    const [said] = log.filter(({ body }) => body.includes("TurnOnSurge"));
    const { variables } = JSON.parse(said?.body ?? "{}") as { variables: Record<string, unknown> };
    return { kind: variables["kind"], afterMs: variables["afterMs"], behind: variables["behind"] };
  };

  it.each([
    ["Tell of a longer wait", "Tell them from now on", "longer_wait", null, "Nothing is sent to anybody."],
    ["Send a holding text", "Send it from now on", "holding_text", 300_000, "once and never again"],
    [
      "Tell of a partner’s line",
      "Tell of it from now on",
      "overflow",
      300_000,
      "Nothing about anybody is told",
    ],
  ] as const)(
    "[AL56] “%s” says what it does before it is on, whom it concerns and until when, and is turned off by a lead",
    async (button, now, kind, afterMs, does) => {
      standing = { alarms: [], surges: [] };
      done = "SurgeTurned";
      const { page, remove, log } = await drawn();
      await press(page, button);
      expect(page.textContent).toContain(does);
      expect(log.some(({ body }) => body.includes("TurnOnSurge"))).toBe(false);
      standing = on(kind);
      await press(page, now);
      await settle();
      expect(given(log)).toEqual({ kind, afterMs, behind: null });
      expect(page.textContent).toContain("Lee turned it on, until");
      const [off] = buttonNames(page).filter((name) => name.startsWith("Stop"));
      standing = { alarms: [], surges: [] };
      await press(page, off ?? "");
      await settle();
      expect(log.some(({ body }) => body.includes("TurnOffSurge"))).toBe(true);
      expect(buttonNames(page)).toEqual(["Page whoever is on call", ...WAYS_ON]);
      remove();
    },
  );

  it("[AL56] say where no partner’s number is kept, and offer nothing to whoever leads nobody", async () => {
    standing = { alarms: [], surges: [] };
    const { page, remove } = await drawn();
    stubGateway(({ body }) => ({
      json: {
        data: body.includes("query Alarms")
          ? standing
          : { done: { __typename: "SurgeNotTurned", hasNoNumber: true } },
      },
    }));
    await press(page, "Tell of a partner’s line");
    await press(page, "Tell of it from now on");
    await settle();
    expect(page.textContent).toContain("No partner’s number is kept.");
    remove();
    seatDana("advocate");
    standing = on("holding_text");
    const hers = await drawn();
    expect(hers.page.textContent).toContain("Whoever waits gets one holding text. Lee turned it on, until");
    expect(buttonNames(hers.page)).toEqual([]);
    hers.remove();
  });

  it("[AL64] says of a partner’s line how many are put through there at once, and of nothing else", async () => {
    standing = on("overflow");
    const { page, remove } = await drawn();
    expect(page.textContent).toContain("At most 5 callers are put through there at once. Lee turned it on");
    remove();
    const [surge] = standing.surges;
    standing = { ...standing, surges: [{ ...surge!, partnerAtOnce: 1 }] };
    const one = await drawn();
    expect(one.page.textContent).toContain("At most 1 caller is put through there at once.");
    one.remove();
    standing = on("longer_wait");
    const other = await drawn();
    expect(other.page.textContent).toContain("Lee turned it on");
    expect(other.page.textContent).not.toContain("At most");
    other.remove();
  });
});
