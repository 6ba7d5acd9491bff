/**
 * The commands of `einv` with their arguments. What a command does is loaded
 * only when it is called.
 */
import * as NodeServices from "@effect/platform-node/NodeServices";
import type { Refusal } from "@einv/refusal/Refusal";
import * as Cause from "effect/Cause";
import * as Argument from "effect/cli/Argument";
import * as CliConfig from "effect/cli/CliConfig";
import * as CliError from "effect/cli/CliError";
import * as CliOutput from "effect/cli/CliOutput";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as GlobalFlag from "effect/cli/GlobalFlag";
import * as Effect from "effect/Effect";
import * as Layer from "effect/Layer";
import * as Option from "effect/Option";
import * as Ref from "effect/Ref";

import { refusals } from "./Refusals.ts";
import * as Terminal from "./Terminal.ts";

const version = "0.1.0";

const json = GlobalFlag.Setting("json")({
  flag: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print exactly one JSON object (one a line for several files)"),
  ),
});

const files = Argument.String("file").pipe(
  Argument.withDescription("A tax invoice, XML"),
  Argument.atLeast(1),
);
const certificate = Argument.String("cert").pipe(
  Argument.withDescription("signCert.der, a certificate as PEM, or a PFX"),
);
const optional = <A>(flag: Flag.Flag<A>): Flag.Flag<A | undefined> =>
  flag.pipe(Flag.optional, Flag.map(Option.getOrUndefined));

const keyFlag = Flag.String("key").pipe(
  Flag.withDescription("signPri.key, the encrypted private key; a PFX has it inside"),
  optional,
);
const passwordStdin = Flag.Boolean("password-stdin").pipe(
  Flag.withDefault(false),
  Flag.withDescription("Read the password from standard input instead of EINV_PASSWORD"),
);
const businessNumber = Flag.String("business-number").pipe(
  Flag.withDescription("Business registration number, with or without hyphens"),
);
const nowFlag = Flag.String("now").pipe(
  Flag.withDescription("Today in Korea: YYYY-MM-DD, or an instant in ISO 8601; default now"),
  Flag.optional,
);
const portFlag = (port: number) =>
  Flag.Int("port").pipe(
    Flag.withDescription("Port to listen on; 0 for any free one"),
    Flag.withDefault(port),
  );
const hostFlag = Flag.String("host").pipe(
  Flag.withDescription("Address to listen on"),
  Flag.withDefault("127.0.0.1"),
);

/** Whatever a command answers: its exit status, or a refusal that ends it. */
type Done = Effect.Effect<Terminal.Exit, Refusal, Terminal.Terminal>;

/** Refusals of how einv was called, not of what it was asked about. */
const wrongUsage = new Set([
  "cli.password-missing",
  "cli.key-missing",
  "cli.instant",
  "cli.date",
  "cli.amount",
  "cli.amend-reason",
  "cli.amend-needs",
]);

/** How a command's work is handed to the program: it records the exit status. */
const work =
  <Input>(exit: Ref.Ref<Terminal.Exit>, load: (input: Input) => Promise<Done>) =>
  (input: Input): Effect.Effect<void, never, Terminal.Terminal> =>
    Effect.promise(() => load(input)).pipe(
      Effect.flatten,
      Effect.catch((refusal) =>
        Effect.as(Terminal.refuse(refusal), wrongUsage.has(refusal.code) ? (2 as const) : (1 as const)),
      ),
      Effect.flatMap((status) => Ref.set(exit, status)),
    );

