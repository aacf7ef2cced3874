import { act, type FunctionComponent } from "react";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { isTypingHeld } from "../keys/hold-typing.ts";
import { freshness } from "../live/connection.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { drawAt } from "../store/draw-at.fixture.tsx";
import { key, press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { ContinueDialogProps } from "./continue-dialog.tsx";
import { ContinueElsewhere } from "./continue-elsewhere.tsx";

const mine = queueRow(7, { holder: dana, heldSince: 0, status: "claimed", version: 5, medium: "form" });

beforeEach(() => {
  seatDana();
  freshness.set({ kind: "live", provedAt: 0 });
});

describe("what asks where to go on", () => {
  it("is there before it is asked for, holds what is typed where it has not come yet, and is asked for again where it could not be had", async () => {
    const files: PromiseWithResolvers<FunctionComponent<ContinueDialogProps>>[] = [];
    const part = laterPart(async () => {
      files.push(Promise.withResolvers());
      return files.at(-1)!.promise;
    });
    const { page, remove } = await drawAt(
      "/contact/1",
      <ContinueElsewhere row={mine} given={[]} part={part} />,
    );
    expect(files).toHaveLength(1);
    const shown = (): readonly boolean[] => [
      isTypingHeld(),
      page.querySelector("[data-awaited]") !== null,
      page.querySelector("[data-form]") !== null,
    ];
    await press(page, "Continue on another channel…");
    expect(shown()).toEqual([true, true, false]);
    key("Escape");
    expect(shown()).toEqual([false, false, false]);
    await press(page, "Continue on another channel…");
    await act(async () => files[0]!.reject(new Error("gone")));
    expect(shown()).toEqual([true, true, false]);
    await act(async () => vi.waitFor(() => expect(files).toHaveLength(2)));
    await act(async () => files[1]!.resolve(({ row }) => <p data-form="">{row.number}</p>));
    expect(shown()).toEqual([false, false, true]);
    expect(page.querySelector("[data-form]")?.textContent).toBe("7");
    remove();
  });

  it("is not fetched for whoever has not the contact", async () => {
    const load = vi.fn<() => Promise<FunctionComponent<ContinueDialogProps>>>();
    const { remove } = await drawAt(
      "/contact/1",
      <ContinueElsewhere row={queueRow(7)} given={[]} part={laterPart(load)} />,
    );
    expect(load).not.toHaveBeenCalled();
    remove();
  });
});
