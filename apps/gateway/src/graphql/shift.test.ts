import { DEFAULT_PREFERENCES } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
let ada: string;
beforeAll(async () => {
  house = await testGateway();
  [dana, ada] = [await house.signIn("dana"), await house.signIn("ada")];
});
afterAll(() => house.close());

const ON_SHIFT = "{ board { rows { name role state } } shift { state } }";

describe("a shift", () => {
  it("is seen by colleagues from its start, through a break, to its end", async () => {
    expect((await house.ask(ada, ON_SHIFT)).data).toEqual({ board: { rows: [] }, shift: null });
    await house.ask(dana, "mutation { keepShift(state: available) { since } }");
    const answer = await house.ask(dana, "mutation { keepShift(state: break) { state } }");
    expect(answer.data).toEqual({ keepShift: { state: "break" } });
    expect((await house.ask(ada, ON_SHIFT)).data).toEqual({
      board: { rows: [{ name: "Dana", role: "advocate", state: "break" }] },
      shift: null,
    });
    expect((await house.ask(dana, "mutation { endShift }")).data).toEqual({ endShift: true });
    expect((await house.ask(dana, ON_SHIFT)).data).toEqual({ board: { rows: [] }, shift: null });
  });
});

describe("whoever is on shift and apart", () => {
  const ALL = "{ board { rows { state apart paused } } shift { state paused } }";

  it("[G600] [W36] is shown so with what they want nothing new on, and comes back by their own word alone", async () => {
    for (const state of ["available", "consult_only", "away"])
      await house.ask(dana, `mutation { keepShift(state: ${state}) { since } }`);
    const pause =
      "mutation Pause($is: Boolean!) { pauseMedium(medium: text, isPaused: $is) { state paused } }";
    expect((await house.ask(dana, pause, { is: true })).data).toEqual({
      pauseMedium: { state: "away", paused: ["text"] },
    });
    expect((await house.ask(dana, ALL)).data).toEqual({
      board: { rows: [{ state: "break", apart: "away", paused: ["text"] }] },
      shift: { state: "away", paused: ["text"] },
    });
    await house.ask(dana, pause, { is: false });
    await house.ask(dana, "mutation { keepShift(state: available) { since } }");
    expect((await house.ask(ada, ALL)).data).toEqual({
      board: { rows: [{ state: "available", apart: null, paused: [] }] },
      shift: null,
    });
    await house.ask(dana, "mutation { endShift }");
    expect((await house.ask(dana, pause, { is: true })).data).toEqual({ pauseMedium: null });
  });

  it.each(["pat", "cam", "alex"])("[A5] is nothing that %s says", async (name) => {
    const pause = "mutation { pauseMedium(medium: text, isPaused: true) { state } }";
    const { errors } = await house.ask(await house.signIn(name), pause);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });
});

describe("the board", () => {
  const BOARD = "{ board { asOf rows { name role state goneSince version } } }";

  it("[A40] [W19] shows advocates and leads who is on shift, with the place to follow it from", async () => {
    await house.ask(dana, "mutation { keepShift(state: available) { since } }");
    for (const cookie of [ada, await house.signIn("lee")]) {
      const { data } = await house.ask(cookie, BOARD);
      expect(data).toMatchObject({
        board: {
          asOf: expect.stringMatching(/^[0-9a-f]{16}\./),
          rows: [{ name: "Dana", role: "advocate", state: "available", goneSince: null }],
        },
      });
    }
    await house.ask(dana, "mutation { endShift }");
  });

  it.each(["pat", "cam", "alex"])("[A5] [A40] is not for %s", async (name) => {
    const { errors } = await house.ask(await house.signIn(name), BOARD);
    expect(errors).toMatchObject([{ extensions: { code: "FORBIDDEN" } }]);
  });

  it("[DB144] is left with a role that keeps no shift", async () => {
    const marta = await house.signIn("marta");
    await house.ask(marta, "mutation { keepShift(state: available) { since } }");
    const [person] = (await house.store.staff.list()).filter(({ name }) => name === "Marta");
    await house.ask(
      await house.signIn("alex"),
      "mutation Change($id: ID!) { changeRole(userId: $id, role: counsel) { __typename } }",
      { id: person?.id },
    );
    expect((await house.ask(dana, BOARD)).data).toMatchObject({ board: { rows: [] } });
  });
});

describe("preferences", () => {
  it("follow their owner, and are nobody else's", async () => {
    const chosen = { ...DEFAULT_PREFERENCES, letters: false, keys: { "queue.claim": ["f9"] } };
    const set = "mutation Set($to: Preferences!) { setPreferences(preferences: $to) }";
    expect((await house.ask(dana, set, { to: chosen })).data).toEqual({ setPreferences: chosen });
    expect((await house.ask(dana, "{ preferences }")).data).toEqual({ preferences: chosen });
    expect((await house.ask(ada, "{ preferences }")).data).toEqual({ preferences: DEFAULT_PREFERENCES });
  });

  it("that are none are refused, and nothing is changed", async () => {
    const set = "mutation Set($to: Preferences!) { setPreferences(preferences: $to) }";
    const answer = await house.ask(ada, set, { to: { density: "airy" } });
    expect(answer.errors).toHaveLength(1);
    expect((await house.ask(ada, "{ preferences }")).data).toEqual({ preferences: DEFAULT_PREFERENCES });
  });
});
