import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { press } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { NumberReassignedDialog } from "./number-reassigned-dialog.tsx";

const onClose = vi.fn<() => void>();
const page = (): HTMLElement => {
  const found = document.querySelector<HTMLElement>("[role=dialog]");
  if (found === null) throw new Error("no dialog is open");
  return found;
};
const asked = (log: readonly Asked[]): readonly string[] =>
  log.map(({ body }) => (JSON.parse(body) as { operationName: string }).operationName);
let log: Asked[] = [];

beforeEach(() => {
  seatDana();
  onClose.mockReset();
  log = stubGateway(() => ({ json: { data: { done: { __typename: "SafeContactChanged" } } } }));
});
afterEach(() => void vi.unstubAllGlobals());

it("says what is lost before a number is noted to be somebody else's, and tells the gateway nothing until it is confirmed", async () => {
  const { remove } = draw(<NumberReassignedDialog row={queueRow(7)} onClose={onClose} />);
  expect(page().textContent).toContain("What was agreed for this number then no longer holds");
  expect(page().textContent).toContain("Its code words are no longer heard, the danger word among them.");
  expect(page().textContent).toContain("This cannot be undone.");
  expect(log).toEqual([]);
  await press(page(), "It is somebody else’s now");
  expect(onClose).toHaveBeenCalledOnce();
  expect(asked(log)).toContain("MarkNumberReassigned");
  remove();
});

it("notes nothing when it is cancelled", async () => {
  const { remove } = draw(<NumberReassignedDialog row={queueRow(7)} onClose={onClose} />);
  await press(page(), "Cancel");
  expect(onClose).toHaveBeenCalledOnce();
  expect(log).toEqual([]);
  remove();
});
