import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { runCommand } from "../keys/listen-for-keys.ts";
import { useMe } from "../session/use-me.ts";

/** Leads to what can be done when everything is too much, from where one writes. */
export function GroundingButton(): ReactNode {
  return useMe().capabilities.has("grounding.use") ? (
    <Button size="small" onPress={() => void runCommand("contact.grounding")}>{t`Grounding`}</Button>
  ) : null;
}
