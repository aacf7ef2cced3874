import { expect, it } from "vitest";
import { moveAsItStands } from "./as-it-stands.ts";
import type { Staff } from "./staff.ts";

const CLOSE = "closeContact(id: $id, expectedVersion: $version, disposition: information)";
const READ = { id: "one", version: 3 };

/** A gateway that answers so, one after the other and the last for good, and keeps what it was asked with. */
function gateway(...answers: readonly object[]) {
  const asked: object[] = [];
  const staff: Staff = {
    cookie: "",
    ask: <Data>(_document: string, variables = {}) => {
      asked.push(variables);
      return Promise.resolve({ moved: answers[asked.length - 1] ?? answers.at(-1) } as Data);
    },
  };
  return { staff, asked };
}
const changed = (version: number) => ({ __typename: "ContactChanged", row: { version } });

it("what changed since it was read is moved as it stands then, with all that was wanted", async () => {
  const { staff, asked } = gateway(changed(4), changed(6), { __typename: "Moved" });
  await moveAsItStands(staff, READ, CLOSE, { to: "two" });
  expect(asked).toEqual([3, 4, 6].map((version) => ({ id: "one", version, to: "two" })));
});

it("what is refused is thrown, and not asked again", async () => {
  const { staff, asked } = gateway({ __typename: "TakenByOther" });
  await expect(moveAsItStands(staff, READ, CLOSE)).rejects.toThrow(`not moved: ${CLOSE}: TakenByOther`);
  expect(asked).toHaveLength(1);
});

it("what changes each time is no more moved in the end", async () => {
  const { staff, asked } = gateway(changed(4));
  await expect(moveAsItStands(staff, READ, CLOSE)).rejects.toThrow("ContactChanged");
  expect(asked).toHaveLength(20);
});
