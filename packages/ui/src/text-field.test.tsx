import { act } from "react";
import { createRoot } from "react-dom/client";
import { expect, it } from "vitest";
import { TextField } from "./text-field.tsx";

it.each([
  [{}, "off"],
  [{ autoComplete: "current-password" }, "current-password"],
])("asks browsers to keep nothing of what is written, unless it is told what they may: %j", (how, asked) => {
  (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true;
  const page = document.createElement("div");
  const root = createRoot(page);
  act(() => root.render(<TextField label="Name" {...how} />));
  expect(page.querySelector("input")?.getAttribute("autocomplete")).toBe(asked);
  act(() => root.unmount());
});
