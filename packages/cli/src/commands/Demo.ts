/** `einv demo`: a buyer's and a supplier's ERP side by side, with everything behind them. */
import * as fs from "node:fs/promises";
import * as os from "node:os";
import * as path from "node:path";

import type { Refusal } from "@einv/refusal/Refusal";
import * as NodeServices from "@effect/platform-node/NodeServices";
import * as SecureRandom from "effect/crypto/SecureRandom";
import * as Effect from "effect/Effect";
import * as Logger from "effect/Logger";

import * as Program from "../demo/Program.ts";
import * as World from "../demo/World.ts";
import * as Terminal from "../Terminal.ts";

const temporary = Effect.acquireRelease(
  Effect.promise(() => fs.mkdtemp(path.join(os.tmpdir(), "einv-demo-"))),
  (folder) => Effect.promise(() => fs.rm(folder, { recursive: true, force: true })),
);

const text = (demo: Program.Demo, language: "ko" | "en"): string =>
  language === "ko"
    ? [
        "",
        `einv 데모가 준비되었습니다: ${demo.front}`,
        "",
        "  먼저 해 볼 세 가지",
        `  1. 다라전자(매입자)에서 역발행을 요청하고 메일함의 메일을 엽니다.   ${demo.buyer}`,
        `  2. 가나상사(공급자)에서 인증서를 놓고 암호 ${World.password} 로 발행합니다.  ${demo.supplier}`,
        "  3. '다음 새벽 3시로'를 눌러 국세청에 도착한 세금계산서를 봅니다.",
        "",
        `  데모 인증서 폴더  ${demo.certificates}`,
        "  끝내려면 Ctrl+C 를 누르세요. 데모의 자료는 함께 지워집니다.",
      ].join("\n")
    : [
        "",
        `The einv demo is ready: ${demo.front}`,
        "",
        "  Three things to try first",
        `  1. Ask for an invoice as the buyer (다라전자), and open the mail in the inbox.   ${demo.buyer}`,
        `  2. Issue it as the supplier (가나상사): drop a certificate, password ${World.password}   ${demo.supplier}`,
        "  3. Move the clock to the next dawn (다음 새벽 3시로) and see what reached the authority.",
        "",
        `  Demo certificates  ${demo.certificates}`,
        "  Press Ctrl+C to end it; what the demo wrote is removed.",
      ].join("\n");

/** Runs until it is told to stop. Codes: `cli.port-taken`, `cli.server-stopped`, `cli.file-unwritable`. */
export const demo = (input: {
  readonly port: number;
  readonly host: string;
}): Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal> =>
  Effect.gen(function* () {
    const [program = ""] = process.argv.slice(1, 2);
    const running = yield* Program.start({
      ...input,
      folder: path.join(yield* temporary, "world"),
      self: [process.execPath, ...process.execArgv, program],
    });
    yield* Terminal.answer(running, (language) => text(running, language));
    return yield* Effect.never;
  }).pipe(Effect.scoped, Effect.provide([NodeServices.layer, SecureRandom.layerWebCrypto, Logger.layer([])]));
