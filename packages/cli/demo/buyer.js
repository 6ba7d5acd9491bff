/** 다라전자: asks its suppliers for tax invoices. */
import { points, post, settings, show, start } from "/erp.js";

const form = document.querySelector("form");
const text = (id, value) => (document.getElementById(id).textContent = value);
const won = new Intl.NumberFormat("ko-KR");
const number = (name) => BigInt(form.elements[name].value.replaceAll(",", "") || 0);

const amounts = () => {
  const supply = number("quantity") * number("unitPrice");
  const tax = supply / 10n;
  return { supply, tax, grand: supply + tax };
};
const showAmounts = () => {
  if (!form.checkValidity()) return;
  const { supply, tax, grand } = amounts();
  text("supply", `${won.format(supply)}원`);
  text("tax", `${won.format(tax)}원`);
  text("grand", `합계 ${won.format(grand)}원`);
};
form.elements.writtenDate.value = settings.today;
form.addEventListener("input", showAmounts);
showAmounts();

const button = form.querySelector("button[type=submit]");

// The key stays the same until the request was answered, so that pressing twice asks once.
let key = crypto.randomUUID();
form.addEventListener("submit", async (event) => {
  event.preventDefault();
  const answer = document.getElementById("answer");
  button.disabled = true;
  try {
    await post("/erp/requests", {
      key,
      supplier: form.elements.supplier.value,
      writtenDate: form.elements.writtenDate.value,
      product: form.elements.product.value,
      quantity: String(number("quantity")),
      unitPrice: String(number("unitPrice")),
      message: form.elements.message.value,
      payer: form.elements.payer.value,
    });
    key = crypto.randomUUID();
    answer.className = "notice";
    const [name] = form.elements.supplier.selectedOptions[0].textContent.split(" ");
    answer.textContent = `요청했습니다. ${name}에 메일을 보냈습니다.`;
    void points();
  } catch ({ content, message }) {
    answer.className = "notice bad";
    answer.textContent = [message, content?.why?.ko, content?.remedy?.ko].filter(Boolean).join(" ");
  }
  answer.hidden = false;
  button.disabled = false;
});
// Pressed before anybody listens, the browser would send the form itself.
button.disabled = false;

start("write");
document.querySelector("nav button[data-page=list]").addEventListener("click", () => show("list"));
