import type { QueueRow } from "@holdfast/wire";
import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { preferences } from "../keys/preferences.ts";
import { freshness } from "../live/connection.ts";
import { dana, marta, queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, key, press, submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { besideGateway, lee, whisper, type BesideGateway } from "./beside.fixture.ts";
import { BesideHere } from "./beside-section.tsx";
import { hearOfBeside } from "./beside-heard.ts";
import { besideRow } from "./watch-place.tsx";
import { whisperDrafts } from "./whisper-drafts.ts";

const mine = queueRow(7, { holder: dana, status: "claimed", version: 3 });
const theirs = queueRow(7, { holder: marta, status: "claimed", version: 3 });
const watched = { by: lee, since: 0 };
let gateway: BesideGateway;

beforeEach(() => {
  seatDana();
  gateway = besideGateway();
  forgetAnnouncements();
  freshness.set({ kind: "live", provedAt: 0 });
});
afterEach(() => {
  besideRow.set(null);
  whisperDrafts.set(new Map());
  preferences.update((all) => ({ ...all, blur: false }));
  vi.unstubAllGlobals();
});

const settle = async () => act(async () => new Promise<void>((resolve) => setTimeout(resolve, 10)));
async function opened(row: QueueRow) {
  besideRow.set(row);
  const drawn = draw(<BesideHere />);
  await settle();
  return drawn;
}
const tell = async (about: "watch" | "whisper", contactId = mine.id) => {
  act(() => hearOfBeside([{ kind: "beside", about, id: uuid(900), contactId, version: 1 } as never]));
  await settle();
};
const polite = () => document.querySelector("#polite")?.textContent;
const field = (page: HTMLElement) => page.querySelector("textarea")!;

describe("whoever has a contact", () => {
  it("[AL50] sees at once who watches it, and is told once", async () => {
    const { page, remove } = await opened(mine);
    expect(page.textContent).toBe("");
    gateway.beside = { watches: [watched], whispers: [] };
    await tell("watch");
    expect(page.textContent).toContain("Lee watches this contact since");
    await expect.poll(polite).toBe("Lee watches contact 7.");
    document.querySelector("#polite")!.textContent = "";
    await tell("watch");
    await settle();
    expect(polite()).toBe("");
    gateway.beside = { watches: [], whispers: [] };
    await tell("watch");
    expect(page.textContent).toBe("");
    remove();
  });

  it("asks for nothing that was told of another contact", async () => {
    const { remove } = await opened(mine);
    const before = gateway.told("Beside").length;
    await tell("whisper", uuid(333) as never);
    expect(gateway.told("Beside")).toHaveLength(before);
    remove();
  });

  it("[G657] is shown what is whispered, apart and never to be sent, and says of just that that it was shown", async () => {
    const older = [1, 2, 3, 4, 5].map((number) => whisper(number));
    gateway.beside = { watches: [], whispers: [...older, whisper(6, { isNew: true })] };
    const { page, remove } = await opened(mine);
    expect(page.textContent).toContain("Never sent.");
    await expect.poll(polite).toBe("Lee wrote beside contact 7.");
    const words = () => [...page.querySelectorAll("[data-words]")].map(({ textContent }) => textContent);
    expect(words()).toEqual(["words 4", "words 5", "words 6"]);
    expect(gateway.told("SeeWhispers")).toEqual([{ contactId: mine.id, ids: [whisper(6).id] }]);
    gateway.beside = { watches: [], whispers: [...gateway.beside.whispers, whisper(7, { isNew: true })] };
    await tell("whisper");
    expect(gateway.told("SeeWhispers").at(-1)).toEqual({ contactId: mine.id, ids: [whisper(7).id] });
    await press(page, "Show all 7 whispers");
    expect(words()).toHaveLength(7);
    remove();
  });

  it("[G657] is not said to have seen what is veiled, or stands on a page that nobody looks at", async () => {
    gateway.beside = { watches: [], whispers: [whisper(1, { isNew: true })] };
    preferences.update((all) => ({ ...all, blur: true }));
    const { remove } = await opened(mine);
    expect(gateway.told("SeeWhispers")).toEqual([]);
    const hidden = vi.spyOn(document, "visibilityState", "get").mockReturnValue("hidden");
    act(() => preferences.update((all) => ({ ...all, blur: false })));
    await settle();
    expect(gateway.told("SeeWhispers")).toEqual([]);
    hidden.mockRestore();
    act(() => void document.dispatchEvent(new Event("visibilitychange")));
    await settle();
    expect(gateway.told("SeeWhispers")).toHaveLength(1);
    remove();
  });

  it("answers leads who wrote, and nobody where none did", async () => {
    gateway.beside = { watches: [watched], whispers: [] };
    const { page, remove } = await opened(mine);
    expect(buttonNames(page)).toEqual([]);
    gateway.beside = { watches: [watched], whispers: [whisper(1)] };
    await tell("whisper");
    await press(page, "Answer the leads…");
    expect(document.activeElement).toBe(field(page));
    type(field(page), "She is alone.");
    await submit(page);
    await settle();
    expect(gateway.told("WriteWhisper")).toMatchObject([{ contactId: mine.id, words: "She is alone." }]);
    expect(page.querySelector("textarea")).toBeNull();
    remove();
  });

  it("says that it is unknown where it could not be asked, and asks again", async () => {
    gateway.beside = "unreachable";
    const { page, remove } = await opened(mine);
    expect(page.textContent).toContain("is unknown");
    gateway.beside = { watches: [watched], whispers: [] };
    await press(page, "Retry");
    await settle();
    expect(page.textContent).toContain("Lee watches this contact");
    gateway.beside = "unreachable";
    await tell("watch");
    expect(page.textContent).toContain("Lee watches this contact");
    expect(page.textContent).toContain("This may be out of date.");
    remove();
  });

  it("has what could not be asked for asked again by itself: a whisper does not wait for the next one", async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    gateway.beside = "unreachable";
    const { page, remove } = await opened(mine);
    expect(page.textContent).toContain("is unknown");
    gateway.beside = { watches: [watched], whispers: [] };
    await act(async () => void (await vi.advanceTimersByTimeAsync(5_000)));
    await settle();
    expect(page.textContent).toContain("Lee watches this contact");
    vi.useRealTimers();
    remove();
  });
});

