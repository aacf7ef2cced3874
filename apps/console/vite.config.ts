import { lingui } from "@lingui/vite-plugin";
import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

const gateway = process.env["HOLDFAST_URL"] ?? "http://localhost:4000";

export default defineConfig({
  root: import.meta.dirname,
  plugins: [lingui({ cwd: import.meta.dirname, macroTransform: true }), react(), tailwindcss()],
  // The content policy allows files of our own only: nothing is inlined, neither script nor picture.
  build: { target: "es2022", modulePreload: { polyfill: false }, assetsInlineLimit: 0, sourcemap: false },
  server: {
    proxy: {
      "/graphql": gateway,
      "/api": gateway,
      "/socket.io": { target: gateway, ws: true },
    },
  },
});
