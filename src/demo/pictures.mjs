// Takes the pictures of docs/images from the Jenkins and the emulator of bin/demo; see bin/pictures.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const tools = resolve(process.argv[2]);
const require = createRequire(`${tools}/`);
const { chromium, request } = require("playwright-core");
const sharp = require("sharp");

const KAKAO = `http://127.0.0.1:${process.env.KAKAO_MEMO_EMULATOR_PORT}`;
const JENKINS = `http://127.0.0.1:${process.env.KAKAO_MEMO_JENKINS_PORT}/jenkins`;
const MEMO = "/v2/api/talk/memo/default/send";
const MINUTES = 60_000;
const WIDTH = 860;
const SCALE = 1.5;
const NOTHING_STICKS =
  "#bottom-sticker { position: static !important } .jenkins-bottom-app-bar__shadow { display: none }";
const PHONE = { width: 360, height: 440 };

const WORDS = {
  en: {
    names: { hana: "Kim Hana", duri: "Lee Duri", bot: "Build bot", team: "Team chat", qa: "QA", ops: "Ops" },
    message: "Nightly build of ${JOB_NAME}: ${BUILD_STATUS}",
  },
  ko: {
    names: { hana: "김하나", duri: "이두리", bot: "빌드봇", team: "팀 채팅", qa: "QA", ops: "운영" },
    message: "${JOB_NAME} 야간 빌드: ${BUILD_STATUS}",
  },
};

let api;
let browser;

async function until(what, condition, limit = 2 * MINUTES) {
  for (const end = Date.now() + limit; Date.now() < end; ) {
    if (await condition().catch(() => false)) {
      return;
    }
    await new Promise((next) => setTimeout(next, 1000));
  }
  throw new Error(`not in time: ${what}`);
}

const kakao = async (control, form) => (await api.post(`${KAKAO}/emulator/${control}`, { form })).json();
const memos = async () => (await (await api.get(`${KAKAO}/emulator/state`)).json()).memos;

async function inJenkins(call) {
  const crumb = await (await api.get(`${JENKINS}/crumbIssuer/api/json`)).json();
  const script = `${readFileSync("src/demo/pictures.groovy", "utf8")}\n${call}\nprintln 'done'`;
  const answer = await api.post(`${JENKINS}/scriptText`, {
    form: { script, [crumb.crumbRequestField]: crumb.crumb },
    timeout: 5 * MINUTES,
  });
  const text = await answer.text();
  if (!text.endsWith("done\n")) {
    throw new Error(text);
  }
}

/** A Git repository whose script "test" writes a JUnit report with as many failures as its author wants. */
function repository(names) {
  const folder = `${tools}/shop`;
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  const git = (...args) => execFileSync("git", ["-C", folder, ...args], { stdio: "pipe" });
  git("init", "-q", "-b", "main");
  return {
    url: `file://${folder}`,
    commit(author, words, failures) {
      const cases = Array.from({ length: 841 }, (_, i) => {
        const name = i === 0 ? "checksOutWithAnEmptyCart" : `works${i}`;
        const body = i < failures ? '<failure message="cart is null"/>' : "";
        return `<testcase classname="shop.CheckoutTest" name="${name}">${body}</testcase>`;
      });
      writeFileSync(`${folder}/report.xml`, `<testsuite name="shop">${cases.join("")}</testsuite>`);
      const result = failures ? `echo "${failures} of 841 tests failed"; exit 1` : 'echo "841 tests passed"';
      writeFileSync(`${folder}/test`, `#!/bin/sh\ntouch report.xml\n${result}\n`, { mode: 0o755 });
      writeFileSync(`${folder}/${author}`, words);
      git("add", "-A");
      const person = ["-c", `user.name=${names[author]}`, "-c", `user.email=${author}@example.com`];
      git(...person, "commit", "-q", "-m", words);
    },
  };
}

/** Emoji, which not every machine has, in the font that the memos ask for first. */
function emoji() {
  const folder = `${tools}/node_modules/@fontsource/noto-color-emoji/files`;
  const font = readFileSync(`${folder}/noto-color-emoji-emoji-400-normal.woff2`).toString("base64");
  return `(async () => {
    const range = { unicodeRange: "U+200d, U+2139, U+2300-27bf, U+2b00-2bff, U+fe0f, U+1f000-1faff" };
    const font = new FontFace("Apple SD Gothic Neo", "url(data:font/woff2;base64,${font})", range);
    document.fonts.add(await font.load());
  })()`;
}

