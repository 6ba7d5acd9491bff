/**
 * What an issue needs of this browser, tried out: nothing is concluded from the
 * browser's name. Each check does in small what the real work does.
 */
import type { Runtime } from "../runtime/Runtime.ts";

/** In the order in which they are shown. */
export const checkNames = [
  "signing",
  "amounts",
  "files",
  "folders",
  "streams",
  "parts",
  "screen",
  "policy",
  "server",
  "clock",
  "printing",
  "storage",
  "korean",
] as const;
export type CheckName = (typeof checkNames)[number];

export type Status = "pass" | "warn" | "fail" | "skip";

export interface Outcome {
  readonly status: Status;
  /** Which of the check's sentences says why. */
  readonly because?: string;
  /** A measure: ms, seconds. */
  readonly value?: number;
}

const pass: Outcome = { status: "pass" };
const fail = (because: string): Outcome => ({ status: "fail", because });
const warn = (because: string): Outcome => ({ status: "warn", because });
const skip = (because: string): Outcome => ({ status: "skip", because });

/** SHA-256 of `abc` (FIPS 180-4), the beginning. */
const knownDigest = [0xba, 0x78, 0x16, 0xbf];

/** Signs with a key made for this alone and verifies it, as a tax invoice is signed: RSA with SHA-256. */
const signing = async (): Promise<Outcome> => {
  if (!globalThis.isSecureContext || globalThis.crypto?.subtle === undefined) return fail("insecure");
  const { subtle } = crypto;
  const text = new TextEncoder().encode("abc");
  const digest = new Uint8Array(await subtle.digest("SHA-256", text));
  if (!knownDigest.every((octet, index) => digest[index] === octet)) return fail("wrong");
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: "SHA-256",
  };
  const keys = await subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const signature = await subtle.sign(algorithm.name, keys.privateKey, text);
  return (await subtle.verify(algorithm.name, keys.publicKey, signature, text)) ? pass : fail("wrong");
};

/** Eighteen digits to the last won. */
const amounts = async (): Promise<Outcome> =>
  typeof BigInt === "function" && BigInt("999999999999999999") + 1n === 10n ** 18n ? pass : fail("old");

const files = async (): Promise<Outcome> => {
  if (typeof File !== "function" || typeof File.prototype.arrayBuffer !== "function") return fail("old");
  const octets = new Uint8Array(await new File([Uint8Array.of(1, 2, 3)], "signCert.der").arrayBuffer());
  return octets.length === 3 && octets[2] === 3 ? pass : fail("old");
};

const folders = async (): Promise<Outcome> =>
  "webkitdirectory" in document.createElement("input") ? pass : warn("filesOnly");

const streams = async (): Promise<Outcome> => {
  if (typeof ReadableStream !== "function") return fail("old");
  const stream = new ReadableStream<Uint8Array>({
    start: (controller) => {
      controller.enqueue(new TextEncoder().encode("가나다"));
      controller.close();
    },
  });
  return (await new Response(stream).text()) === "가나다" ? pass : fail("old");
};

const parts = async (): Promise<Outcome> => {
  const { arrived } = await import("./probe.ts");
  return arrived ? pass : fail("blocked");
};

const screen = async (): Promise<Outcome> =>
  typeof HTMLDialogElement === "function" &&
  "adoptedStyleSheets" in document &&
  CSS.supports("container-type: inline-size") &&
  CSS.supports("color: light-dark(#000, #fff)")
    ? pass
    : warn("old");

/** As far as a page can see its own policy: styles that are adopted, scripts that are parts of ours, Trusted Types. */
const policy = async (): Promise<Outcome> => {
  const broken: Array<string> = [];
  // What a policy only reports hinders nobody.
  const hear = ({ disposition, effectiveDirective }: SecurityPolicyViolationEvent): void => {
    if (disposition === "enforce") broken.push(effectiveDirective);
  };
  document.addEventListener("securitypolicyviolation", hear);
  try {
    const host = document.createElement("div");
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(":host { inline-size: 7px; position: absolute }");
    host.attachShadow({ mode: "open" }).adoptedStyleSheets = [sheet];
    document.body.append(host);
    const { width } = getComputedStyle(host);
    host.remove();
    await new Promise((done) => setTimeout(done));
    if (width !== "7px" || broken.length > 0) return fail("styles");
    return "trustedTypes" in globalThis ? pass : { status: "pass", because: "untyped" };
  } finally {
    document.removeEventListener("securitypolicyviolation", hear);
  }
};

/** The server's answer and how long it took; asked once for both checks. */
const ask = async (runtime: Runtime, signal: AbortSignal) => {
  const begun = performance.now();
  const { now } = await (await runtime.clock()).now(signal);
  const took = performance.now() - begun;
  // The answer was written about half way.
  return { took, difference: Date.now() - took / 2 - now.epochMilliseconds };
};

const server = async (runtime: Runtime | undefined, signal: AbortSignal): Promise<Outcome> => {
  if (runtime === undefined) return skip("unconnected");
  const { took } = await ask(runtime, signal);
  return { status: took > 3000 ? "warn" : "pass", because: "took", value: Math.round(took) };
};

/** How far a clock may be away, in seconds. */
const near = 120;
const far = 600;

const clock = async (runtime: Runtime | undefined, signal: AbortSignal): Promise<Outcome> => {
  if (runtime === undefined) return skip("unconnected");
  const seconds = Math.round((await ask(runtime, signal)).difference / 1000);
  const away = Math.abs(seconds);
  const because = seconds > 0 ? "fast" : "slow";
  if (away <= near) return { status: "pass", because: "near", value: away };
  return { status: away <= far ? "warn" : "fail", because, value: away };
};

const printing = async (): Promise<Outcome> =>
  typeof window.print === "function" && typeof window.matchMedia === "function" ? pass : warn("elsewhere");

const all: Readonly<
  Record<CheckName, (runtime: Runtime | undefined, signal: AbortSignal) => Promise<Outcome>>
> = {
  signing,
  amounts,
  files,
  folders,
  streams,
  parts,
  screen,
  policy,
  server,
  clock,
  printing,
  storage: async () => skip("unused"),
  korean: async () => skip("unseen"),
};

/** What it means when a check breaks instead of answering. */
const broken: Readonly<Partial<Record<CheckName, string>>> = {
  signing: "wrong",
  parts: "blocked",
  policy: "styles",
  server: "unreachable",
  clock: "unknown",
};

/** How long one check may take, in ms. */
const patience = 10_000;

/** Runs one check; it always answers. */
export const run = async (
  name: CheckName,
  runtime: Runtime | undefined,
  signal: AbortSignal,
): Promise<Outcome> => {
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    return await Promise.race([
      all[name](runtime, signal),
      new Promise<Outcome>((done) => {
        timer = setTimeout(() => done(fail("timeout")), patience);
      }),
    ]);
  } catch {
    return name === "clock" ? skip("unknown") : fail(broken[name] ?? "old");
  } finally {
    clearTimeout(timer);
  }
};
