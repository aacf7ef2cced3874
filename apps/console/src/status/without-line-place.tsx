import type { ReactNode } from "react";
import { laterPart, type LaterPart } from "../shell/later-part.ts";
import { useAskedPart } from "../shell/use-asked-part.ts";

/** How long until it is fetched again where it could not be, in milliseconds: as long as the gateway is away, it cannot. */
const AGAIN_MS = 10_000;

const PART: LaterPart = laterPart(async () => (await import("./without-line.tsx")).WithoutLine);

/** What is done where the gateway answers and no line comes. Whoever has a line needs nothing of it. */
export function WithoutLinePlace({ part = PART }: { readonly part?: LaterPart }): ReactNode {
  const now = useAskedPart(part, true, true, AGAIN_MS);
  return now.kind === "here" ? <now.Loaded /> : null;
}
