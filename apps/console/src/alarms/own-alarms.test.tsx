import { act } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { buttonNames, press, type } from "../store/press.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import type { MyAlarmAddress } from "./alarm-documents.ts";
import { OwnAlarms } from "./own-alarms.tsx";

let own: readonly MyAlarmAddress[];
let done: object;
const NONE: MyAlarmAddress = { way: "text", isOpen: true, masked: null, asked: null };
const MAIL: MyAlarmAddress = { ...NONE, way: "email", isOpen: false };
beforeEach(() => {
  seatDana();
  own = [MAIL, NONE];
  done = { __typename: "AlarmCodeSent" };
});
afterEach(() => void vi.unstubAllGlobals());

const settle = () => act(() => new Promise<void>((resolve) => setTimeout(resolve, 5)));
async function drawn() {
  const log = stubGateway(({ body }) => ({
    json: {
      data: body.includes("query MyAlarmAddresses")
        ? { myAlarmAddresses: own }
        : { done, removeAlarmAddress: true, myAlarmDevices: { key: null, count: 0, isHere: false } },
    },
  }));
  const { page, remove } = draw(<OwnAlarms />);
  await settle();
  return { page, remove, log };
}
/** Types into the field with this label. */
function fill(page: HTMLElement, label: string, text: string): void {
  const found = [...page.querySelectorAll("label")].find(({ textContent }) => textContent === label);
  const field = page.querySelector<HTMLInputElement>(`#${CSS.escape(found?.htmlFor ?? "")}`);
  if (field === null) throw new Error(`no field ${label}`);
  type(field, text);
}
const NUMBER = "Your number for alarms, with its country";

describe("how somebody is told of alarms", () => {
  it("[AL49] is said by themselves and confirmed by the code that came there", async () => {
    const { page, remove, log } = await drawn();
    expect(page.textContent).toContain("The house has no channel for this.");
    fill(page, NUMBER, "+15550100123");
    own = [MAIL, { ...NONE, asked: "•••23" }];
    await press(page, "Send a code there");
    await settle();
    expect(log.find(({ body }) => body.includes("SetAlarmAddress"))?.body).toContain('"language":"en"');
    fill(page, "Code that came to •••23", "123456");
    own = [MAIL, { ...NONE, masked: "•••23" }];
    done = { __typename: "AlarmAddressConfirmed" };
    await press(page, "Confirm");
    await settle();
    expect(page.textContent).toContain("It goes to •••23.");
    own = [MAIL, NONE];
    await press(page, "Take the number away");
    await settle();
    expect(buttonNames(page)).toEqual(["Send a code there"]);
    remove();
  });

  it.each([
    ["not_an_address", "check how it is written"],
    ["too_often", "Five codes were sent within an hour."],
  ])("[AL49] says why no code was sent: %s", async (because, words) => {
    done = { __typename: "AlarmCodeNotSent", because };
    const { page, remove } = await drawn();
    fill(page, NUMBER, "12");
    await press(page, "Send a code there");
    await settle();
    expect(page.textContent).toContain(words);
    remove();
  });
});