const invoice = (exit: Ref.Ref<Terminal.Exit>) =>
  Command.make("invoice").pipe(
    Command.withDescription("Tax invoices as XML files"),
    Command.withSubcommands([
      Command.make(
        "read",
        { files },
        work(exit, async ({ files }) => (await import("./commands/InvoiceRead.ts")).read(files)),
      ).pipe(Command.withDescription("Read the document; says what is wrong and where if it is none")),
      Command.make(
        "check",
        { files, now: nowFlag },
        work(exit, async ({ files, now }) =>
          (await import("./commands/InvoiceCheck.ts")).check({ files, now: Option.getOrUndefined(now) }),
        ),
      ).pipe(
        Command.withDescription(
          "Report the broken rules: the authority's with their codes, the law's, practice",
        ),
      ),
      Command.make(
        "sign",
        {
          file: Argument.String("file").pipe(Argument.withDescription("An unsigned tax invoice, XML")),
          cert: Flag.String("cert").pipe(Flag.withDescription("signCert.der of the signer, or a PFX")),
          key: keyFlag,
          out: Flag.String("output").pipe(
            Flag.withAlias("o"),
            Flag.withDescription("Where the signed XML goes"),
          ),
          passwordStdin,
        },
        work(exit, async (input) => (await import("./commands/InvoiceSign.ts")).sign(input)),
      ).pipe(Command.withDescription("Sign an invoice with a joint certificate (공동인증서)")),
      Command.make(
        "verify",
        {
          files,
          trust: Flag.String("trust").pipe(
            Flag.withDescription("Folder of certificates and CRLs; checks the chain too"),
            Flag.optional,
          ),
          at: Flag.String("at").pipe(
            Flag.withDescription("Instant at which the chain must hold, ISO 8601; default now"),
            Flag.optional,
          ),
        },
        work(exit, async ({ files, trust, at }) =>
          (await import("./commands/InvoiceVerify.ts")).verify({
            files,
            trust: Option.getOrUndefined(trust),
            at: Option.getOrUndefined(at),
          }),
        ),
      ).pipe(Command.withDescription("Verify the signature, and on request the signer's certificate chain")),
      Command.make(
        "amend",
        {
          file: Argument.String("file").pipe(Argument.withDescription("The issued tax invoice, XML")),
          reason: Flag.String("reason").pipe(
            Flag.withDescription("Reason (수정사유) 01 to 06, or what happened: returned, rescinded, …"),
          ),
          on: Flag.String("on").pipe(
            Flag.withDescription(
              "02, 03, 04: the day it happened; 05: the day the letter of credit was opened",
            ),
            Flag.optional,
          ),
          supply: Flag.String("supply").pipe(
            Flag.withDescription("02: supply amount more or less; 03: supply amount of what was returned"),
            Flag.optional,
          ),
          tax: Flag.String("tax").pipe(
            Flag.withDescription("02, 03: its tax; default in the original's proportion"),
            Flag.optional,
          ),
          corrected: Flag.String("corrected").pipe(
            Flag.withDescription("01: the invoice as it should have been, XML"),
            Flag.optional,
          ),
          twin: Flag.String("twin").pipe(
            Flag.withDescription("06: the same invoice that stays, XML; proves that it was issued twice"),
            Flag.optional,
          ),
          earlier: Flag.String("earlier").pipe(
            Flag.withDescription("An amendment of it issued before, XML; may be repeated"),
            Flag.atLeast(0),
          ),
          now: nowFlag,
          folder: Flag.String("output").pipe(
            Flag.withAlias("o"),
            Flag.withDescription("Folder for the unsigned XML; without it nothing is written"),
            Flag.optional,
          ),
        },
        work(exit, async ({ on, supply, tax, corrected, twin, now, folder, ...input }) =>
          (await import("./commands/InvoiceAmend.ts")).amend({
            ...input,
            on: Option.getOrUndefined(on),
            supply: Option.getOrUndefined(supply),
            tax: Option.getOrUndefined(tax),
            corrected: Option.getOrUndefined(corrected),
            twin: Option.getOrUndefined(twin),
            now: Option.getOrUndefined(now),
            folder: Option.getOrUndefined(folder),
          }),
        ),
      ).pipe(Command.withDescription("Preview the one or two documents that amend an issued invoice")),
      Command.make(
        "deadline",
        {
          written: Flag.String("written").pipe(Flag.withDescription("Written date (작성일자), YYYY-MM-DD")),
          supply: Flag.String("supply").pipe(
            Flag.withDescription("Supply amount (공급가액) in won; penalties then come in won too"),
            Flag.optional,
          ),
          tax: Flag.String("tax").pipe(
            Flag.withDescription("Tax (세액) in won; default a tenth of the supply amount"),
            Flag.optional,
          ),
          exempt: Flag.Boolean("exempt").pipe(
            Flag.withDefault(false),
            Flag.withDescription("An exempt invoice (계산서)"),
          ),
          now: nowFlag,
        },
        work(exit, async ({ written, supply, tax, exempt, now }) =>
          (await import("./commands/InvoiceDeadline.ts")).deadline({
            written,
            exempt,
            supply: Option.getOrUndefined(supply),
            tax: Option.getOrUndefined(tax),
            now: Option.getOrUndefined(now),
          }),
        ),
      ).pipe(
        Command.withDescription("Until when to issue and to send, and what now, tomorrow or never costs"),
      ),
    ]),
  );

