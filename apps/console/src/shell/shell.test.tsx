import { act, type ReactNode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
// Loaded when first wanted on screen; here beforehand, so that no test waits for a file.
import "../keys/shortcut-sheet.tsx";
import "../palette/palette.tsx";
import { stubGateway } from "../api/gateway.fixture.ts";
import { session } from "../session/session.ts";
import { draw } from "../store/draw.fixture.tsx";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { button, buttonNames, key, press } from "../store/press.fixture.ts";
import { useStore } from "../store/store.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { Shell } from "./shell.tsx";
import { UnreachableScreen } from "./unreachable-screen.tsx";

/** As the console itself does, draws the frame while somebody is signed in only. */
function BehindTheSignIn(): ReactNode {
  return useStore(session).kind === "signed_in" ? <Shell /> : null;
}
const places = (page: HTMLElement): readonly string[] =>
  [...page.querySelectorAll("nav[aria-label=Places] a")].map(({ textContent }) => textContent);
const dialog = (): Element | null => document.querySelector("[role=dialog]");

/** Waits until the dialog, which is loaded when it is first wanted, says this. */
async function shown(words: string): Promise<void> {
  for (let turn = 0; turn < 200 && dialog()?.textContent.includes(words) !== true; turn += 1)
    await act(async () => new Promise<void>((resolve) => setTimeout(resolve, 5)));
  expect(dialog()?.textContent).toContain(words);
}

beforeEach(() => seatDana());
afterEach(() => vi.unstubAllGlobals());

describe("the frame", () => {
  it.each([
    ["advocate", ["Queue", "Triage", "Mail", "Board", "Closed"]],
    ["administrator", ["Start", "Settings", "People", "Audit"]],
  ] as const)("leads an %s where they may go, and nowhere else", async (role, expected) => {
    seatDana(role);
    const { page, remove } = await drawAt("/", <BehindTheSignIn />);
    expect(places(page)).toEqual(expected);
    remove();
  });

  it("has the status bar for whoever has a queue, and for nobody else", async () => {
    const desk = await drawAt("/", <BehindTheSignIn />);
    expect(desk.page.querySelector("footer")).not.toBeNull();
    desk.remove();
    seatDana("administrator");
    const office = await drawAt("/", <BehindTheSignIn />);
    expect(office.page.querySelector("footer")).toBeNull();
    office.remove();
  });

  it("shows the keys at `?` and by button, and takes them away at Escape", async () => {
    const { page, remove } = await drawAt("/", <BehindTheSignIn />);
    key("?");
    await shown("Claim");
    key("Escape");
    await act(() => expect.poll(dialog).toBeNull());
    await press(page, "Keys?");
    await shown("While writing");
    key("Escape");
    await act(() => expect.poll(dialog).toBeNull());
    remove();
  });

  it("opens the palette at Ctrl K, from where one writes too", async () => {
    const { remove } = await drawAt("/", <BehindTheSignIn />);
    const field = document.body.appendChild(document.createElement("textarea"));
    field.focus();
    act(() => {
      field.dispatchEvent(
        new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }),
      );
    });
    await shown("Sign out");
    key("Escape");
    await act(() => expect.poll(dialog).toBeNull());
    remove();
  });

  it("never takes a `?` that somebody writes for a command", async () => {
    const { remove } = await drawAt("/", <BehindTheSignIn />);
    const field = document.body.appendChild(document.createElement("textarea"));
    field.focus();
    key("?");
    expect(dialog()).toBeNull();
    remove();
  });

  it.each([
    ["signs out when the gateway says so", { json: {} }, "signed_out"],
    ["stays signed in when it does not", "unreachable", "signed_in"],
  ] as const)("%s", async (_name, answer, kind) => {
    stubGateway(() => answer);
    const { page, remove } = await drawAt("/", <BehindTheSignIn />);
    await press(page, "Dana, Advocate: account");
    const choice = [...document.querySelectorAll<HTMLElement>("[role=menuitem]")].find(({ textContent }) =>
      textContent.includes("Sign out"),
    );
    await act(async () => {
      choice?.click();
      await new Promise<void>((resolve) => setTimeout(resolve, 5));
    });
    expect(session.get().kind).toBe(kind);
    expect(page.textContent.includes("Holdfast")).toBe(kind === "signed_in");
    remove();
  });
});

describe("a gateway that cannot be reached", () => {
  it("is asked again at a wish, and by itself", async () => {
    vi.useFakeTimers();
    session.set({ kind: "unreachable" });
    const log = stubGateway(() => "unreachable");
    const drawn = draw(<UnreachableScreen />);
    expect(buttonNames(drawn.page)).toEqual(["Try again"]);
    act(() => button(drawn.page, "Try again").click());
    expect(log).toHaveLength(1);
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(log).toHaveLength(2);
    drawn.remove();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(log).toHaveLength(2);
    vi.useRealTimers();
  });
});
