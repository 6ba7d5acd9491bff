/**
 * The commands of `einv` with their arguments. What a command does is loaded
 * only when it is called.
 */
import type { Refusal } from "@einv/refusal/Refusal";
import * as Argument from "effect/cli/Argument";
import * as Command from "effect/cli/Command";
import * as Flag from "effect/cli/Flag";
import * as GlobalFlag from "effect/cli/GlobalFlag";
import * as Effect from "effect/Effect";
import * as Option from "effect/Option";
import * as Ref from "effect/Ref";

import * as Terminal from "./Terminal.ts";

const json = GlobalFlag.Setting("json")({
  flag: Flag.Boolean("json").pipe(
    Flag.withDefault(false),
    Flag.withDescription("Print exactly one JSON object (one a line for several files)"),
  ),
});

const optional = <A>(flag: Flag.Flag<A>): Flag.Flag<A | undefined> =>
  flag.pipe(Flag.optional, Flag.map(Option.getOrUndefined));

const files = Argument.String("file").pipe(
  Argument.withDescription("A tax invoice, XML"),
  Argument.atLeast(1),
);
const certificate = Argument.String("cert").pipe(
  Argument.withDescription("signCert.der, a certificate as PEM, or a PFX"),
);
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
  optional,
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
  "cli.duration",
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
        work(exit, async (input) => (await import("./commands/InvoiceCheck.ts")).check(input)),
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
            optional,
          ),
          at: Flag.String("at").pipe(
            Flag.withDescription("Instant at which the chain must hold, ISO 8601; default now"),
            optional,
          ),
        },
        work(exit, async (input) => (await import("./commands/InvoiceVerify.ts")).verify(input)),
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
            optional,
          ),
          supply: Flag.String("supply").pipe(
            Flag.withDescription("02: supply amount more or less; 03: supply amount of what was returned"),
            optional,
          ),
          tax: Flag.String("tax").pipe(
            Flag.withDescription("02, 03: its tax; default in the original's proportion"),
            optional,
          ),
          corrected: Flag.String("corrected").pipe(
            Flag.withDescription("01: the invoice as it should have been, XML"),
            optional,
          ),
          twin: Flag.String("twin").pipe(
            Flag.withDescription("06: the same invoice that stays, XML; proves that it was issued twice"),
            optional,
          ),
          earlier: Flag.String("earlier").pipe(
            Flag.withDescription("An amendment of it issued before, XML; may be repeated"),
            Flag.atLeast(0),
          ),
          now: nowFlag,
          folder: Flag.String("output").pipe(
            Flag.withAlias("o"),
            Flag.withDescription("Folder for the unsigned XML; without it nothing is written"),
            optional,
          ),
        },
        work(exit, async (input) => (await import("./commands/InvoiceAmend.ts")).amend(input)),
      ).pipe(Command.withDescription("Preview the one or two documents that amend an issued invoice")),
      Command.make(
        "deadline",
        {
          written: Flag.String("written").pipe(Flag.withDescription("Written date (작성일자), YYYY-MM-DD")),
          supply: Flag.String("supply").pipe(
            Flag.withDescription("Supply amount (공급가액) in won; penalties then come in won too"),
            optional,
          ),
          tax: Flag.String("tax").pipe(
            Flag.withDescription("Tax (세액) in won; default a tenth of the supply amount"),
            optional,
          ),
          exempt: Flag.Boolean("exempt").pipe(
            Flag.withDefault(false),
            Flag.withDescription("An exempt invoice (계산서)"),
          ),
          now: nowFlag,
        },
        work(exit, async (input) => (await import("./commands/InvoiceDeadline.ts")).deadline(input)),
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
        port: Flag.Int("port").pipe(Flag.withDescription("Port to listen on; before EINV_PORT"), optional),
        host: Flag.String("host").pipe(
          Flag.withDescription("Address to listen on; before EINV_HOST"),
          optional,
        ),
        data: Flag.String("data").pipe(
          Flag.withDescription("Folder of the embedded database; before EINV_DATA"),
          optional,
        ),
      },
      work(exit, async (input) => (await import("./commands/Serve.ts")).serve(input)),
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
        seed: Flag.String("seed").pipe(
          Flag.withDescription("Seed of names, delays and chance; drawn unless given"),
          optional,
        ),
        at: Flag.String("at").pipe(
          Flag.withDescription("Where its clock begins, ISO 8601; default now"),
          optional,
        ),
        stopped: Flag.Boolean("stopped").pipe(
          Flag.withDefault(false),
          Flag.withDescription("Its clock stands still until it is moved (POST admin/clock)"),
        ),
        decidesAfter: Flag.String("decides-after").pipe(
          Flag.withDefault("0s"),
          Flag.withDescription("How long results are pending, such as 20m"),
        ),
        decidesWithin: Flag.String("decides-within").pipe(
          Flag.withDescription("At most how long; chance decides between the two"),
          optional,
        ),
        callsAfter: Flag.String("calls-after").pipe(
          Flag.withDefault("3s"),
          Flag.withDescription("How long after a decision reply addresses are called; never for not at all"),
        ),
        script: Flag.String("script").pipe(
          Flag.withDescription("Faults, a JSON file; see packages/nts/SIMULATOR.md"),
          optional,
        ),
        registry: Flag.String("registry").pipe(
          Flag.withDescription("Unknown numbers, closed businesses, registered systems, a JSON file"),
          optional,
        ),
        tls: Flag.Boolean("tls").pipe(
          Flag.withDefault(false),
          Flag.withDescription("Speak HTTPS, with the certificate in pem/trust.pem to be trusted"),
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

/** All of them; each records its exit status. */
export const program = (exit: Ref.Ref<Terminal.Exit>) =>
  Command.make("einv").pipe(
    Command.withDescription("Korean electronic tax invoices (전자세금계산서)"),
    Command.withSubcommands([invoice(exit), certificates(exit), ...servers(exit)]),
    Command.withGlobalFlags([json]),
  );
