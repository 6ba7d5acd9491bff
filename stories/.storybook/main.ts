import type { StorybookConfig } from "@storybook/web-components-vite";

/** Our packages are taken from their sources; the rest as a browser takes it. */
const conditions = ["source", "module", "browser", "development|production"];

const config: StorybookConfig = {
  stories: ["../**/*.stories.ts"],
  addons: ["@storybook/addon-docs", "@storybook/addon-a11y"],
  framework: "@storybook/web-components-vite",
  core: { disableTelemetry: true, disableWhatsNewNotifications: true },
  viteFinal: (vite) => ({
    ...vite,
    resolve: { ...vite.resolve, conditions },
    optimizeDeps: { ...vite.optimizeDeps, exclude: ["@sqlite.org/sqlite-wasm"] },
    build: { ...vite.build, target: "es2022", chunkSizeWarningLimit: 4096 },
  }),
};

export default config;
