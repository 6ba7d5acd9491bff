/** What the command line itself refuses; everything else comes from the packages it calls. */
import * as Refusal from "@einv/refusal/Refusal";

export const refusals = Refusal.catalogue({
  "cli.usage": {
    what: { ko: "명령을 이해할 수 없습니다.", en: "The command was not understood." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: { ko: "{help} 를 실행해 사용법을 확인해 주세요.", en: "Run {help} to see how it is used." },
  },
  "cli.file-unreadable": {
    what: { ko: "파일을 읽을 수 없습니다.", en: "The file cannot be read." },
    why: { ko: "{ko}", en: "{en}" },
    remedy: {
      ko: "경로와 읽기 권한을 확인해 주세요.",
      en: "Check the path, and that you may read it.",
    },
  },
  "cli.file-unwritable": {
    what: { ko: "파일을 쓸 수 없습니다.", en: "The file cannot be written." },
    why: { ko: "{ko}", en: "{en}" },
    remedy: {
      ko: "경로와 쓰기 권한, 남은 공간을 확인해 주세요.",
      en: "Check the path, the free space, and that you may write there.",
    },
  },
  "cli.file-exists": {
    what: { ko: "같은 이름의 파일이 이미 있습니다.", en: "There already is a file of that name." },
    why: {
      ko: "인증서와 개인키를 덮어쓰지 않습니다.",
      en: "Certificates and keys are never overwritten.",
    },
    remedy: {
      ko: "다른 폴더를 지정하거나 기존 파일을 옮겨 주세요.",
      en: "Name another folder, or move the existing files away.",
    },
  },
  "cli.password-missing": {
    what: { ko: "인증서 암호가 필요합니다.", en: "The certificate's password is needed." },
    why: {
      ko: "명령줄 인수의 암호는 다른 사용자에게 보이므로 받지 않습니다.",
      en: "A password among the arguments can be seen by others, so none is taken there.",
    },
    remedy: {
      ko: "--password-stdin 으로 표준 입력에 넣거나 EINV_PASSWORD 환경 변수에 넣어 주세요.",
      en: "Pass it on standard input with --password-stdin, or in the variable EINV_PASSWORD.",
    },
  },
  "cli.key-missing": {
    what: { ko: "개인키 파일이 지정되지 않았습니다.", en: "No private key was given." },
    why: {
      ko: "signCert.der에는 개인키가 없습니다.",
      en: "signCert.der does not hold the key.",
    },
    remedy: {
      ko: "--key signPri.key를 함께 적어 주세요.",
      en: "Name it with --key signPri.key.",
    },
  },
  "cli.trust-empty": {
    what: {
      ko: "신뢰 폴더에 루트 인증서가 없습니다.",
      en: "The trust folder holds no root certificate.",
    },
    why: {
      ko: "스스로 서명한 인증서(.der, .crt, .cer, .pem)만 신뢰의 시작점이 됩니다.",
      en: "Only self-signed certificates (.der, .crt, .cer, .pem) can start a chain.",
    },
    remedy: {
      ko: "최상위 인증기관 인증서를 폴더에 넣어 주세요.",
      en: "Put the root certification authority's certificate into the folder.",
    },
  },
  "cli.instant": {
    what: { ko: "시각을 읽을 수 없습니다.", en: "The instant cannot be read." },
    why: { ko: "받은 값은 {found} 입니다.", en: "Found {found}." },
    remedy: {
      ko: "2026-11-24T09:00:00+09:00 처럼 시간대까지 적어 주세요.",
      en: "Write it with its offset, like 2026-11-24T09:00:00+09:00.",
    },
  },
  "cli.duration": {
    what: { ko: "시간의 길이를 읽을 수 없습니다.", en: "The length of time cannot be read." },
    why: { ko: "받은 값은 {found} 입니다.", en: "Found {found}." },
    remedy: { ko: "90s, 20m, 2h, 1d 처럼 적어 주세요.", en: "Write it like 90s, 20m, 2h, 1d." },
  },
  "cli.settings-file": {
    what: { ko: "설정 파일을 이해할 수 없습니다.", en: "The settings file was not understood." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: {
      ko: "packages/nts/SIMULATOR.md의 표를 보고 고쳐 주세요.",
      en: "Compare it with the tables in packages/nts/SIMULATOR.md.",
    },
  },
  "cli.date": {
    what: { ko: "날짜를 읽을 수 없습니다.", en: "The date cannot be read." },
    why: { ko: "받은 값은 {found} 입니다.", en: "Found {found}." },
    remedy: {
      ko: "2026-11-24 처럼 있는 날짜를 적어 주세요.",
      en: "Write a date that exists, like 2026-11-24.",
    },
  },
  "cli.amount": {
    what: { ko: "금액을 읽을 수 없습니다.", en: "The amount cannot be read." },
    why: { ko: "받은 값은 {found} 입니다.", en: "Found {found}." },
    remedy: {
      ko: "5000 처럼 원 단위 정수로 적어 주세요.",
      en: "Write whole won, like 5000.",
    },
  },
  "cli.amend-reason": {
    what: { ko: "수정사유를 알 수 없습니다.", en: "The reason of the amendment is not known." },
    why: { ko: "받은 값은 {found} 입니다.", en: "Found {found}." },
    remedy: {
      ko: "코드나 이름 중 하나를 적어 주세요:{reasonsKo}",
      en: "Write a code or a name of these:{reasonsEn}",
    },
  },
  "cli.amend-needs": {
    what: {
      ko: "{reasonKo}에는 {flag} 가 필요합니다.",
      en: "Reason {reasonEn} needs {flag}.",
    },
    remedy: {
      ko: "einv invoice amend --help 로 무엇을 적는지 확인해 주세요.",
      en: "See einv invoice amend --help for what it takes.",
    },
  },
  "cli.port-taken": {
    what: { ko: "{port}번 포트를 열 수 없습니다.", en: "Port {port} cannot be listened on." },
    why: { ko: "{ko}", en: "{en}" },
    remedy: {
      ko: "그 포트를 쓰는 프로그램을 끝내거나 --port 로 다른 포트를 지정해 주세요.",
      en: "End the program that uses it, or name another port with --port.",
    },
  },
  "cli.server-stopped": {
    what: { ko: "실행을 계속할 수 없습니다.", en: "It cannot go on running." },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: { ko: "원인을 고친 뒤 다시 실행해 주세요.", en: "Remove the cause and start it again." },
  },
  "cli.broken": {
    what: {
      ko: "프로그램 오류입니다. 바뀐 것은 없습니다.",
      en: "A fault of the program; nothing was changed.",
    },
    why: { ko: "{reason}", en: "{reason}" },
    remedy: {
      ko: "이 코드와 명령을 함께 알려 주세요.",
      en: "Report it with this code and the command.",
    },
  },
});
