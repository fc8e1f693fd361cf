const log = document.getElementById("log");
const friends = document.body.className === "phones" ? document.getElementById("friends") : null;
const viewer = new URLSearchParams(location.search).get("user");
const connection = document.getElementById("connection");

const inSeoul = (options) => new Intl.DateTimeFormat("ko-KR", { timeZone: "Asia/Seoul", ...options });
const day = inSeoul({ dateStyle: "full" });
const time = inSeoul({ hour: "numeric", minute: "2-digit" });

let state;
let lastNumber = 0;
let user;
const lastDays = new Map();

function showClock(now) {
  const clock = document.getElementById("clock");
  clock.dateTime = now;
  clock.textContent = `${day.format(new Date(now))} ${time.format(new Date(now))}`;
}

function showMemo(memo) {
  lastNumber = memo.number;
  if (memo.receiver.id !== user.id) {
    return;
  }
  const own = memo.user.id === memo.receiver.id;
  const chat = own || !friends ? log : friends;
  if (chat === friends) {
    document.getElementById("friend").textContent = memo.user.nickname;
  }
  const received = new Date(memo.receivedAt);
  if (day.format(received) !== lastDays.get(chat)) {
    lastDays.set(chat, day.format(received));
    chat.append(element("p", "day", lastDays.get(chat)));
  }
  const sender = own ? state.app.name : memo.user.nickname;
  const icon = element("img", "icon");
  icon.src = "/emulator/icon.svg";
  icon.alt = "";
  const at = element("time", "", time.format(received));
  at.dateTime = memo.receivedAt;
  const message = element("article", "message", icon, element("h2", "sender", sender), kakaoBubbles.draw(memo), at);
  message.setAttribute("aria-label", `${sender}, ${at.textContent}`);
  chat.append(message);
  message.scrollIntoView({ block: "end" });
}

function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children);
  return made;
}

/** Shows what is not shown yet, from the start if the emulator was started anew. */
async function catchUp() {
  state = await (await fetch("/emulator/state")).json();
  user = state.users.find((each) => String(each.id) === viewer) ?? state.user;
  document.getElementById("user").textContent = user.nickname;
  showClock(state.now);
  if (state.memos.length < lastNumber) {
    log.replaceChildren();
    friends?.replaceChildren();
    lastNumber = 0;
    lastDays.clear();
  }
  state.memos.filter((memo) => memo.number > lastNumber).forEach(showMemo);
}

const events = new EventSource("/emulator/events");
events.addEventListener("open", () => {
  connection.textContent = "";
  catchUp();
});
events.addEventListener("error", () => {
  connection.textContent = "연결이 끊겼습니다. 다시 연결하는 중…";
  if (events.readyState === EventSource.CLOSED) {
    setTimeout(() => location.reload(), 2000);
  }
});
events.addEventListener("memo", (event) => {
  const memo = JSON.parse(event.data);
  if (state && memo.number === lastNumber + 1) {
    showMemo(memo);
    showClock(memo.receivedAt);
  } else if (memo.number > lastNumber) {
    catchUp();
  }
});
