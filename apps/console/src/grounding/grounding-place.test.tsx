import { act, type FunctionComponent } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { runCommand } from "../keys/listen-for-keys.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { safeContact } from "../reach/safe-contact.fixture.ts";
import { laterPart } from "../shell/later-part.ts";
import { draw } from "../store/draw.fixture.tsx";
import { key } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { groundingAt, groundingPanel } from "./grounding-at.ts";
import { GroundingPlace } from "./grounding-place.tsx";

const Panel: FunctionComponent = () => <section data-pane="grounding">Scripts</section>;

beforeEach(() => seatDana());
afterEach(() => {
  groundingPanel.set({ isOpen: false, asked: 0 });
  groundingAt.set(null);
});

it("that has not come lets nothing that is typed be a command, and is fetched again in a while, not at once", async () => {
  const files: PromiseWithResolvers<FunctionComponent>[] = [];
  const part = laterPart(async () => {
    files.push(Promise.withResolvers<FunctionComponent>());
    return files.at(-1)!.promise;
  });
  const { page, remove } = draw(<GroundingPlace row={queueRow(1)} safe={safeContact()} part={part} />);
  act(() => void runCommand("contact.grounding"));
  const pressed = new KeyboardEvent("keydown", { key: "x", bubbles: true, cancelable: true });
  document.body.dispatchEvent(pressed);
  expect(pressed.defaultPrevented).toBe(true);
  await act(async () => files[0]!.reject(new Error("gone")));
  await act(() => new Promise<void>((resolve) => setTimeout(resolve)));
  expect(files).toHaveLength(1);
  await act(() => vi.waitFor(() => expect(files).toHaveLength(2)));
  key("Escape");
  await act(async () => files[1]!.resolve(Panel));
  expect(page.querySelector("[data-pane=grounding]")).toBeNull();
  remove();
});
