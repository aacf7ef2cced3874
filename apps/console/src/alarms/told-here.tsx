import { Button } from "@holdfast/ui";
import { plural, t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { createStore, useStore } from "../store/store.ts";
import {
  KeepAlarmDeviceDocument,
  MyAlarmDevicesDocument,
  RemoveAlarmDevicesDocument,
  type MyAlarmDevices,
} from "./alarm-documents.ts";
import { canBeWoken, endpointHere, isRefused, wakeFromNowOn, type Asked } from "./push-here.ts";
import { wakeNoMore } from "./push-scope.ts";

/** As many as the house keeps of one person (DB712). */
const MOST = 5;
/** How soon it is asked again whether the house has made its key. */
const AGAIN_MS = 5_000;

/** How it stands: on its way, not to be had, or as last told. */
const here = createStore<"coming" | "failed" | MyAlarmDevices>("coming");

async function look(): Promise<void> {
  const answer = await ask(MyAlarmDevicesDocument, { endpoint: await endpointHere() }, true);
  here.set(answer.kind === "data" ? answer.data.myAlarmDevices : "failed");
}

/** The switch by which somebody is told on the device in front of them (AL60), with how it stands there in words. */
export function ToldHere(): ReactNode {
  const stands = useStore(here);
  const said = useRef<HTMLParagraphElement>(null);
  const kept = useKeptFocus(() => said.current?.focus());
  const [fault, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  useEffect(() => {
    void look();
    return () => here.set("coming");
  }, []);
  const isMaking = typeof stands === "object" && stands.key === null;
  useEffect(() => {
    if (!isMaking) return undefined;
    const timer = setInterval(() => void look(), AGAIN_MS);
    return () => clearInterval(timer);
  }, [isMaking]);

  async function act(deed: () => Promise<string | null>, done: string): Promise<void> {
    setBusy(true);
    const wrong = await deed().finally(() => setBusy(false));
    await look();
    say(wrong);
    announce({
      kind: "own-alarms",
      urgency: wrong === null ? "polite" : "assertive",
      words: () => wrong ?? done,
    });
  }
  const keep = async (key: string): Promise<void> =>
    act(
      async () => {
        const asked = await wakeFromNowOn(key);
        if (asked.kind !== "pushed") return notAskedWords(asked.kind);
        const answer = await tell(KeepAlarmDeviceDocument, asked.to);
        if (answer.kind === "data" && answer.data.keepAlarmDevice) return null;
        await wakeNoMore();
        return answer.kind === "data"
          ? t`The house does not know the push service of this browser, and sends nothing there. Whoever runs the house can name it.`
          : failureWords(answer.kind);
      },
      t`You are told on this device from now on.`,
    );
  const remove = async (everywhere: boolean): Promise<void> =>
    act(
      async () => {
        const endpoint = everywhere ? null : await endpointHere();
        // Without an endpoint all of theirs would go, while the browser alone has ended it, and is pushed to no more.
        if (everywhere || endpoint !== null) {
          const answer = await tell(RemoveAlarmDevicesDocument, { endpoint });
          if (answer.kind !== "data") return failureWords(answer.kind);
        }
        await wakeNoMore();
        return null;
      },
      everywhere ? t`You are told on no device any more.` : t`You are told on this device no longer.`,
    );

  if (stands === "coming") return null;
  return (
    <fieldset
      aria-label={t`This device`}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3"
      {...kept}
    >
      <p ref={said} tabIndex={-1}>
        <span className="font-medium">{t`This device`}</span>{" "}
        {stands === "failed"
          ? t`It could not be loaded. Load the page again in a moment.`
          : standsWords(stands)}
      </p>
      {stands === "failed" ? null : stands.isHere ? (
        <Button size="small" className="self-start" isPending={isBusy} onPress={() => void remove(false)}>
          {t`Tell me on this device no longer`}
        </Button>
      ) : (
        <NotHere stands={stands} isBusy={isBusy} onWanted={(key) => void keep(key)} />
      )}
      {stands === "failed" || othersOf(stands) === 0 ? null : (
        <Button size="small" className="self-start" isPending={isBusy} onPress={() => void remove(true)}>
          {t`Tell me on no device`}
        </Button>
      )}
      {fault === null ? null : <p className="text-concern">{fault}</p>}
    </fieldset>
  );
}

const othersOf = ({ count, isHere }: MyAlarmDevices): number => count - (isHere ? 1 : 0);

function standsWords(stands: MyAlarmDevices): string {
  const others = othersOf(stands);
  const own = stands.isHere
    ? t`You are told on this device, until you sign out here.`
    : t`Nothing is shown on this device.`;
  if (others === 0) return own;
  return `${own} ${plural(others, { one: "You are told on # other device.", other: "You are told on # other devices." })}`;
}

/** The switch where it can be turned on, else why it cannot. */
function NotHere({
  stands: { key, count },
  isBusy,
  onWanted,
}: {
  readonly stands: MyAlarmDevices;
  readonly isBusy: boolean;
  readonly onWanted: (key: string) => void;
}): ReactNode {
  if (!canBeWoken())
    return (
      <Why>{t`This browser cannot show it: it has no web push, or the console was not opened by https.`}</Why>
    );
  if (isRefused()) return <Why>{notAskedWords("refused")}</Why>;
  if (key === null)
    return <Why>{t`The house is making its key for this, which takes less than a minute.`}</Why>;
  return (
    <>
      <Why>
        {t`It shows that you are needed, and not a word of anybody, while the browser runs.`}{" "}
        {count < MOST
          ? null
          : t`You are told on five devices, and no more can be kept: the one that you said first is told no longer.`}
      </Why>
      <Button size="small" className="self-start" isPending={isBusy} onPress={() => onWanted(key)}>
        {t`Tell me on this device`}
      </Button>
    </>
  );
}

function Why({ children }: { readonly children: ReactNode }): ReactNode {
  return <p className="text-small text-muted">{children}</p>;
}

function notAskedWords(because: Exclude<Asked["kind"], "pushed">): string {
  switch (because) {
    case "refused":
      return t`This browser is told to show nothing of this page. Allow notifications in its settings, and load the page again.`;
    case "dismissed":
      return t`The browser was not allowed to show it: nothing has changed.`;
    case "no_script":
      return t`What shows it could not be loaded from the house. Try again in a moment.`;
    case "no_service":
      return t`The push service of this browser did not answer. Try again later.`;
  }
}
