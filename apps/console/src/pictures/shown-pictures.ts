import { openContact } from "../contact/open-contact.ts";
import { createStore } from "../store/store.ts";
import { askPicture, type PictureFailure } from "./ask-picture.ts";
import { mayBeShown } from "./open-pictures.ts";

/** How a picture stands on this screen. What is not here is hidden. */
export type Shown =
  | { readonly kind: "loading" }
  | { readonly kind: "shown"; readonly url: string }
  | { readonly kind: "failed"; readonly why: PictureFailure };

/** Pictures that somebody asked to see, by id; and the blurred ones, which are nothing to be seen. In memory alone. */
export const shownPictures = createStore<ReadonlyMap<string, Shown>>(new Map());
export const blurredPictures = createStore<ReadonlyMap<string, Shown>>(new Map());

const COPIES = { display: shownPictures, blurred: blurredPictures } as const;
type CopyName = keyof typeof COPIES;

/** Fetches a copy and puts it on screen, unless it was hidden or quarantined while it was on its way. */
async function bring(id: string, copy: CopyName): Promise<void> {
  const store = COPIES[copy];
  if (!mayBeShown(id) || isThere(store.get().get(id))) return;
  const loading: Shown = { kind: "loading" };
  put(copy, id, loading);
  const answer = await askPicture(id, copy);
  // Whoever hid it meanwhile, or marked it, does not get to see it.
  if (store.get().get(id) !== loading) return;
  if (answer.kind === "failed") put(copy, id, answer);
  else if (mayBeShown(id)) put(copy, id, { kind: "shown", url: URL.createObjectURL(answer.blob) });
  else drop(copy, id);
}

/** Shows a picture, at somebody's wish. */
export const showPicture = (id: string): Promise<void> => bring(id, "display");

/** Fetches what stands in a picture's place until somebody asks for it. */
export const bringBlurred = (id: string): Promise<void> => bring(id, "blurred");

/** Takes a picture off the screen and out of memory. */
export function hidePicture(id: string): void {
  drop("display", id);
}

/** The same for everything there is of it. */
export function forgetPicture(id: string): void {
  drop("display", id);
  drop("blurred", id);
}

/** Drops whatever may be shown no more, whenever the gateway says something new, or the contact is left. */
openContact.subscribe(() => {
  for (const copy of ["display", "blurred"] as const)
    for (const id of COPIES[copy].get().keys()) if (!mayBeShown(id)) drop(copy, id);
});

function isThere(shown: Shown | undefined): boolean {
  return shown !== undefined && shown.kind !== "failed";
}

function put(copy: CopyName, id: string, shown: Shown): void {
  COPIES[copy].update((all) => new Map(all).set(id, shown));
}

function drop(copy: CopyName, id: string): void {
  const store = COPIES[copy];
  const shown = store.get().get(id);
  if (shown === undefined) return;
  store.update((all) => new Map([...all].filter(([known]) => known !== id)));
  if (shown.kind === "shown") URL.revokeObjectURL(shown.url);
}
