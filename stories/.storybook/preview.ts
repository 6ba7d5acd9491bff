import type { Preview } from "@storybook/web-components-vite";
import { html } from "lit";
import { open, Sample } from "../support/sampleWorld.ts";
import "@einv/elements/define-all";
import "./preview.css";

const preview: Preview = {
  globalTypes: {
    language: {
      description: "Language",
      toolbar: {
        icon: "globe",
        items: [
          { value: "ko", title: "한국어" },
          { value: "en", title: "English" },
        ],
        dynamicTitle: true,
      },
    },
    scheme: {
      description: "Colour scheme",
      toolbar: {
        icon: "mirror",
        items: [
          { value: "system", title: "As the computer" },
          { value: "light", title: "Light" },
          { value: "dark", title: "Dark" },
        ],
        dynamicTitle: true,
      },
    },
  },
  initialGlobals: { language: "ko", scheme: "system" },
  parameters: {
    layout: "padded",
    controls: { disable: true },
    docs: { toc: true },
  },
  loaders: [
    async ({ parameters: { visit, runtime } }) =>
      visit === undefined || runtime !== undefined ? {} : { sample: await open(visit) },
  ],
  decorators: [
    (story, { globals, parameters, loaded: { sample } }) => {
      const { language, scheme } = globals;
      const { runtime, width } = parameters;
      const root = document.documentElement;
      root.lang = language === "en" ? "en" : "ko";
      root.dataset["scheme"] = String(scheme);
      return html`<div class=${width === 320 ? "narrow" : ""}>
        <einv-provider
          .language=${language === "en" ? "en" : "ko"}
          .runtime=${sample instanceof Sample ? sample.runtime : runtime?.()}
        >
          ${story()}
        </einv-provider>
      </div>`;
    },
  ],
};

export default preview;
