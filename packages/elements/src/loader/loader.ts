/**
 * Fetches the code of each element when the element first appears on the page,
 * so that a page pays for what it shows.
 */
import type { Tag } from "../tags.ts";

const parts: Readonly<Record<Tag, () => Promise<unknown>>> = {
  "einv-provider": () => import("../provider/define.ts"),
  "einv-amendment-planner": () => import("../amendment-planner/define.ts"),
  "einv-environment-check": () => import("../environment-check/define.ts"),
  "einv-point-wallet": () => import("../point-wallet/define.ts"),
  "einv-company-verification": () => import("../company-verification/define.ts"),
  "einv-certificate-manager": () => import("../certificate-manager/define.ts"),
  "einv-invoice-approval": () => import("../approval/define.ts"),
  "einv-invoice-document": () => import("../document/define.ts"),
  "einv-invoice-editor": () => import("../invoice-editor/define.ts"),
  "einv-invoice-list": () => import("../list/define.ts"),
  "einv-invoice-viewer": () => import("../viewer/define.ts"),
  "einv-permission-settings": () => import("../permission-settings/define.ts"),
  "einv-service-market": () => import("../service-market/define.ts"),
  "einv-support-center": () => import("../support-center/define.ts"),
  "einv-login": () => import("../login/define.ts"),
  "einv-signup-wizard": () => import("../signup-wizard/define.ts"),
};

const isTag = (name: string): name is Tag => Object.hasOwn(parts, name);

const fetching = new Map<Tag, Promise<boolean>>();

/**
 * Fetches and registers one element; answers whether it is there. One that
 * could not be fetched is named on the console, and fetched again when asked for again.
 */
export const load = (tag: Tag): Promise<boolean> => {
  const running = fetching.get(tag);
  if (running !== undefined) return running;
  const loading = parts[tag]().then(
    () => true,
    (reason: unknown) => {
      fetching.delete(tag);
      console.warn(`einv: <${tag}> could not be fetched.`, reason);
      return false;
    },
  );
  fetching.set(tag, loading);
  return loading;
};

/** As {@link load}, for a `Part`, which says it when the element did not come. */
export const needed = async (tag: Tag): Promise<Tag> => {
  if (await load(tag)) return tag;
  throw new Error(`<${tag}> could not be fetched`);
};

const namesIn = (root: ParentNode): ReadonlyArray<Tag> => [
  ...new Set(
    [...root.querySelectorAll(":not(:defined)")]
      .map(({ localName }) => localName)
      .filter((name) => isTag(name)),
  ),
];

/** Fetches every einv element that is in `root` or comes into it, until told to stop. */
export const watch = (root: Document | ShadowRoot): (() => void) => {
  const look = (): void => {
    for (const tag of namesIn(root)) void load(tag);
  };
  const changes = new MutationObserver(look);
  changes.observe(root, { childList: true, subtree: true });
  look();
  return () => changes.disconnect();
};
