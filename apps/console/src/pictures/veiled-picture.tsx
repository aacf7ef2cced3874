import { Button } from "@holdfast/ui";
import { t } from "@lingui/core/macro";
import { useEffect, type FocusEvent, type KeyboardEvent, type ReactNode } from "react";
import { announce } from "../announce/announce.ts";
import { useStore } from "../store/store.ts";
import { showFailureWords } from "./picture-words.ts";
import { blurredPictures, bringBlurred, hidePicture, showPicture, shownPictures } from "./shown-pictures.ts";

/**
 * A picture that is blurred until somebody asks for it, and again as soon as they turn to something else: the focus
 * leaves it, Escape, another window or another tab.
 */
export function VeiledPicture({ id, where }: { readonly id: string; readonly where: string }): ReactNode {
  const shown = useStore(shownPictures).get(id);
  const blurred = useStore(blurredPictures).get(id);
  useEffect(() => void bringBlurred(id), [id]);
  useEffect(() => {
    const hide = (): void => hidePicture(id);
    window.addEventListener("blur", hide);
    document.addEventListener("visibilitychange", hide);
    return () => {
      window.removeEventListener("blur", hide);
      document.removeEventListener("visibilitychange", hide);
      hide();
    };
  }, [id]);

  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== "Escape" || shown === undefined) return;
    event.preventDefault();
    hidePicture(id);
  }
  function onBlur({ currentTarget, relatedTarget }: FocusEvent): void {
    if (relatedTarget instanceof Node && currentTarget.contains(relatedTarget)) return;
    hidePicture(id);
  }
  const isShown = shown?.kind === "shown";
  const failure = shown?.kind === "failed" ? shown.why : null;
  useEffect(() => {
    if (failure !== null)
      announce({ kind: "picture-failure", urgency: "polite", words: () => showFailureWords(failure) });
  }, [failure]);

  return (
    // Escape hides what its button has shown.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDown={onKeyDown} onBlur={onBlur} className="flex flex-col items-start gap-1.5">
      {isShown ? (
        // Not a control: it only keeps the focus where it is.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
        <img
          data-words=""
          src={shown.url}
          alt={`${t`The picture they sent`} ${where}`.trim()}
          draggable={false}
          // Pressing on it moves the focus nowhere, or it would hide itself.
          onMouseDown={(event) => event.preventDefault()}
          className="max-h-[60vh] max-w-full rounded-hf"
        />
      ) : (
        <div aria-hidden="true" className="h-32 w-44 overflow-hidden rounded-hf border border-line bg-raised">
          {blurred?.kind === "shown" ? (
            <img
              data-words=""
              src={blurred.url}
              alt=""
              draggable={false}
              className="size-full scale-110 object-cover blur-xl"
            />
          ) : null}
        </div>
      )}
      <Button
        size="small"
        isPending={shown?.kind === "loading"}
        aria-label={`${isShown ? t`Hide picture` : t`Show picture`} ${where}`.trim()}
        onPress={() => (isShown ? hidePicture(id) : void showPicture(id))}
      >
        {isShown ? t`Hide picture` : t`Show picture`}
      </Button>
      {failure === null ? null : <p className="text-small text-concern">{showFailureWords(failure)}</p>}
    </div>
  );
}
