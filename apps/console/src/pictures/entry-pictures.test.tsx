import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { openContact } from "../contact/open-contact.ts";
import { draw } from "../store/draw.fixture.tsx";
import { button, buttonNames, key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { EntryPictures } from "./entry-pictures.tsx";
import {
  MESSAGE,
  openWith,
  picture,
  stubPictures,
  watchMemory,
  webp,
  type Memory,
} from "./picture.fixture.ts";

let memory: Memory;
beforeEach(() => {
  seatDana();
  memory = watchMemory();
});
afterEach(() => {
  act(() => openContact.set({ kind: "none" }));
  forgetAnnouncements();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const drawn = async () => {
  const drawing = draw(<EntryPictures messageId={MESSAGE} />);
  await act(async () => new Promise((resolve) => setTimeout(resolve)));
  return drawing;
};
const MARK = "Possible sexual image of a minor";
const images = (page: ParentNode): readonly string[] =>
  [...page.querySelectorAll("img")].map(({ alt }) => alt);
const spoken = (urgency: "polite" | "assertive"): string =>
  document.querySelector(`#${urgency}`)?.textContent ?? "";

describe("a picture in the conversation", () => {
  it("is blurred until somebody asks for it, says what it is, and is hidden again", async () => {
    stubPictures(webp);
    openWith(picture());
    const { page, remove } = await drawn();
    expect(images(page)).toEqual([""]);
    await press(page, "Show picture");
    expect(images(page)).toEqual(["The picture they sent"]);
    await press(page, "Hide picture");
    expect(images(page)).toEqual([""]);
    expect(memory.live()).toHaveLength(1);
    remove();
  });

  it("has names that tell it from the others of its message", async () => {
    stubPictures(webp);
    openWith(picture(), picture({ id: "second", ord: 1 }), picture({ id: "third", messageId: "another" }));
    const { page, remove } = await drawn();
    expect(buttonNames(page)).toEqual([
      "Show picture 1 of 2",
      `${MARK} 1 of 2`,
      "Show picture 2 of 2",
      `${MARK} 2 of 2`,
    ]);
    remove();
  });

  it.each<readonly [string, (page: ParentNode) => void]>([
    ["Escape is pressed", () => key("Escape")],
    ["the focus leaves it", () => act(() => (document.activeElement as HTMLElement).blur())],
    ["the window is left", () => act(() => void window.dispatchEvent(new Event("blur")))],
    ["the tab is left", () => act(() => void document.dispatchEvent(new Event("visibilitychange")))],
  ])("is hidden again when %s", async (_, leave) => {
    stubPictures(webp);
    openWith(picture());
    const { page, remove } = await drawn();
    act(() => button(page, "Show picture").focus());
    await press(page, "Show picture");
    expect(images(page)).toEqual(["The picture they sent"]);
    leave(page);
    expect(images(page)).toEqual([""]);
    remove();
  });

  it("is gone from memory when the conversation leaves the screen", async () => {
    stubPictures(webp);
    openWith(picture());
    const { page, remove } = await drawn();
    await press(page, "Show picture");
    remove();
    act(() => openContact.set({ kind: "none" }));
    expect(memory.live()).toEqual([]);
  });

  it.each([
    ["unreachable" as const, "no connection"],
    [new Response("x", { status: 410 }), "not shown any more"],
    [new Response("x", { status: 500 }), "could not be fetched"],
  ])("says when it cannot be shown, to whoever listens too", async (answer, words) => {
    stubPictures((path) => (path.endsWith("display") ? answer : webp()));
    openWith(picture());
    const { page, remove } = await drawn();
    await press(page, "Show picture");
    expect(page.textContent).toContain(words);
    await expect.poll(() => spoken("polite")).toContain(words);
    remove();
  });
});

describe("what is not shown", () => {
  it.each([
    [picture({ state: "wanted", kind: null, bytes: null }), "being fetched"],
    [picture({ state: "gone", kind: null, bytes: null }), "the provider no longer had it"],
    [picture({ state: "withdrawn", kind: null, bytes: null }), "took a picture or file back"],
    [picture({ state: "quarantined", kind: null, bytes: null }), "Nobody is shown it"],
    [picture({ state: "refused", refusal: "too_large", kind: null, bytes: null }), "larger than 25 MB"],
    [picture({ state: "refused", refusal: "bomb" }), "take too much of this machine"],
    [picture({ state: "refused", refusal: "unreadable" }), "damaged"],
    [
      picture({ state: "refused", refusal: "not_a_picture", kind: "audio" }),
      "A sound recording, not played here",
    ],
    [picture({ state: "refused", refusal: "not_a_picture", kind: "video" }), "A video"],
    [picture({ state: "refused", refusal: "not_a_picture", kind: "contact_card" }), "A contact card"],
    [picture({ state: "refused", refusal: "not_a_picture", kind: "document" }), "A document"],
    [picture({ state: "refused", refusal: "not_a_picture", kind: "other" }), "unknown kind"],
  ])("says why, and is not asked for", async (one, words) => {
    const asked = stubPictures(webp);
    openWith(one);
    const { page, remove } = await drawn();
    expect(page.textContent).toContain(words);
    expect(page.querySelector("img")).toBeNull();
    expect(asked).toEqual([]);
    expect(buttonNames(page).includes(MARK)).toBe(["wanted", "refused"].includes(one.state));
    remove();
  });

  it("can only be marked by whoever may", async () => {
    seatDana("administrator");
    stubPictures(webp);
    openWith(picture());
    const { page, remove } = await drawn();
    expect(buttonNames(page)).toEqual(["Show picture"]);
    remove();
  });
});

describe("marking a possible sexual image of a minor", () => {
  const graphql = (data: object): Response => Response.json({ data });
  const marked = (name: string) => (path: string, body: string) =>
    path !== "/graphql"
      ? webp()
      : body.includes("QuarantinePicture")
        ? graphql({ marked: { __typename: name, id: picture().id } })
        : Response.json({}, { status: 503 });

  it("asks once, in words, and hides it everywhere before the gateway has answered", async () => {
    const gate = Promise.withResolvers<void>();
    const asked = stubPictures(async (path, body) => {
      if (body.includes("QuarantinePicture")) await gate.promise;
      return marked("PictureQuarantined")(path, body);
    });
    openWith(picture());
    const { page, remove } = await drawn();
    await press(page, "Show picture");
    await press(page, MARK);
    expect(document.body.textContent).toContain("hidden from everybody at once");
    expect(asked.some(({ path }) => path === "/graphql")).toBe(false);
    await press(document, "Quarantine the picture");
    expect(memory.live()).toEqual([]);
    expect(images(page)).not.toContain("The picture they sent");
    await act(async () => {
      gate.resolve();
      await new Promise((resolve) => setTimeout(resolve, 10));
    });
    expect(document.querySelector("[role=dialog]")).toBeNull();
    remove();
  });

  it("does nothing when it is called off", async () => {
    const asked = stubPictures(marked("PictureQuarantined"));
    openWith(picture());
    const { page, remove } = await drawn();
    await press(page, MARK);
    await press(document, "Cancel");
    expect(asked.some(({ path }) => path === "/graphql")).toBe(false);
    remove();
  });

  it.each([
    [marked("NothingKept"), "There is no picture here any more"],
    [(path: string) => (path === "/graphql" ? ("unreachable" as const) : webp()), "nobody knows whether"],
    [
      (path: string) => (path === "/graphql" ? Response.json({}, { status: 500 }) : webp()),
      "could not be quarantined",
    ],
  ])("says what went wrong, to whoever listens too", async (answer, words) => {
    stubPictures(answer);
    openWith(picture());
    const { page, remove } = await drawn();
    await press(page, MARK);
    await press(document, "Quarantine the picture");
    await act(async () => new Promise((resolve) => setTimeout(resolve, 10)));
    expect(document.querySelector("[role=dialog]")?.textContent).toContain(words);
    await expect.poll(() => spoken("assertive")).toContain(words);
    expect(memory.live()).toEqual([]);
    remove();
  });
});
