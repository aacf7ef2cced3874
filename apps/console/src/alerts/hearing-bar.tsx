import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useKeptFocus } from "../keys/use-kept-focus.ts";
import { useStore } from "../store/store.ts";
import { ringing, sampleTone, sound } from "./my-sound.ts";
import { hearing, shift } from "./shift.ts";

const ID = "hearing";

/** Puts the focus on the first answer to whether the tone was heard, after a press that led to the question. */
export function focusHearing(): void {
  const places = [`#${ID} button`, "[data-pane='queue'] [role='row'][tabindex='0']", "#work"];
  const place = places.map((each) => document.querySelector<HTMLElement>(each)).find((each) => each !== null);
  place?.focus();
}

/** Asks whether the tone was heard, and says, as long as it holds, that this browser lets nothing be heard. */
export function HearingBar(): ReactNode {
  const asked = useStore(hearing);
  const standing = useStore(shift);
  const isBlocked = useStore(sound.state) === "blocked";
  const isHere = useStore(ringing.isHere);
  const kept = useKeptFocus(focusHearing);
  const isOn = standing.kind === "on" && standing.state === "available";
  const isSilenced = asked === "none" && isOn && isBlocked && isHere;
  useEffect(() => {
    if (!isSilenced) return;
    announce({ kind: "sound", urgency: "polite", words: () => t`Sound is off in this browser` });
  }, [isSilenced]);
  return (
    <div id={ID} {...kept}>
      {isSilenced ? (
        <Bar name={t`Sound`} words={t`Sound is off in this browser`}>
          <Button size="small" onPress={() => sampleTone("danger")}>{t`Test sound`}</Button>
        </Bar>
      ) : null}
      {asked === "asking" ? (
        <Bar name={t`Did you hear it?`} words={t`This is how danger sounds. Did you hear it?`}>
          <Button size="small" onPress={() => hearing.set("none")}>{t`Yes`}</Button>
          <Button size="small" onPress={() => hearing.set("not_heard")}>{t`No`}</Button>
          <Button size="small" onPress={() => sampleTone("danger")}>{t`Play it again`}</Button>
        </Bar>
      ) : null}
      {asked === "not_heard" ? (
        <Bar
          name={t`Sound`}
          words={t`Check that this computer is not muted, that its headset is plugged in and chosen, and that the browser has not muted this tab. Until then, look at the screen: everything shows there.`}
        >
          <Button
            size="small"
            onPress={() => {
              sampleTone("danger");
              hearing.set("asking");
            }}
          >{t`Play it again`}</Button>
          <Button size="small" onPress={() => hearing.set("none")}>{t`Go on without sound`}</Button>
        </Bar>
      ) : null}
    </div>
  );
}

function Bar({
  name,
  words,
  children,
}: {
  readonly name: string;
  readonly words: string;
  readonly children: ReactNode;
}): ReactNode {
  return (
    <section
      aria-label={name}
      className="flex flex-wrap items-center gap-x-3 gap-y-1 bg-concern-tint px-4 py-2 text-concern"
    >
      <span className="font-medium">{words}</span>
      {children}
    </section>
  );
}
