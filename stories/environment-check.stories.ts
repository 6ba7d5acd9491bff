import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as DateTime from "effect/DateTime";
import { world } from "../test/elements/support/samples.ts";
import { rootOf, until } from "./support/acting.ts";

/** A server whose clock is so many seconds behind this computer's: the sample world's stands still. */
const behind = (seconds: number) => () =>
  world({
    clock: async () => ({ now: async () => ({ now: DateTime.makeUnsafe(Date.now() - seconds * 1000) }) }),
  });

const meta: Meta = {
  title: "Environment check",
  component: "einv-environment-check",
  render: () => html`<einv-environment-check></einv-environment-check>`,
};

export default meta;

type Story = StoryObj;

const tag = "einv-environment-check";

const checked: NonNullable<Story["play"]> = async ({ canvasElement }) => {
  await until(() => canvasElement.querySelector(tag)?.viewState === "ready");
};

/** Nothing is installed; everything that issuing needs was tried out. */
export const Ready: Story = { parameters: { runtime: behind(0) }, play: checked };

export const ClockWrong: Story = { parameters: { runtime: behind(5400) }, play: checked };

export const ClockAway: Story = { parameters: { runtime: behind(-240) }, play: checked };

/** Reached through the real application, which is switched off. */
export const Unreachable: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: checked,
};

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector("progress") !== null);
  },
};

export const Narrow: Story = { parameters: { width: 320, runtime: behind(0) }, play: checked };

export const English: Story = {
  globals: { language: "en" },
  parameters: { runtime: behind(0) },
  play: checked,
};
