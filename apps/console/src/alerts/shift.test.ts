import { forgetAnnouncements } from "../announce/announce.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { endShift, forgetShift, keepShift, loadShift, shift } from "./shift.ts";

/** A gateway whose answers come when the test says so, in any order. */
interface Request {
  readonly body: string;
  readonly answer: (data: object) => void;
  readonly lose: () => void;
}
let requests: Request[] = [];

beforeEach(() => {
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  seatDana();
  requests = [];
  vi.stubGlobal(
    "fetch",
    async (_url: string, { body }: { readonly body: string }) =>
      new Promise<Response>((resolve, reject) => {
        requests.push({
          body,
          answer: (data) => resolve(Response.json({ data })),
          lose: () => reject(new TypeError("gone")),
        });
      }),
  );
});
afterEach(() => {
  vi.unstubAllGlobals();
  forgetShift();
  forgetAnnouncements();
});

const request = async (nth: number): Promise<Request> => {
  await expect.poll(() => requests.length).toBeGreaterThan(nth);
  const found = requests[nth];
  if (found === undefined) throw new Error("nothing was asked");
  return found;
};
const on = (state: "available" | "break") => ({ since: 1, state, stateSince: 2, paused: [] });

describe("how somebody stands on their shift", () => {
  it("[AL24] is never put back by an answer that says how it stood before they pressed", async () => {
    const loading = loadShift();
    const before = await request(0);
    const keeping = keepShift("available");
    (await request(1)).answer({ keepShift: on("available") });
    await keeping;
    before.answer({ shift: null });
    await loading;
    expect(shift.get()).toMatchObject({ kind: "on", state: "available" });
  });

  it("[AL24] is told in the order of their presses, one after the other", async () => {
    const keeping = keepShift("break");
    const ending = endShift();
    const first = await request(0);
    expect(first.body).toContain("keepShift");
    expect(requests).toHaveLength(1);
    first.answer({ keepShift: on("break") });
    (await request(1)).answer({ endShift: true });
    await Promise.all([keeping, ending]);
    expect(shift.get()).toEqual({ kind: "off" });
  });

  it("[AL24] is not asked beside a press, which the answer could overtake: they would be on shift and hear nothing", async () => {
    const keeping = keepShift("available");
    const loading = loadShift();
    const told = await request(0);
    await new Promise((resolve) => setImmediate(resolve));
    expect(requests).toHaveLength(1);
    told.answer({ keepShift: on("available") });
    await keeping;
    expect(shift.get()).toMatchObject({ kind: "on", state: "available" });
    (await request(1)).lose();
    await loading;
    expect(shift.get()).toMatchObject({ kind: "on", state: "available" });
  });

  it("[AL24] is asked again when an answer was lost: they may be on shift, and would hear nothing", async () => {
    const keeping = keepShift("available");
    (await request(0)).lose();
    expect(await keeping).toBe(false);
    (await request(1)).answer({ shift: on("available") });
    await expect.poll(() => shift.get()).toMatchObject({ kind: "on", state: "available" });
  });

  it("[AL24] is not learned from an answer that comes after they left", async () => {
    const loading = loadShift();
    const late = await request(0);
    forgetShift();
    late.answer({ shift: on("available") });
    await loading;
    expect(shift.get()).toEqual({ kind: "unknown" });
  });
});
