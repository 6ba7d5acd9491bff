/**
 * The browsers in which element tests run, as web-test-runner starts them.
 * Chromium is installed where it is missing; Firefox and WebKit are Debian's
 * `firefox-esr` and `webkit2gtk-driver` (with `xvfb` where there is no screen),
 * and whoever asks for them installs them.
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { createServer } from "node:net";
import { setTimeout as pause } from "node:timers/promises";

import { chromeLauncher } from "@web/test-runner-chrome";

import { findChrome, flags } from "./chrome.mjs";

const chromium = async () =>
  chromeLauncher({
    launchOptions: { executablePath: await findChrome({ install: true }), headless: true, args: flags },
    createBrowserContext: ({ browser }) => browser.createBrowserContext(),
    createPage: async ({ context }) => {
      const page = await context.newPage();
      const session = await page.createCDPSession();
      await session.send("Emulation.setFocusEmulationEnabled", { enabled: true });
      return page;
    },
  });

/** The first of these that is here. */
const installed = (what, ...paths) => {
  const path = paths.find((one) => existsSync(one));
  if (path === undefined) throw new Error(`${what} is not here: ${paths.join(", ")}`);
  return path;
};

const firefox = async () =>
  chromeLauncher({
    launchOptions: {
      browser: "firefox",
      executablePath: installed(
        "Firefox (Debian: firefox-esr)",
        "/usr/bin/firefox-esr",
        "/usr/bin/firefox",
        "/Applications/Firefox.app/Contents/MacOS/firefox",
      ),
      headless: true,
    },
  });

const freePort = () =>
  new Promise((found, failed) => {
    const server = createServer().on("error", failed);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => found(port));
    });
  });

/** A screen that nobody sees, where there is none. */
const screen = async (started) => {
  if (process.env.DISPLAY !== undefined) return process.env.DISPLAY;
  const server = spawn(installed("Xvfb (Debian: xvfb)", "/usr/bin/Xvfb"), [
    "-displayfd",
    "1",
    "-screen",
    "0",
    "1400x1000x24",
  ]);
  started.push(server);
  const [number] = await new Promise((said, failed) => {
    server.stdout.once("data", (data) => said(String(data).trim().split("\n")));
    server.once("error", failed);
    server.once("exit", () => failed(new Error("Xvfb has ended")));
  });
  return `:${number}`;
};

/** Keys that have no character, as WebDriver writes them. */
const special = {
  Tab: "\uE004",
  Enter: "\uE007",
  Escape: "\uE00C",
  Backspace: "\uE003",
  Delete: "\uE017",
  Shift: "\uE008",
  Control: "\uE009",
  Alt: "\uE00A",
  PageUp: "\uE00E",
  PageDown: "\uE00F",
  End: "\uE010",
  Home: "\uE011",
  ArrowLeft: "\uE012",
  ArrowUp: "\uE013",
  ArrowRight: "\uE014",
  ArrowDown: "\uE015",
};

/** WebKit through its own WebDriver, one page after the other in one window. */
const webkit = async () => {
  const driver = installed("WebKit (Debian: webkit2gtk-driver)", "/usr/bin/WebKitWebDriver");
  const started = [];
  const pages = new Map();
  let session;

  const call = async (method, address, body) => {
    const answer = await fetch(address, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const { value } = await answer.json();
    if (!answer.ok) throw new Error(`${method} ${address}: ${value?.message ?? value?.error}`);
    return value;
  };

  const start = async () => {
    const port = await freePort();
    const root = process.getuid?.() === 0;
    started.push(
      spawn(driver, [`--port=${port}`], {
        env: {
          ...process.env,
          DISPLAY: await screen(started),
          LIBGL_ALWAYS_SOFTWARE: "1",
          ...(root ? { WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1" } : {}),
        },
      }),
    );
    const address = `http://127.0.0.1:${port}`;
    while (
      !(await fetch(`${address}/status`).then(
        ({ ok }) => ok,
        () => false,
      ))
    )
      await pause(100);
    const { sessionId } = await call("POST", `${address}/session`, { capabilities: {} });
    session = `${address}/session/${sessionId}`;
    await call("POST", `${session}/timeouts`, { pageLoad: 120_000 });
  };

  const keys = (...actions) =>
    call("POST", `${session}/actions`, {
      actions: [
        {
          type: "key",
          id: "keyboard",
          actions: actions.map(([type, key]) => ({ type, value: special[key] ?? key })),
        },
      ],
    });
  const press = (key) => keys(["keyDown", key], ["keyUp", key]);
  const keyboard = {
    down: (key) => keys(["keyDown", key]),
    up: (key) => keys(["keyUp", key]),
    press,
    type: async (text) => {
      for (const character of text) await press(character);
    },
  };

  return {
    name: "WebKit",
    // What asks for keys asks a page of Playwright's for them.
    type: "playwright",
    concurrency: 1,
    initialize: async () => {},
    startSession: async (id, address) => {
      if (session === undefined) await start();
      pages.set(id, address);
      await call("POST", `${session}/url`, { url: address });
    },
    isActive: (id) => pages.has(id),
    getBrowserUrl: (id) => pages.get(id),
    getPage: () => ({ keyboard }),
    stopSession: async (id) => {
      pages.delete(id);
      await call("POST", `${session}/url`, { url: "about:blank" });
      return {};
    },
    stop: async () => {
      if (session !== undefined) await call("DELETE", session).catch(() => {});
      session = undefined;
      for (const process of started.reverse()) process.kill();
    },
  };
};

export const browsers = { chromium, firefox, webkit };
