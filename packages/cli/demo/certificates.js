/** Demo certificates that are dropped on the page by dragging or pressing them, as a folder from a disk would be. */
import { settings } from "/erp.js";

const fileOf = async (certificate, name) => {
  const answer = await fetch(`/certificates/${certificate}/${name}`);
  return new File([await answer.arrayBuffer()], name);
};

/** The places for certificates below a root, in the elements' shadow roots too. */
const placesIn = (root) => [
  ...root.querySelectorAll("[part~=drop]"),
  ...[...root.querySelectorAll("*")].flatMap(({ shadowRoot }) =>
    shadowRoot === null ? [] : placesIn(shadowRoot),
  ),
];

/** The place for certificates that is on the page now. */
const place = () => placesIn(document).find((one) => one.checkVisibility());

/** What a browser does when files from a disk are dropped; false when nothing on the page takes them. */
const drop = (files) => {
  const dataTransfer = new DataTransfer();
  for (const file of files) dataTransfer.items.add(file);
  const at = place();
  at?.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, composed: true, cancelable: true }));
  return at !== undefined;
};

/** Over an einv element that takes certificates. */
const isOver = (event) =>
  event.composedPath().some((node) => node.localName?.startsWith("einv-")) && place() !== undefined;

let dragged;
addEventListener(
  "dragover",
  (event) => {
    if (dragged !== undefined && isOver(event)) event.preventDefault();
  },
  true,
);
addEventListener(
  "drop",
  (event) => {
    if (dragged === undefined || !event.isTrusted || !isOver(event)) return;
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

const card =
  (note) =>
  async ({ name, text, password }) => {
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
    button.addEventListener("click", () => {
      note.textContent = drop(files)
        ? ""
        : "이 화면에는 아직 인증서를 놓을 칸이 없습니다. 요청을 열거나 인증서 등록을 시작해 주세요.";
    });
    return make("li", {}, button);
  };

/** Shows the certificates on the suppliers' disk. */
export const offer = async (aside) => {
  const { folder, kinds } = settings.certificates;
  const note = make("p", { role: "status" });
  aside.replaceChildren(
    make("h2", { id: "certificates-title", textContent: "데모 인증서" }),
    make(
      "p",
      { className: "quiet" },
      "인증서 칸이 보이면 그 위로 끌어다 놓거나 여기서 누르세요. 파일 선택에서는 이 폴더를 고릅니다: ",
      make("code", { textContent: folder }),
    ),
    make("ul", {}, ...(await Promise.all(kinds.map(card(note))))),
    note,
  );
};
