import "../roles/screen-texts.ts";
import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, useState, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { mayTakeFocus } from "../language/awaited-focus.ts";
import { openSession } from "../session/session.ts";
import { CodeForm } from "../sign-in/code-form.tsx";
import { Door } from "../sign-in/door.tsx";
import { comeBack, goToDirectory, type CameBack, type NotSent } from "./ask-directory.ts";
import { atDirectory, type AtDirectory } from "./at-directory.ts";
import { directoryName } from "./directory-name.ts";
import { directoryWords } from "./directory-words.ts";
import { OwedCodeForm } from "./owed-code-form.tsx";
import { sayProved } from "./proved-there.ts";

type Step = "under_way" | "code" | "owed_code" | "proved" | "over";

type Came = CameBack | NotSent | "gone";

/** Asked once for each page, however often it is drawn: what the directory said is good once. */
const asked = new WeakMap<AtDirectory, Promise<Came>>();
async function cameOf(at: AtDirectory): Promise<Came> {
  const known = asked.get(at) ?? (at.kind === "go" ? goToDirectory({ for: "prove" }) : comeBack(at.query));
  asked.set(at, known);
  return known;
}

/** Leaves for a place of the console. */
function goOn(place: string): void {
  window.history.replaceState(null, "", place);
  atDirectory.set(null);
}

/** Tells the window that waits, and closes this one where the browser lets it. */
function tellProved(): void {
  sayProved();
  window.close();
}

/** Does what follows from what came of it, and says what is left to do here; `null`: nothing is. */
async function arrive(came: Came): Promise<{ readonly step: Step; readonly refusal: string | null } | null> {
  switch (came) {
    case "gone":
      return null;
    case "signed_in":
      await openSession();
      goOn("/");
      return null;
    case "linked":
      goOn("/account");
      return null;
    case "proved":
      tellProved();
      return { step: "proved", refusal: null };
    case "code_wanted":
      return { step: "code", refusal: null };
    case "proving_code_wanted":
      return { step: "owed_code", refusal: null };
    case "away":
    case "cancelled":
    case "ended":
    case "has_one":
    case "not_good":
    case "prove_it_is_you":
    case "refused":
    case "somebody_else":
    case "taken":
    case "too_many":
    case "unreachable":
      return { step: "over", refusal: directoryWords(came, directoryName() ?? "") };
  }
}

function sayAloud(words: string): void {
  announce({ kind: "sign-in", urgency: "assertive", breaksThrough: true, words: () => words });
}

/** Where whoever comes back from the directory is told what came of it. */
export function DirectoryScreen(): ReactNode {
  const [at] = useState(() => atDirectory.get());
  const [step, go] = useState<Step>("under_way");
  const [refusal, setRefusal] = useState<string | null>(null);
  const name = directoryName() ?? "";

  function refuse(words: string | null): void {
    setRefusal(words);
    if (words !== null) sayAloud(words);
  }
  useEffect(() => {
    let isHere = true;
    const come = async (): Promise<void> => {
      const left = at === null ? null : await arrive(await cameOf(at));
      if (!isHere || left === null) return;
      setRefusal(left.refusal);
      if (left.refusal !== null) sayAloud(left.refusal);
      go(left.step);
    };
    void come();
    return () => {
      isHere = false;
    };
  }, [at]);

  if (step === "code")
    return (
      <Door title={t`Your code`} refusal={refusal}>
        <CodeForm isRefused={refusal !== null} onRefuse={refuse} onBack={() => goOn("/")} />
      </Door>
    );
  if (step === "owed_code")
    return (
      <Door title={t`Your code`} refusal={refusal}>
        <OwedCodeForm
          isRefused={refusal !== null}
          onRefuse={refuse}
          onProved={() => {
            tellProved();
            go("proved");
          }}
        />
      </Door>
    );
  if (step === "proved")
    return (
      <Door title={t`It is proved`} refusal={null}>
        <p className="mt-2 text-muted">{t`You can close this window: the other one goes on.`}</p>
      </Door>
    );
  return (
    <Door title={t`Sign in with ${name}`} refusal={refusal}>
      {step === "under_way" ? (
        <p className="mt-2 text-muted">{t`One moment…`}</p>
      ) : (
        <Button
          className="mt-4"
          tone="primary"
          size="tall"
          // oxlint-disable-next-line jsx-a11y/no-autofocus -- the one thing to do on this page
          autoFocus={mayTakeFocus()}
          onPress={() => goOn("/")}
        >
          {t`Go to the console`}
        </Button>
      )}
    </Door>
  );
}
