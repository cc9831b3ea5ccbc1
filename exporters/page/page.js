// Search, filters, sorting and the pages of speakers. The page is whole without it: this only hides, shows and
// reorders what is there, and never makes markup out of text. ASCII only, see embed_page.cmake.
(function () {
  "use strict";
  const at = (id) => document.getElementById(id);
  const index = JSON.parse(at("index").textContent);
  const box = at("cards");
  const form = at("controls");
  const cards = Array.from(box.children);
  const matters = index.matters.map((facts, i) => ({
    card: cards[i],
    place: i,
    disputed: facts.disputed === true,
    own: facts.own === true,
    newest: facts.newest || "",
    sayings: facts.sayings,
    text: null,
    items: null
  }));
  const fold = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").toLowerCase();
  const more = at("more");
  const step = 200;  // cards that the browser is given at once; the rest follows when the reader gets there
  let limit = step;
  let order = "worth";
  let sorted = matters;

  function fill(id, first, names, values) {
    const select = at(id);
    const add = (text, value) => {
      const option = document.createElement("option");
      option.textContent = text;
      option.value = value;
      select.append(option);
    };
    add(first, "");
    names.forEach((name, i) => add(name || "(no name)", String(values ? values[i] : i)));
  }

  // The words of a card, kept after the first search.
  function text(matter) {
    if (matter.text === null) matter.text = fold(matter.card.textContent);
    return matter.text;
  }

  function wanted() {
    const number = (id) => (at(id).value === "" ? null : Number(at(id).value));
    return {
      words: fold(at("search").value).split(/\s+/).filter((word) => word !== ""),
      by: number("by"),
      outlet: number("outlet"),
      stance: number("stance"),
      confidence: number("confidence") || 0,
      from: at("from").value,
      to: at("to").value,
      disputed: at("disputed").checked,
      own: at("own").checked
    };
  }

  function picks(want) {
    return want.by !== null || want.outlet !== null || want.stance !== null || want.confidence > 0 ||
      want.from !== "" || want.to !== "";
  }

  // Days as "2026-03-12"; what has none fits no span of time.
  function within(day, want) {
    if (want.from === "" && want.to === "") return true;
    return day !== "" && (want.from === "" || day >= want.from) && (want.to === "" || day <= want.to);
  }

  function fits(saying, want) {
    return (want.by === null || saying[0].includes(want.by)) &&
      (want.outlet === null || saying[1] === want.outlet) &&
      (want.stance === null || saying[2] === want.stance) &&
      saying[3] >= want.confidence && within(saying[4], want);
  }

  // Marks what the filters chose; true when something was.
  function mark(matter, want) {
    const hits = matter.sayings.map((saying) => fits(saying, want));
    if (!hits.includes(true)) return false;
    if (matter.items === null) matter.items = Array.from(matter.card.querySelectorAll("li.saying"));
    matter.items.forEach((item, i) => {
      item.classList.toggle("hit", hits[i]);
      for (let around = hits[i] ? item.closest("details") : null; around; around = around.parentElement.closest("details")) {
        around.open = true;
      }
    });
    return true;
  }

  function clear(matter) {
    if (matter.items !== null) matter.items.forEach((item) => item.classList.remove("hit"));
    matter.items = null;
  }

  function apply() {
    const want = wanted();
    const picked = picks(want);
    let shown = 0;
    sort();
    for (const matter of sorted) {
      let show = (!want.disputed || matter.disputed) && (want.own || !matter.own);
      show = show && want.words.every((word) => text(matter).includes(word));
      if (picked) show = show && mark(matter, want);
      else clear(matter);
      if (matter.card.hidden === show) matter.card.hidden = !show;
      if (show) shown += 1;
      matter.card.classList.toggle("later", show && shown > limit);
    }
    more.hidden = shown <= limit;
    at("count").textContent = shown + " of " + matters.length + (matters.length === 1 ? " matter" : " matters");
  }

  function sort() {
    const by = at("sort").value;
    if (by === order) return;
    order = by;
    sorted = matters.slice();
    if (by === "newest") {
      sorted.sort((a, b) => (a.newest < b.newest ? 1 : a.newest > b.newest ? -1 : a.place - b.place));
    } else if (by === "said") {
      sorted.sort((a, b) => b.sayings.length - a.sayings.length || a.place - b.place);
    }
    box.append(...sorted.map((matter) => matter.card));
  }

  // The next cards, whatever the filters have chosen.
  function next() {
    limit += step;
    const later = box.querySelectorAll(".later");
    Array.from(later).slice(0, step).forEach((card) => card.classList.remove("later"));
    more.hidden = later.length <= step;
  }

  function changed() {
    limit = step;
    apply();
  }

  // A link to a speaker shows that speaker's page alone; one to a claim shows its card, whatever the filters are.
  function go() {
    const target = at(decodeURIComponent(location.hash.slice(1)));
    const person = target !== null && target.classList.contains("person");
    document.querySelectorAll(".chosen").forEach((old) => old.classList.remove("chosen"));
    document.body.classList.toggle("one-person", person);
    if (target === null) return;
    if (person) target.classList.add("chosen");
    const card = target.closest("article.matter");
    if (card !== null) {
      card.hidden = false;
      card.classList.remove("later");
    }
    if (person || card !== null) (person ? target : card).focus({ preventScroll: true });
    target.scrollIntoView();
  }

  fill("by", "anybody", ["a source unnamed or not stated"].concat(index.speakers),
       [-1].concat(index.speakers.map((_, i) => i)));
  fill("outlet", "any", index.outlets);
  fill("stance", "any", index.stances);
  const days = index.matters.flatMap((facts) => facts.sayings.map((saying) => saying[4])).filter((day) => day !== "").sort();
  for (const id of days.length > 0 ? ["from", "to"] : []) {
    at(id).min = days[0];
    at(id).max = days[days.length - 1];
  }
  let pause = 0;
  form.addEventListener("input", () => {
    clearTimeout(pause);
    pause = setTimeout(changed, 120);
  });
  form.addEventListener("reset", () => setTimeout(changed, 0));
  form.addEventListener("submit", (event) => event.preventDefault());
  window.addEventListener("hashchange", go);
  more.addEventListener("click", next);
  new IntersectionObserver((seen) => {
    if (seen.some((one) => one.isIntersecting)) next();
  }, { rootMargin: "1500px" }).observe(more);
  const unfolded = [];
  window.addEventListener("beforeprint", () => {
    document.querySelectorAll("article details:not([open])").forEach((details) => {
      details.open = true;
      unfolded.push(details);
    });
  });
  window.addEventListener("afterprint", () => {
    unfolded.splice(0).forEach((details) => { details.open = false; });
  });
  form.hidden = false;
  apply();
  if (location.hash !== "") go();
})();
