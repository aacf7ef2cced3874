import { MenuButton } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { useStore } from "../store/store.ts";
import { theme, type Theme } from "./theme.ts";

/** Light, dark, or as the machine says. */
export function ThemeMenu(): ReactNode {
  const chosen = useStore(theme);
  const choices: readonly { readonly id: Theme; readonly label: string }[] = [
    { id: "system", label: t`As this computer` },
    { id: "light", label: t`Light` },
    { id: "dark", label: t`Dark` },
  ];
  return (
    <MenuButton
      label={t`Look`}
      tone="quiet"
      size="small"
      choices={choices}
      selected={chosen}
      onChoose={(id) => {
        const choice = choices.find((each) => each.id === id);
        if (choice !== undefined) theme.set(choice.id);
      }}
    />
  );
}
