import "./validation.ts";
import "./styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app.tsx";
import { openSession } from "./session/session.ts";
import { watchSession } from "./session/watch-session.ts";
import { chooseLanguage, speak } from "./text/language.ts";
import { startTheme } from "./theme/theme.ts";

const root = document.querySelector("#root");
if (root === null) throw new Error("the page has no place to draw in");

speak(chooseLanguage(navigator.languages));
startTheme(localStorage, matchMedia("(prefers-color-scheme: dark)"), document.documentElement);
watchSession();
void openSession();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
