import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { live } from "../live/live-store.ts";
import { session } from "../session/session.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { DeskScreen } from "./desk-screen.tsx";
import { EMPTY_QUEUE, queue } from "./queue-store.ts";
import { queueRow } from "./row.fixture.ts";

const open = vi.fn<(id: string | null) => void>();
const id = queueRow(7).id;

beforeEach(() => {
  seatDana();
  queue.set({ ...EMPTY_QUEUE, kind: "ready" });
  live.set({ open, watchBoard: () => undefined, close: () => undefined });
});
afterEach(() => {
  live.set(null);
  open.mockClear();
  queue.set(EMPTY_QUEUE);
});

describe("the desk", () => {
  it("follows the contact that the address names, and none once it is left", async () => {
    const { remove } = await drawAt(`/contact/${id}`, <DeskScreen />);
    expect(open).toHaveBeenLastCalledWith(id);
    remove();
    expect(open).toHaveBeenLastCalledWith(null);
  });

  it("follows nothing at an address that names no contact", async () => {
    const { remove } = await drawAt("/contact/not-an-id", <DeskScreen />);
    expect(open.mock.calls.every(([opened]) => opened === null)).toBe(true);
    remove();
  });

  it("follows the contact over a new connection too", async () => {
    const { remove } = await drawAt(`/contact/${id}`, <DeskScreen />);
    const again = vi.fn<(id: string | null) => void>();
    act(() => live.set({ open: again, watchBoard: () => undefined, close: () => undefined }));
    expect(again).toHaveBeenCalledWith(id);
    remove();
  });

  it("puts the focus on the queue after signing in, and never after coming back by address", async () => {
    const now = session.get();
    const first = await drawAt("/queue", <DeskScreen />);
    expect(document.activeElement).toBe(document.body);
    first.remove();
    if (now.kind === "signed_in") session.set({ ...now, isNew: true });
    const second = await drawAt("/queue", <DeskScreen />);
    expect(document.activeElement?.id).toBe("queue");
    second.remove();
  });

  it("offers the way back to the contact on a narrow screen, only when there is one", async () => {
    const ways = (page: HTMLElement): readonly string[] =>
      [...page.querySelectorAll("nav a")].map(({ textContent }) => textContent);
    const none = await drawAt("/queue", <DeskScreen />);
    expect(ways(none.page)).toEqual(["Queue"]);
    none.remove();
    const one = await drawAt(`/contact/${id}`, <DeskScreen />);
    expect(ways(one.page)).toEqual(["Queue", "Contact"]);
    one.remove();
  });
});
