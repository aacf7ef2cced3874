import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PreferenceDialog } from "./preference-dialog.tsx";
import { forgetPreferenceDrafts, preferenceDrafts } from "./preference-drafts.ts";
import type { Preference } from "./reach-documents.ts";
import { CONTACT } from "./reach-now.fixture.ts";
import { preference } from "./safe-contact.fixture.ts";

const onClose = vi.fn<() => void>();
const gateway = (recorded: object): Asked[] => stubGateway(() => ({ json: { data: { recorded } } }));
const sent = (log: readonly Asked[]): readonly unknown[] =>
  log.map(({ body }) => (JSON.parse(body) as { variables: { preference: unknown } }).variables.preference);
const page = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const field = (label: string): HTMLInputElement => {
  const found = [...page().querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const input = page().querySelector<HTMLInputElement>(`#${CSS.escape(found?.htmlFor ?? "none")}`);
  if (input === null) throw new Error(`no field ${label}`);
  return input;
};
function choose(label: string): void {
  // A mark stands before the words of what can be ticked.
  const found = [...page().querySelectorAll("label")].find(
    ({ textContent }) => textContent.replace("✓", "") === label,
  );
  act(() => found?.querySelector("input")?.click());
}
const stored = (storage: Storage): readonly (string | null)[] =>
  Array.from({ length: storage.length }, (_, nth) => storage.getItem(storage.key(nth) ?? ""));
const drawn = (before: Preference | null = null) =>
  draw(
    <PreferenceDialog
      id={CONTACT}
      number={7}
      preference={before}
      agreed={before}
      isDanger={false}
      onClose={onClose}
    />,
  );

beforeEach(() => {
  seatDana();
  onClose.mockReset();
  gateway({ __typename: "PreferenceRecorded" });
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  forgetPreferenceDrafts();
  forgetAnnouncements();
});

describe("asking how somebody may be reached", () => {
  it("is done with one preset and one more press, and forgotten once it is recorded", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { remove } = drawn();
    await press(page(), "Text ok any time");
    expect(preferenceDrafts.get().has(CONTACT)).toBe(true);
    await submit(page());
    expect(sent(log)).toMatchObject([{ may: "contact", ways: [{ way: "text", windows: null }] }]);
    expect(onClose).toHaveBeenCalledOnce();
    expect(preferenceDrafts.get().size).toBe(0);
    remove();
  });

  it("puts the focus where the time is typed that a preset leaves open", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    // At a time of day at which 23:30 is still to come, whatever the time is here.
    vi.spyOn(Date, "now").mockReturnValue(new Date(2026, 10, 26, 12, 0).getTime());
    const { remove } = drawn();
    await press(page(), "Text ok now until…");
    expect(document.activeElement).toBe(field("Until, by their clock"));
    type(field("Until, by their clock"), "2330");
    await submit(page());
    expect(sent(log)).toMatchObject([{ ways: [{ windows: [{ until: "23:30" }] }] }]);
    remove();
  });

  it("refuses “until 23:00” that was typed at 22:58 and is recorded at 23:01, and says so there", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const clock = vi.spyOn(Date, "now").mockReturnValue(Date.UTC(2026, 10, 26, 6, 58));
    const { remove } = drawn(preference({ ways: [] }));
    await press(page(), "Text ok now until…");
    type(field("Until, by their clock"), "23:00");
    clock.mockReturnValue(Date.UTC(2026, 10, 26, 7, 1));
    await submit(page());
    expect(log).toEqual([]);
    expect(page().textContent).toContain("That time is over already.");
    clock.mockReturnValue(Date.UTC(2026, 10, 26, 6, 59));
    await submit(page());
    expect(sent(log)).toMatchObject([{ validUntil: Date.UTC(2026, 10, 26, 7, 0) }]);
    remove();
  });

  it("is recorded by Ctrl Enter from any of its answers", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { remove } = drawn();
    await press(page(), "Text ok any time");
    await act(async () => {
      field("Their time zone").dispatchEvent(
        new KeyboardEvent("keydown", { key: "Enter", ctrlKey: true, bubbles: true, cancelable: true }),
      );
      await new Promise((resolve) => setTimeout(resolve, 5));
    });
    expect(sent(log)).toHaveLength(1);
    remove();
  });

  it("says what is wrong at each answer, repeats no word, and keeps all that was typed", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { remove } = drawn();
    type(field("Safe word: “I am alone and free to talk”"), "STOP");
    await submit(page());
    expect(log).toEqual([]);
    expect(page().textContent).toContain("Choose at least one way");
    const safe = field("Safe word: “I am alone and free to talk”");
    expect(safe.getAttribute("aria-invalid")).toBe("true");
    const why = page().querySelector(`#${safe.getAttribute("aria-describedby")?.split(" ").at(-1)}`);
    expect(why?.textContent).toContain("This word means something to us already");
    expect(safe.value).toBe("STOP");
    remove();
  });

  it("says what the gateway found wrong at its answer, and what has no answer here below them", async () => {
    gateway({
      __typename: "PreferenceRefused",
      problems: [
        { field: "ways.text.alias", problem: "not_a_label" },
        { field: "sharedDevice", problem: "odd" },
      ],
    });
    const { remove } = drawn();
    await press(page(), "Text ok any time");
    await submit(page());
    expect(page().textContent).toContain("One line of words, and nothing that hides.");
    expect(page().textContent).toContain("This cannot be recorded as it is.");
    expect(onClose).not.toHaveBeenCalled();
    remove();
  });

  it("keeps what was typed when it is refused as a whole", async () => {
    stubGateway(() => "unreachable");
    const { remove } = drawn();
    await press(page(), "Call ok any time");
    await submit(page());
    expect(page().textContent).toContain("It is not known whether this was done.");
    expect(preferenceDrafts.get().has(CONTACT)).toBe(true);
    remove();
  });
});

