import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { said } from "../announce/said.ts";
import { useDoings } from "../keys/doings.ts";
import { listenForKeys } from "../keys/listen-for-keys.ts";
import { preferences } from "../keys/preferences.ts";
import { overlay, type Overlay } from "../keys/overlay.ts";
import { draw } from "../store/draw.fixture.tsx";
import { key } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { laterPart, type LaterPart } from "./later-part.ts";
import { Overlays } from "./overlays.tsx";

const Palette: FunctionComponent = () => (
  <input ref={(field) => field?.focus()} aria-label="What do you want to do?" />
);

/** A screen on which `c` claims, Enter opens and Ctrl+. hides the words; what lies over it comes when the test says so. */
function screen() {
  const done: string[] = [];
  const files: PromiseWithResolvers<FunctionComponent>[] = [];
  const part = (): LaterPart =>
    laterPart(async () => {
      const file = Promise.withResolvers<FunctionComponent>();
      files.push(file);
      return file.promise;
    });
  const parts = Object.fromEntries(
    ["palette", "search", "keys", "inquiry", "comfort", "acts", "announcements"].map((each) => [
      each,
      part(),
    ]),
  ) as Record<Overlay, LaterPart>;
  function Row() {
    useDoings({ "queue.claim": { run: () => void done.push("claimed") } });
    useDoings({ "palette.open": { run: () => void done.push("commands") } });
    useDoings({ "words.hide": { run: () => void done.push("hidden") } });
    return (
      <div data-keys="queue">
        <button
          type="button"
          onKeyDown={({ key: pressed }) => {
            if (pressed === "Enter") done.push("opened");
          }}
        >
          Contact 1
        </button>
        <textarea aria-label="Message" />
      </div>
    );
  }
  const stop = listenForKeys(document, Date.now);
  const { page, remove } = draw(
    <>
      <Row />
      <Overlays parts={parts} />
    </>,
  );
  act(() => page.querySelector("button")?.focus());
  return {
    page,
    done,
    files,
    remove: () => {
      stop();
      remove();
    },
  };
}
const settle = (move: () => void) => act(async () => move());
const want = (what: Overlay | null) => act(() => overlay.set(what));
const isAwaited = (page: ParentNode): boolean => page.querySelector("[data-awaited]") !== null;

beforeEach(() => seatDana());
afterEach(() => {
  overlay.set(null);
  forgetAnnouncements();
  document.querySelector("#assertive")?.remove();
  vi.useRealTimers();
});