describe("a lead", () => {
  beforeEach(() => seatDana("shift_lead"));

  it("is told that whoever has it sees that they watch, and whispers to them", async () => {
    gateway.beside = { watches: [{ by: dana, since: 0 }], whispers: [] };
    const { page, remove } = await opened(theirs);
    expect(page.textContent).toContain("Marta sees that.");
    await press(page, "Whisper to Marta…");
    expect(page.querySelector("label")?.textContent).toBe("Whisper to Marta. Never sent.");
    expect(button(page, "Whisper to Marta").disabled).toBe(true);
    type(field(page), "Ask where she is.");
    gateway.done = "unreachable";
    await submit(page);
    await settle();
    expect(page.textContent).toContain("It is not known whether this was done.");
    expect(field(page).value).toBe("Ask where she is.");
    gateway.done = { __typename: "WhisperWritten" };
    forgetAnnouncements();
    await submit(page);
    await settle();
    const tries = gateway.told("WriteWhisper");
    // Once, whatever was lost on the way; other words are another.
    expect(new Set(tries.map(({ id }) => id)).size).toBe(1);
    await expect.poll(polite).toBe("Marta can read it.");
    await press(page, "Whisper to Marta…");
    expect(field(page).value).toBe("");
    remove();
  });

  it.each([
    [{ __typename: "WhisperNotWritten", because: "nobody_has_it" }, "Nobody has this contact now"],
    [{ __typename: "WhisperNotWritten", because: "nobody_wrote" }, "No shift lead wrote here"],
    [{ __typename: "WhisperNotWritten", because: "not_yours" }, "You may write here no longer"],
    [{ __typename: "NotFound" }, "This contact is not here any more."],
    [{ __typename: "TextRefused", limit: 1000, length: 1001 }, "1001 characters, and 1000 fit"],
    [{ __typename: "TextRefused", limit: 0, length: 1 }, "It says nothing."],
    [{ __typename: "CharactersRefused", character: "U+202E" }, "(U+202E)"],
  ])("reads why not, and keeps what they wrote: %j", async (done, why) => {
    gateway.done = done;
    const { page, remove } = await opened(theirs);
    await press(page, "Whisper to Marta…");
    type(field(page), "Slowly.");
    await submit(page);
    await settle();
    expect(page.textContent).toContain(why);
    expect([field(page).value, document.activeElement]).toEqual(["Slowly.", field(page)]);
    remove();
  });

  it("reads that another has it now before they whisper to them what was meant for somebody else", async () => {
    const { page, remove } = await opened(theirs);
    await press(page, "Whisper to Marta…");
    type(field(page), "Slowly.");
    act(() => besideRow.set(queueRow(7, { holder: lee, status: "claimed", version: 4 })));
    await settle();
    expect(page.textContent).toContain(
      "You wrote this for Marta. Lee has the contact now, and would read it.",
    );
    expect(buttonNames(page)).toContain("Whisper to Lee");
    act(() => besideRow.set(queueRow(7, { holder: null, status: "waiting", version: 5 })));
    await settle();
    expect(page.textContent).toBe("");
    expect(gateway.told("WriteWhisper")).toEqual([]);
    remove();
  });

  it("writes nothing while the line is away, and loses no word", async () => {
    const { page, remove } = await opened(theirs);
    await press(page, "Whisper to Marta…");
    type(field(page), "Slowly.");
    act(() => freshness.set({ kind: "stale", since: 0, brokenAt: 0 }));
    await settle();
    expect(page.textContent).toContain("Not connected: it cannot be written now.");
    expect(button(page, "Whisper to Marta").disabled).toBe(true);
    await submit(page);
    expect(gateway.told("WriteWhisper")).toEqual([]);
    act(() => field(page).focus());
    key("Escape");
    await settle();
    await press(page, "Whisper to Marta…");
    expect(field(page).value).toBe("Slowly.");
    await press(page, "Discard");
    expect(whisperDrafts.get().size).toBe(0);
    remove();
  });
});

