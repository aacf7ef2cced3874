import { expect, it } from "vitest";
import { actedOn } from "./names.ts";

const SNAPSHOT = `
- banner:
  - navigation "Places":
    - link "Queue":
      - /url: /queue
  - button "Keys ?"
- main:
  - heading "Queue" [level=1]
  - grid "Queue":
    - 'row "Danger. Text: contact 4" [selected]':
      - gridcell "4"
      - gridcell:
        - button "Claim contact 4"
  - button "Say \\"yes\\"" [disabled]
  - textbox
`;

it("reads what can be acted on from a snapshot, each with its regions", () => {
  expect(actedOn(SNAPSHOT).map(({ region, role, name }) => [region, role, name])).toEqual([
    ["banner > navigation Places", "link", "Queue"],
    ["banner", "button", "Keys ?"],
    ["main > grid Queue", "row", "Danger. Text: contact 4"],
    ["main > grid Queue", "button", "Claim contact 4"],
    ["main", "button", `Say \\"yes\\"`],
    ["main", "textbox", ""],
  ]);
});
