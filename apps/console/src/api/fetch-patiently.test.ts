import { UserId } from "@holdfast/case-schema";
import { afterEach, expect, it, vi } from "vitest";
import { endSession, leaveSession, session } from "../session/session.ts";
import { patiently, waitingToAsk } from "./fetch-patiently.ts";

const often = (after?: string) =>
  new Response("", { status: 429, ...(after === undefined ? {} : { headers: { "retry-after": after } }) });

/** What a gateway that answers so in turn is asked, how long was waited, and how many waited then. */
function gateway(...answers: readonly Response[]) {
  const left = [...answers];
  const fetchIt = vi.fn<typeof fetch>(async () => left.shift() ?? new Response("data"));
  const waited: [ms: number, waiting: number][] = [];
  const asking = patiently(fetchIt, async (ms) => void waited.push([ms, waitingToAsk.get()]));
  return { fetchIt, waited, asking };
}

it("[G515] waits for as long as the gateway says, and tells the very same again", async () => {
  const { asking, fetchIt, waited } = gateway(often("7"));
  const init = { method: "POST", body: "the very same" };
  expect(await (await asking("/graphql", init)).text()).toBe("data");
  expect(fetchIt.mock.calls).toEqual(Array.from({ length: 2 }, () => ["/graphql", init]));
  expect(waited).toEqual([[7_000, 1]]);
  expect(waitingToAsk.get()).toBe(0);
});

it("[G515] waits ten seconds where it does not say, and gives up after two more", async () => {
  const { asking, fetchIt, waited } = gateway(often(), often("soon"), often("1"));
  expect((await asking("/graphql")).status).toBe(429);
  expect(fetchIt).toHaveBeenCalledTimes(3);
  expect(waited.map(([ms]) => ms)).toEqual([10_000, 10_000]);
});

it("[G748] waits no longer than a minute, whoever says so: what somebody pressed an hour ago is not done now", async () => {
  const { asking, waited } = gateway(often("3600"), often("99999999"));
  await asking("/graphql");
  expect(waited.map(([ms]) => ms)).toEqual([60_000, 60_000]);
});

afterEach(() => session.set({ kind: "unknown" }));

it.each([
  ["signed out", leaveSession],
  ["was signed out", endSession],
])(
  "[G749] what somebody asked who %s meanwhile is not told once more, in the name of whoever signs in",
  async (_how, ends) => {
    const me = { wantsSecondFactor: false, secondFactorBy: null, capabilities: new Set<never>() };
    const dana = { ...me, id: UserId.parse(crypto.randomUUID()), name: "Dana", role: "advocate" } as const;
    session.set({ kind: "signed_in", me: dana, isNew: false });
    const fetchIt = vi.fn<typeof fetch>(async () => often("1"));
    const asking = patiently(fetchIt, async () => {
      if (fetchIt.mock.calls.length > 1) return;
      ends();
      session.set({ kind: "signed_in", me: { ...dana, name: "Ada" }, isNew: true });
    });
    expect((await asking("/graphql")).status).toBe(429);
    expect(fetchIt).toHaveBeenCalledTimes(1);
    // What is asked in the next session waits as ever.
    await asking("/graphql");
    expect(fetchIt).toHaveBeenCalledTimes(4);
  },
);

it("waits for nothing that is answered, whatever it says", async () => {
  const { asking, waited } = gateway(new Response("", { status: 503 }));
  expect((await asking("/graphql")).status).toBe(503);
  expect(waited).toEqual([]);
});
