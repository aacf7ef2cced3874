import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useId, useMemo, useState, type ReactNode } from "react";
import { formattedPage } from "./formatted-page.ts";
import { useFrameLook } from "./frame-look.ts";

/** A mail as it was formatted, at somebody's wish and not before. Its words stand above it in plain letters. */
export function FormattedMail({ html }: { readonly html: string }): ReactNode {
  const [isShown, show] = useState(false);
  const id = useId();
  return (
    <div className="mt-1.5 flex flex-col items-start gap-1.5">
      <Button
        size="small"
        tone="quiet"
        aria-expanded={isShown}
        {...(isShown ? { "aria-controls": id } : {})}
        onPress={() => show(!isShown)}
      >
        {isShown ? t`Hide the formatted version` : t`Show as it was formatted`}
      </Button>
      {isShown ? (
        <div id={id} className="w-full">
          <p className="mb-1 text-small text-muted">
            {t`Pictures, links and anything that would be fetched are left out. Tab leads out of it.`}
          </p>
          <MailFrame html={html} />
        </div>
      ) : null}
    </div>
  );
}

/** In a frame that may do nothing: no scripts, no forms, no origin, no navigation of this page. */
function MailFrame({ html }: { readonly html: string }): ReactNode {
  const look = useFrameLook();
  const page = useMemo(() => formattedPage(html, pageNonce(), look), [html, look]);
  return (
    <iframe
      data-words=""
      sandbox=""
      referrerPolicy="no-referrer"
      srcDoc={page}
      title={t`The mail as it was formatted`}
      className="block h-80 max-h-[60vh] w-full min-w-0 resize-y rounded-hf border border-control"
    />
  );
}

/** What lets this page's own styles through. Browsers tell it to scripts of the page and to nothing else. */
function pageNonce(): string {
  return document.querySelector<HTMLElement>('meta[property="csp-nonce"]')?.nonce ?? "";
}