describe("what lies over the screen and is not there yet", () => {
  it("is waited for without a key of what is typed meanwhile doing anything under it", async () => {
    const { page, done, files, remove } = screen();
    key("c");
    key("Enter");
    expect(done).toEqual(["claimed", "opened"]);
    want("palette");
    expect(isAwaited(page)).toBe(true);
    for (const typed of ["c", "Enter", " ", "ArrowDown"]) key(typed);
    expect(done).toEqual(["claimed", "opened"]);
    await settle(() => files[0]?.resolve(Palette));
    expect([isAwaited(page), document.activeElement?.tagName]).toEqual([false, "INPUT"]);
    want(null);
    act(() => page.querySelector("button")?.focus());
    key("c");
    expect(done).toEqual(["claimed", "opened", "claimed"]);
    remove();
  });

  it("leaves the keys that type nothing what they are", () => {
    const { done, remove } = screen();
    want("palette");
    act(() => {
      const pressed = { key: ".", ctrlKey: true, bubbles: true, cancelable: true };
      document.activeElement?.dispatchEvent(new KeyboardEvent("keydown", pressed));
    });
    expect(done).toEqual(["hidden"]);
    remove();
  });

  it("has the keys as the dialog that it will be: what else they stand for is not done, nor by the browser", () => {
    const { done, remove } = screen();
    const pressed = (how: KeyboardEventInit): boolean => {
      const event = new KeyboardEvent("keydown", { ctrlKey: true, bubbles: true, cancelable: true, ...how });
      act(() => void document.activeElement?.dispatchEvent(event));
      return event.defaultPrevented;
    };
    pressed({ key: "k" });
    expect(done).toEqual(["commands"]);
    want("palette");
    expect([pressed({ key: "k" }), pressed({ key: "Enter" }), pressed({ key: "v" })]).toEqual([
      true,
      true,
      false,
    ]);
    expect(done).toEqual(["commands"]);
    remove();
  });

  it("is asked for no longer by Escape, and does not come over somebody who went on", async () => {
    const { page, done, files, remove } = screen();
    want("palette");
    key("Escape");
    expect([overlay.get(), isAwaited(page)]).toEqual([null, false]);
    await settle(() => files[0]?.resolve(Palette));
    expect(document.activeElement?.textContent).toBe("Contact 1");
    key("c");
    expect(done).toEqual(["claimed"]);
    remove();
  });

  it("is asked for no longer by whoever points elsewhere, as to where they write, and types there", () => {
    const { page, done, remove } = screen();
    want("search");
    act(() => void page.dispatchEvent(new Event("pointerdown", { bubbles: true })));
    expect([overlay.get(), isAwaited(page)]).toEqual([null, false]);
    key("c");
    expect(done).toEqual(["claimed"]);
    remove();
  });

  it("gives the keys back when it could not be fetched, and is fetched again by whoever asks again", async () => {
    document.body.insertAdjacentHTML("beforeend", `<div id="assertive"></div>`);
    const { page, done, files, remove } = screen();
    want("palette");
    await settle(() => files[0]?.reject(new Error("gone")));
    expect([overlay.get(), isAwaited(page)]).toEqual([null, false]);
    await vi.waitFor(() => expect(said.get()[0]?.words).toBe("This screen could not be loaded."));
    key("c");
    expect(done).toEqual(["claimed"]);
    want("palette");
    expect([files.length, isAwaited(page)]).toEqual([2, true]);
    await settle(() => files[1]?.resolve(Palette));
    expect(document.activeElement?.tagName).toBe("INPUT");
    remove();
  });

  it("holds nobody's keys for ever: what has not come in ten seconds is asked for no longer, and that is said", async () => {
    document.body.insertAdjacentHTML("beforeend", `<div id="assertive"></div>`);
    vi.useFakeTimers();
    const { page, done, remove } = screen();
    want("palette");
    await act(() => vi.advanceTimersByTimeAsync(9_900));
    key("c");
    expect([overlay.get(), isAwaited(page), done]).toEqual(["palette", true, []]);
    await act(() => vi.advanceTimersByTimeAsync(200));
    expect([overlay.get(), isAwaited(page)]).toEqual([null, false]);
    expect(said.get().map(({ words }) => words)).toContain("This screen could not be loaded.");
    // Whoever typed all along goes on to do so: the keys are theirs once they pause.
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    key("c");
    expect(done).toEqual(["claimed"]);
    remove();
  });

  it("keeps what is typed on in one go after it could not be fetched from doing anything, until they pause", async () => {
    document.body.insertAdjacentHTML("beforeend", `<div id="assertive"></div>`);
    vi.useFakeTimers();
    const { page, done, files, remove } = screen();
    want("palette");
    key("a");
    await settle(() => files[0]?.reject(new Error("gone")));
    expect(isAwaited(page)).toBe(false);
    key("c");
    await act(() => vi.advanceTimersByTimeAsync(900));
    key("c");
    await act(() => vi.advanceTimersByTimeAsync(900));
    key("Enter");
    expect(done).toEqual([]);
    await act(() => vi.advanceTimersByTimeAsync(1_000));
    key("c");
    expect(done).toEqual(["claimed"]);
    remove();
  });

  it("gives the keys to it, whatever was typed, as soon as it has the focus", async () => {
    const { page, done, files, remove } = screen();
    want("palette");
    key("a");
    await settle(() => files[0]?.resolve(Palette));
    const pressed = new KeyboardEvent("keydown", { key: "c", bubbles: true, cancelable: true });
    act(() => void document.activeElement?.dispatchEvent(pressed));
    expect([pressed.defaultPrevented, document.activeElement?.tagName, done]).toEqual([false, "INPUT", []]);
    expect(isAwaited(page)).toBe(false);
    remove();
  });

  it("is asked for no longer by whoever goes to write elsewhere, as by what reads the screen to them", async () => {
    const { page, files, remove } = screen();
    want("palette");
    act(() => page.querySelector("textarea")?.focus());
    expect([overlay.get(), isAwaited(page)]).toEqual([null, false]);
    const pressed = new KeyboardEvent("keydown", { key: "c", bubbles: true, cancelable: true });
    act(() => void document.activeElement?.dispatchEvent(pressed));
    await settle(() => files[0]?.resolve(Palette));
    expect([pressed.defaultPrevented, document.activeElement?.tagName]).toEqual([false, "TEXTAREA"]);
    remove();
  });

  it("holds no key that waits for no dialog either", () => {
    const before = preferences.get();
    preferences.set({ ...before, keys: { "words.hide": ["insert"], "queue.claim": ["pause"] } });
    const { done, remove } = screen();
    want("palette");
    key("Pause");
    key("Insert");
    expect(done).toEqual(["hidden"]);
    preferences.set(before);
    remove();
  });

  it("is said to whoever waits long for it, once, and shown", async () => {
    document.body.insertAdjacentHTML("beforeend", `<div id="polite"></div>`);
    vi.useFakeTimers();
    const { page, remove } = screen();
    const words = "Still loading. What you type is not heard; Esc goes on without it.";
    const shown = () => page.querySelector<HTMLElement>("[data-awaited]:not([hidden])")?.textContent;
    want("palette");
    await act(() => vi.advanceTimersByTimeAsync(1_400));
    expect([shown(), said.get().length]).toEqual([undefined, 0]);
    await act(() => vi.advanceTimersByTimeAsync(8_000));
    expect([shown(), said.get().map((each) => each.words)]).toEqual([words, [words]]);
    key("Escape");
    expect(isAwaited(page)).toBe(false);
    document.querySelector("#polite")?.remove();
    remove();
  });

  it("is not said to be loading to whoever has gone on before", async () => {
    vi.useFakeTimers();
    const { remove } = screen();
    want("palette");
    key("Escape");
    await act(() => vi.advanceTimersByTimeAsync(5_000));
    expect(said.get()).toEqual([]);
    remove();
  });

  it("does not come over the screen of whoever signs in next, where it had not come yet", () => {
    const { remove } = screen();
    want("palette");
    remove();
    expect(overlay.get()).toBeNull();
  });

  it("is all fetched a moment after the screen was drawn, before anybody asks", async () => {
    vi.useFakeTimers();
    const { files, remove } = screen();
    expect(files).toHaveLength(0);
    await act(() => vi.advanceTimersByTimeAsync(300));
    expect(files).toHaveLength(7);
    remove();
  });
});
