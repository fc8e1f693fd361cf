/** Memos as KakaoTalk draws them, for the form of a job and for the emulator's chat page. */
window.kakaoBubbles = (() => {
  const TEXT_LIMIT = 200;
  const SOCIAL = [
    ["like_count", "좋아요"],
    ["comment_count", "댓글"],
    ["shared_count", "공유"],
    ["view_count", "조회"],
    ["subscriber_count", "구독"],
  ];

  /**
   * A memo as the address that takes it has read it: its kind is default, custom or scrap. What its unregisteredLinks
   * name is drawn as a button that opens nothing.
   */
  function draw({ kind, content, unregisteredLinks }) {
    const link = linker(new Set(unregisteredLinks));
    const parts = kind === "default" ? TEMPLATES[content.object_type] : OTHERS[kind];
    const bubble = element("div", "", parts(content, link));
    bubble.className = `kakao-bubble kakao-bubble--${content.object_type ?? kind}`;
    return bubble;
  }

  const TEMPLATES = {
    text: (template, link) => [
      element("p", "text", [template.text.slice(0, TEXT_LIMIT)]),
      buttons(template, template.link, link),
    ],
    feed: (template, link) => [
      itemContent(template.item_content),
      content(template.content),
      items(template.item_content),
      social(template.social),
      buttons(template, template.content.link, link),
    ],
    list: (template, link) => [
      element("div", "list-title", [template.header_title]),
      element("ul", "rows", template.contents.slice(0, 3).map(row)),
      buttons(template, template.header_link, link),
    ],
    location: (template, link) => [
      content(template.content),
      element("p", "address", [`${template.address_title ?? ""} ${template.address}`.trim()]),
      social(template.social),
      buttons(template, template.content.link, link, {
        title: "위치 보기",
        link: { web_url: `https://map.kakao.com/link/search/${encodeURIComponent(template.address)}` },
      }),
    ],
    commerce: (template, link) => [
      picture(template.content.image_url),
      price(template.commerce),
      text("title", template.content.title),
      buttons(template, template.content.link, link),
    ],
    calendar: (template, link) => [
      content(template.content),
      element("p", "event", [`${template.id_type === "event" ? "일정" : "캘린더"} ${template.id}`]),
      buttons(template, template.content.link, link),
    ],
  };

  const OTHERS = {
    custom: ({ template_id: id, template_args: args }) => [
      element("p", "title", [`사용자 정의 템플릿 ${id}`]),
      pairs(Object.entries(args ?? {})),
    ],
    scrap: ({ request_url: url, template_args: args }, link) => [
      element("p", "title", ["웹 페이지"]),
      element("p", "description", [url]),
      pairs(Object.entries(args ?? {})),
      buttons({}, { web_url: url }, link),
    ],
  };

  function content({ image_url: image, title, description }) {
    return [picture(image), text("title", title), text("description", description)];
  }

  function row({ image_url: image, title, description }) {
    return element("li", "row", [
      element("div", "words", [text("title", title), text("description", description)]),
      picture(image),
    ]);
  }

  function itemContent(item) {
    if (!item || !(item.profile_text || item.title_image_text || item.title_image_url)) {
      return null;
    }
    return element("div", "item-head", [
      item.profile_text ? element("p", "profile", [picture(item.profile_image_url), item.profile_text]) : null,
      titleImage(item),
    ]);
  }

  function titleImage({ title_image_text: title, title_image_category: category, title_image_url: url }) {
    if (!title && !category && !url) {
      return null;
    }
    return element("div", "title-image", [
      element("div", "words", [text("title", title), text("description", category)]),
      picture(url),
    ]);
  }

  function items(item) {
    if (!item?.items?.length && !item?.sum) {
      return null;
    }
    return element("dl", "items", [
      (item.items ?? []).slice(0, 5).map((each) => pair("item", each.item, each.item_op)),
      item.sum ? pair("sum", item.sum, item.sum_op ?? "") : null,
    ]);
  }

  function pairs(entries) {
    return entries.length ? element("dl", "items", entries.map(([name, value]) => pair("item", name, value))) : null;
  }

  function pair(name, term, value) {
    return element("div", name, [element("dt", "term", [term]), element("dd", "value", [String(value)])]);
  }

  function social(counts) {
    const shown = SOCIAL.filter(([name]) => counts?.[name] !== undefined).slice(0, 3);
    return text("social", shown.map(([name, label]) => `${label} ${counts[name]}`).join(" · "));
  }

  function price(commerce) {
    const unit = commerce.currency_unit ?? "원";
    const money = (amount) => {
      const number = amount.toLocaleString("ko-KR");
      return commerce.currency_unit_position === 1 ? unit + number : number + unit;
    };
    const discounted = commerce.discount_price !== undefined;
    return element("div", "price", [
      text("product", commerce.product_name),
      element("strong", "now", [money(discounted ? commerce.discount_price : commerce.regular_price)]),
      commerce.discount_rate ? element("span", "rate", [` ${commerce.discount_rate}%`]) : null,
      discounted ? element("s", "before", [money(commerce.regular_price)]) : null,
    ]);
  }

  function buttons(template, defaultLink, link, added) {
    const own = template.buttons ?? [{ title: template.button_title ?? "자세히 보기", link: defaultLink }];
    const all = added ? own.slice(0, 1).concat(added) : own.slice(0, 2);
    return element("div", "buttons", all.map((button) => link(button.title, button.link)));
  }

  /** Draws buttons that open in a new tab, and those with an unregistered domain as what they are. */
  function linker(unregistered) {
    return (title, { web_url: web, mobile_web_url: mobile } = {}) => {
      const url = web || mobile;
      if (unregistered.has(url)) {
        const dead = element("span", "button", [title, element("small", "reason", ["열리지 않는 링크"])]);
        dead.classList.add("kakao-bubble__button--dead");
        dead.title = url;
        return dead;
      }
      const button = element("a", "button", [title]);
      if (url && isWeb(url)) {
        button.href = url;
        button.target = "_blank";
        button.rel = "noopener noreferrer";
      }
      return button;
    };
  }

  /** A page whose content security policy does not let the picture pass shows where it would be. */
  function picture(url) {
    if (!url || !(isWeb(url) || url.startsWith("data:image/"))) {
      return null;
    }
    const image = element("img", "picture", []);
    image.referrerPolicy = "no-referrer";
    image.alt = "";
    image.addEventListener("error", () => {
      const absent = element("div", "picture", []);
      absent.classList.add("kakao-bubble__picture--absent");
      absent.title = url;
      image.replaceWith(absent);
    });
    image.src = url;
    return image;
  }

  function text(name, value) {
    return value ? element("p", name, [value]) : null;
  }

  function isWeb(url) {
    return /^https?:\/\//i.test(url);
  }

  /** A part of a bubble. Text becomes text, never markup; null is left out. */
  function element(tag, name, children) {
    const made = document.createElement(tag);
    made.className = `kakao-bubble__${name}`;
    children.flat().forEach((child) => {
      if (child !== null && child !== undefined) {
        made.append(child);
      }
    });
    return made;
  }

  return { draw };
})();
