/* @include io.jenkins.plugins.kakaomemo.preview.bubbles */
(() => {
  const PAUSE_MILLISECONDS = 400;
  const MARK = "kakaoMemoPreview";

  Behaviour.specify(".kakao-memo-preview", "kakao-memo-preview", 0, (block) => {
    if (!block.dataset.alive) {
      block.dataset.alive = "true";
      watch(block, block.closest("form"));
    }
  });

  /** Draws the memo now and whenever one of its fields has changed. */
  function watch(block, form) {
    let drawn;
    let pause;

    const draw = () => {
      const fields = fieldsAround(block, form);
      if (fields === null || fields === drawn) {
        return;
      }
      drawn = fields;
      part(block, "outcome").replaceChildren();
      const ifStillWanted = (show) => (result) => {
        if (fields === drawn) {
          show(block, result);
        }
      };
      post(block, "draw", fields).then(ifStillWanted(showDrawn), ifStillWanted(showFailure));
    };

    const changed = () => {
      clearTimeout(pause);
      if (document.contains(block)) {
        pause = setTimeout(draw, PAUSE_MILLISECONDS);
      } else {
        EVENTS.forEach((event) => form.removeEventListener(event, changed));
      }
    };

    EVENTS.forEach((event) => form.addEventListener(event, changed));
    part(block, "send").addEventListener("click", () => send(block, fieldsAround(block, form)));
    changed();
  }

  const EVENTS = ["input", "change", "click"];

  function send(block, fields) {
    const button = part(block, "send");
    button.disabled = true;
    part(block, "outcome").replaceChildren();
    post(block, "send", fields)
      .then(
        (answer) => showOutcome(block, answer),
        () => showOutcome(block, { sent: false, words: block.dataset.unanswered }),
      )
      .then(() => {
        button.disabled = false;
      });
  }

  /**
   * What the form would submit for the object whose fields stand around the block, and no more of the form than that; null
   * if they would not be submitted.
   */
  function fieldsAround(block, form) {
    const json = form.elements.json;
    if (!json) {
      return null;
    }
    const before = json.value;
    const mark = document.createElement("input");
    mark.type = "hidden";
    mark.name = MARK;
    block.append(mark);
    const built = buildFormTree(form);
    mark.remove();
    const found = built ? marked(JSON.parse(json.value)) : null;
    json.value = before;
    if (found) {
      delete found[MARK];
    }
    return found && JSON.stringify(found);
  }

  function marked(value) {
    if (value === null || typeof value !== "object") {
      return null;
    }
    if (MARK in value) {
      return value;
    }
    for (const each of Object.values(value)) {
      const found = marked(each);
      if (found) {
        return found;
      }
    }
    return null;
  }

  function post(block, method, fields) {
    const body = new URLSearchParams();
    body.append("type", block.dataset.type);
    body.append("json", fields);
    return fetch(`${block.dataset.url}/${method}`, {
      method: "POST",
      headers: crumb.wrap({ "Content-Type": "application/x-www-form-urlencoded" }),
      body: body.toString(),
    }).then((response) => (response.ok ? response.json() : Promise.reject(response)));
  }

  function showDrawn(block, { memos = [], length = "", notes = [], error }) {
    block.classList.remove("jenkins-hidden");
    const undrawable = [];
    const bubbles = memos.map((memo) => {
      try {
        return kakaoBubbles.draw(memo);
      } catch (e) {
        undrawable.push(block.dataset.undrawable);
        return null;
      }
    });
    fill(part(block, "room"), bubbles.filter((bubble) => bubble !== null));
    part(block, "length").textContent = length;
    fill(
      part(block, "notes"),
      (error ? [line(error.words, "error")] : []).concat(notes.concat(undrawable).map((note) => line(note, "warning"))),
    );
  }

  /** Whoever may not see the memo sees nothing of the block either. */
  function showFailure(block, { status }) {
    if (status === 403 || status === 404) {
      block.classList.add("jenkins-hidden");
    } else {
      showDrawn(block, { error: { words: block.dataset.unanswered } });
    }
  }

  function showOutcome(block, { sent = false, words, connectUrl, error }) {
    const outcome = line(error ? error.words : words, sent ? "ok" : "error");
    if (connectUrl) {
      const link = document.createElement("a");
      link.href = `${rootURL}/${connectUrl}`;
      link.target = "_blank";
      link.rel = "noopener";
      link.textContent = block.dataset.connect;
      outcome.append(" ", link);
    }
    fill(part(block, "outcome"), [outcome]);
  }

  function line(words, kind) {
    const made = document.createElement("div");
    made.className = `kakao-memo-preview__line kakao-memo-preview__line--${kind}`;
    made.textContent = words;
    return made;
  }

  function fill(parent, children) {
    parent.replaceChildren();
    children.forEach((child) => parent.append(child));
  }

  function part(block, name) {
    return block.querySelector(`.kakao-memo-preview__${name}`);
  }
})();
