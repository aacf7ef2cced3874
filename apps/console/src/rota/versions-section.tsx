import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { useNow } from "../text/now.ts";
import { clockWords } from "../text/time-words.ts";
import type { RotaVersion } from "./rota-documents.ts";
import { goBack, lookAtVersions, rotaVersions, type Imported } from "./rota.ts";

/** Who imported the rota, the newest first, and the way back to the one before. */
export function VersionsSection(): ReactNode {
  const now = useNow(60_000);
  const versions = useStore(rotaVersions);
  const heading = useRef<HTMLHeadingElement>(null);
  const [came, say] = useState<Imported["kind"] | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => void lookAtVersions(), []);
  const [newest] = versions;
  async function back(version: number): Promise<void> {
    setBusy(true);
    const { kind } = await goBack(version);
    setBusy(false);
    say(kind);
    announce({
      kind: "rota",
      urgency: kind === "changed" ? "polite" : "assertive",
      words: () => backWords(kind),
    });
    heading.current?.focus();
  }
  if (newest === undefined) return null;
  return (
    <section aria-labelledby="versions-heading" className="flex flex-col items-start gap-2">
      <h2 id="versions-heading" ref={heading} tabIndex={-1} className="text-base font-semibold">
        {t`Who imported it`}
      </h2>
      <ol className="flex flex-col gap-1">
        {versions.map((version) => (
          <li key={version.version}>{versionWords(version, now)}</li>
        ))}
      </ol>
      {came === null ? null : <p className={came === "changed" ? "" : "text-concern"}>{backWords(came)}</p>}
      {newest.version > 1 ? (
        <Button isPending={isBusy} onPress={() => void back(newest.version)}>
          {t`Go back to the rota before this one`}
        </Button>
      ) : null}
    </section>
  );
}

function versionWords({ version, by, at, shifts, backTo }: RotaVersion, now: number): string {
  const when = clockWords(at, now);
  const [number, count] = [String(version), String(shifts)];
  if (backTo !== null) return t`${number}: ${by.name} went back to rota ${String(backTo)}, ${when}`;
  return t`${number}: ${by.name} imported it, ${when}; shifts: ${count}`;
}

function backWords(kind: Imported["kind"]): string {
  switch (kind) {
    case "changed":
      return t`The rota stands as before. Pressed again, it stands as it did after.`;
    case "overtaken":
      return t`The rota was changed by somebody else meanwhile. Nothing was done.`;
    case "unreachable":
      return t`The gateway is away. Look again in a moment.`;
    case "refused":
    case "failed":
      return t`That did not work. Nothing was done.`;
  }
}
