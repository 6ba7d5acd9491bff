/** Demo certificates that are dropped on the page by dragging or pressing them, as a folder from a disk would be. */
import { settings } from "/erp.js";

const fileOf = async (certificate, name) => {
  const answer = await fetch(`/certificates/${certificate}/${name}`);
  return new File([await answer.arrayBuffer()], name);
};

/** The place for certificates in an approval that is on the page now. */
const place = () => {
  const approvals = [
    ...document.querySelectorAll("einv-invoice-approval"),
    ...(document
      .querySelector("einv-invoice-viewer")
      ?.shadowRoot?.querySelectorAll("einv-invoice-approval") ?? []),
  ];
  return approvals
    .map(({ shadowRoot }) => shadowRoot?.querySelector("[part=drop]"))
    .find((one) => one?.checkVisibility());
};

/** What a browser does when files from a disk are dropped. */
const drop = (files) => {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  place()?.dispatchEvent(
    new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }),
  );
};

const isApproval = (node) => node.localName === "einv-invoice-approval";

let dragged;
addEventListener(
  "dragover",
  (event) => {
    if (dragged !== undefined && event.composedPath().some(isApproval)) event.preventDefault();
  },
  true,
);
addEventListener(
  "drop",
  (event) => {
    if (dragged === undefined || !event.isTrusted || !event.composedPath().some(isApproval)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    drop(dragged);
  },
  true,
);
addEventListener("dragend", () => (dragged = undefined), true);

const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const card = async ({ name, text, password }) => {
  const files = await Promise.all(["signCert.der", "signPri.key"].map((file) => fileOf(name, file)));
  const button = make(
    "button",
    { type: "button", draggable: true },
    make("strong", { textContent: text }),
    make("span", {}, "암호 ", make("code", { textContent: password })),
  );
  button.addEventListener("dragstart", ({ dataTransfer }) => {
    dataTransfer.effectAllowed = "copy";
    dataTransfer.setData("text/plain", text);
    dragged = files;
  });
  button.addEventListener("click", () => drop(files));
  return make("li", {}, button);
};

/** Shows the certificates on the supplier's disk. */
export const offer = async (aside) => {
  const { folder, kinds } = settings.certificates;
  aside.replaceChildren(
    make("h2", { id: "certificates-title", textContent: "데모 인증서" }),
    make(
      "p",
      { className: "quiet" },
      "요청을 연 뒤 인증서 칸으로 끌어다 놓거나 누르세요. 파일 선택에서는 이 폴더를 고릅니다: ",
      make("code", { textContent: folder }),
    ),
    make("ul", {}, ...(await Promise.all(kinds.map(card)))),
  );
};
