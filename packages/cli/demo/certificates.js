/** Demo certificates that can be dragged onto the page, as a folder from a disk would be. */
import { settings } from "/erp.js";

const fileOf = async (certificate, name) => {
  const answer = await fetch(`/certificates/${certificate}/${name}`);
  return new File([await answer.arrayBuffer()], name);
};

export const offer = async (aside) => {
  const { folder, kinds } = settings.certificates;
  const title = Object.assign(document.createElement("h2"), {
    id: "certificates-title",
    textContent: "데모 인증서",
  });
  const hint = Object.assign(document.createElement("p"), { className: "quiet" });
  hint.append("인증서 칸으로 끌어다 놓거나, 파일 선택에서 이 폴더를 고르세요: ");
  hint.append(Object.assign(document.createElement("code"), { textContent: folder }));
  const list = document.createElement("ul");
  for (const { name, text, password } of kinds) {
    const files = await Promise.all(["signCert.der", "signPri.key"].map((file) => fileOf(name, file)));
    const item = document.createElement("li");
    item.draggable = true;
    const secret = Object.assign(document.createElement("code"), { textContent: password });
    item.append(
      Object.assign(document.createElement("strong"), { textContent: text }),
      document.createElement("br"),
    );
    item.append("암호 ", secret);
    item.addEventListener("dragstart", ({ dataTransfer }) => {
      dataTransfer.effectAllowed = "copy";
      for (const file of files) dataTransfer.items.add(file);
    });
    list.append(item);
  }
  aside.replaceChildren(title, hint, list);
};
