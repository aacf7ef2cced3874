import { expect, it } from "vitest";
import { picture } from "../pictures/picture.fixture.ts";
import { file } from "./entry-mail.fixture.ts";
import { plainFiles } from "./plain-files.ts";

it("a file that is a picture in any state goes the way of pictures, and is not to be had beside it", () => {
  const files = ["kept", "wanted", "gone", "withdrawn", "quarantined", "damaged", "paper", "unknown"].map(
    (id) => file({ id }),
  );
  const pictures = [
    ...(["kept", "wanted", "gone", "withdrawn", "quarantined"] as const).map((state) =>
      picture({ id: state, state }),
    ),
    picture({ id: "damaged", state: "refused", refusal: "unreadable" }),
    picture({ id: "paper", state: "refused", refusal: "not_a_picture", kind: "document" }),
  ];
  expect(plainFiles(files, pictures).map(({ id }) => id)).toEqual(["paper", "unknown"]);
});
