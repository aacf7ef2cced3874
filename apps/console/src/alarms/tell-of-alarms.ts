import type { Language } from "@holdfast/case-schema";

interface Lasting {
  /** Until this is done the browser does not put the script to sleep. */
  readonly waitUntil: (work: Promise<unknown>) => void;
}

/** What of a service worker's surroundings is used here, and nothing more. */
export interface PushScope {
  readonly addEventListener: {
    (kind: "push" | "pushsubscriptionchange", hear: (event: Lasting) => void): void;
    (
      kind: "notificationclick",
      hear: (event: Lasting & { readonly notification: { readonly close: () => void } }) => void,
    ): void;
  };
  readonly navigator: { readonly languages: readonly string[] };
  readonly registration: {
    readonly showNotification: (
      title: string,
      options: NotificationOptions & { readonly renotify: boolean },
    ) => Promise<void>;
  };
  readonly clients: {
    readonly matchAll: (of: { readonly type: "window"; readonly includeUncontrolled: true }) => Promise<
      readonly {
        readonly url: string;
        readonly frameType: string;
        readonly focus: () => Promise<unknown>;
      }[]
    >;
    readonly openWindow: (path: string) => Promise<unknown>;
  };
}

/** What is shown, each one at a time: what comes again takes the place of what stands there, and is heard anew. */
type Tag = "needed" | "told-no-longer";
type Words = Readonly<Record<Language, readonly [title: string, body: string]>>;

/** All that is ever shown, whatever came: whoever else looks at the screen learns nothing of anybody. */
const WORDS: Readonly<Record<Tag, Words>> = {
  needed: {
    en: ["You are needed on call.", "Open the console."],
    es: ["Hace falta quien está de guardia.", "Abra la consola."],
    fr: ["On a besoin de vous, d’astreinte.", "Ouvrez la console."],
  },
  "told-no-longer": {
    en: ["This device is told no longer.", "Open your account in the console to be told here again."],
    es: [
      "A este dispositivo ya no se le avisa.",
      "Abra su cuenta en la consola para recibir avisos aquí de nuevo.",
    ],
    fr: [
      "Cet appareil n’est plus prévenu.",
      "Ouvrez votre compte dans la console pour y être prévenu de nouveau.",
    ],
  },
};

/** Pages of this origin that are no console's: those of whoever reaches out. */
const OUTSIDE = /^\/(?:reach|n)(?:\/|$)/;

/**
 * Shows that somebody is needed each time that the house pushes (AL60), and opens the console when that is pressed. What was pushed is not
 * read; nothing is asked of anybody, and nothing is kept. Where the browser's push service reaches it another way from now on, or not at all,
 * the house does not: that is shown, too (AL61).
 */
export function tellOfAlarms(scope: PushScope): void {
  const show = async (tag: Tag): Promise<void> => {
    const language = languageOf(scope.navigator.languages);
    const [title, body] = WORDS[tag][language];
    return scope.registration.showNotification(title, {
      body,
      lang: language,
      tag,
      renotify: true,
      requireInteraction: true,
    });
  };
  scope.addEventListener("push", (event) => event.waitUntil(show("needed")));
  scope.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(show("told-no-longer")));
  scope.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(openConsole(scope.clients));
  });
}

/** The first of the browser's languages that there are words in, else English. */
function languageOf(wanted: readonly string[]): Language {
  const short = wanted.map((tag) => tag.split("-")[0]?.toLowerCase());
  return short.find((each): each is Language => each === "en" || each === "es" || each === "fr") ?? "en";
}

/** The tab that was looked at last, as it stands, since words may be unsent there; where there is none, the board. */
async function openConsole(clients: PushScope["clients"]): Promise<void> {
  const windows = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find(
    ({ url, frameType }) => frameType === "top-level" && !OUTSIDE.test(new URL(url).pathname),
  );
  await (open === undefined ? clients.openWindow("/board") : open.focus());
}