class Album {
  constructor(language, context) {
    this.language = language;
    this.context = context;
  }

  async save(name, picture) {
    const file = `docs/images/${name}${this.language === "ko" ? ".ko" : ""}.png`;
    await sharp(picture).png({ palette: true, colours: 64, dither: 0, effort: 10 }).toFile(file);
    console.log(file);
  }

  async page(url, viewport = { width: WIDTH, height: 900 }) {
    const page = await this.context.newPage();
    await page.setViewportSize(viewport);
    await page.goto(url, { waitUntil: "load" });
    await page.evaluate(() => document.fonts.ready);
    return page;
  }

  /** A part of a page, without the bar that sticks to the bottom of the window. */
  async part(url, selector, prepare = async () => {}) {
    const page = await this.page(url);
    await page.addStyleTag({ content: NOTHING_STICKS });
    await prepare(page);
    return this.close(page, await page.locator(selector).first().screenshot());
  }

  async close(page, picture) {
    await page.close();
    return picture;
  }

  /** Some of the memos in a chat, counted from the last, side by side. */
  async bubbles(user, which) {
    const page = await this.page(`${KAKAO}/?user=${user}`);
    await page.waitForSelector(".message");
    await page.evaluate((indexes) => {
      const room = document.createElement("div");
      const style = { display: "flex", gap: "16px", alignItems: "start", padding: "16px", width: "max-content" };
      Object.assign(room.style, style, { background: "var(--kakao-room)" });
      room.id = "room";
      const bubbles = [...document.querySelectorAll(".message > .kakao-bubble")];
      indexes.forEach((index) => {
        const bubble = bubbles.at(index);
        bubble.style.width = "262px";
        room.append(bubble);
      });
      document.body.replaceChildren(room);
    }, which);
    return this.close(page, await page.locator("#room").screenshot());
  }

  async chat(user) {
    const page = await this.page(`${KAKAO}/?user=${user}`, PHONE);
    await page.waitForSelector(".message");
    return this.close(page, await page.screenshot());
  }

  /** One of the two chats of a person, as on the phone. */
  async phone(user, index) {
    const page = await this.page(`${KAKAO}/emulator/phones?user=${user}`, { width: 820, height: 510 });
    await page.waitForSelector(".message");
    return this.close(page, await page.locator(".phone").nth(index).screenshot());
  }

  /** The last lines of a console. */
  async console(url, height) {
    const page = await this.page(url, { width: WIDTH - PHONE.width - 16, height });
    const log = page.locator("pre.console-output, pre#out").first();
    await log.evaluate((pre) => {
      document.body.replaceChildren(pre);
      Object.assign(document.body.style, { margin: "0", padding: "0 8px", fontSize: "11px" });
      window.scrollTo(0, document.documentElement.scrollHeight);
    });
    return this.close(page, await page.screenshot());
  }

  async sideBySide(...pictures) {
    const page = await this.context.newPage();
    const images = await Promise.all(
      pictures.map(async (picture) => {
        const { width } = await sharp(picture).metadata();
        return `<img width="${width / SCALE}" src="data:image/png;base64,${picture.toString("base64")}">`;
      }),
    );
    const style = "display: flex; gap: 16px; align-items: start; width: max-content; margin: 0";
    await page.setContent(`<!DOCTYPE html><body style="${style}">${images.join("")}</body>`);
    return this.close(page, await page.locator("body").screenshot());
  }
}

async function people(names) {
  const people = {};
  for (const [key, name] of Object.entries(names)) {
    const { id } = await kakao("users", { nickname: name });
    await kakao("login", { user: String(id) });
    people[key] = { id, name, token: (await kakao("tokens", {})).refresh_token };
  }
  await kakao("friends", { user: String(people.bot.id), friend: String(people.hana.id) });
  return people;
}

/** Waits until so many memos more have arrived. */
async function afterMemos(count, action) {
  const before = (await memos()).length;
  await action();
  await until(`${count} memos`, async () => (await memos()).length >= before + count);
}

