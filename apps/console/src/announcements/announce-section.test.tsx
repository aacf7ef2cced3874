import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { freshness } from "../live/connection.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, key, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { announcement, announcementGateway, type AnnouncementGateway } from "./announcement.fixture.ts";
import { lookAtAnnouncements } from "./announcements.ts";
import { AnnounceSection } from "./announce-section.tsx";
import { endChoices } from "./end-choices.ts";

vi.mock(import("../announce/announce.ts"), { spy: true });

let gateway: AnnouncementGateway;
beforeEach(() => {
  seatDana("shift_lead");
  freshness.set({ kind: "live", provedAt: 0 });
  gateway = announcementGateway();
});
afterEach(() => {
  vi.mocked(announce).mockClear();
  vi.unstubAllGlobals();
});

const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));
async function drawn() {
  const all = draw(<AnnounceSection />);
  await settle();
  return all;
}
const field = (page: HTMLElement) => page.querySelector("textarea")!;
async function written(page: HTMLElement, text = "The drill is at four.") {
  await press(page, "Say something to the shift…");
  type(field(page), text);
}

describe("saying something to the shift", () => {
  it("says it until a time of one's choice, under one id, and shows it", async () => {
    const { page, remove } = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Said to the shift: 0");
    await written(page);
    expect(document.activeElement).toBe(field(page));
    expect(page.textContent).toContain("259 characters left.");
    expect(page.querySelectorAll("input[type=radio]").length).toBeGreaterThanOrEqual(4);
    gateway.done = "unreachable";
    await submit(page);
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    gateway.done = { __typename: "AnnouncementSaid" };
    gateway.listed = [announcement(4)];
    await submit(page);
    await settle();
    const tries = gateway.told("SayAnnouncement");
    expect(tries).toHaveLength(2);
    expect(new Set(tries.map((each) => JSON.stringify(each))).size).toBe(1);
    expect(tries[0]).toMatchObject({ text: "The drill is at four." });
    expect(page.querySelector("h2")?.textContent).toBe("Said to the shift: 1");
    expect(page.querySelector("textarea")).toBeNull();
    remove();
  });

  it("gives other words another id, so that nothing is told of as if it were said", async () => {
    gateway.done = { __typename: "AnnouncementNotSaid", because: "said_otherwise" };
    const { page, remove } = await drawn();
    await written(page);
    await submit(page);
    await settle();
    expect(page.textContent).toContain("Something else was said with this.");
    type(field(page), "At five.");
    await submit(page);
    await settle();
    expect(new Set(gateway.told("SayAnnouncement").map(({ id }) => id)).size).toBe(2);
    remove();
  });

  it("says otherwise what is said, at the version that was seen, until then or another time", async () => {
    const said = announcement(4);
    gateway.listed = [said];
    const { page, remove } = await drawn();
    await press(page, `Change: ${said.text}`);
    expect(document.activeElement).toBe(field(page));
    expect(field(page).value).toBe(said.text);
    gateway.done = { __typename: "AnnouncementNotSaid", because: "changed" };
    // A colleague says it otherwise while these words are written: the console knows, and whoever writes does not.
    gateway.listed = [{ ...said, text: "There is no drill.", version: 2 }];
    type(field(page), "The drill is at five.");
    await submit(page);
    await settle();
    expect(page.textContent).toContain("A lead changed it or took it back meanwhile.");
    gateway.done = { __typename: "AnnouncementSaid" };
    await submit(page);
    await settle();
    const { id, version, endsAt } = said;
    expect(gateway.told("ChangeAnnouncement").at(-1)).toEqual({
      id,
      seenVersion: version,
      text: "The drill is at five.",
      endsAt,
    });
    expect(gateway.told("SayAnnouncement")).toEqual([]);
    expect(page.querySelector("textarea")).toBeNull();
    remove();
  });

  it("keeps what is written in the place of something that a colleague takes back meanwhile, and says so when it is sent", async () => {
    const said = announcement(4);
    gateway.listed = [said, announcement(5)];
    const { page, remove } = await drawn();
    await press(page, `Change: ${said.text}`);
    type(field(page), "The drill is at five.");
    gateway.listed = [];
    await act(async () => lookAtAnnouncements());
    expect(page.querySelector("h2")?.textContent).toBe("Said to the shift: 0");
    expect([field(page).value, document.activeElement === field(page)]).toEqual([
      "The drill is at five.",
      true,
    ]);
    gateway.done = { __typename: "NotFound" };
    await submit(page);
    await settle();
    expect(page.textContent).toContain("This is not said to the shift any more.");
    expect(field(page).value).toBe("The drill is at five.");
    await press(page, "Cancel");
    expect(page.querySelector("textarea")).toBeNull();
    expect(page.textContent).not.toContain(said.text);
    remove();
  });

  it.each([
    [{ __typename: "AnnouncementNotSaid", because: "not_a_time" }, "Its end is past"],
    [{ __typename: "CharactersRefused", character: "U+202E" }, "(U+202E)"],
    [{ __typename: "TextRefused", limit: 280, length: 300 }, "300 characters, and 280 fit"],
    [{ __typename: "NotFound" }, "not said to the shift any more"],
  ])("reads why not, and keeps what was written: %j", async (done, why) => {
    gateway.done = done;
    const { page, remove } = await drawn();
    await written(page);
    await submit(page);
    await settle();
    expect(page.textContent).toContain(why);
    expect(field(page).value).toBe("The drill is at four.");
    remove();
  });

  it("says nothing while the line is away; Escape leaves, and gives the focus back", async () => {
    const { page, remove } = await drawn();
    await written(page);
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
    expect(button(page, "Say it").disabled).toBe(true);
    await submit(page);
    expect(gateway.told("SayAnnouncement")).toEqual([]);
    act(() => field(page).focus());
    key("Escape");
    await settle();
    await expect.poll(() => document.activeElement?.textContent).toBe("Say something to the shift…");
    remove();
  });

  it("takes back what is said, at the version that was seen", async () => {
    gateway.listed = [announcement(4, { version: 3 })];
    const { page, remove } = await drawn();
    gateway.done = { __typename: "AnnouncementNotSaid", because: "changed" };
    await press(page, "Take back: The drill is at 4.");
    await settle();
    expect(page.textContent).toContain("A lead changed it or took it back meanwhile.");
    gateway.done = { __typename: "AnnouncementSaid" };
    gateway.listed = [];
    await press(page, "Take back: The drill is at 4.");
    await settle();
    expect(gateway.told("WithdrawAnnouncement").at(-1)).toEqual({
      id: announcement(4).id,
      seenVersion: 3,
    });
    expect(page.querySelector("h2")?.textContent).toBe("Said to the shift: 0");
    remove();
  });

  it.each([
    [false, "This is not said to the shift any more."],
    [true, "Taken back. Its words stand nowhere any more."],
  ])(
    "[AL65] leaves the focus to what is said where one is gone, never to what changes another; taken back here: %s",
    async (isPressed, words) => {
      const [gone, next] = [announcement(4), announcement(5)];
      gateway.listed = [gone, next];
      const { page, remove } = await drawn();
      act(() => button(page, `Take back: ${gone.text}`).focus());
      gateway.listed = [next];
      gateway.done = { __typename: "AnnouncementSaid" };
      if (isPressed) await press(page, `Take back: ${gone.text}`);
      else await act(async () => lookAtAnnouncements());
      await settle();
      expect(document.activeElement?.tagName).toBe("SECTION");
      expect(document.activeElement?.querySelector("h2")?.textContent).toBe("Said to the shift: 1");
      expect(vi.mocked(announce).mock.calls.map(([each]) => each.words(1))).toEqual([words]);
      remove();
    },
  );

  it("says that it is unknown what is said, where that could not be read", async () => {
    gateway.listed = "unreachable";
    const { page, remove } = await drawn();
    expect(page.querySelector("h2")?.textContent).toBe("Said to the shift: unknown");
    remove();
  });
});

it("offers ends on the quarter of an hour, within a day", () => {
  const now = Date.UTC(2026, 10, 29, 12, 7);
  const ends = endChoices(now);
  expect(ends.every((end) => end % 900_000 === 0 && end > now && end <= now + 24 * 3_600_000)).toBe(true);
  expect(ends).toEqual(ends.toSorted((one, other) => one - other));
});
