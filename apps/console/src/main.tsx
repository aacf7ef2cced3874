import "./validation.ts";
import "./styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { watchAlerts } from "./alerts/watch-alerts.ts";
import { App } from "./app.tsx";
import { startLook } from "./comfort/draw-look.ts";
import { takeFromDirectory } from "./directory/at-directory.ts";
import { takeLinkSecret } from "./link/one-time-link.ts";
import { openSession } from "./session/session.ts";
import { watchSession } from "./session/watch-session.ts";
import { chooseLanguage, turnSoon } from "./text/language.ts";

const root = document.querySelector("#root");
if (root === null) throw new Error("the page has no place to draw in");

startLook(localStorage, matchMedia("(prefers-color-scheme: dark)"), document.documentElement);
takeLinkSecret(location, history);
takeFromDirectory(location, history);
watchSession();
watchAlerts();
void openSession();
void begin(root);

/**
 * Draws once it can be read; where the words do not come, in English. It is no wait of the file itself: the words of a language may
 * lean on this file, and would then wait for it while it waits for them.
 */
async function begin(place: Element): Promise<void> {
  await turnSoon(chooseLanguage(navigator.languages));
  createRoot(place).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
