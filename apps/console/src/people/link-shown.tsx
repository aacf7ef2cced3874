import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { linkAddress } from "../link/one-time-link.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { FreshLink } from "./people.ts";

export interface LinkShownProps {
  readonly name: string;
  readonly link: FreshLink;
  readonly onClose: () => void;
}

/** A link in the one moment in which anybody sees it. */
export function LinkShown({ name, link, onClose }: LinkShownProps): ReactNode {
  const now = useNow();
  const address = linkAddress(window.location.origin, link.secret);
  const [copied, setCopied] = useState<"not_yet" | "yes" | "no">("not_yet");

  async function copy(): Promise<void> {
    const worked = await navigator.clipboard.writeText(address).then(
      () => true,
      () => false,
    );
    setCopied(worked ? "yes" : "no");
    const words = worked
      ? t`The link is copied.`
      : t`The link could not be copied. Mark it and copy it yourself.`;
    announce({ kind: "people", urgency: "polite", words: () => words });
  }

  return (
    <>
      <p>
        {t`Hand this to ${name} yourself, in person or by a way you trust. It is shown now and never again, works once, and is good until ${clockWords(link.expiresAt, now)}.`}
      </p>
      <div>
        <p className="text-small font-medium">{t`Link`}</p>
        <p
          className="rounded-hf border border-line bg-raised p-2 font-mono text-small break-all select-all"
          data-testid="link"
        >
          {address}
        </p>
      </div>
      <div>
        <p className="text-small font-medium">{t`Or, to be typed at ${linkAddress(window.location.origin, "").slice(0, -1)}`}</p>
        <p className="rounded-hf border border-line bg-raised p-2 font-mono text-small break-words select-all">
          {link.secret}
        </p>
      </div>
      <div className="flex flex-wrap items-center justify-end gap-2">
        {copied === "yes" ? <span className="text-small text-safe">{t`Copied`}</span> : null}
        {copied === "no" ? <span className="text-small text-concern">{t`Not copied`}</span> : null}
        <Button
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the button that was pressed is gone
          autoFocus
          onPress={() => void copy()}
        >
          {t`Copy link`}
        </Button>
        <Button tone="primary" onPress={onClose}>
          {t`I have it`}
        </Button>
      </div>
    </>
  );
}
