import "./alarm-texts.ts";
import { Button, TextField } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useRef, useState, type FormEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { ask, tell } from "../api/ask.ts";
import { failureWords } from "../contact/moves.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { createStore, useStore } from "../store/store.ts";
import { spoken } from "../text/language.ts";
import {
  ConfirmAlarmAddressDocument,
  MyAlarmAddressesDocument,
  RemoveAlarmAddressDocument,
  SetAlarmAddressDocument,
  type MyAlarmAddress,
} from "./alarm-documents.ts";
import { ToldHere } from "./told-here.tsx";

/** As last told; `undefined` while it is on its way, `null` when it could not be had. */
const ownAlarms = createStore<readonly MyAlarmAddress[] | null | undefined>(undefined);

async function look(): Promise<void> {
  const answer = await ask(MyAlarmAddressesDocument, {}, true);
  ownAlarms.set(answer.kind === "data" ? answer.data.myAlarmAddresses : null);
}

/** How somebody is told of alarms while they are on call, said by themselves and confirmed by a code. */
export function OwnAlarms(): ReactNode {
  const own = useStore(ownAlarms);
  const heading = useRef<HTMLHeadingElement>(null);
  const kept = useKeptFocus(() => heading.current?.focus());
  useEffect(() => {
    void look();
    return () => ownAlarms.set(undefined);
  }, []);
  return (
    <section aria-labelledby="own-alarms" className="flex flex-col gap-3" {...kept}>
      <h2 ref={heading} tabIndex={-1} id="own-alarms" className="text-base font-semibold">
        {t`How you are told of alarms`}
      </h2>
      <p className="max-w-prose text-small text-muted">
        {t`While the rota has you on call, the house writes there that you are needed, and not a word of anybody. Nobody else is shown it.`}
      </p>
      {own === null ? <p>{t`It could not be loaded. Load the page again in a moment.`}</p> : null}
      {own?.map((address) => (
        <OneWay key={address.way} address={address} />
      ))}
      <ToldHere />
    </section>
  );
}

function OneWay({
  address: { way, isOpen, masked, asked },
}: {
  readonly address: MyAlarmAddress;
}): ReactNode {
  const [typed, type] = useState("");
  const [code, typeCode] = useState("");
  const [fault, say] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const name = way === "email" ? t`Email` : t`Text message`;

  async function act(deed: () => Promise<string | null>, done: string): Promise<void> {
    setBusy(true);
    const wrong = await deed();
    await look();
    setBusy(false);
    say(wrong);
    announce({
      kind: "own-alarms",
      urgency: wrong === null ? "polite" : "assertive",
      words: () => wrong ?? done,
    });
  }
  const send = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await act(
      async () => {
        const answer = await tell(SetAlarmAddressDocument, { way, address: typed, language: spoken.get() });
        if (answer.kind !== "data") return failureWords(answer.kind);
        const { done } = answer.data;
        if (done.__typename === "AlarmCodeNotSent") return notSentWords(done.because);
        type("");
        return null;
      },
      t`A code is on its way there.`,
    );
  };
  const confirm = async (event: FormEvent): Promise<void> => {
    event.preventDefault();
    await act(
      async () => {
        const answer = await tell(ConfirmAlarmAddressDocument, { way, code });
        if (answer.kind !== "data") return failureWords(answer.kind);
        const { done } = answer.data;
        typeCode("");
        if (done.__typename === "AlarmAddressConfirmed") return null;
        return done.isAsked
          ? t`That is another code.`
          : t`That code is good no longer. Have another one sent.`;
      },
      t`You are told there from now on.`,
    );
  };
  const remove = async (): Promise<void> =>
    act(
      async () => {
        const answer = await tell(RemoveAlarmAddressDocument, { way });
        return answer.kind === "data" ? null : failureWords(answer.kind);
      },
      t`You are told there no longer.`,
    );

  return (
    <fieldset
      aria-label={name}
      className="flex flex-col gap-2 rounded-lg border border-line bg-surface px-4 py-3"
    >
      <p>
        <span className="font-medium">{name}</span>{" "}
        {masked === null ? t`Nothing is sent.` : t`It goes to ${masked}.`}
      </p>
      {asked === null ? null : (
        <form className="flex flex-wrap items-end gap-2" onSubmit={(event) => void confirm(event)}>
          <TextField
            label={t`Code that came to ${asked}`}
            inputMode="numeric"
            value={code}
            onChange={typeCode}
          />
          <Button type="submit" isPending={isBusy} isDisabled={code.trim() === ""}>
            {t`Confirm`}
          </Button>
        </form>
      )}
      {isOpen ? (
        <form className="flex flex-wrap items-end gap-2" onSubmit={(event) => void send(event)}>
          <TextField
            label={
              way === "email" ? t`Your mail address for alarms` : t`Your number for alarms, with its country`
            }
            inputMode={way === "email" ? "email" : "tel"}
            value={typed}
            onChange={type}
          />
          <Button type="submit" isPending={isBusy} isDisabled={typed.trim() === ""}>
            {t`Send a code there`}
          </Button>
        </form>
      ) : (
        <p className="text-small text-muted">{t`The house has no channel for this.`}</p>
      )}
      {masked === null && asked === null ? null : (
        <Button size="small" className="self-start" isPending={isBusy} onPress={() => void remove()}>
          {way === "email" ? t`Take the mail address away` : t`Take the number away`}
        </Button>
      )}
      {fault === null ? null : <p className="text-concern">{fault}</p>}
    </fieldset>
  );
}

function notSentWords(because: "not_an_address" | "no_channel" | "too_often" | "not_taken"): string {
  switch (because) {
    case "not_an_address":
      return t`Nothing can be sent to that: check how it is written.`;
    case "no_channel":
      return t`The house has no channel for this.`;
    case "too_often":
      return t`Five codes were sent within an hour. Try again later.`;
    case "not_taken":
      return t`The provider did not take it. Check how it is written, or try again later.`;
  }
}