describe("what was typed and not recorded", () => {
  it("is there again after Escape, and stands in no storage of the browser", async () => {
    const first = drawn();
    type(field("Danger word: “I am not safe”"), "umbrella");
    act(() => void page().dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true })));
    expect(onClose).toHaveBeenCalledOnce();
    first.remove();
    const { remove } = drawn();
    expect(field("Danger word: “I am not safe”").value).toBe("umbrella");
    expect(JSON.stringify([stored(localStorage), stored(sessionStorage)])).not.toContain("umbrella");
    expect(page().querySelector("form")?.getAttribute("autocomplete")).toBe("off");
    remove();
  });

  it("is dropped by whoever discards it, and with the session", async () => {
    const { remove } = drawn();
    type(field("Danger word: “I am not safe”"), "umbrella");
    await press(page(), "Discard");
    expect(preferenceDrafts.get().size).toBe(0);
    type(field("Danger word: “I am not safe”"), "umbrella");
    act(forgetPreferenceDrafts);
    expect(field("Danger word: “I am not safe”").value).toBe("");
    remove();
  });
});

describe("what is asked", () => {
  it("begins at what they said last, and shows no code word again", () => {
    const before = preference({ hasSafeWord: true, hasDangerWord: true, coverStory: ["Wrong number."] });
    const { remove } = drawn(before);
    expect(page().textContent).toContain(
      "A safe and a danger word are agreed. Leave both empty to keep them.",
    );
    expect(field("Safe word: “I am alone and free to talk”").value).toBe("");
    expect(page().querySelector<HTMLTextAreaElement>("#cover-story")?.value).toBe("Wrong number.");
    expect(field("Their time zone").value).toBe("America/Los_Angeles");
    remove();
  });

  it("is nothing more once they said never", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { remove } = drawn();
    choose("Never contact them");
    expect(page().textContent).not.toContain("Their time zone");
    await submit(page());
    expect(sent(log)).toEqual([{ may: "never" }]);
    remove();
  });

  it("is hours, more of them, an alias and a voicemail for each way", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { remove } = drawn();
    choose("Call");
    choose("In these hours…");
    type(field("From, hours 1"), "9");
    type(field("Until, hours 1"), "11:30");
    for (const day of ["Sat", "Sun"]) choose(day);
    await press(page(), "More hours");
    await press(page(), "Remove hours 2");
    choose("A message may be left");
    type(field("Call: under which name we write or call"), "Ana");
    choose("Call once");
    await submit(page());
    expect(sent(log)).toMatchObject([
      {
        ways: [
          {
            way: "call",
            windows: [{ days: ["mon", "tue", "wed", "thu", "fri"], from: "09:00", until: "11:30" }],
            aliasName: "Ana",
            mayLeaveVoicemail: true,
          },
        ],
        whenDropped: "call_once",
      },
    ]);

    remove();
  });
});
