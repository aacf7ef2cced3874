import { t } from "@lingui/core/macro";
import type { Attention } from "./attention.ts";
import { ALERTS } from "./alert-table.ts";
import type { AlertAct } from "./outlook.ts";

type NoticeKind = "contact" | "offer" | "message" | "back" | "ask";

/** What showing notices of the operating system needs from outside. */
export interface NoticesOutside {
  /** `null` where they may not be shown; gives `null` where the browser shows none all the same. */
  readonly show: ((words: string, tag: string) => Pick<Notification, "close"> | null) | null;
  /** Whether somebody looks at the console, who then needs none. */
  readonly isSeen: () => boolean;
}

export interface Notices {
  readonly tell: (acts: readonly AlertAct[]) => void;
  /** Takes away what no longer holds. */
  readonly settle: (attention: Attention) => void;
  readonly stop: () => void;
}

/** All that a notice ever says: a screen that is locked or shared shows it to anybody. */
function noticeWords(kind: NoticeKind): string {
  switch (kind) {
    case "contact":
      return t`New contact waiting`;
    case "offer":
      return t`A contact is offered to you`;
    case "message":
      return t`New message`;
    case "back":
      return t`A contact is back`;
    case "ask":
      return t`A colleague asks something of you`;
  }
}

/** Shows at most one notice of a kind, as long as what it tells of wants somebody. */
export function createNotices(outside: () => NoticesOutside): Notices {
  const shown = new Map<NoticeKind, Pick<Notification, "close">>();

  function close(kind: NoticeKind): void {
    shown.get(kind)?.close();
    shown.delete(kind);
  }

  return {
    tell(acts) {
      const { show, isSeen } = outside();
      if (show === null || isSeen()) return;
      const kinds = acts.flatMap(({ alert, notifies }) => (notifies ? (ALERTS[alert].notice ?? []) : []));
      for (const kind of new Set(kinds)) {
        close(kind);
        const notice = show(noticeWords(kind), `holdfast-${kind}`);
        if (notice !== null) shown.set(kind, notice);
      }
    },
    settle(attention) {
      for (const kind of shown.keys()) if (!attention[kind]) close(kind);
    },
    stop() {
      for (const kind of shown.keys()) close(kind);
    },
  };
}

/** The browser's own notices, where somebody has allowed them. */
export function browserNotices(): NoticesOutside {
  const isAllowed = "Notification" in window && Notification.permission === "granted";
  return {
    isSeen: () => document.visibilityState === "visible" && document.hasFocus(),
    show: isAllowed ? showNotice : null,
  };
}

function showNotice(words: string, tag: string): Notification | null {
  try {
    // Heard already, in the house's own way.
    const notice = new Notification(words, { tag, silent: true });
    notice.addEventListener("click", () => {
      window.focus();
      notice.close();
    });
    return notice;
  } catch {
    // Browsers on telephones allow notices and throw when a page shows one. Sound and screen tell the same.
    return null;
  }
}
