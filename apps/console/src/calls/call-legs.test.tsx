import { afterEach, expect, it, vi } from "vitest";
import { announce } from "../announce/announce.ts";
import { queueRow, uuid } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { callData } from "./call.fixture.ts";
import { CallLegs } from "./call-legs.tsx";

vi.mock(import("../announce/announce.ts"), { spy: true });

afterEach(() => vi.mocked(announce).mockClear());

const leg = {
  id: "party-1",
  who: "party",
  staff: null,
  party: { name: "Harbour House", role: "provider" },
  state: "up",
  isOnHold: true,
  isListening: false,
} as const;
const call = callData({ id: uuid(5), legs: [leg] });
const WHY = "Harbour House (provider) hears music, and not the person. Whoever is here may be the exploiter";

it.each([
  ["whoever has the call", true, 1],
  ["nobody else", false, 0],
])("[CF72] why somebody is kept apart from the person is shown and said, once, to %s", (_, isMine, times) => {
  seatDana();
  const apart = new Map([["party-1", "may_be_exploiter" as const]]);
  const shown = <CallLegs call={call} row={queueRow(7)} isMine={isMine} apart={apart} />;
  const { page, remove } = draw(shown);
  expect(page.textContent.includes(WHY)).toBe(isMine);
  const said = vi.mocked(announce).mock.calls.map(([{ words }]) => words(1));
  expect(said).toHaveLength(times);
  for (const words of said) expect(words).toContain(WHY);
  remove();
});
