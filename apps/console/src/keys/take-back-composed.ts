type Field = HTMLInputElement | HTMLTextAreaElement;

/**
 * What is composed, as by an input method or with a key for an accent, stands in a field before anybody can keep it from there. Takes it
 * out again at once, and lets nobody hear of it; until `signal` is aborted.
 */
export function takeBackComposed(page: Document, signal: AbortSignal): void {
  let take: (() => void) | null = null;
  const how = { capture: true, signal };
  page.addEventListener(
    "beforeinput",
    ({ cancelable, target }) => {
      take = !cancelable && isField(target) ? rememberOf(target) : null;
    },
    how,
  );
  page.addEventListener(
    "input",
    (event) => {
      if (take === null) return;
      event.stopPropagation();
      take();
      take = null;
    },
    how,
  );
}

/** Gives how to have a field as it is now. */
function rememberOf(field: Field): () => void {
  const { value, selectionStart, selectionEnd } = field;
  return () => {
    field.value = value;
    // A field for a number or an address of mail knows no selection.
    if (selectionStart !== null) field.setSelectionRange(selectionStart, selectionEnd);
  };
}

const isField = (target: EventTarget | null): target is Field =>
  target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
