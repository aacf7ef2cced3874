import { expect, it } from "vitest";
import { viaOf } from "./via.ts";

const HOUSE = { addresses: ["Intake@line.example", "ayuda@linea.example"] };
const box = (...addresses: readonly (string | null)[]) =>
  addresses.map((address) => ({ name: null, address }));
const [INTAKE, AYUDA] = HOUSE.addresses;

it.each<[string, Parameters<typeof viaOf>[0], string | null | undefined]>([
  [
    "in To",
    { to: box("bob@example.org", AYUDA ?? ""), cc: box("intake@line.example"), recipients: [] },
    AYUDA,
  ],
  ["in Cc", { to: box(null, "bob@example.org"), cc: box("INTAKE@LINE.example"), recipients: [] }, INTAKE],
  [
    "on the envelope, where they see none of ours",
    { to: box("bob@example.org"), cc: [], recipients: ["bob@example.org", "ayuda@linea.example"] },
    AYUDA,
  ],
  [
    "in To, whatever mailbox a server put it into",
    { to: box("ayuda@linea.example"), cc: [], recipients: ["intake@line.example"] },
    AYUDA,
  ],
  [
    "with the thread's tag",
    { to: box("ayuda+abcdefghij234567@linea.example"), cc: [], recipients: [] },
    AYUDA,
  ],
  ["nowhere", { to: box("intake@linea.example"), cc: [], recipients: ["ayuda@line.example"] }, null],
])("[EM89] they wrote to the address of ours %s", (_name, mail, via) => expect(viaOf(mail, HOUSE)).toBe(via));
