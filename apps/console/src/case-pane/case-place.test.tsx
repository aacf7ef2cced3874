import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { runCommand } from "../keys/listen-for-keys.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { key } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { casePanel, caseRow } from "../case/case-at.ts";
import { CasePlace } from "./case-place.tsx";

const Panel: FunctionComponent = () => (
  <section data-pane="case">
    <input aria-label="Name" />
  </section>
);
const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve)));

async function drawn(row = queueRow(7), part = laterPart(async () => Panel)) {
  const place = (next: ReturnType<typeof queueRow>) => (
    <div data-keys="contact">
      <textarea id="composer-text" aria-label="Message" />
      <button type="button">Claim</button>
      <CasePlace row={next} part={part} />
    </div>
  );
  const { page, again, remove } = draw(place(row));
  await settle();
  return { page, remove, show: (next: ReturnType<typeof queueRow>) => again(place(next)) };
}
const isOpen = (page: HTMLElement): boolean => page.querySelector("[data-pane=case]") !== null;

beforeEach(() => seatDana());
afterEach(() => {
  casePanel.set({ isOpen: false, asked: 0 });
  caseRow.set(null);
});

describe("where a case stands", () => {
  it("opens by its key, from where one writes by the one that types nothing", async () => {
    const { page, remove } = await drawn();
    act(() => page.querySelector("textarea")?.focus());
    key("d");
    expect(isOpen(page)).toBe(false);
    key("F10");
    expect(isOpen(page)).toBe(true);
    remove();
  });

  it("is left by the same key, to where one writes, and stays open", async () => {
    const { page, remove } = await drawn();
    act(() => page.querySelector("button")?.focus());
    key("d");
    act(() => page.querySelector("input")?.focus());
    key("F10");
    expect([document.activeElement?.id, isOpen(page)]).toEqual(["composer-text", true]);
    remove();
  });

  it("says that it is awaited until it has come; where it could not be fetched it is again at a press, and then in a while, not at once", async () => {
    const files: PromiseWithResolvers<FunctionComponent>[] = [];
    const part = laterPart(async () => {
      files.push(Promise.withResolvers<FunctionComponent>());
      return files.at(-1)!.promise;
    });
    const { page, remove } = await drawn(queueRow(7), part);
    const isAwaited = (): boolean => page.querySelector("[data-awaited]") !== null;
    expect([files.length, isAwaited()]).toEqual([1, false]);
    await act(async () => files[0]!.reject(new Error("gone")));
    await settle();
    expect([files.length, isAwaited()]).toEqual([1, false]);
    act(() => void runCommand("contact.case"));
    expect([files.length, isAwaited()]).toEqual([2, true]);
    await act(async () => files[1]!.reject(new Error("gone")));
    await settle();
    expect([files.length, isAwaited()]).toEqual([2, true]);
    await act(() => vi.waitFor(() => expect(files).toHaveLength(3)));
    await act(async () => files[2]!.resolve(Panel));
    expect([isAwaited(), isOpen(page)]).toEqual([false, true]);
    remove();
  });

  it("keeps what is typed before it has come from being a command; by Escape it does not come", async () => {
    const { promise, resolve } = Promise.withResolvers<FunctionComponent>();
    const { page, remove } = await drawn(
      queueRow(7),
      laterPart(async () => promise),
    );
    act(() => page.querySelector("button")?.focus());
    const pressed = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
    key("d");
    act(() => void document.activeElement?.dispatchEvent(pressed));
    expect(pressed.defaultPrevented).toBe(true);
    key("Escape");
    await act(async () => resolve(Panel));
    expect(isOpen(page)).toBe(false);
    remove();
  });

  it("comes beside whoever went on elsewhere before, whose keys are theirs", async () => {
    const { promise, resolve } = Promise.withResolvers<FunctionComponent>();
    const { page, remove } = await drawn(
      queueRow(7),
      laterPart(async () => promise),
    );
    act(() => page.querySelector("button")?.focus());
    key("d");
    act(() => page.querySelector("textarea")?.focus());
    const pressed = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
    act(() => void document.activeElement?.dispatchEvent(pressed));
    expect(pressed.defaultPrevented).toBe(false);
    await act(async () => resolve(Panel));
    expect(isOpen(page)).toBe(true);
    remove();
  });

  it("is never open beside another contact than the one beside which it was opened", async () => {
    const { page, remove, show } = await drawn();
    act(() => void runCommand("contact.case"));
    expect(isOpen(page)).toBe(true);
    show(queueRow(7, { version: 2 }));
    expect([isOpen(page), caseRow.get()?.version]).toEqual([true, 2]);
    show(queueRow(8));
    expect([isOpen(page), caseRow.get()?.number]).toEqual([false, 8]);
    remove();
  });
});
