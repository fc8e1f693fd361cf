// The number beside "every n-th failure" is submitted only while its box is ticked.
Behaviour.specify(".kakao-memo-every-nth", "kakao-memo-every-nth", 0, (box) => {
  const number = box.closest("div").querySelector("input[type=number]");
  box.addEventListener("change", () => {
    if (box.checked) {
      number.name = "on";
    } else {
      number.removeAttribute("name");
    }
  });
});
