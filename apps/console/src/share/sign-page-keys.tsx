import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, type ReactNode } from "react";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { SignKeys } from "./sign-page-acts.ts";

/** What opens a page, as it is told to them: here once, and nowhere again. */
export function SignPageKeys({
  keys: { address, code, validUntil },
  onDone,
}: {
  readonly keys: SignKeys;
  readonly onDone: () => void;
}): ReactNode {
  const now = useNow(60_000);
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section className="flex flex-col gap-2 rounded-hf border border-line p-3">
      <h4 ref={heading} tabIndex={-1} className="font-medium">
        {t`The page is there until ${clockWords(validUntil, now)}`}
      </h4>
      <p className="text-small">
        {t`Tell them the address one way and the code another: write one and say the other. Both are shown here once.`}
      </p>
      <dl className="flex flex-col gap-1">
        <dt className="text-small text-muted">{t`Address`}</dt>
        <dd className="font-mono wrap-anywhere select-all">{address}</dd>
        <dt className="text-small text-muted">{t`Code`}</dt>
        <dd className="font-mono text-large tracking-widest select-all">{code}</dd>
      </dl>
      <div className="flex justify-end">
        <Button tone="primary" onPress={onDone}>{t`I have told them both`}</Button>
      </div>
    </section>
  );
}
