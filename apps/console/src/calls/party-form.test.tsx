import { act } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { submit, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { phoneHere } from "./phone-here.ts";
import { readyPhone } from "./phone.fixture.ts";
import { PartyForm } from "./party-form.tsx";

const phone = vi.hoisted(() => ({ ask: vi.fn<(what: unknown) => void>(), answer: vi.fn<() => void>() }));
vi.mock("./run-phone.ts", () => ({ phoneOfTab: () => phone }));

const row = queueRow(7, { medium: "voice", channel: "voice", holder: dana, status: "claimed" });

let log: Asked[];
let remove = (): void => undefined;
beforeEach(() => {
  seatDana();
  phoneHere.set(readyPhone());
  log = stubGateway(({ body }) => ({
    json: {
      data: body.includes("mutation CallParty(")
        ? { asked: { __typename: "CallRefused", reason: "not_carried" } }
        : { contact: { __typename: "Contact", call: null, callParties: [] } },
    },
  }));
});
afterEach(() => {
  remove();
  phoneHere.set({ kind: "coming" });
  vi.unstubAllGlobals();
});

interface Sent {
  readonly operationName: string;
  readonly variables: { readonly party?: { readonly id: string } };
}

it("is the same call when it is asked again, and another one once anything of it was changed", async () => {
  const drawn = draw(<PartyForm row={row} isOnTheLine={false} onDone={() => undefined} />);
  remove = drawn.remove;
  const { page } = drawn;
  act(() => page.querySelector<HTMLInputElement>("input[type=radio]")?.click());
  for (const box of page.querySelectorAll<HTMLInputElement>("input[type=checkbox]")) act(() => box.click());
  const [name, number] = page.querySelectorAll<HTMLInputElement>("input:not([type=radio], [type=checkbox])");
  if (name === undefined || number === undefined) throw new Error("there are no fields");
  type(name, "Harbour House");
  type(number, "+15550100");
  await submit(page);
  await submit(page);
  type(number, "+15550101");
  await submit(page);
  const ids = log
    .map(({ body }) => JSON.parse(body) as Sent)
    .flatMap(({ operationName, variables }) => (operationName === "CallParty" ? [variables.party?.id] : []));
  expect(ids).toEqual([ids[0], ids[0], ids[2]]);
  expect(ids[2]).not.toBe(ids[0]);
  // Nobody is dialled before the telephone here is on the line, which it is each time of its own accord.
  expect(phone.ask.mock.calls).toEqual([[7], [7], [7]]);
});
