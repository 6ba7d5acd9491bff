import type { Meta, StoryObj } from "@storybook/web-components-vite";
import { html } from "lit";
import * as DateTime from "effect/DateTime";
import * as Effect from "effect/Effect";
import * as Redacted from "effect/Redacted";
import { Cast, Certificates, type World } from "@einv/mocks";
import { rootOf, typeAndEnter, until } from "./support/acting.ts";
import { bring, sampleOf } from "./support/sampleWorld.ts";

interface Args {
  readonly compact: boolean;
}

const meta: Meta<Args> = {
  title: "Company verification",
  component: "einv-company-verification",
  args: { compact: false },
  parameters: { visit: { side: "newcomer" } },
  render: ({ compact }) => html`<einv-company-verification .compact=${compact}></einv-company-verification>`,
};

export default meta;

type Story = StoryObj<Args>;
type Play = NonNullable<Story["play"]>;

const tag = "einv-company-verification";

const shown =
  (what: string): Play =>
  async ({ canvasElement }) => {
    await until(() => rootOf(canvasElement, tag).querySelector(what) !== null);
  };

const facts = {
  industryCode: "464300",
  businessType: Cast.newcomer.businessType,
  businessItem: Cast.newcomer.businessItem,
  phone: Cast.newcomer.person.phone,
  address: Cast.newcomer.address,
};

const fill = (root: ShadowRoot, values: Readonly<Record<string, string>>): void => {
  for (const [id, value] of Object.entries(values)) {
    const field = root.querySelector<HTMLInputElement>(`#${id}`);
    if (field === null) continue;
    field.value = value;
    field.dispatchEvent(new InputEvent("input", { bubbles: true, composed: true }));
  }
};

const pressed =
  (kind: Certificates.Kind, then: string, values: Readonly<Record<string, string>> = facts): Play =>
  async (context) => {
    await shown("#statement")(context);
    const root = rootOf(context.canvasElement, tag);
    fill(root, values);
    await bring(root, sampleOf(context.loaded), kind);
    if (root.querySelector("#secret") !== null)
      typeAndEnter(root.querySelector<HTMLInputElement>("#secret")!, Redacted.value(Certificates.password));
    await until(() => root.querySelector(then) !== null);
  };

/** Joined by itself: what the company says of itself, the text to be signed, the certificate. */
export const Ready: Story = { play: shown("#statement") };

/** Everything that is wrong shows at once, each at its field. */
export const WrongFacts: Story = {
  play: pressed("newcomer", "[aria-invalid=true]", {
    ...facts,
    industryCode: "17",
    phone: "12",
    address: "",
  }),
};

export const Verified: Story = { play: pressed("newcomer", "#outcome") };

export const OtherCompanysCertificate: Story = { play: pressed("otherCompany", ".refusal") };

export const BankOnly: Story = { play: pressed("bankOnly", ".refusal") };

export const Expired: Story = { play: pressed("expired", ".refusal") };

/** The text was left too long: a new one is here, and no password is asked for again. */
export const TextExpired: Story = {
  play: async (context) => {
    await shown("#statement")(context);
    const { world } = sampleOf(context.loaded);
    await Effect.runPromise(world.moveTo(DateTime.add(world.now(), { minutes: 11 })));
    await pressed("newcomer", "[role=alert]")(context);
  },
};

/** The company has shown its certificate; what an ERP keeps of it is not asked here. */
export const AlreadyVerified: Story = {
  parameters: { visit: { side: "supplier" } },
  play: shown(".shown"),
};

/** A company of an ERP that has never issued. */
export const NeverIssued: Story = { parameters: { visit: { side: "buyer" } }, play: shown("#statement") };

export const Loading: Story = {
  parameters: { visit: { faults: [{ kind: "slow", by: "1 hour" }] } },
  play: shown(".skeleton"),
};

export const Failed: Story = {
  parameters: { visit: { faults: [{ kind: "unreachable" }] } },
  play: shown(".refusal"),
};

const working = (world: World.World): void =>
  world.faults.set({ kind: "slow", by: "1 hour", on: /verification\/challenges\/.+/ });

export const Busy: Story = {
  play: async (context) => {
    working(sampleOf(context.loaded).world);
    await pressed("newcomer", ".course")(context);
  },
};

export const Compact: Story = { args: { compact: true }, play: shown("#statement") };

/** Opens the request that waits for the newcomer in an approval; answers what proves the company inside it. */
const insideApproval = async ({ canvasElement, loaded }: Parameters<Play>[0]): Promise<ShadowRoot> => {
  const { ref } = await Effect.runPromise(sampleOf(loaded).world.newcomer);
  const approval = canvasElement.querySelector("einv-invoice-approval")!;
  approval.invoiceRef = ref;
  const inside = (): ShadowRoot | null | undefined =>
    approval.shadowRoot?.querySelector("einv-company-verification")?.shadowRoot;
  await until(() => inside()?.querySelector("#statement") != null);
  return inside()!;
};

const approval: Pick<Story, "render"> = {
  render: () => html`<einv-invoice-approval></einv-invoice-approval>`,
};

/** What stands before the approval is solved in it. */
export const InsideApproval: Story = {
  ...approval,
  play: async (context) => {
    await insideApproval(context);
  },
};

/** Proven in the approval: the invoice is there, and the next thing that blocks is solved in place too. */
export const ThenPoints: Story = {
  ...approval,
  play: async (context) => {
    const root = await insideApproval(context);
    fill(root, facts);
    await bring(root, sampleOf(context.loaded), "newcomer");
    typeAndEnter(root.querySelector<HTMLInputElement>("#secret")!, Redacted.value(Certificates.password));
    await until(
      () =>
        rootOf(context.canvasElement, "einv-invoice-approval")
          .querySelector("einv-point-wallet")
          ?.shadowRoot?.querySelector("#pay") != null,
    );
  },
};

export const Narrow: Story = { parameters: { width: 320 }, play: shown("#statement") };

export const English: Story = { globals: { language: "en" }, play: shown("#statement") };
