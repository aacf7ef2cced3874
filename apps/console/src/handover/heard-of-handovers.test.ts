import { ContactId, UserId } from "@holdfast/case-schema";
import type { WireEvent } from "@holdfast/wire";
import { expect, it } from "vitest";
import { dana, marta, uuid } from "../queue/row.fixture.ts";
import { heardOfHandovers, heardOfShiftEnds, hearOfHandovers } from "./heard-of-handovers.ts";

const handover: WireEvent = {
  kind: "handover",
  id: uuid(1),
  contactId: ContactId.parse(uuid(107)),
  version: 1,
};
const endOf = (id: string): WireEvent => ({ kind: "shift_end", id: UserId.parse(id), version: 1 });

it.each([
  ["a handover, whosever it is", [handover], 1, 0],
  ["several together once", [handover, handover, endOf(dana.id)], 1, 1],
  ["another end of my shift", [endOf(dana.id)], 1, 1],
  ["another end of a colleague's shift for leads alone", [endOf(marta.id)], 0, 1],
  ["anything else not", [{ kind: "emergency", id: uuid(2), version: 1 } as const], 0, 0],
] as const)("[W35] counts %s", (_what, events, mine, anybodys) => {
  const before = [heardOfHandovers.get(), heardOfShiftEnds.get()] as const;
  hearOfHandovers(events, dana.id);
  expect([heardOfHandovers.get(), heardOfShiftEnds.get()]).toEqual([before[0] + mine, before[1] + anybodys]);
});