const certificates = (exit: Ref.Ref<Terminal.Exit>) =>
  Command.make("certificate").pipe(
    Command.withDescription("Joint certificates (공동인증서)"),
    Command.withSubcommands([
      Command.make(
        "inspect",
        { cert: certificate, key: keyFlag, passwordStdin },
        work(exit, async (input) => (await import("./commands/CertificateInspect.ts")).inspect(input)),
      ).pipe(Command.withDescription("Say what a certificate is, and what is wrong with it")),
      Command.make(
        "doctor",
        {
          paths: Argument.String("path").pipe(
            Argument.withDescription("Files of a certificate, a PFX, or a folder such as NPKI"),
            Argument.atLeast(1),
          ),
          businessNumber: optional(businessNumber),
          trust: Flag.String("trust").pipe(
            Flag.withDescription("Folder of certificates and CRLs; checks authority and revocation too"),
            optional,
          ),
          at: Flag.String("at").pipe(
            Flag.withDescription("Instant at which it is to be used, ISO 8601; default now"),
            optional,
          ),
          passwordStdin,
        },
        work(exit, async (input) => (await import("./commands/CertificateDoctor.ts")).diagnose(input)),
      ).pipe(
        Command.withDescription("Say of every certificate what is or soon will be wrong, and what to do"),
      ),
      Command.make(
        "convert",
        {
          cert: certificate,
          key: keyFlag,
          out: Flag.String("output").pipe(
            Flag.withAlias("o"),
            Flag.withDescription("A .pfx or .p12 file, or a folder for signCert.der and signPri.key"),
          ),
          passwordStdin,
        },
        work(exit, async (input) => (await import("./commands/CertificateConvert.ts")).convert(input)),
      ).pipe(
        Command.withDescription(
          "Write a certificate as PFX or as two files; with EINV_NEW_PASSWORD, under a new password",
        ),
      ),
      Command.make(
        "check-company",
        { cert: certificate, key: keyFlag, businessNumber, passwordStdin },
        work(exit, async (input) =>
          (await import("./commands/CertificateCheckCompany.ts")).checkCompany(input),
        ),
      ).pipe(Command.withDescription("Prove by VID and R whose certificate it is")),
      Command.make(
        "mint",
        {
          folder: Argument.String("dir").pipe(Argument.withDescription("Folder to put the files into")),
          businessNumber,
          name: Flag.String("name").pipe(Flag.withDescription("Company name (상호)")),
          passwordStdin,
        },
        work(exit, async (input) => (await import("./commands/CertificateMint.ts")).mint(input)),
      ).pipe(Command.withDescription("Make a demo certificate with its whole hierarchy, as real files")),
    ]),
  );

const servers = (exit: Ref.Ref<Terminal.Exit>) =>
  [
    Command.make(
      "serve",
      {
        port: Flag.Int("port").pipe(
          Flag.withDescription("Port to listen on; before EINV_PORT"),
          Flag.optional,
        ),
        host: Flag.String("host").pipe(
          Flag.withDescription("Address to listen on; before EINV_HOST"),
          Flag.optional,
        ),
        data: Flag.String("data").pipe(
          Flag.withDescription("Folder of the embedded database; before EINV_DATA"),
          Flag.optional,
        ),
      },
      work(exit, async ({ port, host, data }) =>
        (await import("./commands/Serve.ts")).serve({
          port: Option.getOrUndefined(port),
          host: Option.getOrUndefined(host),
          data: Option.getOrUndefined(data),
        }),
      ),
    ).pipe(Command.withDescription("Run the reference server, set by EINV_… variables")),
    Command.make(
      "simulator",
      {
        port: portFlag(8090),
        host: hostFlag,
        folder: Flag.String("dir").pipe(
          Flag.withDescription("Folder with the authority's certificates; made when it is not there"),
          Flag.withDefault("./einv-simulator"),
        ),
      },
      work(exit, async (input) => (await import("./commands/Simulate.ts")).simulate(input)),
    ).pipe(Command.withDescription("Run the tax authority's side (국세청), for tests")),
    Command.make(
      "demo",
      { port: portFlag(4300), host: hostFlag },
      work(exit, async (input) => (await import("./commands/Demo.ts")).demo(input)),
    ).pipe(Command.withDescription("Open the two-sided demo")),
  ] as const;

