const TEXT_LIMIT = 200;
const SOCIAL = [
  ["like_count", "좋아요"],
  ["comment_count", "댓글"],
  ["shared_count", "공유"],
  ["view_count", "조회"],
  ["subscriber_count", "구독"],
];

/** An element with children; text becomes text, never markup. */
export function element(tag, className, ...children) {
  const made = document.createElement(tag);
  made.className = className;
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A memo as KakaoTalk draws it. */
export function bubble(memo) {
  const link = linker(new Set(memo.unregisteredLinks));
  const draw = memo.kind === "default" ? TEMPLATES[memo.content.object_type] : OTHERS[memo.kind];
  return element("div", `bubble ${memo.content.object_type ?? memo.kind}`, ...draw(memo.content, link));
}

const TEMPLATES = {
  text: (template, link) => [element("p", "text", template.text.slice(0, TEXT_LIMIT)), buttons(template, template.link, link)],
  feed: (template, link) => [
    itemContent(template.item_content),
    ...content(template.content),
    items(template.item_content),
    social(template.social),
    buttons(template, template.content.link, link),
  ],
  list: (template, link) => [
    element("h3", "list-title", template.header_title),
    element("ul", "rows", ...template.contents.slice(0, 3).map(row)),
    buttons(template, template.header_link, link),
  ],
  location: (template, link) => [
    ...content(template.content),
    element("p", "address", `${template.address_title ?? ""} ${template.address}`.trim()),
    social(template.social),
    buttons(template, template.content.link, link, {
      title: "위치 보기",
      link: { web_url: `https://map.kakao.com/link/search/${encodeURIComponent(template.address)}` },
    }),
  ],
  commerce: (template, link) => [
    picture(template.content.image_url),
    price(template.commerce),
    text("p", "title", template.content.title),
    buttons(template, template.content.link, link),
  ],
  calendar: (template, link) => [
    ...content(template.content),
    element("p", "event", `${template.id_type === "event" ? "일정" : "캘린더"} ${template.id}`),
    buttons(template, template.content.link, link),
  ],
};

const OTHERS = {
  custom: (content) => [
    element("p", "title", `사용자 정의 템플릿 ${content.template_id}`),
    pairs(Object.entries(content.template_args ?? {})),
  ],
  scrap: (content, link) => [
    element("p", "title", "웹 페이지"),
    element("p", "description", content.request_url),
    pairs(Object.entries(content.template_args ?? {})),
    buttons({}, { web_url: content.request_url }, link),
  ],
};

function content({ image_url: image, title, description }) {
  return [picture(image), text("p", "title", title), text("p", "description", description)];
}

function row({ image_url: image, title, description }) {
  return element(
    "li",
    "row",
    element("div", "words", text("p", "title", title), text("p", "description", description)),
    picture(image),
  );
}

function itemContent(item) {
  if (!item) {
    return null;
  }
  return element(
    "div",
    "item-head",
    item.profile_text ? element("p", "profile", picture(item.profile_image_url), item.profile_text) : null,
    element(
      "div",
      "title-image",
      element("div", "words", text("p", "title", item.title_image_text), text("p", "description", item.title_image_category)),
      picture(item.title_image_url),
    ),
  );
}

function items(item) {
  if (!item?.items?.length && !item?.sum) {
    return null;
  }
  const list = (item.items ?? []).slice(0, 5).map((each) => pair("", each.item, each.item_op));
  return element("dl", "items", ...list, item.sum ? pair("sum", item.sum, item.sum_op ?? "") : null);
}

function pairs(entries) {
  return entries.length ? element("dl", "items", ...entries.map(([name, value]) => pair("", name, value))) : null;
}

function pair(className, name, value) {
  return element("div", className, element("dt", "", name), element("dd", "", String(value)));
}

function social(counts) {
  const shown = SOCIAL.filter(([name]) => counts?.[name] !== undefined).slice(0, 3);
  return shown.length ? element("p", "social", shown.map(([name, label]) => `${label} ${counts[name]}`).join(" · ")) : null;
}

function price(commerce) {
  const unit = commerce.currency_unit ?? "원";
  const money = (amount) =>
    commerce.currency_unit_position === 1 ? unit + amount.toLocaleString("ko-KR") : amount.toLocaleString("ko-KR") + unit;
  const discounted = commerce.discount_price !== undefined;
  return element(
    "div",
    "price",
    text("p", "product", commerce.product_name),
    element("strong", "", money(discounted ? commerce.discount_price : commerce.regular_price)),
    commerce.discount_rate ? element("span", "rate", ` ${commerce.discount_rate}%`) : null,
    discounted ? element("s", "", money(commerce.regular_price)) : null,
  );
}

function buttons(template, defaultLink, link, added) {
  const own = template.buttons ?? [{ title: template.button_title ?? "자세히 보기", link: defaultLink }];
  const all = added ? [...own.slice(0, 1), added] : own.slice(0, 2);
  return element("div", "buttons", ...all.map((button) => link(button.title, button.link)));
}

/** Draws buttons that open in a new tab, and those with an unregistered domain as what they are. */
function linker(unregistered) {
  return (title, { web_url: web, mobile_web_url: mobile } = {}) => {
    const url = web || mobile;
    if (unregistered.has(url)) {
      const dead = element("span", "button dead", title, element("small", "", "열리지 않는 링크"));
      dead.title = url;
      return dead;
    }
    const button = element("a", "button", title);
    if (url && isWeb(url)) {
      button.href = url;
      button.target = "_blank";
      button.rel = "noopener noreferrer";
    }
    return button;
  };
}

function picture(url) {
  if (!url || !(isWeb(url) || url.startsWith("data:image/"))) {
    return null;
  }
  const image = element("img", "picture");
  image.src = url;
  image.alt = "";
  image.referrerPolicy = "no-referrer";
  return image;
}

function text(tag, className, value) {
  return value ? element(tag, className, value) : null;
}

function isWeb(url) {
  return /^https?:\/\//i.test(url);
}
