/** The front page: two companies side by side, the mail that was sent, what the authority got, and the clock. */
const get = async (path) => (await fetch(path)).json();
const element = (id) => document.getElementById(id);
const make = (tag, properties = {}, ...children) => {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
};

const places = await get("/demo/places");
for (const frame of document.querySelectorAll("iframe[data-place]")) frame.src = places[frame.dataset.place];
for (const link of document.querySelectorAll("a[data-place]")) link.href = places[link.dataset.place];

const time = new Intl.DateTimeFormat("ko-KR", {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone: "Asia/Seoul",
});
const showClock = async () => {
  element("now").textContent = time.format(new Date((await get("/demo/clock")).now));
};

let known = "";
let open;
const showMails = async () => {
  const mails = await get("/inbox");
  const ids = mails.map(({ id }) => id).join();
  if (ids === known) return;
  known = ids;
  element("no-mail").hidden = mails.length > 0;
  element("mails").replaceChildren(
    ...mails.map(({ id, subject, to, at }) => {
      const row = make(
        "button",
        { type: "button" },
        make("strong", { textContent: subject }),
        make("span", { className: "quiet figures", textContent: time.format(new Date(at)) }),
        make("span", { className: "quiet", textContent: `받는 사람 ${to}` }),
      );
      row.setAttribute("aria-current", String(id === open));
      row.addEventListener("click", () => {
        open = id;
        for (const other of element("mails").querySelectorAll("button"))
          other.setAttribute("aria-current", String(other === row));
        element("mail").src = `/inbox/mails/${encodeURIComponent(id)}`;
        element("mail").hidden = false;
      });
      return make("li", {}, row);
    }),
  );
};

const won = new Intl.NumberFormat("ko-KR");
const showReceived = async () => {
  const received = await get("/authority");
  element("none-received").hidden = received.length > 0;
  element("received").hidden = received.length === 0;
  element("received")
    .querySelector("tbody")
    .replaceChildren(
      ...received.map(({ issueId, supplier, buyer, total, code, text }) =>
        make(
          "tr",
          {},
          make("td", { textContent: issueId }),
          make("td", { textContent: `${supplier?.name ?? "?"} → ${buyer?.name ?? "?"}` }),
          make("td", {
            className: "figures",
            textContent: total === undefined ? "" : `${won.format(BigInt(total))}원`,
          }),
          make(
            "td",
            {},
            make("span", {
              className: code === "SUC001" ? "word good" : "word",
              textContent: text ?? "처리 중",
            }),
            make("div", { className: "quiet", textContent: code ?? "" }),
          ),
        ),
      ),
    );
};

const refresh = () => Promise.allSettled([showClock(), showMails(), showReceived()]);
const press = (id, path) =>
  element(id).addEventListener("click", async ({ currentTarget }) => {
    currentTarget.disabled = true;
    await fetch(path, { method: "POST" });
    await refresh();
    currentTarget.disabled = false;
  });
press("dawn", "/demo/dawn");
press("results", "/demo/results");

await refresh();
setInterval(refresh, 2000);