const program = (exit: Ref.Ref<Terminal.Exit>) =>
  Command.make("einv").pipe(
    Command.withDescription("Korean electronic tax invoices (전자세금계산서)"),
    Command.withSubcommands([invoice(exit), certificates(exit), ...servers(exit)]),
    Command.withGlobalFlags([json]),
  );

const incomplete = (path: ReadonlyArray<string>) => ({
  reason: `"${path.join(" ")}" needs a command.`,
  help: `${path.join(" ")} --help`,
});

const usage = (errors: ReadonlyArray<CliError.CliError>, path: ReadonlyArray<string>): Refusal =>
  refusals.refusal("cli.usage", {
    values: {
      reason: errors.map((error) => error.message.replace(/\s+/g, " ")).join(" "),
      help: `${path.join(" ")} --help`,
    },
  });

/** Help goes to standard output; a wrong call gets its refusal, and for people the help beside it, on standard error. */
const presenter = (terminal: Terminal.Shape, exit: Ref.Ref<Terminal.Exit>): CliOutput.Presenter => {
  const formatter = CliOutput.defaultFormatter({ colors: false });
  return {
    present: (event) => {
      switch (event._tag) {
        case "Version":
          return terminal.out(`einv ${event.version}`);
        case "Help": {
          const help = formatter.formatHelpDoc(event.helpDoc).trimEnd();
          if (event.reason === "Requested") return terminal.out(help);
          return Ref.set(exit, 2).pipe(
            Effect.andThen(
              terminal.json
                ? Terminal.refuse(
                    refusals.refusal("cli.usage", { values: incomplete(event.commandPath) }),
                  ).pipe(Effect.provideService(Terminal.Terminal, terminal))
                : terminal.err(help),
            ),
          );
        }
        case "InvalidInvocation":
          return Ref.set(exit, 2).pipe(
            Effect.andThen(Terminal.refuse(usage(event.errors, event.commandPath))),
            Effect.andThen(
              terminal.json
                ? Effect.void
                : terminal.err(`\n${formatter.formatHelpDoc(event.helpDoc).trimEnd()}`),
            ),
            Effect.provideService(Terminal.Terminal, terminal),
          );
      }
    },
  };
};

/** Runs one command line (without the program's name) to its end; answers the exit status. Interrupting it stops a server in order. */
export const run = (
  args: ReadonlyArray<string>,
  world: Omit<Terminal.Shape, "json">,
): Effect.Effect<Terminal.Exit> =>
  Effect.gen(function* () {
    const end = args.indexOf("--");
    const terminal: Terminal.Shape = {
      ...world,
      json: (end === -1 ? args : args.slice(0, end)).includes("--json"),
    };
    const exit = yield* Ref.make<Terminal.Exit>(0);
    yield* Command.runWith(program(exit), { version })(args).pipe(
      Effect.catch(() => Ref.set(exit, 2)),
      Effect.catchCause((cause) =>
        Cause.hasInterruptsOnly(cause)
          ? Effect.failCause(cause)
          : Effect.andThen(
              Terminal.refuse(
                refusals.refusal("cli.broken", { values: { reason: String(Cause.squash(cause)) } }),
              ),
              Ref.set(exit, 1),
            ),
      ),
      Effect.provide([
        NodeServices.layer,
        Layer.succeed(Terminal.Terminal, terminal),
        Layer.succeed(CliOutput.Presenter, presenter(terminal, exit)),
        CliConfig.layer({ builtIns: [GlobalFlag.Help, GlobalFlag.Version] }),
      ]),
    );
    return yield* Ref.get(exit);
  });
