import { t } from "@lingui/core/macro";

export interface ShortcutGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: string; readonly does: string }[];
}

/** What the sheet lists. Where each key is acted on, the same key is named. */
export function shortcuts(): readonly ShortcutGroup[] {
  return [
    {
      title: t`Everywhere`,
      keys: [
        { keys: "F6", does: t`Next pane` },
        { keys: "Shift F6", does: t`Pane before` },
        { keys: "?", does: t`These keys` },
        { keys: "Esc", does: t`Up one level` },
      ],
    },
    {
      title: t`In the queue`,
      keys: [
        { keys: "j  ↓", does: t`Next contact` },
        { keys: "k  ↑", does: t`Contact before` },
        { keys: "Home  End", does: t`First, last` },
        { keys: "PgUp  PgDn", does: t`A page up, down` },
        { keys: "o  Enter", does: t`Open` },
        { keys: "c", does: t`Claim` },
        { keys: "u", does: t`Show what is new` },
        { keys: "→  ←", does: t`To the button, back` },
      ],
    },
    {
      title: t`In a contact`,
      keys: [
        { keys: "r", does: t`Write a reply` },
        { keys: "i", does: t`Write a note` },
        { keys: "n  p", does: t`Next message, message before` },
      ],
    },
    {
      title: t`While writing`,
      keys: [
        { keys: "Ctrl Enter", does: t`Send` },
        { keys: "Esc", does: t`Back to the conversation` },
      ],
    },
  ];
}