async function takeAll(language) {
  const { names, message } = WORDS[language];
  const scene = { language, message, ...(await people(names)) };
  const shop = repository(names);
  shop.commit("hana", "Shop", 0);
  scene.repository = shop.url;
  const json = JSON.stringify(JSON.stringify(scene)).replaceAll("$", "\\$");
  const sceneInGroovy = `new groovy.json.JsonSlurper().parseText(${json})`;
  await inJenkins(`begin(${sceneInGroovy}); build('shop/main'); build('shop/release')`);

  const locale = language === "ko" ? "ko-KR" : "en-US";
  const context = await browser.newContext({ locale, deviceScaleFactor: SCALE, bypassCSP: true, colorScheme: "light" });
  await context.addInitScript(emoji());
  const album = new Album(language, context);
  const login = await album.page(`${JENKINS}/login`);
  await login.fill("[name=j_username]", "hana");
  await login.fill("[name=j_password]", "hana");
  await Promise.all([login.waitForNavigation(), login.click("[name=Submit]")]);

  await afterMemos(3, async () => {
    shop.commit("hana", "Cart", 1);
    shop.commit("duri", "Checkout", 2);
    await inJenkins("build('shop/main'); build('shop/release')");
  });
  const console = await album.console(`${JENKINS}/job/shop/job/main/2/consoleFull`, PHONE.height);
  await album.save("failed", await album.sideBySide(console, await album.chat(scene.team.id)));
  await album.save(
    "ringing",
    await album.sideBySide(await album.phone(scene.hana.id, 0), await album.phone(scene.duri.id, 1)),
  );

  await afterMemos(2, async () => {
    shop.commit("hana", "Checkout again", 0);
    await inJenkins("build('shop/main'); build('nightly')");
  });
  await album.save("cards", await album.bubbles(scene.team.id, [-3, -2, -1]));

  await kakao("faults", { path: MEMO, status: "504" });
  for (let attempt = 0; attempt < 3; attempt++) {
    await kakao("faults", { path: MEMO, status: "503" });
  }
  await inJenkins(`fourWays(${sceneInGroovy})`);
  await album.save("build", await album.part(`${JENKINS}/job/deploy/1/`, "tr.app-summary:has(li)"));
  await inJenkins("accounts(SystemCredentialsProvider.instance.credentials.take(2))");

  await album.save("accounts", await album.part(`${JENKINS}/kakao-memo/`, "#main-panel", async (page) => {
    await page.evaluate(() => {
      document.querySelectorAll(".kakao-memo-account ~ .kakao-memo-account ~ *").forEach((other) => other.remove());
    });
  }));
  await album.save("ringing-checklist", await album.part(`${JENKINS}/kakao-memo/`, "section:last-of-type"));
  await album.save("connect", await album.part(`${JENKINS}/kakao-memo/connect`, "#main-panel"));
  await album.save("own", await album.part(`${JENKINS}/user/hana/account/`, ".jenkins-section:has([name='_.quietHours'])"));

  const configure = `${JENKINS}/job/nightly/configure`;
  const action = "[descriptorid$='.KakaoMemoNotifier']";
  const drawn = (page) => page.waitForSelector(".kakao-memo-preview .kakao-bubble");
  await album.save("preview", await album.part(configure, ".kakao-memo-preview", async (page) => {
    await drawn(page);
    await page.locator(".kakao-memo-preview").evaluate((preview) => (preview.style.width = "max-content"));
  }));
  await album.save("job", await album.part(configure, action, async (page) => {
    await drawn(page);
    await page.locator(".kakao-memo-preview").evaluate((preview) => preview.remove());
  }));

  await inJenkins("digest()");
  await until("a digest", async () => JSON.stringify((await memos()).at(-1)).includes("/kakao-memo/digest/"));
  await album.save("digest", await album.bubbles(scene.team.id, [-1]));
  await context.close();
}

const candidates = [process.env.CHROMIUM, "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"];
browser = await chromium.launch({ executablePath: candidates.find((each) => each && existsSync(each)) });
api = await request.newContext();
await until("the demo", async () => (await memos()).length >= 2, 15 * MINUTES);
for (const language of Object.keys(WORDS)) {
  await takeAll(language);
}
await api.dispose();
await browser.close();
