import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { marta } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, submit } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { PreferenceDialog } from "./preference-dialog.tsx";
import { forgetPreferenceDrafts } from "./preference-drafts.ts";
import type { Preference } from "./reach-documents.ts";
import { CONTACT } from "./reach-now.fixture.ts";
import { preference } from "./safe-contact.fixture.ts";

const NEVER = preference({ id: "later", may: "never", ways: [], confirmedBy: marta });
const THEIRS = "Leave it as it was recorded";
const MINE = "What I typed is their newer word";
const SENTENCE = "Something else was recorded since this was opened.";
const gateway = (...recorded: readonly object[]): Asked[] => {
  const left = [...recorded];
  return stubGateway(() => ({ json: { data: { recorded: left.shift() ?? recorded.at(-1) } } }));
};
const sent = (log: readonly Asked[]): readonly unknown[] =>
  log.map(({ body }) => (JSON.parse(body) as { variables: { seen: unknown } }).variables.seen);
const page = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const dialog = (agreed: Preference | null, shown = agreed) => (
  <PreferenceDialog
    id={CONTACT}
    number={7}
    preference={shown}
    agreed={agreed}
    isDanger={false}
    onClose={() => {}}
  />
);

beforeEach(() => seatDana());
afterEach(() => {
  vi.unstubAllGlobals();
  forgetPreferenceDrafts();
  forgetAnnouncements();
});

describe("what was typed before something else was recorded", () => {
  it("is not recorded over a later “never”, also after the dialog was closed", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const first = draw(dialog(null));
    await press(page(), "Text ok any time");
    first.remove();
    const { remove } = draw(dialog(NEVER));
    expect(page().textContent).toContain(SENTENCE);
    expect(page().textContent).toContain("never contact them");
    expect(page().textContent).toContain("Marta, ");
    await submit(page());
    expect(log).toEqual([]);
    expect(document.activeElement?.textContent).toBe(THEIRS);
    remove();
  });

  it("is kept, and recorded once somebody says that it is newer", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { again, remove } = draw(dialog(null));
    await press(page(), "Text ok any time");
    again(dialog(NEVER));
    await press(page(), MINE);
    expect(page().textContent).not.toContain(SENTENCE);
    await submit(page());
    expect(sent(log)).toEqual(["later"]);
    remove();
  });

  it("is given up for what was recorded by whoever says so", async () => {
    const log = gateway({ __typename: "PreferenceRecorded" });
    const { again, remove } = draw(dialog(null));
    await press(page(), "Text ok any time");
    again(dialog(NEVER));
    await press(page(), THEIRS);
    expect(buttonNames(page())).not.toContain(MINE);
    expect(page().textContent).toContain("Nothing is sent to them until they themselves ask");
    expect(log).toEqual([]);
    remove();
  });

  it("is told by the gateway where this screen knows nothing of it", async () => {
    const log = gateway(
      { __typename: "PreferenceChanged", preference: NEVER, seen: "later" },
      { __typename: "PreferenceRecorded" },
    );
    const { remove } = draw(dialog(preference({ id: "first" })));
    await submit(page());
    expect(page().textContent).toContain("never contact them");
    await press(page(), MINE);
    await submit(page());
    expect(sent(log)).toEqual(["first", "later"]);
    remove();
  });

  it("tells nothing of what was recorded while what is known of them is withheld", async () => {
    gateway({ __typename: "PreferenceRecorded" });
    const { again, remove } = draw(dialog(preference({ id: "first" }), null));
    await press(page(), "Text ok any time");
    again(dialog(NEVER, null));
    expect(page().textContent).toContain(SENTENCE);
    expect(page().textContent).not.toContain("Marta");
    remove();
  });

  it("is nothing to choose about where nothing was typed", () => {
    const { again, remove } = draw(dialog(preference({ id: "first" })));
    again(dialog(preference({ id: "later" })));
    expect(page().textContent).not.toContain(SENTENCE);
    remove();
  });
});
