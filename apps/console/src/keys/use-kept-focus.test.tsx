import { act, useState, type ReactNode } from "react";
import { flushSync } from "react-dom";
import { afterEach, describe, expect, it } from "vitest";
import { draw } from "../store/draw.fixture.tsx";
import { isCaught } from "./use-arrival-focus.ts";
import { useKeptFocus } from "./use-kept-focus.ts";

let remove = (): void => undefined;
/** Everything in the place that had the focus, in order. */
let had: string[] = [];
afterEach(() => remove());

type Gone = "first" | "next";

/** Two fields in a place that is drawn anew while the first is being left, as where leaving it keeps it; some are gone then. */
function Place({ gone }: { readonly gone: readonly Gone[] }): ReactNode {
  const [isLeft, leave] = useState(false);
  const kept = useKeptFocus(() => document.querySelector<HTMLElement>("#heading")?.focus());
  const isThere = (one: Gone): boolean => !isLeft || !gone.includes(one);
  return (
    // What is heard last is drawn at once: between the one field and the other, as in a browser.
    <div onFocus={({ target }) => had.push(target.id)} onBlur={() => flushSync(() => leave(true))}>
      <div {...kept}>
        <h2 id="heading" tabIndex={-1}>
          Place
        </h2>
        {isThere("first") ? <input id="first" /> : null}
        {isThere("next") ? <input id="next" /> : null}
        <p>{isLeft ? "Saving…" : ""}</p>
      </div>
    </div>
  );
}

async function leaveFirst(
  gone: readonly Gone[],
  go: (first: HTMLElement, next: HTMLElement) => void,
): Promise<readonly string[]> {
  had = [];
  const shown = draw(<Place gone={gone} />);
  remove = shown.remove;
  const [first, next] = shown.page.querySelectorAll("input");
  if (first === undefined || next === undefined) throw new Error("there are not two fields");
  act(() => first.focus());
  act(() => go(first, next));
  await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
  expect(shown.page.textContent).toContain("Saving…");
  return had;
}

/** The focus leaves for the next field, and does not come there. */
function setOut(first: HTMLElement, next: HTMLElement): void {
  first.dispatchEvent(new FocusEvent("focusout", { bubbles: true, relatedTarget: next }));
}

describe("the focus of a place", () => {
  it("is not taken on its way from one field to the next, whatever is drawn meanwhile", async () => {
    expect(await leaveFirst([], (_first, next) => next.focus())).toEqual(["first", "next"]);
  });

  it.each([[["first"]], [["first", "next"]]] as const)(
    "comes to where the place begins when it never comes to where it went, and is gone from where it was: %j",
    async (gone) => {
      expect(await leaveFirst(gone, setOut)).toEqual(["first", "heading"]);
    },
  );

  it("is not taken back from whoever let go of it by themself, as by going on to the browser's own bars, whatever is drawn then", async () => {
    const letGo = (first: HTMLElement): void => first.blur();
    expect(await leaveFirst([], letGo)).toEqual(["first"]);
    expect(document.activeElement).toBe(document.body);
    remove();
    expect(await leaveFirst(["first"], letGo)).toEqual(["first", "heading"]);
  });

  it("comes to where the place begins when what it goes to leaves in that very moment, though what it came from stays", async () => {
    expect(await leaveFirst(["next"], (_first, next) => next.focus())).toEqual(["first", "heading"]);
  });
});

/** A line in a place, which takes itself away; neither the list around it nor the place is drawn with it. */
function Line(): ReactNode {
  const [isGone, go] = useState(false);
  const [isOff, turnOff] = useState(false);
  return isGone ? null : (
    <>
      <button id="gone" disabled={isOff} onClick={() => go(true)}>
        Go
      </button>
      <button id="off" onClick={() => turnOff(true)}>
        Off
      </button>
    </>
  );
}
function List({ name, children }: { readonly name: string; readonly children: ReactNode }): ReactNode {
  const kept = useKeptFocus(() => {
    had.push(name);
    document.querySelector<HTMLElement>(`#${name}`)?.focus();
  });
  return (
    <div {...kept}>
      {name === "nowhere" ? null : (
        <h2 id={name} tabIndex={-1}>
          {name}
        </h2>
      )}
      {children}
    </div>
  );
}
const frames = async (count: number): Promise<void> => {
  for (let each = 0; each < count; each += 1)
    await act(() => new Promise<void>((resolve) => requestAnimationFrame(() => resolve())));
};
const clickOn = (page: ParentNode, id: string): void =>
  act(() => page.querySelector<HTMLElement>(`#${id}`)?.click());

describe("the focus of a place that is not drawn with what leaves it", () => {
  const drawn = (inner: string): HTMLElement => {
    had = [];
    const shown = draw(
      <List name="outer">
        <List name={inner}>
          <Line />
        </List>
      </List>,
    );
    remove = shown.remove;
    act(() => shown.page.querySelector<HTMLElement>("#gone")?.focus());
    return shown.page;
  };

  it.each([
    ["inner", ["inner"]],
    ["nowhere", ["nowhere", "outer"]],
  ])("is taken over by the innermost place that has somewhere for it: %s", async (inner, asked) => {
    clickOn(drawn(inner), "gone");
    expect(document.activeElement).toBe(document.body);
    await frames(3);
    expect([had, document.activeElement?.id]).toEqual([asked, asked.at(-1)]);
    // Whoever leads somebody elsewhere may know a better place, and has the last word.
    expect(isCaught()).toBe(true);
  });

  it("is not taken from whoever was given it meanwhile, nor by a place that is gone", async () => {
    const page = drawn("inner");
    clickOn(page, "gone");
    act(() => page.querySelector<HTMLElement>("#outer")?.focus());
    await frames(3);
    expect([had, document.activeElement?.id]).toEqual([[], "outer"]);
    const other = drawn("inner");
    clickOn(other, "gone");
    remove();
    remove = () => undefined;
    await frames(3);
    expect(had).toEqual([]);
  });

  it("stays with nobody where somebody let go of it by themself", async () => {
    const page = drawn("inner");
    act(() => page.querySelector<HTMLElement>("#gone")?.blur());
    act(() => page.querySelector("#outer")?.append("news"));
    await frames(3);
    expect(had).toEqual([]);
  });

  it("is not taken by a place that somebody had left by themself, once they let go of it elsewhere as well", async () => {
    had = [];
    const shown = draw(
      <List name="inner">
        <button id="left">Left</button>
      </List>,
    );
    remove = shown.remove;
    const beside = document.body.appendChild(document.createElement("button"));
    const left = shown.page.querySelector<HTMLElement>("#left");
    act(() => left?.focus());
    act(() => left?.blur());
    act(() => beside.focus());
    shown.again(<List name="inner">Nothing is left.</List>);
    act(() => beside.blur());
    shown.again(<List name="inner">Nothing has come.</List>);
    await frames(3);
    expect([had, document.activeElement]).toEqual([[], document.body]);
  });

  it("is taken over from a button that does nothing any more, from which a browser takes it", async () => {
    const page = drawn("inner");
    act(() => page.querySelector<HTMLElement>("#gone")?.blur());
    clickOn(page, "off");
    await frames(3);
    expect(had).toEqual(["inner"]);
  });
});
