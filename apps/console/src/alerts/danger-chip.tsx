import { Chip } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { attention } from "./attention-store.ts";

/** How many wait in danger, on every screen; nobody can turn it off. */
export function DangerChip(): ReactNode {
  const { endangered } = useStore(attention);
  if (endangered === 0) return null;
  return (
    <Chip tone="danger">
      <span aria-hidden="true">◆</span>
      {t`${plural(endangered, { one: "# in danger waits", other: "# in danger wait" })}`}
    </Chip>
  );
}