it.each([
  ["has it not and leads nobody", "advocate", theirs],
  ["reads a closed one", "shift_lead", queueRow(7, { status: "closed" })],
] as const)("whoever %s is shown nothing, and asks for nothing", async (_name, role, row) => {
  seatDana(role);
  gateway.beside = { watches: [watched], whispers: [whisper(1)] };
  const { page, remove } = await opened(row);
  expect([page.textContent, gateway.told("Beside")]).toEqual(["", []]);
  remove();
});

describe("more than a hundred whispers", () => {
  it("[DB698] asks for what was whispered before a hundred, and says of all that they were shown", async () => {
    const page100 = (from: number) =>
      Array.from({ length: 100 }, (_none, nth) => whisper(from + nth, { isNew: true }));
    gateway.beside = { watches: [], whispers: page100(101) };
    const { page, remove } = await opened(mine);
    gateway.earlier = "unreachable";
    await press(page, "Show earlier whispers");
    await settle();
    expect(page.textContent).toContain("Earlier whispers could not be loaded.");
    gateway.earlier = [whisper(1, { isNew: true })];
    await press(page, "Show earlier whispers");
    await settle();
    expect(gateway.told("EarlierWhispers").at(-1)).toEqual({ contactId: mine.id, before: whisper(101).id });
    const words = [...page.querySelectorAll("li [data-words]")].map(({ textContent }) => textContent);
    expect([words.length, words[0], words[1]]).toEqual([101, "words 1", "words 101"]);
    expect(buttonNames(page)).not.toContain("Show earlier whispers");
    expect(page.textContent).not.toContain("could not be loaded");
    const seen = gateway.told("SeeWhispers").map(({ ids }) => ids as readonly string[]);
    expect(seen.map(({ length }) => length)).toEqual([100, 101]);
    expect(seen[1]?.[0]).toBe(whisper(1).id);
    remove();
  });
});
