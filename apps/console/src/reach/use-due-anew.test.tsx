import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import * as opened from "../contact/open-contact.ts";
import { followUp } from "../follow-ups/follow-up.fixture.ts";
import { followUps, learnFollowUps, loadFollowUps } from "../follow-ups/follow-ups.ts";
import { queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import type { SafeContact } from "./reach-documents.ts";
import { decision, safeContact } from "./safe-contact.fixture.ts";
import { useDueAnew } from "./use-due-anew.ts";

const row = queueRow(1);
const here = { contact: { id: row.id, number: row.number } };
const PLANNED = followUp(1, here);
const DUE = followUp(1, { ...here, state: "due", version: 2 });
const asked = vi.spyOn(opened, "refreshContact");

function Standing({
  safe,
  of = row,
}: {
  readonly safe: SafeContact | null;
  readonly of?: typeof row;
}): ReactNode {
  useDueAnew(of, safe);
  return null;
}
const about = (...due: readonly { readonly id: string }[]): SafeContact =>
  safeContact({ followUps: due.map(({ id }) => ({ id, decision: decision() })) });
const hears = (facts: typeof DUE): void => act(() => void learnFollowUps([facts]));

beforeEach(() => {
  asked.mockReset().mockResolvedValue(null);
  loadFollowUps([PLANNED]);
});
afterEach(() => followUps.set(null));

it("[G73] asks what may be sent once a follow-up comes due in the contact that is open", () => {
  const { again, remove } = draw(<Standing safe={about()} />);
  expect(asked).not.toHaveBeenCalled();
  hears(DUE);
  expect(asked.mock.calls).toEqual([[row.id]]);
  again(<Standing safe={about(DUE)} />);
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it("[G73] asks as well where it came due before the contact did, of which was asked sooner", () => {
  const { again, remove } = draw(<Standing safe={null} />);
  hears(DUE);
  expect(asked).not.toHaveBeenCalled();
  again(<Standing safe={about()} />);
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it("[G73] asks as well once one that was due is settled or moved", () => {
  loadFollowUps([DUE]);
  const { remove } = draw(<Standing safe={about(DUE)} />);
  hears({ ...DUE, state: "done", version: 3 });
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it("asks once for each difference, though the answer says the same as before", () => {
  loadFollowUps([DUE]);
  const { again, remove } = draw(<Standing safe={about()} />);
  again(<Standing safe={about()} />);
  again(<Standing safe={about()} />);
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it.each([
  ["in another contact", followUp(2, { state: "due" }), row],
  ["to be called for", { ...DUE, way: "we_call" as const }, row],
  ["to be texted for, where one mails", DUE, queueRow(1, { medium: "email" })],
])("asks nothing for one that is due %s", (_name, other, of) => {
  loadFollowUps([]);
  const { remove } = draw(<Standing safe={about()} of={of} />);
  hears(other);
  expect(asked).not.toHaveBeenCalled();
  remove();
});

it("asks for one to be mailed for, where one mails", () => {
  const { remove } = draw(<Standing safe={about()} of={queueRow(1, { medium: "email" })} />);
  hears({ ...DUE, way: "we_mail" });
  expect(asked).toHaveBeenCalledTimes(1);
  remove();
});

it("asks nothing while nobody knows what is due", () => {
  followUps.set(null);
  const { remove } = draw(<Standing safe={about(DUE)} />);
  expect(asked).not.toHaveBeenCalled();
  remove();
});
