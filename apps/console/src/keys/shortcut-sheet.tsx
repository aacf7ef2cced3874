import { Dialog } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import type { ReactNode } from "react";
import { shortcuts } from "./shortcuts.ts";

/** Every key that does something, by where it does it. */
export function ShortcutSheet({
  isOpen,
  onClose,
}: {
  readonly isOpen: boolean;
  readonly onClose: () => void;
}): ReactNode {
  return (
    <Dialog title={t`Keys`} isOpen={isOpen} onClose={onClose}>
      <div className="grid gap-5 overflow-auto sm:grid-cols-2">
        {shortcuts().map((group) => (
          <section key={group.title} aria-label={group.title}>
            <h3 className="mb-1 text-small font-semibold text-muted">{group.title}</h3>
            <dl className="flex flex-col gap-1">
              {group.keys.map(({ keys, does }) => (
                <div key={keys} className="flex items-baseline justify-between gap-3">
                  <dt>{does}</dt>
                  <dd className="flex gap-1">
                    {keys.split("  ").map((key) => (
                      <kbd
                        key={key}
                        className="min-w-6 rounded border border-line bg-raised px-1.5 py-0.5 text-center font-sans text-small whitespace-nowrap"
                      >
                        {key}
                      </kbd>
                    ))}
                  </dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
      <p className="text-small text-muted">{t`Letters never work while you write, and only in the place above them. Escape closes this.`}</p>
    </Dialog>
  );
}
